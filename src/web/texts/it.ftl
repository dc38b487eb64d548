### I testi della pagina demo in italiano. La pagina carica questo file e nessun altro testo del bot.

## Intestazione e piè di pagina

demo-title = Demo di MediaNest
demo-skip-to-chat = Vai alla chat
demo-heading = MediaNest
demo-intro-lead = Questa è una demo.
demo-intro = Il bot e il suo database sono veri. Le persone, { $server } e i download sono inventati.
demo-open-console = Apri la console
demo-set-up = Configuralo davvero
demo-language = Lingua
demo-connecting = Connessione…
demo-connected = Connesso
demo-reconnecting = Riconnessione…

## Comandi del server Overseerr simulato

demo-controls = { $server } (simulato)
demo-control-down = Non raggiungibile
demo-control-slow = Risposte lente
demo-control-fail-download = Fai fallire il prossimo download

## Riquadri: chi sei e dove

demo-pane-switch = Scegli una vista
demo-pane-left = Sinistra: { $name }
demo-pane-right = Destra: { $name }
demo-pane-name = { $name } in { $room }
demo-pane-person = Sei
demo-pane-rooms = Canali
demo-pane-messages = Messaggi in { $room }
demo-room-general = # generale
demo-room-approvals = # approvazioni
demo-room-direct = Messaggi diretti
demo-room-new-messages = nuovo
demo-room-general-empty = Ancora nessuna richiesta. Scrivi /{ command-name-request } e il nome di un film o di una serie.
demo-room-approvals-empty = Qui appaiono le richieste da approvare.
demo-room-direct-empty = Qui appaiono i messaggi privati del bot.

## Persone

demo-person-owner = Gestisce il server e approva le richieste.
demo-person-member = Può richiedere film e serie.
demo-person-limited = Può richiedere un film e tre stagioni a settimana.
demo-person-trusted = Le sue richieste vengono approvate automaticamente.
demo-person-guest = Può cercare, ma non richiedere.

## Campo dei messaggi

demo-composer-label = Messaggio
demo-composer-placeholder = Scrivi / per i comandi
demo-composer-suggestions = Suggerimenti
demo-composer-send = Invia
demo-composer-unknown-command = Il comando /{ $name } non esiste. Invia /{ command-name-help } per vedere tutti i comandi.
demo-composer-not-a-command = I comandi iniziano con una barra. Prova /{ command-name-request } e il nome di un film.

## Messaggi

demo-message-author = MediaNest
demo-message-app-tag = APP
demo-message-command = { $name } ha usato { $command }
demo-message-private = Solo tu puoi vederlo
demo-message-thumbs-up = Pollice in su
demo-message-thumbs-down = Pollice in giù
demo-message-reactions = { $label }, { $count }: { $names }
demo-message-preview = Vedi su altre piattaforme

## Anteprima di un messaggio su altre piattaforme

demo-preview-title = Questo messaggio su altre piattaforme
demo-preview-close = Chiudi
demo-preview-web = Questa pagina
demo-preview-discord = Discord
demo-preview-telegram = Telegram
demo-preview-json = Mostra JSON

## Moduli

demo-form-send = Invia
demo-form-cancel = Annulla

## Errori

demo-error-offline = Sei offline. La pagina si riconnette da sola. Poi riprova.
demo-error-message-gone = Questo messaggio non esiste più.
demo-error-unavailable = Il bot al momento non risponde. Riprova tra poco.

## Visita guidata

demo-tour = Visita guidata
demo-tour-progress = Visita guidata: passo { $step } di { $steps }
demo-tour-done = ✓ Fatto. Continua quando vuoi.
demo-tour-back = Indietro
demo-tour-next = Avanti
demo-tour-finish = Fine
demo-tour-skip = Salta la visita
demo-tour-start = Inizia la visita
demo-tour-type = Scrivilo per me
demo-tour-type-left = Scrivilo a sinistra
demo-tour-type-right = Scrivilo a destra
demo-tour-show-channel = Mostrami il canale
demo-tour-show-card = Mostrami la scheda
demo-tour-request-title = Richiedi un film
demo-tour-request-text = A sinistra sei un membro. Scrivi /{ command-name-request } e un titolo che nessuno ha ancora richiesto, come { $title }. Invialo, poi premi “Richiedi” sulla scheda.
demo-tour-request-text-any = A sinistra sei un membro. Scrivi /{ command-name-request } e un titolo che nessuno ha ancora richiesto. Invialo, poi premi “Richiedi” sulla scheda.
demo-tour-approve-title = Approvalo
demo-tour-approve-text = A destra gestisci il server, nel canale delle approvazioni. Premi “Approva” sulla nuova scheda o reagisci con un pollice in su.
demo-tour-download-title = Segui il download
demo-tour-download-text = La scheda in # generale si aggiorna da sola. Quando il film è disponibile, il membro riceve un avviso.
demo-tour-decline-title = Rifiuta con un motivo
demo-tour-decline-text = Richiedi un altro film a sinistra, come { $title }. A destra, premi “Rifiuta”. Scegli un motivo o scrivi il tuo.
demo-tour-decline-text-any = Richiedi un altro film a sinistra. A destra, premi “Rifiuta”. Scegli un motivo o scrivi il tuo.
demo-tour-notify-title = Ricevi anche tu un avviso
demo-tour-notify-text = Richiedi { $title } come una persona. Apri lo stesso titolo come un’altra persona e premi “Avvisami”. Entrambe ricevono un avviso quando è disponibile.
demo-tour-notify-text-any = Richiedi un film come una persona. Apri lo stesso titolo come un’altra persona e premi “Avvisami”. Entrambe ricevono un avviso quando è disponibile.
demo-tour-offline-title = Spegni { $server }
demo-tour-offline-text = Apri la scheda di un film, come { $title }. Metti { $server } su “Non raggiungibile” e premi “Richiedi”. Riaccendilo. La richiesta è stata salvata e parte da sola.
demo-tour-offline-text-any = Apri la scheda di un film. Metti { $server } su “Non raggiungibile” e premi “Richiedi”. Riaccendilo. La richiesta è stata salvata e parte da sola.
