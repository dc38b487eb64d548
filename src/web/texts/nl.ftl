### De eigen teksten van de demopagina in het Nederlands. De pagina laadt dit bestand en geen andere teksten van de bot.

## Kop en voet van de pagina

demo-title = Demo van MediaNest
demo-skip-to-chat = Naar de chat
demo-heading = MediaNest
demo-intro-lead = Dit is een demo.
demo-intro = De bot en zijn database zijn echt. De personen, { $server } en de downloads zijn verzonnen.
demo-open-console = De console openen
demo-set-up = Echt instellen
demo-language = Taal
demo-connecting = Verbinden…
demo-connected = Verbonden
demo-reconnecting = Opnieuw verbinden…

## Knoppen van de gesimuleerde Overseerr-server

demo-controls = { $server } (gesimuleerd)
demo-control-down = Offline
demo-control-slow = Trage antwoorden
demo-control-fail-download = Volgende download laten mislukken

## Vensters: wie je bent, en waar

demo-pane-switch = Kies een weergave
demo-pane-left = Links: { $name }
demo-pane-right = Rechts: { $name }
demo-pane-name = { $name } in { $room }
demo-pane-person = Je bent
demo-pane-rooms = Kanalen
demo-pane-messages = Berichten in { $room }
demo-room-general = # algemeen
demo-room-approvals = # goedkeuringen
demo-room-direct = Privéberichten
demo-room-new-messages = nieuw
demo-room-general-empty = Nog geen aanvragen. Typ /{ command-name-request } en de naam van een film of serie.
demo-room-approvals-empty = Hier verschijnen aanvragen die goedgekeurd moeten worden.
demo-room-direct-empty = Hier verschijnen privéberichten van de bot.

## Personen

demo-person-owner = Beheert de server en keurt aanvragen goed.
demo-person-member = Mag films en series aanvragen.
demo-person-limited = Mag één film en drie seizoenen per week aanvragen.
demo-person-trusted = Aanvragen worden automatisch goedgekeurd.
demo-person-guest = Mag zoeken, maar niet aanvragen.

## Berichtveld

demo-composer-label = Bericht
demo-composer-placeholder = Typ / voor opdrachten
demo-composer-suggestions = Suggesties
demo-composer-send = Versturen
demo-composer-unknown-command = De opdracht /{ $name } bestaat niet. Stuur /{ command-name-help } om alle opdrachten te zien.
demo-composer-not-a-command = Opdrachten beginnen met een schuine streep. Probeer /{ command-name-request } en de naam van een film.

## Berichten

demo-message-author = MediaNest
demo-message-app-tag = APP
demo-message-command = { $name } gebruikte { $command }
demo-message-private = Alleen jij kunt dit zien
demo-message-thumbs-up = Duim omhoog
demo-message-thumbs-down = Duim omlaag
demo-message-reactions = { $label }, { $count }: { $names }
demo-message-preview = Bekijken op andere platforms

## Voorbeeld van een bericht op andere platforms

demo-preview-title = Dit bericht op andere platforms
demo-preview-close = Sluiten
demo-preview-web = Deze pagina
demo-preview-discord = Discord
demo-preview-telegram = Telegram
demo-preview-json = JSON tonen

## Formulieren

demo-form-send = Versturen
demo-form-cancel = Annuleren

## Fouten

demo-error-offline = Je bent offline. De pagina verbindt vanzelf opnieuw. Probeer het daarna nog eens.
demo-error-message-gone = Dit bericht bestaat niet meer.
demo-error-unavailable = De bot reageert nu niet. Probeer het zo opnieuw.

## Rondleiding

demo-tour = Rondleiding
demo-tour-progress = Rondleiding: stap { $step } van { $steps }
demo-tour-done = ✓ Gelukt. Ga verder wanneer je wilt.
demo-tour-back = Terug
demo-tour-next = Volgende
demo-tour-finish = Afronden
demo-tour-skip = Rondleiding overslaan
demo-tour-start = Rondleiding beginnen
demo-tour-type = Typ het voor me
demo-tour-type-left = Links typen
demo-tour-type-right = Rechts typen
demo-tour-show-channel = Toon me het kanaal
demo-tour-show-card = Toon me de kaart
demo-tour-request-title = Vraag een film aan
demo-tour-request-text = Links ben je een lid. Typ /{ command-name-request } en een titel die nog niemand heeft aangevraagd, zoals { $title }. Verstuur het en druk op de kaart op ‘Aanvragen’.
demo-tour-request-text-any = Links ben je een lid. Typ /{ command-name-request } en een titel die nog niemand heeft aangevraagd. Verstuur het en druk op de kaart op ‘Aanvragen’.
demo-tour-approve-title = Keur het goed
demo-tour-approve-text = Rechts beheer je de server, in het kanaal voor goedkeuringen. Druk op ‘Goedkeuren’ op de nieuwe kaart of reageer met een duim omhoog.
demo-tour-download-title = Volg de download
demo-tour-download-text = De kaart in # algemeen werkt zichzelf bij. Als de film beschikbaar is, krijgt het lid een melding.
demo-tour-decline-title = Weiger met een reden
demo-tour-decline-text = Vraag links nog een film aan, zoals { $title }. Druk rechts op ‘Weigeren’. Kies een reden of schrijf er zelf een.
demo-tour-decline-text-any = Vraag links nog een film aan. Druk rechts op ‘Weigeren’. Kies een reden of schrijf er zelf een.
demo-tour-notify-title = Krijg ook een melding
demo-tour-notify-text = Vraag { $title } aan als de ene persoon. Open dezelfde titel als een andere persoon en druk op ‘Laat het me weten’. Beiden krijgen een melding als de titel beschikbaar is.
demo-tour-notify-text-any = Vraag een film aan als de ene persoon. Open dezelfde titel als een andere persoon en druk op ‘Laat het me weten’. Beiden krijgen een melding als de titel beschikbaar is.
demo-tour-offline-title = Haal { $server } offline
demo-tour-offline-text = Open de kaart van een film, zoals { $title }. Zet { $server } op ‘Offline’ en druk op ‘Aanvragen’. Zet de server weer aan. De aanvraag is opgeslagen en wordt vanzelf verstuurd.
demo-tour-offline-text-any = Open de kaart van een film. Zet { $server } op ‘Offline’ en druk op ‘Aanvragen’. Zet de server weer aan. De aanvraag is opgeslagen en wordt vanzelf verstuurd.
