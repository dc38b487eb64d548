### I testi di MediaNest in italiano.

language-name = Italiano

## Nomi di comandi e opzioni: quello che si scrive. Solo a-z e 0-9, perché Telegram non ammette altro.

command-name-request = richiedi
command-name-discover = esplora
command-name-requests = richieste
command-name-following = seguiti
command-name-pending = sospese
command-name-history = cronologia
command-name-issue = segnala
command-name-issues = segnalazioni
command-name-setup = configura
command-name-link = collega
command-name-unlink = scollega
command-name-me = profilo
command-name-settings = impostazioni
command-name-status = stato
command-name-user = membri
command-name-claim = rivendica
command-name-console = console
command-name-forget = dimentica
command-name-help = aiuto
command-name-cancel = annulla
option-name-title = titolo
option-name-for = per
option-name-4k = 4k
option-name-page = pagina
option-name-request = richiesta
option-name-code = codice
option-name-who = chi
option-name-me = io

## Comandi e relative opzioni

command-request = Richiedi un film o una serie
command-discover = Trova qualcosa da guardare
command-requests = Vedi le tue richieste e il loro stato
command-following = Vedi e termina gli avvisi che ricevi
command-pending = Esamina le richieste in sospeso
command-history = Vedi che cosa è successo a una richiesta
command-issue = Segnala un problema con un titolo
command-issues = Vedi le segnalazioni e il loro stato
command-setup = Configura richieste e approvazioni per questo server o gruppo
command-link = Collega il tuo account o un’altra chat
command-unlink = Scollega un account o una chat
command-me = Vedi il tuo account, i tuoi permessi e la tua quota
command-settings = Cambia le tue notifiche e la tua lingua
command-status = Controlla se il bot e i suoi server funzionano
command-user = Gestisci i membri: collega, scollega, blocca
command-claim = Diventa il primo admin con il codice del log
command-console = Apri la console nel browser, se sei admin o approvi richieste
command-forget = Elimina i tuoi dati
command-help = Vedi che cosa puoi fare qui
command-cancel = Annulla la domanda in corso
command-missing-option = Aggiungi questo dopo /{ $name }: { $what }
option-title = Titolo, oppure un link di TMDB, IMDb o TVDB
option-issue-title = Titolo con il problema; senza, scegli tra le tue richieste
option-4k = Richiedi in 4K
option-for = Il membro per cui fai la richiesta (solo approvatori)
option-page = Numero di pagina
option-request = Parte del titolo o ID della richiesta
option-code = Il tuo codice monouso
option-who = Parte di un nome, una menzione o un ID
option-forget = Elimina i miei dati
anonymous-sender = Qui scrivi in forma anonima, quindi non so chi sei. Disattiva per un momento l’anonimato o scrivimi in una chat privata.
question-hint = Rispondi a questo messaggio o invia /{ command-name-cancel }.
question-canceled = Annullato.

## Parole usate in più punti

media-type-movie = Film
media-type-tv = Serie
quality-standard = Standard
quality-4k = 4K
platform-discord = Discord
platform-telegram = Telegram
platform-web = Pagina demo
source-discord = Discord
source-telegram = Telegram
source-web = Pagina demo
source-overseerr = { $server }
source-cli = Riga di comando
source-console = Console
page-count = Pagina { $page } di { $pages }
page-number = Pagina { $page }
button-cancel = Annulla
button-back = Indietro
button-next = Avanti
button-done = Fatto
button-newer = Più recenti
button-older = Meno recenti

## Ricerca

search-title = Scegli un titolo
search-results = Risultati per “{ $words }”
search-many = Non c’è? Aggiungi l’anno o incolla un link di TMDB o IMDb.
search-placeholder = Scegli un titolo
search-empty = Nessun risultato per “{ $words }”. Prova con il titolo originale, aggiungi l’anno o incolla un link di TMDB o IMDb.
search-did-you-mean = Forse cercavi…?
search-empty-but = Nessun risultato per “{ $words }”, ma questi titoli sono simili:
search-unknown-link = Non capisco a quale titolo porta questo link. Invia il titolo stesso o un link di TMDB, IMDb, TVDB, Letterboxd, Trakt o JustWatch.
search-unknown-page = Non conosco il sito di questo link. Se il numero è di TMDB, intendi:
search-available = Disponibile
search-partial = Parzialmente disponibile
search-requested = Richiesto
search-processing = In elaborazione
search-failed = Richiesta fallita

## Esplora

discover-title = Esplora
discover-about = Che cosa ti va di vedere?
discover-trending = Di tendenza
discover-recommended = Consigliati per te
discover-popular-movie = Film popolari
discover-popular-tv = Serie popolari
discover-upcoming-movie = Film in uscita
discover-upcoming-tv = Serie in uscita
discover-genres-movie = Generi dei film
discover-genres-tv = Generi delle serie
discover-genre-movie = Film: { $genre }
discover-genre-tv = Serie: { $genre }
discover-similar = Simili a { $title }
discover-choose-genre = Scegli un genere
discover-empty = Qui al momento non c’è nulla.
discover-no-requests = Non c’è ancora nulla da consigliarti. I consigli nascono dalle tue richieste: richiedi qualcosa che ti piace e torna più tardi.
button-all-lists = Tutte le liste
button-similar = Simili

## Persone e collezioni

title-group-person = Persona
title-group-collection = Collezione
discover-person = Film e serie con { $name }
collection-complete = Non manca nulla: è tutto nella libreria o già richiesto.
collection-missing = { $count ->
    [one] Manca 1 film.
   *[other] Mancano { $count } film.
  }
collection-missing-4k = { $count ->
    [one] Manca 1 film in 4K.
   *[other] Mancano { $count } film in 4K.
  }
collection-at-once = Con un tocco richiedi i primi { $count }. Riapri la collezione per gli altri.
collection-quota = { $count ->
    [one] Se richiedi 1 film, ti restano { $left } delle tue { $limit } richieste di film.
   *[other] Se richiedi { $count } film, ti restano { $left } delle tue { $limit } richieste di film.
  }
collection-others = { $count ->
    [one] …e 1 altro film
   *[other] …e altri { $count } film
  }
collection-requested = { $count ->
    [one] Hai richiesto 1 film.
   *[other] Hai richiesto { $count } film.
  }
collection-nothing = Non è stato richiesto nulla: è tutto già nella libreria o già richiesto.
button-request-movies = { $count ->
    [one] Richiedi 1 film
   *[other] Richiedi { $count } film
  }
button-request-movies-4k = { $count ->
    [one] Richiedi 1 film in 4K
   *[other] Richiedi { $count } film in 4K
  }
button-refresh = Aggiorna

## Scheda di un titolo

field-status = Stato
field-seasons = Stagioni
availability-unknown = Non nella libreria
availability-pending = In attesa di approvazione
availability-approved = Approvato
availability-processing = In elaborazione
availability-failed = Richiesta fallita
availability-requested = Richiesto
availability-partial = Parzialmente disponibile
availability-available = Disponibile
availability-blocked = Tra le esclusioni
availability-deleted = Eliminato
availability-other = Stato sconosciuto
title-no-overview = Nessuna descrizione disponibile.
title-rating = ★ { $rating }
title-runtime = { $hours } h { $minutes } min
title-runtime-hours = { $hours } h
title-runtime-minutes = { $minutes } min
title-trailer = Trailer
title-streaming = { $services } ({ $region }; dati di JustWatch)
field-cast = Cast
field-streaming = In streaming su
title-no-permission = Il tuo account non ha il permesso di richiedere questo titolo. Se ti serve, chiedi a un admin.
title-as-guest = Stai facendo la richiesta come ospite.
on-behalf-for = Richiesta per { $name } (account { $account })
on-behalf-rights-all = Può richiederlo in qualità standard e in 4K.
on-behalf-rights-standard = Può richiederlo in qualità standard.
on-behalf-rights-only4k = Può richiederlo solo in 4K.
on-behalf-quota-used = Questo membro ha esaurito la sua quota.
on-behalf-approved = La richiesta la fai tu, quindi viene approvata subito. Conta per la quota del membro.
requester-seasons = { $name } ({ $seasons })
seasons-none = Non si conosce ancora nessuna stagione, quindi non c’è nulla da richiedere.
seasons-only-specials = Questa serie ha solo speciali, e qui non si possono richiedere.
seasons-whole-series = Si può richiedere solo la serie completa. Stagioni: { $seasons }
seasons-none-left = Tutte le stagioni sono già disponibili o richieste.
seasons-available = Disponibili: { $seasons }
seasons-partial = Parzialmente disponibili: { $seasons }
seasons-requested = Richieste: { $seasons }
seasons-selected = Stagioni scelte: { $seasons }
seasons-select-prompt = Scegli le stagioni che vuoi.
seasons-placeholder = Scegli le stagioni
seasons-placeholder-page = Scegli le stagioni (pagina { $page } di { $pages })
seasons-named = { $count ->
    [one] Stagione { $seasons }
   *[other] Stagioni { $seasons }
  }
season-specials = Speciali
season-label = Stagione { $number }
season-episodes = { $count ->
    [one] 1 episodio
   *[other] { $count } episodi
  }
season-available = Già disponibile
season-partial = Parzialmente disponibile
season-requested = Già richiesta
button-request = Richiedi
button-request-4k = Richiedi in 4K
button-all-seasons = Tutte le stagioni
button-latest-season = Ultima stagione
button-watch = Guarda ora
button-notify = Avvisami
button-notify-off = Disattiva l’avviso
button-vote = +1
button-choose-seasons = Scegli le stagioni
button-follow-future = Segui le nuove stagioni
draft-canceled = Non è stato richiesto nulla.
subscription-active = Riceverai un avviso quando { $title } sarà disponibile.
follow-active = Segui { $title }: { $what }
follow-future = { $season ->
    [0] tutte le stagioni
   *[other] le nuove stagioni dopo la stagione { $season }
  }
follow-any = la prossima stagione
subscription-available = { $title } è già disponibile.
subscription-own-request = Hai richiesto tu { $title }. Riceverai comunque un avviso.
vote-added = Il tuo +1 conta. Riceverai un avviso quando arriva { $title }. Premi di nuovo per toglierlo.
vote-removed = Il tuo +1 per { $title } è stato tolto.
vote-subscribed = Riceverai un avviso quando arriva { $title }. Il tuo +1 conterà quando il tuo account sarà collegato: /{ command-name-link }
vote-own = Hai richiesto tu { $title }, quindi non puoi dare un +1.
vote-count = { $count ->
    [one] { $count } voto
   *[other] { $count } voti
  }
votes-needed = { $count } di { $needed } per l’approvazione

## Scheda di una richiesta

state-queued = Invio della richiesta
state-queued-waiting = Salvata, verrà inviata automaticamente
state-pending = In attesa di approvazione
state-approved = Approvata
state-processing = In elaborazione
state-processing-percent = Download in corso, { $percent }%
download-queued = In coda per il download
download-paused = Il download è in pausa
download-importing = Scaricato, ma non ancora nella libreria
download-stuck = Il download è bloccato
download-failed = Il download non è riuscito
state-partial = Parzialmente disponibile
state-available = Disponibile
state-declined = Rifiutata
state-failed = Fallita
request-failed-retried = Fallita, si riproverà
state-rejected = Non richiesta
state-cancelled = Annullata
request-removed = Rimossa
field-requested-by = Richiesto da
field-wanted-by = Lo vogliono anche
requester-on-behalf = { $by } per { $name }
field-quality = Qualità
field-release = Non ancora uscito
release-cinema = al cinema
release-digital = in digitale
release-disc = su disco
release-air = in TV
field-eta = Stima
field-waiting-since = In attesa da
field-next-try = Prossimo tentativo
field-stalled = Nessun movimento da
standing-queue = { $count ->
    [one] C’è { $count } richiesta prima.
    [many] Ci sono { $count } richieste prima.
   *[other] Ci sono { $count } richieste prima.
  }
standing-queue-many = Ci sono più di { $count } richieste prima.
standing-attempt = { $attempt } di { $of }
standing-never-sent = Approvata, ma non è arrivata a { $service }. Un approvatore può inviarla di nuovo.
standing-deleted = Eliminato dalla libreria. Richiedilo di nuovo se lo vuoi ancora.
standing-cinema-only = Per ora solo al cinema. Non si conosce una data di uscita in digitale o su disco.
standing-not-found = Finora non è stato trovato alcun download. Gli approvatori lo sanno.
field-decided-by = Deciso da
decided-by-votes = { $votes } (regola di { $name })
field-reason = Motivo
request-sent = Richiesta inviata.
request-sent-seasons = Richiesta inviata: { $seasons }.
request-seasons-skipped = Già disponibili o richieste: { $seasons }.
request-seasons-available = Già disponibili: { $seasons }.
request-seasons-requested = Già richieste: { $seasons }.
request-known-by = { $name } lo ha già richiesto.
request-already-by = { $name } lo ha già richiesto. Vuoi un avviso quando sarà disponibile?
request-download-failed = Non è stato possibile avviare il download. Un approvatore può riprovare.
request-download-retried = Non è stato possibile avviare il download. Si riproverà.
quota-left = Quota: ne restano { $left } su { $limit }.
quota-resets = Si rinnova
quota-too-many-seasons = { $count } stagioni sono troppe. La tua quota ne permette ancora solo { $left }.
quota-too-many-seasons-member = { $count } stagioni sono troppe. La quota di questo membro ne permette ancora solo { $left }.

## Notifiche

notification-available = { $title } è ora disponibile. Buona visione!
notification-declined = { $title }: richiesta rifiutata.
notification-failed = La tua richiesta di { $title } è fallita.
notification-pending = { $title } è ancora in attesa di approvazione.
notification-ended = { $title } non è più richiesto.
notification-stalled = La tua richiesta per { $title } è ferma da un po’.
notification-votes-off = { $title } ha abbastanza voti, ma non è stato approvato: chi ha configurato l’approvazione con i voti non può più approvare richieste. L’approvazione con i voti ora è disattivata. Chi può gestire le richieste può riattivarla nella configurazione.
notification-other = Ci sono novità sulla tua richiesta di { $title }.

## Scheda di approvazione

approval-title = Approvare { $title }?
approval-requested-by = Richiesto da { $name }
approval-requested-by-as = Richiesto da { $name } come { $account }
approval-quota = { $used } di { $limit } usate
approval-not-completed = Non è andata a buon fine. { $cause }
approval-download-failed = Radarr o Sonarr non ha accettato questa richiesta. Premi “Riprova” per inviarla di nuovo.
approval-never-sent = Approvata, ma non è arrivata a { $service }. Controlla in { $server } che ci sia un server { $service } predefinito, poi premi “Invia di nuovo”.
approval-never-sent-4k = Approvata, ma non è arrivata a { $service }. Controlla in { $server } che ci sia un server { $service } predefinito per il 4K, poi premi “Invia di nuovo”.
approval-stalled = Non è in corso alcun download. Cerca il titolo in { $service }.
approval-fallback = Ricevi questa scheda come messaggio diretto perché non è stato possibile pubblicarla nel suo canale. Verifica che il bot possa scrivere lì.
decision-approve = Approvata da { $name }. Invio…
decision-decline = Rifiutata da { $name }. Invio…
decision-approve-waiting = Approvata da { $name }. Salvato, verrà inviato automaticamente.
decision-decline-waiting = Rifiutata da { $name }. Salvato, verrà inviato automaticamente.
decision-votes = Approvata con { $votes } (regola di { $name }). Invio…
decision-votes-waiting = Approvata con { $votes } (regola di { $name }). Salvato, verrà inviato automaticamente.
field-quota = Quota
field-pending-requests = Richieste in sospeso
field-source = Richiesto tramite
button-approve = Approva
button-decline = Rifiuta
button-edit = Modifica
button-details = Dettagli
button-retry = Riprova
button-send-again = Invia di nuovo
button-reopen = Riapri
button-open-request = Apri in { $server }
toast-decided = { $state ->
    [approved] { $title }: richiesta approvata.
    [declined] { $title }: richiesta rifiutata.
   *[other] { $title }: già gestita.
  }

## Rifiutare

decline-prompt = Perché rifiuti { $title }?
decline-form-title = Rifiuta la richiesta
decline-reason-placeholder = Scegli un motivo
decline-reason-1 = È disponibile su un servizio di streaming.
decline-reason-2 = Non c’è ancora una buona versione.
decline-reason-3 = Al momento non c’è abbastanza spazio.
decline-canceled = La richiesta non è stata rifiutata.
field-decline-reason = Motivo (facoltativo)
button-decline-no-reason = Rifiuta senza motivo
button-decline-write = Scrivi un motivo

## Modificare una richiesta

edit-title = Modifica { $title }
edit-part-seasons = Stagioni
edit-part-server = Server di destinazione
edit-part-profile = Profilo di qualità
edit-part-folder = Cartella principale
edit-part-language = Profilo lingua
edit-part-tags = Tag
edit-select-seasons = Scegli le stagioni
edit-select-server = Scegli un server di destinazione
edit-select-profile = Scegli un profilo di qualità
edit-select-folder = Scegli una cartella principale
edit-select-language = Scegli un profilo lingua
edit-select-tags = Scegli i tag
edit-empty = Nessuna opzione disponibile.
edit-current = Attuale
edit-default = Predefinito
edit-missing = Non esiste più
button-options = Opzioni
button-use-defaults = Usa predefiniti
options-title = Opzioni per { $title }
options-no-tags = nessun tag
field-options = Opzioni di download

## /pending

pending-title = Richieste in sospeso
pending-none = Nessuna richiesta in sospeso.
button-approve-all = Approva tutte quelle di { $name }
button-approve-count = { $count ->
    [one] Approva 1 richiesta
   *[other] Approva { $count } richieste
  }
approve-all-title = Approvare tutte le richieste in sospeso di { $name }?
approve-all-count = { $count ->
    [one] Verrà approvata 1 richiesta.
   *[other] Verranno approvate { $count } richieste.
  }
approve-all-done = { $count ->
    [0] Non c’era più nulla da approvare.
    [one] 1 richiesta approvata.
   *[other] { $count } richieste approvate.
  }
approve-all-note = L’invio è in corso. Una richiesta che il server non accetta torna in /{ command-name-pending }, con il motivo.

## /history

history-title = { $title }: cronologia
history-choose = Scegli una richiesta
history-none = Nessuna richiesta corrispondente. Prova con parte del titolo o l’ID della richiesta.
history-line = { $event } da { $actor } ({ $source })
history-line-overseerr = { $event } ({ $server })
history-detail-reason = Motivo: { $reason }
history-detail-overtaken = Sostituisce la decisione di { $name }
history-detail-approved = Approvata da { $name }
history-detail-votes = { $votes }, con una regola propria
event-request = Richiesta
history-requested-for = Richiesta per { $name }
event-import = Richiesta
event-decide = Decisa
event-drop-decision = Decisione ritirata
event-edit = Modificata
event-send-again = Inviata di nuovo
event-await-approval = In attesa di approvazione
event-approve = Approvata
event-start-processing = In elaborazione
event-become-partial = Parzialmente disponibile
event-become-available = Disponibile
event-decline = Rifiutata
event-reject = Non accettata
event-fail = Fallita
event-cancel = Annullata
event-disappear = Eliminata
event-retry = Ritentata
event-reopen = Riaperta

## /requests

requests-title = Le tue richieste
requests-none = Non hai ancora richieste. Invia /{ command-name-request } per farne una.

## Quello che si segue

following-title = Quello che segui
following-none = Non segui nulla. Apri un titolo con /{ command-name-request } e scegli “Avvisami” o “Segui le nuove stagioni”.
follow-title = Segui { $title }
follow-current = Segui: { $what }
follow-about = Scegli le stagioni per cui vuoi ricevere un avviso.
follow-about-future = Tutte le stagioni sono disponibili. Riceverai un avviso quando ne arriverà una nuova.
follow-ended = Non segui più { $title }.
follow-resumed = Segui di nuovo { $title }.
button-follow-all = Tutte le stagioni e quelle nuove
button-follow-future-off = Senza nuove stagioni
button-unfollow = Non seguire più
button-unfollow-title = Non seguire più { $title }
button-choose-seasons-title = Stagioni di { $title }
button-follow-again = Ripristina
button-cancel-request = Annulla { $title }

## /setup

setup-title = Configurazione: { $name }
setup-not-here = Usa /{ command-name-setup } in un server Discord o in un gruppo Telegram.
setup-requests = Schede delle richieste
setup-requests-anywhere = Pubblicate dove si fa la richiesta
setup-requests-private = Visibili solo a chi richiede
setup-approvals = Schede di approvazione
setup-approvers = Approvatori
setup-approvers-default = Admin e utenti che possono gestire le richieste
setup-approvers-roles = { $count ->
    [one] Membri con 1 ruolo
   *[other] Membri con uno di { $count } ruoli
  }
setup-approvers-admins = Admin del gruppo
setup-self-approval = Autoapprovazione
setup-self-approval-on = Gli approvatori possono approvare le proprie richieste
setup-self-approval-off = Deve approvare qualcun altro
setup-votes = Approvazione con i voti
setup-votes-none = Disattivata
setup-votes-set = { $votes }, scelta di { $name }
setup-votes-set-as = { $votes }, scelta di { $name } come { $account }
setup-about-votes = Una richiesta fatta qui viene approvata appena altrettanti membri hanno premuto +1. Ogni account collegato conta una volta, e chi ha fatto la richiesta non conta.
setup-about-votes-setter = Ogni approvazione è una decisione di chi imposta il numero. Può impostarlo solo chi può gestire le richieste, e finisce quando quella persona non può più farlo.
setup-about-votes-next = Un nuovo numero vale dal prossimo voto. Le richieste che hanno già abbastanza voti non vengono approvate prima.
setup-reasons = Motivi di rifiuto
setup-reminder = Promemoria
setup-reminder-hours = { $hours ->
    [0] Mai
    [one] Dopo 1 ora
   *[other] Dopo { $hours } ore
  }
setup-quiet = Ore di silenzio
setup-quiet-none = Nessuna
setup-quiet-range = Dalle { $from }:00 alle { $until }:00
setup-timezone = Fuso orario
setup-region = Regione
setup-server = Server delle richieste
setup-server-removed = Non è più configurato
setup-about-server = Le nuove richieste fatte qui vanno a questo server.
setup-unlinked = Membri senza account
setup-about-unlinked = Scegli che cosa succede quando un membro non ha un account collegato.
setup-unlinked-link = Deve prima collegare un account
setup-unlinked-guest = Può richiedere come ospite
setup-language = Lingua
setup-about-language = La lingua delle schede di richiesta e di approvazione in questo server o gruppo.
setup-language-requester = La lingua di chi richiede
setup-default = Predefinito
setup-place-here = Qui
setup-places-elsewhere = { $count ->
    [one] 1 altro posto
   *[other] Altri { $count } posti
  }
setup-roles-placeholder = Scegli i ruoli che possono approvare
setup-button-requests = Pubblica qui le richieste
setup-button-requests-off = Pubblica le richieste ovunque
setup-button-approvals = Invia qui le approvazioni
setup-button-approvals-off = Non inviare più qui le approvazioni
setup-button-public = Mostra le richieste a tutti
setup-button-private = Tieni private le richieste
setup-button-self-approval = Consenti l’autoapprovazione
setup-button-self-approval-off = Non consentire l’autoapprovazione
setup-button-admins = Lascia approvare gli admin del gruppo
setup-button-admins-off = Non lasciare approvare gli admin del gruppo
setup-button-roles-off = Rimuovi tutti i ruoli di approvazione
setup-button-reasons = Motivi di rifiuto
setup-button-reminder = Promemoria
setup-button-quiet = Ore di silenzio
setup-button-timezone = Fuso orario
setup-button-region = Regione
setup-button-votes = Imposta il numero
setup-button-votes-off = Disattiva
setup-form-reasons = Un motivo per riga
setup-form-reminder = Ore fino al promemoria (0 = mai)
setup-form-quiet = Ore, come 22-7 (vuoto = nessuna)
setup-form-timezone = Fuso orario, come Europe/Rome (o vuoto)
setup-form-region = Paese, come IT (vuoto = predefinito)
setup-form-votes = Voti, da { $min } a { $max } (vuoto = no)
setup-alerts = Avvisi
setup-about-alerts = Il bot avvisa qui i suoi admin quando qualcosa non va. Premi un tipo per silenziarlo.
setup-alerts-direct = Come messaggi diretti agli admin
setup-alerts-fixed = Stabilito da { $setting }
setup-alerts-muted = Silenziati
setup-alerts-none = Nessuno
setup-digest = Riepilogo settimanale
setup-digest-off = Disattivato
setup-button-alerts = Invia qui gli avvisi
setup-button-alerts-off = Invia gli avvisi come messaggi diretti
setup-button-alerts-stop = Non inviare più qui gli avvisi
setup-button-digest = Invia qui il riepilogo settimanale
setup-button-digest-off = Ferma il riepilogo settimanale

## /setup: il webhook

webhook-title = Webhook
webhook-about = Con il webhook, il server comunica subito al bot i cambiamenti. Senza, il bot li nota al controllo successivo.
webhook-absent = Non configurato
webhook-foreign = Punta a { $url }, non a questo bot
webhook-off = Disattivato
webhook-faulty = Configurato, ma non come serve al bot
webhook-unproven = Configurato, ma di recente non è arrivato nessun webhook
webhook-proven = Configurato, e i webhook arrivano
webhook-last = ultimo
webhook-unknown = Non è stato possibile leggerlo: { $reason }
webhook-button-install = Configura
webhook-button-repair = Ripara
webhook-button-test = Invia un test
webhook-button-install-for = { $server }: configura
webhook-button-repair-for = { $server }: ripara
webhook-button-test-for = { $server }: invia un test
webhook-button-replace = Sostituiscilo
webhook-replace-title = { $server } ha già un webhook
webhook-replace = Punta a { $url }. Il server può averne solo uno. Se lo sostituisci, il programma a quell’indirizzo non riceverà più webhook.
webhook-replace-off = Punta a { $url } ed è disattivato. Il server può averne solo uno.
webhook-replace-with = Quello nuovo punterebbe a { $url }
webhook-no-address = Non so a quale indirizzo { $server } può raggiungermi. Imposta PUBLIC_URL o WEBHOOK_URL, oppure esegui “medianest webhook install --url” sulla macchina del bot.
webhook-changing = Qualcuno sta modificando il webhook di { $server } in questo momento. Riprova.
webhook-test-arrived = { $server } ha inviato un test, ed è arrivato. Funziona tutto.
webhook-test-refused = { $server } ha inviato un test, ma la sua intestazione Authorization non è quella che il bot si aspetta. Usa lo stesso WEBHOOK_SECRET per tutti i processi del bot e configura di nuovo il webhook.
webhook-test-failed = { $server } non è riuscito a consegnare il test a { $url }. Deve poter raggiungere questo indirizzo: controlla HTTP_HOST, il nome del container del bot e il firewall, e imposta WEBHOOK_URL.
webhook-test-no-answer = Non è arrivato nessun test, e { $server } sta ancora cercando di raggiungere { $url }. Controlla HTTP_HOST, il nome del container del bot e il firewall, e imposta WEBHOOK_URL.
webhook-test-elsewhere = Un altro programma ha accettato il test a { $url }. Controlla l’indirizzo e imposta WEBHOOK_URL.
webhook-test-not-set-up = Il webhook di { $server } non punta a questo bot. Prima configuralo.

## /help

help-title = Che cosa puoi fare qui
help-intro = Richiedi qui film e serie. Ti avviso quando puoi guardarli.
help-guest = Fai richieste come ospite.
help-linked = Fai richieste come { $name }.

## /link

link-title = Collega il tuo account
link-intro = Le tue chat collegate condividono le stesse richieste e la stessa quota.
link-current = Account collegato: { $name }
link-server = Stai collegando il tuo account su { $name }.
link-way-sign-in = Accedi per collegare subito il tuo account:
link-way-profile = Oppure aggiungi il tuo ID al tuo profilo:
link-way-code = Usi anche un’altra chat? Uniscila:
link-hint-discord-general = In { $server }, apri il tuo profilo → Impostazioni → Generali. Inserisci il tuo ID utente Discord: { $id }. Poi premi “Controlla di nuovo”.
link-hint-discord-notifications = In { $server }, apri il tuo profilo → Impostazioni → Notifiche → Discord. Inserisci il tuo ID utente Discord: { $id }. Poi premi “Controlla di nuovo”. Se non c’è una pagina Discord, chiedi a un admin di questo bot di collegarti.
link-hint-discord-either = In { $server }, apri il tuo profilo → Impostazioni → Generali (o Notifiche → Discord). Inserisci il tuo ID utente Discord: { $id }. Poi premi “Controlla di nuovo”.
link-hint-telegram = In { $server }, apri il tuo profilo → Impostazioni → Notifiche → Telegram. Inserisci il tuo ID chat: { $id }. Poi premi “Controlla di nuovo”. Se non c’è una pagina Telegram, chiedi a un admin di questo bot di collegarti.
link-hint-web = Scegli un’altra persona in questa pagina per fare richieste.
link-checking = Controllo ancora in corso. Aspetta qualche secondo, poi premi “Controlla di nuovo”.
link-checking-guest = Controllo ancora in corso. Intanto puoi richiedere come ospite. Aspetta qualche secondo, poi premi “Controlla di nuovo”.
link-code-title = Il tuo codice: { $code }
link-code-lines = Entro dieci minuti, invia questo nella tua altra chat: /{ command-name-link } { $code }
link-code-warning = Chiunque abbia questo codice può agire al posto tuo. Non condividerlo.
button-check-again = Controlla di nuovo
button-link-private = Accedi in privato
button-link-code = Unisci un’altra chat
button-open-telegram = Apri Telegram

## Unire due chat

merge-title = Sei { $name }?
merge-lines = { $name } ({ $platforms }) ha creato questo codice. Se sei tu, le tue richieste e impostazioni verranno unite.
merge-chats = Queste chat verranno unite: { $chats }.
merge-warning = Se il codice te lo ha dato qualcun altro, premi “Annulla”. Altrimenti potrà agire al posto tuo.
merge-conflict = Qui sei collegato a { $mine }, lì a { $theirs }. Quale account vuoi tenere?
merge-conflict-on = Su { $server }, qui sei collegato a { $mine }, lì a { $theirs }.
merge-conflict-on-removed-server = Su un server che non è più configurato, qui sei collegato a { $mine }, lì a { $theirs }.
merge-conflict-choose = { $count ->
    [one] Quale account vuoi tenere?
   *[other] Quali account vuoi tenere? La scelta vale per tutti questi server.
  }
merge-done = Fatto. Le tue chat sono unite.
merge-canceled = Non è stato cambiato nulla.
button-merge = Sì, sono io
button-keep = Tieni { $name }

## /unlink

unlink-title = Che cosa vuoi scollegare?
unlink-none = Non c’è nulla da scollegare. Non hai un account collegato e hai una sola chat.
unlink-lines = Una chat scollegata riparte da zero. Le tue richieste restano alle altre chat.
unlink-confirm-title = Scollegare { $name }?
unlink-confirm-lines = Puoi collegarlo di nuovo con /{ command-name-link }. Le tue richieste restano.
unlink-done = { $name }: scollegato. Invia /{ command-name-link } per collegarlo di nuovo.
detach-done = Quella chat non è più unita alle altre tue chat.
button-unlink-account = Scollega { $name }
button-detach-chat = Scollega { $name } ({ $platform })

## /me

me-chats = Chat
me-account = Account
me-account-verified = { $name } ({ $method })
me-account-guest = Ospite
account-shared = Usato anche da { $names }. La quota è in comune, le richieste no.
account-shared-hint = Se sei tu in un’altra chat, uniscila: le tue chat condivideranno le stesse richieste e impostazioni.
me-permissions = Permessi
me-quota = Quota
me-quota-movie = Film: ne restano { $left } su { $limit }
me-quota-movie-unlimited = Film: illimitati
me-quota-tv = Stagioni: ne restano { $left } su { $limit }
me-quota-tv-unlimited = Stagioni: illimitate
me-notifications = Notifiche
me-notifications-in-place = Dove è stata fatta la richiesta
me-notifications-direct = Messaggio diretto ({ $platform })
me-direct-messages-closed = { $platform } non mi lascia scriverti. Consenti i miei messaggi diretti per ricevere notifiche.
verified-profile = trovato dal profilo
verified-plex = accesso con Plex
verified-password = accesso effettuato
verified-quick-connect = accesso con Quick Connect
verified-admin = collegato da un admin
permission-request-movie = Richiedi film
permission-request-tv = Richiedi serie
permission-request-movie-4k = Richiedi film in 4K
permission-request-tv-4k = Richiedi serie in 4K
permission-auto-approve-movie = Approva automaticamente i film
permission-auto-approve-tv = Approva automaticamente le serie
permission-auto-approve-movie-4k = Approva automaticamente i film in 4K
permission-auto-approve-tv-4k = Approva automaticamente le serie in 4K
permission-manage-requests = Gestisci richieste
permission-view-requests = Visualizza le richieste
permission-admin = Amministratore
permission-none = Nessuno

## /settings

settings-title = Le tue impostazioni
settings-notifications = Notifiche: { $where }
settings-language = Lingua: { $name }
settings-language-placeholder = Scegli una lingua
settings-server = Le richieste di questa chat privata vanno a { $name }.
button-notify-in-place = Dove è stata fatta la richiesta
button-notify-direct = Messaggio diretto ({ $platform })

## /status

status-title = Stato
status-bot-ok = 🟢 Funziono
status-bot-disturbed = 🟡 Qualcosa richiede attenzione. Gli admin lo sanno già.
status-requests-saved = Le richieste che hai già fatto sono salvate e le invierò appena il server funzionerà di nuovo. Fino ad allora non posso cercare titoli.
status-service-up = funziona
status-service-down = non funziona
status-service-unknown = non ancora controllato
status-started = avviato
status-changed = ultimo cambiamento
status-uptime = attivo per il { $percent }% degli ultimi 30 giorni
status-latency = risponde in { $p50 } ms (il 95% entro { $p95 } ms)
status-streams = { $total ->
    [0] nessuno sta guardando
    [one] { $total } riproduzione
   *[other] { $total } riproduzioni
}
status-streams-transcoded = { $total ->
    [one] { $total } riproduzione (transcodificate: { $transcodes })
   *[other] { $total } riproduzioni (transcodificate: { $transcodes })
}
status-streams-unknown = non è stato possibile leggere le riproduzioni
status-libraries-unknown = non è stato possibile leggere le dimensioni delle librerie
status-library-named = { $name }: { $size }
status-library-movies = { $count } film
status-library-series = { $count } serie
status-library-episodes = { $count ->
    [one] { $count } episodio
   *[other] { $count } episodi
}
status-library-artists = { $count ->
    [one] { $count } artista
   *[other] { $count } artisti
}
status-library-albums = { $count } album
status-library-items = { $count ->
    [one] { $count } elemento
   *[other] { $count } elementi
}
status-field-alerts = Avvisi
status-alerts = { $count ->
    [one] { $count } aperto
   *[other] { $count } aperti
}
status-field-queue = Coda
status-queue = { $waiting ->
    [one] { $waiting } attività
   *[other] { $waiting } attività
 }
status-queue-oldest = la più vecchia ha { $minutes } min
status-queue-dead = fallite definitivamente: { $count }
status-field-database = Database
status-database = PostgreSQL { $version }, { $megabytes } MB
status-field-backup = Ultimo backup
status-backup-none = nessuno
status-drill-none = non ancora provato
status-drill-passed = provato
status-drill-failed = prova non riuscita
status-field-version = Versione

## Avvisi agli admin

alert-over = Risolto dopo { $minutes } min
alert-over-hours = Risolto dopo { $hours } h
alert-service-down = { $name } non funziona
alert-service-down-action = “medianest doctor” sulla macchina del bot dice che cosa fare.
alert-requests-wait-action = Le richieste vengono salvate e inviate quando funzionerà di nuovo. “medianest doctor” sulla macchina del bot dice che cosa fare.
alert-webhook-silent = { $name } non invia più webhook al bot, anche se lì sono cambiate delle richieste
alert-webhook-silent-action = Finché non è risolto, le schede si aggiornano in ritardo. In /{ command-name-setup }, apri “Webhook” e premi “Invia un test”, oppure esegui “medianest webhook test” sulla macchina del bot. Dice che cosa non va.
alert-disk-low = Sul disco del bot restano solo { $megabytes } MB
alert-disk-low-backups = Sul disco dei backup restano solo { $megabytes } MB
alert-disk-low-action = Elimina quello che lì non ti serve o sposta BACKUP_DIR su un altro disco.
alert-backup-late = L’ultimo backup non è riuscito o è troppo vecchio
alert-backup-late-action = Esegui “medianest backup now” sulla macchina del bot. Dice che cosa non va.
alert-drill-failed = Non è stato possibile ripristinare per prova l’ultimo backup
alert-drill-failed-action = Esegui “medianest backup drill” sulla macchina del bot. Dice che cosa non va.
alert-dead-letters = { $count ->
    [one] { $count } attività è fallita definitivamente
   *[other] { $count } attività sono fallite definitivamente
 }
alert-dead-letters-action = “medianest jobs list” sulla macchina del bot le mostra. Poi esegui “medianest jobs retry --all”, oppure scartale con “medianest jobs discard”.
alert-requests-stuck = { $count ->
    [one] { $count } richiesta aspetta da più di mezz’ora di essere inviata
   *[other] { $count } richieste aspettano da più di mezz’ora di essere inviate
 }
alert-requests-stuck-action = Verifica che il server sia in esecuzione. “medianest doctor” sulla macchina del bot dice che cosa non va.
alert-many-errors = Negli ultimi minuti ci sono stati diversi errori imprevisti
alert-many-errors-action = Esegui “medianest errors” sulla macchina del bot per vederli.
alert-key-rejected = { $name } rifiuta la chiave API o il token del bot
alert-key-rejected-action = Finché non è risolto, il bot non può usarlo. Copia da lì la chiave API o il token attuale nelle impostazioni del bot e riavvialo.
alert-drill-missing = Nelle ultime due settimane nessun backup è stato ripristinato per prova
alert-drill-missing-action = Esegui “medianest backup drill” sulla macchina del bot. Se il bot non lo fa ogni settimana, il suo log dice perché.
alert-member-errors = Qualcuno ha ricevuto un errore che non dipende da lui
alert-member-errors-action = Esegui “medianest errors” sulla macchina del bot. Se alla persona è stato mostrato un riferimento, cercalo: “medianest errors --reference”
alert-users-missing = { $count ->
    [one] { $name } non elenca più un utente che aveva prima
   *[other] { $name } non elenca più, tutti insieme, { $count } utenti che aveva prima
 }
alert-users-missing-action = Gli account restano collegati finché non è certo che siano spariti. Se li hai eliminati tu, non devi fare nulla. Altrimenti controlla il server.
alert-token-shared = Un altro programma riceve gli aggiornamenti di questo bot su { $name }
alert-token-shared-action = Alcuni comandi e pulsanti non raggiungono questo bot. Ferma l’altro programma. Se non sai quale sia, crea un nuovo token per il bot e impostalo qui.
alert-user-list = { $name } non elenca il suo proprietario, quindi il suo elenco di utenti non può essere completo
alert-user-list-action = Finché non lo fa, tutti gli account restano collegati. Controlla se un proxy davanti risponde al suo posto.
alert-name-service-down = Servizio non attivo
alert-name-key-rejected = Chiave rifiutata
alert-name-webhook-silent = Webhook silenzioso
alert-name-disk-low = Disco quasi pieno
alert-name-backup-late = Backup in ritardo
alert-name-drill-failed = Ripristino di prova non riuscito
alert-name-drill-missing = Nessun ripristino di prova
alert-name-dead-letters = Attività fallite
alert-name-requests-stuck = Richieste bloccate
alert-name-member-errors = Errore mostrato a un membro
alert-name-many-errors = Molti errori
alert-name-users-missing = Utenti mancanti
alert-name-token-shared = Token usato due volte

## Il riepilogo settimanale

digest-title = Riepilogo settimanale
digest-requests = Richieste
digest-requests-counts = Film: { $movies } · Serie: { $series }
digest-decisions = Decisioni
digest-decisions-counts = Approvate: { $approved } · Rifiutate: { $declined }
digest-wait = Tempo fino alla disponibilità
digest-wait-times = Metà entro { $half }, nove su dieci entro { $most } (titoli: { $count })
digest-minutes = { $minutes } min
digest-hours = { $hours } h
digest-days = { $days ->
    [one] { $days } giorno
   *[other] { $days } giorni
 }
digest-top = Più richieste
digest-storage = Spazio
digest-storage-database = Database: { $megabytes } MB
digest-storage-free = { $gigabytes } GB liberi
digest-uptime = Disponibilità
digest-uptime-share = { $title } { $percent }%

## Perché un servizio non funziona (avvisi, /status per gli admin)

service-fault-unreachable = Non risponde. Verifica che sia in esecuzione e controlla il suo indirizzo nelle impostazioni.
service-fault-failed = Restituisce errori. Il suo log dice perché.
service-fault-status = Risponde con un errore.
service-fault-key-rejected = Rifiuta la chiave API o il token. Copia quello attuale nelle impostazioni del bot.
service-fault-csrf-enabled = La sua protezione CSRF è attiva, quindi il bot non può fare modifiche. Disattivala in Impostazioni → Rete (in Overseerr: Impostazioni → Generali).
service-fault-wrong-address = Al suo indirizzo risponde qualcos’altro. Controlla l’indirizzo e il percorso nelle impostazioni.

## /user

user-title = Membri
user-title-unlinked = Membri senza account
user-none = Nessun membro da mostrare. Per trovare qualcuno, invia /{ command-name-user } e parte del suo nome.
user-more = Corrispondono altri membri. Scrivi una parte più lunga del nome, oppure un ID.
user-suggestion = { $name } potrebbe essere { $account } (ID { $id }).
user-account = Account: { $name }
user-account-none = Nessun account
user-account-shared = Questo account è usato anche da { $names }.
user-account-blocked = L’account è bloccato per tutti quelli che lo usano.
user-blocked = Bloccato
user-link-title = Collegare { $name } a { $account } (ID { $id })?
user-link-lines = { $name } farà richieste come { $account }. Verifica che sia la stessa persona.
user-account-placeholder = Scegli un account
user-account-no-match = Nessun account corrispondente.
field-account-name = Parte del nome dell’account
button-user-link = Collega a { $name } (ID { $id })
button-user-choose = Scegli un account
button-user-unlink = Scollega
button-user-block = Blocca
button-user-unblock = Sblocca

## /console

console-title = Console
console-intro = Questo link ti fa accedere alla console. Non condividerlo: chi lo apre per primo accede al posto tuo.
console-local = Si apre solo in un browser sulla macchina del bot, perché PUBLIC_URL non è impostato.
console-expiry = Funziona una sola volta, entro { $minutes } minuti.

## /claim e /forget

claim-wrong = Questo codice è sbagliato, oppure c’è già un admin. Finché non c’è un admin, ogni avvio scrive un nuovo codice nel log.
claim-done = Ora sei admin. Invia /{ command-name-help } per iniziare.
forget-title = Eliminare i tuoi dati?
forget-lines = Le tue chat, notifiche e impostazioni vengono eliminate. Il tuo nome viene tolto dalla cronologia. Le tue richieste non vengono annullate. Non si può tornare indietro.
forget-done = I tuoi dati sono stati eliminati. Se mi scrivi di nuovo, riparti da zero.
button-forget = Elimina i miei dati

## Accesso

sign-in-title = Accedi
sign-in-steps-plex = Apri Plex e consenti a MediaNest di vedere chi sei. Poi torna qui.
sign-in-steps-password = Apri la pagina e accedi con il tuo account { $server }. La tua password va solo a { $server }. Non viene salvata. Non scriverla mai in questa chat.
sign-in-steps-jellyfin = Apri la pagina e accedi con il tuo account { $mediaServer }. La tua password va solo a { $server }, che la verifica con { $mediaServer }. Questo bot non la salva. Non scriverla mai in questa chat.
sign-in-steps-quick-connect = Apri { $mediaServer }, scegli la tua icona utente → Quick Connect e inserisci questo codice:
sign-in-code-warning = Inserisci un codice solo se l’hai chiesto tu. Chi lo inserisce collega il proprio account a questa chat.
sign-in-code-expiry = Il codice scade tra { $minutes } minuti. Il risultato appare qui.
sign-in-expiry = Questo link è solo per te. Funziona una volta e scade tra { $minutes } minuti.
sign-in-linked = Sei collegato a { $account } su { $server }.
sign-in-refused-account-blocked = Quell’account è bloccato. Se è un errore, contatta un admin.
sign-in-refused-no-account = Nessun account { $server } corrisponde a questo accesso. Accedi una volta a { $server } e riprova, oppure chiedi a un admin.
sign-in-refused-expired = Questo accesso non è stato confermato in tempo. Invia /{ command-name-link } per ricominciare.
sign-in-refused-chat-detached = Questa chat ora è di qualcun altro. Invia /{ command-name-link } per ricominciare.
sign-in-refused-too-many-attempts = Troppe password sbagliate. Aspetta un’ora, poi invia /{ command-name-link } per ricominciare.
sign-in-refused-user-blocked = Non puoi usare questo bot perché sei bloccato. Se è un errore, contatta un admin.
button-sign-in-media-server = Accedi con { $mediaServer }
button-sign-in-quick-connect = Usa Quick Connect
button-sign-in-password = Accedi con { $server }
button-open-console = Apri la console
button-open-sign-in-plex = Apri Plex
button-open-sign-in-page = Apri la pagina di accesso

## Pagina di accesso

sign-in-page-title = Accedi a { $server }
sign-in-page-title-jellyfin = Accedi con { $mediaServer }
sign-in-page-intro = Questo collega “{ $name }” su { $platform } al tuo account { $server }. Da quel momento, le richieste da quella chat sono fatte a tuo nome.
sign-in-page-warning = Se non hai chiesto questo link, chiudi la pagina. Forse qualcun altro sta cercando di usare il tuo account.
sign-in-page-email = Indirizzo e-mail
sign-in-page-user-name = Nome utente { $mediaServer }
sign-in-page-password = Password
sign-in-page-password-jellyfin = Password di { $mediaServer }
sign-in-page-submit = Accedi
sign-in-page-privacy = L’indirizzo e-mail e la password vengono inviati solo a { $server }. Non vengono salvati.
sign-in-page-privacy-jellyfin = Il nome utente e la password vengono inviati solo a { $server }, che li verifica con { $mediaServer }. Questo bot non li salva.
sign-in-page-wrong-password = L’indirizzo e-mail o la password non è corretta. { $left ->
    [one] Ti resta 1 tentativo.
   *[other] Ti restano { $left } tentativi.
  }
sign-in-page-wrong-password-jellyfin = Il nome utente o la password non è corretta. { $left ->
    [one] Ti resta 1 tentativo.
   *[other] Ti restano { $left } tentativi.
  }
sign-in-page-media-server-unreachable = { $server } al momento non riesce a raggiungere { $mediaServer }. Riprova tra un minuto.
sign-in-page-media-server-refused = { $mediaServer } non ha accettato questo accesso, e { $server } non dice perché. Forse il tuo account { $mediaServer } è disattivato o bloccato. Riprova più tardi o chiedi a un admin.
sign-in-page-unreachable = { $server } al momento non risponde. Riprova tra un minuto.
sign-in-page-invalid-form = Compila entrambi i campi e riprova.
sign-in-page-done = Accesso effettuato
sign-in-page-close = Puoi chiudere questa pagina e tornare alla chat.
sign-in-page-failed = Accesso non riuscito
sign-in-page-expired-title = Questo link non funziona più
sign-in-page-expired = È già stato usato o ha più di dieci minuti. Invia /{ command-name-link } nella chat per riceverne uno nuovo.

## Segnalazioni

button-issue-report = Segnala un problema
button-issue-comment = Commenta
button-issue-resolve = Risolvi
button-issue-reopen = Riapri
button-issue-all-episodes = Tutti gli episodi
button-issues-all = Mostra tutte
button-issues-open = Mostra aperte
issue-report-title = Segnala un problema
issue-choose-recent = Quale titolo ha il problema? Per gli altri, scrivi il titolo dopo /{ command-name-issue }.
issue-choose-title = Quale titolo ha il problema?
issue-choose-only = Tra i titoli trovati, solo questo è nella libreria. È quello con il problema?
issue-none-recent = Scrivi il titolo con il problema dopo /{ command-name-issue }.
issue-choose-season = Quale stagione riguarda?
issue-season = Stagione
issue-choose-episode = Quale episodio riguarda? ({ $part })
issue-episode-placeholder = Episodio
issue-episode-label = Episodio { $number }
issue-episode = { $season }, episodio { $episode }
issue-choose-type = Che cosa non va?
issue-type-video = Video
issue-type-audio = Audio
issue-type-subtitles = Sottotitoli
issue-type-other = Altro
issue-kind-video = Segnalazione video
issue-kind-audio = Segnalazione audio
issue-kind-subtitles = Segnalazione sui sottotitoli
issue-kind-other = Segnalazione
issue-state-queued = In invio
issue-state-open = Aperta
issue-state-resolved = Risolta
issue-state-failed = Non inviata
issue-state-deleted = Eliminata
issue-report-canceled = Annullato. Non è stato inviato nulla.
issue-comment-title = Commenta la segnalazione
issue-comment-sending = in invio
issue-earlier-comments = { $count ->
    [one] 1 commento precedente
   *[other] { $count } commenti precedenti
  }
field-issue-message = Che cosa non va, e dove?
field-issue-comment = Il tuo commento
field-issue-reported-by = Inviata da
field-issue-affected = Riguarda
field-issue-resolved-by = Risolta da
field-issue-open-by = Riaperta da
issue-news-resolved = La segnalazione su { $title } è stata risolta.
issue-news-resolved-by = { $name } ha risolto la segnalazione su { $title }.
issue-news-open = La segnalazione su { $title } è stata riaperta.
issue-news-open-by = { $name } ha riaperto la segnalazione su { $title }.
issue-news-comments = { $count ->
    [one] Nuovo commento alla segnalazione su { $title }:
   *[other] { $count } nuovi commenti alla segnalazione su { $title }:
  }
issues-title = Le tue segnalazioni
issues-title-all = Segnalazioni
issues-none = Non ci sono segnalazioni.
issues-none-open = Non ci sono segnalazioni aperte.

## Errori: dati inseriti e messaggi vecchi

error-invalid-input = Questo dato non è valido. Controllalo e riprova.
error-not-found = Questo non esiste più. Ricomincia con il comando.
error-unknown-button = Questo pulsante non funziona più. Ricomincia con /{ command-name-request }.
error-draft-expired = Questa scheda è scaduta. Ricomincia con /{ command-name-request }.
error-no-seasons-selected = Scegli prima almeno una stagione.
error-invalid-state = { $state ->
    [queued] Non è ancora possibile. La richiesta è in fase di invio.
    [pending] Non è più possibile. La richiesta è in attesa di approvazione.
    [approved] Non è più possibile. La richiesta è approvata.
    [processing] Non è più possibile. La richiesta è in elaborazione.
    [partial] Non è più possibile. Il titolo è parzialmente disponibile.
    [available] Non è più possibile. Il titolo è disponibile.
    [declined] Non è più possibile. La richiesta è rifiutata.
    [failed] Non è più possibile. La richiesta è fallita.
    [cancelled] Non è più possibile. La richiesta è annullata.
   *[other] Non è più possibile. La richiesta è cambiata.
  }
error-already-decided = Qualcuno ha già deciso su questa richiesta.
error-already-decided-by = { $state ->
    [approved] { $name } ha approvato questa richiesta
    [declined] { $name } ha rifiutato questa richiesta
   *[other] { $name } ha deciso su questa richiesta
  } { $minutes ->
    [0] proprio ora
    [one] 1 minuto fa
   *[other] { $minutes } minuti fa
  }.
error-already-decided-at = { $state ->
    [approved] Questa richiesta è stata approvata
    [declined] Questa richiesta è stata rifiutata
   *[other] Questa richiesta è stata decisa
  } { $minutes ->
    [0] proprio ora
    [one] 1 minuto fa
   *[other] { $minutes } minuti fa
  }.

## Errori: permessi

error-forbidden = Qui non hai il permesso di farlo. Chiedi a un admin.
error-not-yours = Questo è di qualcun altro. Usa tu il comando per avere il tuo.
error-admins-only = Solo gli admin possono farlo. Chiedi a un admin.
error-last-admin = È l’ultimo admin. Nominane prima un altro.
error-admin-in-settings = ADMINS nelle impostazioni rende questa persona admin. Rimuovila da lì.
error-approvers-only = Solo gli utenti che possono gestire le richieste scelgono gli approvatori, consentono l’autoapprovazione e configurano l’approvazione con i voti. Chiedi a un admin.
error-not-approver = Non puoi approvare o rifiutare questa richiesta. Chiedi a un admin se dovresti poterlo fare.
error-not-approver-here = Qui non puoi approvare o rifiutare richieste. Chiedi a un admin se dovresti poterlo fare.
error-own-request = Qui non puoi decidere sulla tua richiesta. Aspetta un altro approvatore.
error-private-only = Qui altri potrebbero leggere la risposta. Inviami questo comando in una chat privata.
error-code-exposed = Qui altri potevano leggere il tuo codice, quindi non è più valido. Usa /{ command-name-link } in una chat privata con me per averne uno nuovo.
error-user-blocked = Non puoi usare questo bot perché sei bloccato. Se è un errore, contatta un admin.
error-no-permission = Il tuo account non ha il permesso di farlo. Se ti serve, chiedi a un admin.
error-no-issue-permission = Il tuo account non ha il permesso di segnalare problemi su { $server }. Se ti serve, chiedi a un admin.
error-not-issue-manager = Possono farlo solo chi ha fatto la segnalazione e chi ha il permesso “Gestisci segnalazioni” su { $server }. Se ti serve, chiedi a un admin.
error-issue-title-unavailable = Puoi segnalare problemi solo per titoli disponibili su { $server }.
error-issue-deleted = La segnalazione è stata eliminata su { $server }.
error-issue-not-sent = Non è ancora possibile, perché { $server } non ha ancora la segnalazione.
error-no-issue-message = Descrivi il problema in poche parole.
error-on-behalf-not-permitted = Non puoi fare richieste per altri membri. Se ti serve, chiedi a un admin i permessi “Gestisci Richieste” e “Gestisci gli utenti” su { $server }.
error-member-not-found = Non conosco questo membro. Deve avermi scritto una volta, e il nome dev’essere giusto.
error-member-ambiguous = Più membri hanno questo nome. Usa il nome utente o una menzione.
error-member-not-linked = Questo membro non ha un account collegato su { $server }. Può collegarne uno con /{ command-name-link }.
error-member-blocked = Questo membro è bloccato, quindi non si può richiedere nulla per lui.
error-member-no-permission = L’account di questo membro non ha il permesso di richiederlo. Contano i suoi permessi, non i tuoi.
error-member-quota-exceeded = Questo supera la quota di questo membro.
error-member-already-requested = Questo membro l’ha già richiesto.
error-on-behalf-titles-only = Per un altro membro puoi richiedere un film o una serie alla volta.
error-no-movie-permission = Il tuo account non può richiedere film. Se ti serve, chiedi a un admin.
error-no-series-permission = Il tuo account non può richiedere serie. Se ti serve, chiedi a un admin.
error-no-4k-permission = Il tuo account non può richiedere in 4K. Usa la qualità standard o chiedi a un admin.
error-no-movie-4k = { $server } non offre film in 4K. Usa la qualità standard.
error-no-series-4k = { $server } non offre serie in 4K. Usa la qualità standard.
error-no-advanced-permission = Il tuo account non può scegliere il server, il profilo di qualità o la cartella. Puoi richiederlo senza.
error-download-option-gone = Quello che hai scelto non esiste più, quindi valgono di nuovo i valori predefiniti. Scegli qualcos’altro o richiedilo così.
error-options-changed = Nel frattempo queste opzioni sono cambiate, quindi non è stato scelto nulla. Riapri la sezione e scegli tra quelle attuali.

## Errori: account e accesso

error-not-linked = Il tuo account non è ancora collegato. Usa /{ command-name-link } per collegarlo.
error-ambiguous-account = Il tuo ID chat è in più profili, quindi non è chiaro quale account sia il tuo. Usa /{ command-name-link } per accedere o chiedi a un admin.
error-account-blocked = Il tuo account è bloccato. Se è un errore, contatta un admin.
error-link-lost = Al momento il tuo account su { $server } non si trova. La tua richiesta è salvata e verrà inviata quando tornerà. Se ci vuole molto, usa /{ command-name-link }.
error-account-not-found = Questo account non esiste più su { $server }. Avvisa un admin.
error-account-conflict = Sei collegato a due account diversi. Scegli quale tenere.
error-guest-account-missing = Le richieste degli ospiti sono attive, ma l’account ospite non esiste. Avvisa un admin.
error-invalid-code = Questo codice è sbagliato, già usato o scaduto. Usa /{ command-name-link } per riceverne uno nuovo e invialo entro dieci minuti.
error-own-code = Questo è il tuo stesso codice. Invialo nella tua altra chat.
error-too-many-code-attempts = Troppi codici sbagliati. Aspetta dieci minuti, poi usa /{ command-name-link } per riceverne uno nuovo.
error-sign-in-disabled = Questo modo di accedere è disattivato. Usa /{ command-name-link } per vederne altri.
error-not-signed-in = Hai effettuato la disconnessione. Accedi di nuovo.
error-request-forged = Questo non proviene dalla pagina della console. Ricarica la pagina e riprova.
error-console-closed = La console non si può aprire a questo indirizzo. Usa l’indirizzo in PUBLIC_URL o aprila sulla macchina del bot.
error-sign-in-link-used = Questo link è scaduto o è già stato usato. Chiedine uno nuovo al bot.
error-wrong-password = Il nome o la password non è corretta. Riprova.
error-no-console-rights = Non hai accesso alla console. Chiedi a un admin.
error-console-off = La console è disattivata. Chiedi a chi gestisce il bot.
error-too-many-streams = Sono aperte troppe pagine della console. Chiudine qualcuna.
error-too-many-sign-in-attempts = Troppe password sbagliate. Aspetta un’ora, poi riprova.
error-plex-unreachable = Plex al momento non risponde. Riprova tra un minuto.
error-media-server-unreachable = { $server } al momento non riesce a raggiungere il suo server multimediale. Riprova tra un minuto.
error-media-server-refused = Il server multimediale di { $server } non ha accettato questo accesso. Forse lì il tuo account è disattivato o bloccato. Riprova più tardi o chiedi a un admin.
error-quick-connect-unavailable = Jellyfin al momento non offre Quick Connect: lì è disattivato, oppure Jellyfin non risponde. Riprova tra un minuto o usa /{ command-name-link } per vedere altri modi.

## Errori: richieste

error-title-not-found = Questo titolo non è stato trovato. Prova un’altra ricerca.
error-already-requested = Questo è già richiesto.
error-already-available = Questo è già disponibile.
error-no-seasons-left = Tutte le stagioni scelte sono già disponibili o richieste.
error-blocklisted = Questo titolo è tra le esclusioni. Chiedi a un admin se pensi che sia un errore.
error-movie-quota-exceeded = Hai raggiunto il tuo limite di richieste di film.
error-series-quota-exceeded = Questo supera il tuo limite di richieste di stagioni.
error-no-tvdb-id = Questa serie non ha un ID TVDB, quindi Sonarr non può scaricarla. Riprova quando TMDB ne indicherà uno.
error-tmdb-unavailable = TMDB, la fonte di tutti i titoli, al momento non risponde. Riprova tra un minuto.

## Errori: server Overseerr

error-no-overseerr-server = Non è ancora configurato nessun server delle richieste. Avvisa un admin.
error-overseerr-server-removed = Il server delle richieste di questo posto non è più configurato. Chiedi a un admin di sceglierne un altro con /{ command-name-setup }.
error-database-unreachable = Il database al momento non è raggiungibile. Riprova tra un minuto.
error-overseerr-unreachable = { $server } al momento non risponde. Riprova tra un minuto.
error-overseerr-failed = { $server } al momento ha dei problemi. Riprova tra un minuto.
error-user-list-incomplete = { $server } al momento non elenca tutti i suoi utenti. Riprova tra un minuto.
error-overseerr-key-rejected = { $server } non accetta la chiave API del bot. Avvisa un admin.
error-overseerr-csrf-enabled = In { $server } la protezione CSRF è attiva, quindi il bot non può fare modifiche. Avvisa un admin.
error-not-overseerr = All’indirizzo di { $server } non c’è nessun Overseerr, Jellyseerr o Seerr. Avvisa un admin.
error-overseerr-refused = { $server } ha rifiutato: “{ $quote }” Chiedi a un admin se non riesci a risolvere.
error-overseerr-refused-silently = { $server } ha rifiutato senza indicare un motivo. Chiedi a un admin di controllare lì.
error-request-deleted = La richiesta è stata eliminata su { $server }. Richiedi di nuovo il titolo se lo vuoi ancora.
error-cancelled-by-approver = Un approvatore ha annullato la richiesta.
error-removed-from-radarr = Il film è stato rimosso da Radarr, quindi non verrà scaricato. Richiedilo di nuovo se lo vuoi ancora.
error-removed-from-sonarr = La serie è stata rimossa da Sonarr, quindi non verrà scaricata. Richiedila di nuovo se la vuoi ancora.
error-remote-status-unknown = { $server } dà a questa richiesta uno stato che non conosco. Decidi lì e chiedi a un admin di aggiornare il bot.
error-decision-not-permitted = L’approvatore non può più decidere su questa richiesta. Deve approvarla o rifiutarla qualcun altro.
error-outcome-unknown = La connessione a { $server } si è interrotta. Sto controllando se la richiesta è arrivata.

## Errori: piattaforme di chat

error-channel-not-found = Quel canale non esiste più.
error-channel-forbidden = Non posso scrivere in quel canale. Chiedi a un admin di consentirlo.
error-direct-messages-closed = Non accetti i miei messaggi diretti. Consentili e riprova.
error-message-not-found = Quel messaggio non esiste più.
error-reply-expired = Questa risposta non si può più modificare.
error-platform-unavailable = Il servizio di chat al momento ha dei problemi. Riprova tra un minuto.
error-platform-rejected = Qualcosa è andato storto. Riprova tra un minuto.
error-backup-failed = Non ha funzionato: { $reason }
error-internal = Qualcosa è andato storto. Se succede ancora, dai questo riferimento a un admin: { $reference }
