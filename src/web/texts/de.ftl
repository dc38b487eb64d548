### Die eigenen Texte der Demoseite auf Deutsch. Die Seite lädt diese Datei und keine anderen Texte des Bots.

## Kopf und Fuß der Seite

demo-title = MediaNest-Demo
demo-skip-to-chat = Zum Chat springen
demo-heading = MediaNest
demo-intro-lead = Das ist eine Demo.
demo-intro = Der Bot und seine Datenbank sind echt. Die Personen, { $server } und die Downloads sind erfunden.
demo-open-console = Konsole öffnen
demo-set-up = Richtig einrichten
demo-language = Sprache
demo-connecting = Verbindung wird hergestellt …
demo-connected = Verbunden
demo-reconnecting = Verbindung wird wiederhergestellt …

## Schalter des simulierten Overseerr-Servers

demo-controls = { $server } (simuliert)
demo-control-down = Offline
demo-control-slow = Langsame Antworten
demo-control-fail-download = Nächster Download schlägt fehl

## Ansichten: wer du bist und wo

demo-pane-switch = Ansicht auswählen
demo-pane-left = Links: { $name }
demo-pane-right = Rechts: { $name }
demo-pane-name = { $name } in { $room }
demo-pane-person = Du bist
demo-pane-rooms = Kanäle
demo-pane-messages = Nachrichten in { $room }
demo-room-general = # allgemein
demo-room-approvals = # genehmigungen
demo-room-direct = Direktnachrichten
demo-room-new-messages = neu
demo-room-general-empty = Noch keine Anfragen. Gib /{ command-name-request } und den Namen eines Films oder einer Serie ein.
demo-room-approvals-empty = Hier erscheinen Anfragen, die genehmigt werden müssen.
demo-room-direct-empty = Hier erscheinen private Nachrichten des Bots.

## Personen

demo-person-owner = Betreibt den Server und genehmigt Anfragen.
demo-person-member = Kann Filme und Serien anfragen.
demo-person-limited = Kann einen Film und drei Staffeln pro Woche anfragen.
demo-person-trusted = Anfragen werden automatisch genehmigt.
demo-person-guest = Kann suchen, aber nicht anfragen.

## Nachrichtenfeld

demo-composer-label = Nachricht
demo-composer-placeholder = Gib / für Befehle ein
demo-composer-suggestions = Vorschläge
demo-composer-send = Senden
demo-composer-unknown-command = Den Befehl /{ $name } gibt es nicht. Sende /{ command-name-help }, um alle Befehle zu sehen.
demo-composer-not-a-command = Befehle beginnen mit einem Schrägstrich. Versuch es mit /{ command-name-request } und dem Namen eines Films.

## Nachrichten

demo-message-author = MediaNest
demo-message-app-tag = APP
demo-message-command = { $name } hat { $command } verwendet
demo-message-private = Nur du kannst das sehen
demo-message-thumbs-up = Daumen hoch
demo-message-thumbs-down = Daumen runter
demo-message-reactions = { $label }, { $count }: { $names }
demo-message-preview = Auf anderen Plattformen ansehen

## Vorschau einer Nachricht auf anderen Plattformen

demo-preview-title = Diese Nachricht auf anderen Plattformen
demo-preview-close = Schließen
demo-preview-web = Diese Seite
demo-preview-discord = Discord
demo-preview-telegram = Telegram
demo-preview-json = JSON anzeigen

## Formulare

demo-form-send = Senden
demo-form-cancel = Abbrechen

## Fehler

demo-error-offline = Du bist offline. Die Seite verbindet sich automatisch neu. Versuch es dann erneut.
demo-error-message-gone = Diese Nachricht gibt es nicht mehr.
demo-error-unavailable = Der Bot antwortet gerade nicht. Versuch es gleich noch einmal.

## Tour

demo-tour = Tour
demo-tour-progress = Tour: Schritt { $step } von { $steps }
demo-tour-done = ✓ Geschafft. Mach weiter, wenn du so weit bist.
demo-tour-back = Zurück
demo-tour-next = Weiter
demo-tour-finish = Beenden
demo-tour-skip = Tour überspringen
demo-tour-start = Tour starten
demo-tour-type = Für mich eintippen
demo-tour-type-left = Links eintippen
demo-tour-type-right = Rechts eintippen
demo-tour-show-channel = Kanal zeigen
demo-tour-show-card = Karte zeigen
demo-tour-request-title = Einen Film anfragen
demo-tour-request-text = Links bist du ein Mitglied. Gib /{ command-name-request } und einen Titel ein, den noch niemand angefragt hat, zum Beispiel { $title }. Sende es ab und drück auf der Karte „Anfragen“.
demo-tour-request-text-any = Links bist du ein Mitglied. Gib /{ command-name-request } und einen Titel ein, den noch niemand angefragt hat. Sende es ab und drück auf der Karte „Anfragen“.
demo-tour-approve-title = Die Anfrage genehmigen
demo-tour-approve-text = Rechts gehört dir der Server, und du bist im Kanal für Genehmigungen. Drück auf der neuen Karte „Genehmigen“ oder reagiere mit Daumen hoch.
demo-tour-download-title = Den Download verfolgen
demo-tour-download-text = Die Karte in # allgemein aktualisiert sich von selbst. Sobald der Film verfügbar ist, wird das Mitglied benachrichtigt.
demo-tour-decline-title = Mit Grund ablehnen
demo-tour-decline-text = Frag links einen anderen Film an, zum Beispiel { $title }. Drück rechts „Ablehnen“. Wähle einen Grund aus oder schreib einen eigenen.
demo-tour-decline-text-any = Frag links einen anderen Film an. Drück rechts „Ablehnen“. Wähle einen Grund aus oder schreib einen eigenen.
demo-tour-notify-title = Auch benachrichtigt werden
demo-tour-notify-text = Frag { $title } als eine Person an. Öffne denselben Titel als eine andere Person und drück „Benachrichtige mich“. Beide werden benachrichtigt, sobald er verfügbar ist.
demo-tour-notify-text-any = Frag einen Film als eine Person an. Öffne denselben Titel als eine andere Person und drück „Benachrichtige mich“. Beide werden benachrichtigt, sobald er verfügbar ist.
demo-tour-offline-title = { $server } offline schalten
demo-tour-offline-text = Öffne die Karte eines Films, zum Beispiel { $title }. Schalte { $server } auf „Offline“ und drück „Anfragen“. Schalte { $server } wieder ein. Die Anfrage wurde gespeichert und geht von selbst durch.
demo-tour-offline-text-any = Öffne die Karte eines Films. Schalte { $server } auf „Offline“ und drück „Anfragen“. Schalte { $server } wieder ein. Die Anfrage wurde gespeichert und geht von selbst durch.
