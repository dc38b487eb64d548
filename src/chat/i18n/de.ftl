### Die Texte von MediaNest auf Deutsch. Vollständig wie en.ftl; ein Test vergleicht beide.

language-name = Deutsch

## Namen von Befehlen und Optionen: was man eintippt. Nur a-z und 0-9, denn Telegram erlaubt nichts anderes.

command-name-request = anfragen
command-name-discover = entdecken
command-name-requests = meineanfragen
command-name-following = abos
command-name-pending = ausstehend
command-name-history = verlauf
command-name-issue = melden
command-name-issues = meldungen
command-name-setup = einrichten
command-name-link = verbinden
command-name-unlink = trennen
command-name-me = profil
command-name-settings = einstellungen
command-name-status = status
command-name-user = mitglieder
command-name-claim = uebernehmen
command-name-console = konsole
command-name-forget = vergessen
command-name-help = hilfe
command-name-cancel = abbrechen
option-name-title = titel
option-name-for = fuer
option-name-4k = 4k
option-name-page = seite
option-name-request = anfrage
option-name-code = code
option-name-who = wer
option-name-me = ich

## Befehle und ihre Optionen

command-request = Film oder Serie anfragen
command-discover = Etwas zum Ansehen finden
command-requests = Deine Anfragen und ihren Status ansehen
command-following = Ansehen und beenden, worüber du benachrichtigt wirst
command-pending = Ausstehende Anfragen prüfen
command-history = Den Verlauf einer Anfrage ansehen
command-issue = Ein Problem mit einem Titel melden
command-issues = Gemeldete Probleme und ihren Status ansehen
command-setup = Anfragen und Genehmigungen für diesen Server oder diese Gruppe einrichten
command-link = Dein Konto oder einen anderen Chat verknüpfen
command-unlink = Ein Konto oder einen Chat trennen
command-me = Dein Konto, deine Berechtigungen und dein Kontingent ansehen
command-settings = Benachrichtigungen und Sprache ändern
command-status = Zeigen, ob der Bot und seine Server funktionieren
command-user = Mitglieder verwalten: verknüpfen, trennen, sperren
command-claim = Mit dem Code aus dem Log der erste Admin werden
command-console = Öffne die Konsole im Browser, wenn du Admin bist oder über Anfragen entscheidest
command-forget = Deine Daten löschen
command-help = Anzeigen, was du hier tun kannst
command-cancel = Die aktuelle Frage abbrechen
command-missing-option = Ergänze nach /{ $name }: { $what }
option-title = Titel oder ein Link zu TMDB, IMDb oder TVDB
option-issue-title = Titel mit dem Problem; ohne ihn wählst du aus deinen Anfragen
option-4k = In 4K anfragen
option-for = Mitglied, für das du anfragst (nur für Freigebende)
option-page = Seitenzahl
option-request = Teil des Titels oder die ID der Anfrage
option-code = Dein Einmalcode
option-who = Teil eines Namens, eine Erwähnung oder eine ID
option-forget = Meine Daten löschen
anonymous-sender = Du schreibst hier anonym, deshalb weiß ich nicht, wer du bist. Schalte das anonyme Schreiben kurz aus oder schreib mir in einem privaten Chat.
question-hint = Antworte auf diese Nachricht oder sende /{ command-name-cancel }.
question-canceled = Abgebrochen.

## Wörter, die mehrfach vorkommen

media-type-movie = Film
media-type-tv = Serie
quality-standard = Standard
quality-4k = 4K
platform-discord = Discord
platform-telegram = Telegram
platform-web = Demoseite
source-discord = Discord
source-telegram = Telegram
source-web = Demoseite
source-overseerr = { $server }
source-cli = Kommandozeile
source-console = Konsole
page-count = Seite { $page } von { $pages }
page-number = Seite { $page }
button-cancel = Abbrechen
button-back = Zurück
button-next = Weiter
button-done = Fertig
button-newer = Neuere
button-older = Ältere

## Suche

search-title = Titel auswählen
search-results = Ergebnisse für „{ $words }“
search-many = Nicht dabei? Gib das Jahr dazu an oder füge einen TMDB- oder IMDb-Link ein.
search-placeholder = Titel auswählen
search-empty = Keine Ergebnisse für „{ $words }“. Versuch es mit dem Originaltitel, ergänze das Jahr oder füge einen Link zu TMDB oder IMDb ein.
search-did-you-mean = Meintest du …?
search-empty-but = Keine Ergebnisse für „{ $words }“, aber diese Titel klingen ähnlich:
search-unknown-link = Ich kann nicht erkennen, um welchen Titel es in diesem Link geht. Schick den Titel selbst oder einen Link von TMDB, IMDb, TVDB, Letterboxd, Trakt oder JustWatch.
search-unknown-page = Ich kenne die Seite dieses Links nicht. Wenn seine Nummer von TMDB ist, meinst du:
search-available = Verfügbar
search-partial = Teilweise verfügbar
search-requested = Angefragt
search-processing = Wird verarbeitet
search-failed = Anfrage fehlgeschlagen

## Entdecken

discover-title = Entdecken
discover-about = Worauf hast du Lust?
discover-trending = Im Trend
discover-recommended = Für dich empfohlen
discover-popular-movie = Beliebte Filme
discover-popular-tv = Beliebte Serien
discover-upcoming-movie = Kommende Filme
discover-upcoming-tv = Kommende Serien
discover-genres-movie = Filmgenres
discover-genres-tv = Seriengenres
discover-genre-movie = Filme: { $genre }
discover-genre-tv = Serien: { $genre }
discover-similar = Ähnlich wie { $title }
discover-choose-genre = Wähle ein Genre
discover-empty = Hier gibt es gerade nichts.
discover-no-requests = Noch gibt es nichts zu empfehlen. Empfehlungen entstehen aus deinen eigenen Anfragen: Frag etwas an, das dir gefällt, und schau später wieder vorbei.
button-all-lists = Alle Listen
button-similar = Ähnliche

## Personen und Sammlungen

title-group-person = Person
title-group-collection = Sammlung
discover-person = Filme und Serien mit { $name }
collection-complete = Es fehlt nichts: Alles ist in der Bibliothek oder angefragt.
collection-missing = { $count ->
    [one] 1 Film fehlt.
   *[other] { $count } Filme fehlen.
  }
collection-missing-4k = { $count ->
    [one] 1 Film fehlt in 4K.
   *[other] { $count } Filme fehlen in 4K.
  }
collection-at-once = Auf einmal werden die ersten { $count } angefragt. Öffne die Sammlung danach noch einmal für die übrigen.
collection-quota = { $count ->
    [one] Wenn du 1 Film anfragst, bleiben dir { $left } von { $limit } Filmanfragen.
   *[other] Wenn du { $count } Filme anfragst, bleiben dir { $left } von { $limit } Filmanfragen.
  }
collection-others = { $count ->
    [one] … und 1 weiterer Film
   *[other] … und { $count } weitere Filme
  }
collection-requested = { $count ->
    [one] Du hast 1 Film angefragt.
   *[other] Du hast { $count } Filme angefragt.
  }
collection-nothing = Es wurde nichts angefragt: Alles ist bereits in der Bibliothek oder angefragt.
button-request-movies = { $count ->
    [one] 1 Film anfragen
   *[other] { $count } Filme anfragen
  }
button-request-movies-4k = { $count ->
    [one] 1 Film in 4K anfragen
   *[other] { $count } Filme in 4K anfragen
  }
button-refresh = Aktualisieren

## Titelkarte

field-status = Status
field-seasons = Staffeln
availability-unknown = Nicht in der Bibliothek
availability-pending = Genehmigung ausstehend
availability-approved = Genehmigt
availability-processing = Wird verarbeitet
availability-failed = Anfrage fehlgeschlagen
availability-requested = Angefragt
availability-partial = Teilweise verfügbar
availability-available = Verfügbar
availability-blocked = Auf der Sperrliste
availability-deleted = Gelöscht
availability-other = Status unbekannt
title-no-overview = Keine Beschreibung verfügbar.
title-rating = ★ { $rating }
title-runtime = { $hours } Std. { $minutes } Min.
title-runtime-hours = { $hours } Std.
title-runtime-minutes = { $minutes } Min.
title-trailer = Trailer
title-streaming = { $services } ({ $region }; Daten von JustWatch)
field-cast = Besetzung
field-streaming = Im Stream bei
title-no-permission = Dein Konto darf das nicht anfragen. Frag einen Admin, wenn du die Berechtigung brauchst.
title-as-guest = Du fragst als Gast an.
on-behalf-for = Anfrage für { $name } (Konto { $account })
on-behalf-rights-all = Darf das in Standardqualität und in 4K anfragen.
on-behalf-rights-standard = Darf das in Standardqualität anfragen.
on-behalf-rights-only4k = Darf das nur in 4K anfragen.
on-behalf-quota-used = Das Kontingent dieses Mitglieds ist aufgebraucht.
on-behalf-approved = Du stellst die Anfrage, darum wird sie sofort genehmigt. Sie zählt zum Kontingent des Mitglieds.
requester-seasons = { $name } ({ $seasons })
seasons-none = Es sind noch keine Staffeln bekannt. Darum lässt sich nichts anfragen.
seasons-only-specials = Diese Serie hat nur Specials, und die lassen sich hier nicht anfragen.
seasons-whole-series = Nur die ganze Serie lässt sich anfragen. Staffeln: { $seasons }
seasons-none-left = Alle Staffeln sind bereits verfügbar oder angefragt.
seasons-available = Verfügbar: { $seasons }
seasons-partial = Teilweise verfügbar: { $seasons }
seasons-requested = Angefragt: { $seasons }
seasons-selected = Ausgewählte Staffeln: { $seasons }
seasons-select-prompt = Wähle die gewünschten Staffeln aus.
seasons-placeholder = Staffeln auswählen
seasons-placeholder-page = Staffeln auswählen (Seite { $page } von { $pages })
seasons-named = { $count ->
    [one] Staffel { $seasons }
   *[other] Staffeln { $seasons }
  }
season-specials = Specials
season-label = Staffel { $number }
season-episodes = { $count ->
    [one] 1 Folge
   *[other] { $count } Folgen
  }
season-available = Bereits verfügbar
season-partial = Teilweise verfügbar
season-requested = Bereits angefragt
button-request = Anfragen
button-request-4k = In 4K anfragen
button-all-seasons = Alle Staffeln
button-latest-season = Neueste Staffel
button-watch = Jetzt ansehen
button-notify = Benachrichtige mich
button-notify-off = Nicht mehr benachrichtigen
button-vote = +1
button-choose-seasons = Staffeln wählen
button-follow-future = Neuen Staffeln folgen
draft-canceled = Es wurde nichts angefragt.
subscription-active = Du wirst benachrichtigt, sobald { $title } verfügbar ist.
follow-active = Du folgst { $title }: { $what }
follow-future = { $season ->
    [0] alle Staffeln
   *[other] neue Staffeln nach Staffel { $season }
  }
follow-any = nächste Staffel
subscription-available = { $title } ist bereits verfügbar.
subscription-own-request = Du hast { $title } selbst angefragt. Du wirst ohnehin benachrichtigt.
vote-added = Dein +1 zählt. Du wirst benachrichtigt, wenn { $title } da ist. Drück noch einmal, um es zurückzunehmen.
vote-removed = Dein +1 für { $title } ist zurückgenommen.
vote-subscribed = Du wirst benachrichtigt, wenn { $title } da ist. Dein +1 zählt, sobald dein Konto verknüpft ist: /{ command-name-link }
vote-own = Du hast { $title } selbst angefragt und kannst deshalb kein +1 geben.
vote-count = { $count ->
    [one] { $count } Stimme
   *[other] { $count } Stimmen
  }
votes-needed = { $count } von { $needed } bis zur Genehmigung

## Anfragekarte

state-queued = Anfrage wird gesendet
state-queued-waiting = Gespeichert, wird automatisch gesendet
state-pending = Genehmigung ausstehend
state-approved = Genehmigt
state-processing = Wird verarbeitet
state-processing-percent = Wird heruntergeladen, { $percent } %
download-queued = Wartet in der Download-Warteschlange
download-paused = Der Download ist angehalten
download-importing = Heruntergeladen, noch nicht in der Bibliothek
download-stuck = Der Download kommt nicht weiter
download-failed = Der Download ist fehlgeschlagen
state-partial = Teilweise verfügbar
state-available = Verfügbar
state-declined = Abgelehnt
state-failed = Fehlgeschlagen
request-failed-retried = Fehlgeschlagen, wird erneut versucht
state-rejected = Nicht angefragt
state-cancelled = Zurückgezogen
request-removed = Entfernt
field-requested-by = Angefragt von
field-wanted-by = Auch gewünscht von
requester-on-behalf = { $by } für { $name }
field-quality = Qualität
field-release = Noch nicht erschienen
release-cinema = im Kino
release-digital = digital
release-disc = auf Disc
release-air = im Fernsehen
field-eta = Voraussichtlich
field-waiting-since = Wartet seit
field-next-try = Nächster Versuch
field-stalled = Keine Bewegung seit
standing-queue = { $count ->
    [one] { $count } Anfrage ist vorher an der Reihe.
   *[other] { $count } Anfragen sind vorher an der Reihe.
  }
standing-queue-many = Mehr als { $count } Anfragen sind vorher an der Reihe.
standing-attempt = { $attempt } von { $of }
standing-never-sent = Genehmigt, aber nicht bei { $service } angekommen. Wer genehmigen darf, kann es erneut senden.
standing-deleted = Aus der Bibliothek gelöscht. Frag es erneut an, wenn du es noch möchtest.
standing-cinema-only = Bisher nur im Kino. Wann es digital oder auf Disc erscheint, ist nicht bekannt.
standing-not-found = Bisher wurde kein Download gefunden. Wer genehmigen darf, weiß Bescheid.
field-decided-by = Entschieden von
decided-by-votes = { $votes } (Regel von { $name })
field-reason = Grund
request-sent = Anfrage gesendet.
request-sent-seasons = Anfrage gesendet: { $seasons }.
request-seasons-skipped = Bereits verfügbar oder angefragt: { $seasons }.
request-seasons-available = Bereits verfügbar: { $seasons }.
request-seasons-requested = Bereits angefragt: { $seasons }.
request-known-by = { $name } hat das bereits angefragt.
request-already-by = { $name } hat das bereits angefragt. Möchtest du benachrichtigt werden, sobald es verfügbar ist?
request-download-retried = Der Download konnte nicht gestartet werden. Es wird erneut versucht.
request-download-failed = Der Download konnte nicht gestartet werden. Wer genehmigen darf, kann es erneut versuchen.
quota-left = Kontingent: noch { $left } von { $limit }.
quota-resets = Erneuert sich:
quota-too-many-seasons = { $count } Staffeln sind zu viele. Dein Kontingent reicht nur noch für { $left }.
quota-too-many-seasons-member = { $count } Staffeln sind zu viele. Das Kontingent dieses Mitglieds reicht nur noch für { $left }.

## Benachrichtigungen

notification-available = { $title } ist jetzt verfügbar. Viel Spaß!
notification-declined = { $title } wurde abgelehnt.
notification-failed = Deine Anfrage für { $title } ist fehlgeschlagen.
notification-pending = Die Genehmigung für { $title } steht noch aus.
notification-stalled = Bei deiner Anfrage für { $title } hat sich länger nichts getan.
notification-votes-off = { $title } hat genug Stimmen, wurde aber nicht genehmigt: Wer das Genehmigen durch Stimmen eingerichtet hat, darf keine Anfragen mehr genehmigen. Es ist jetzt aus. Wer Anfragen verwalten darf, kann es in der Einrichtung wieder einschalten.
notification-ended = { $title } ist nicht mehr angefragt.
notification-other = Deine Anfrage für { $title } wurde aktualisiert.

## Genehmigungskarte

approval-title = { $title } genehmigen?
approval-requested-by = Angefragt von { $name }
approval-requested-by-as = Angefragt von { $name } als { $account }
approval-quota = { $used } von { $limit } verbraucht
approval-not-completed = Das hat nicht geklappt. { $cause }
approval-never-sent = Genehmigt, aber nicht bei { $service } angekommen. Prüf in { $server }, ob es einen Standardserver für { $service } gibt, und drück dann „Erneut senden“.
approval-never-sent-4k = Genehmigt, aber nicht bei { $service } angekommen. Prüf in { $server }, ob es einen Standardserver für { $service } in 4K gibt, und drück dann „Erneut senden“.
approval-stalled = Es wird nichts heruntergeladen. Such den Titel in { $service }.
approval-download-failed = Radarr oder Sonarr hat diese Anfrage nicht angenommen. Drück „Wiederholen“, um sie erneut zu senden.
approval-fallback = Du bekommst diese Karte als Direktnachricht, weil sie im vorgesehenen Kanal nicht gepostet werden konnte. Stell sicher, dass der Bot dort schreiben darf.
decision-approve = Genehmigt von { $name }. Wird gesendet …
decision-decline = Abgelehnt von { $name }. Wird gesendet …
decision-approve-waiting = Genehmigt von { $name }. Gespeichert, wird automatisch gesendet.
decision-decline-waiting = Abgelehnt von { $name }. Gespeichert, wird automatisch gesendet.
decision-votes = Genehmigt durch { $votes } (Regel von { $name }). Wird gesendet …
decision-votes-waiting = Genehmigt durch { $votes } (Regel von { $name }). Gespeichert, wird automatisch gesendet.
field-quota = Kontingent
field-pending-requests = Ausstehende Anfragen
field-source = Angefragt über
button-approve = Genehmigen
button-decline = Ablehnen
button-edit = Bearbeiten
button-details = Details
button-retry = Wiederholen
button-send-again = Erneut senden
button-reopen = Wieder öffnen
button-open-request = In { $server } öffnen
toast-decided = { $state ->
    [approved] { $title } wurde genehmigt.
    [declined] { $title } wurde abgelehnt.
   *[other] { $title } wurde bereits bearbeitet.
  }

## Ablehnen

decline-prompt = Warum lehnst du { $title } ab?
decline-form-title = Anfrage ablehnen
decline-reason-placeholder = Grund auswählen
decline-reason-1 = Der Titel ist bei einem Streamingdienst verfügbar.
decline-reason-2 = Es gibt noch keine gute Version.
decline-reason-3 = Dafür ist gerade nicht genug Speicherplatz frei.
decline-canceled = Die Anfrage wurde nicht abgelehnt.
field-decline-reason = Grund (optional)
button-decline-no-reason = Ohne Grund ablehnen
button-decline-write = Grund schreiben

## Eine Anfrage bearbeiten

edit-title = { $title } bearbeiten
edit-part-seasons = Staffeln
edit-part-server = Zielserver
edit-part-profile = Qualitätsprofil
edit-part-folder = Stammordner
edit-part-language = Sprachprofil
edit-part-tags = Tags
edit-select-seasons = Staffeln auswählen
edit-select-server = Zielserver auswählen
edit-select-profile = Qualitätsprofil auswählen
edit-select-folder = Stammordner auswählen
edit-select-language = Sprachprofil auswählen
edit-select-tags = Tags auswählen
edit-empty = Keine Auswahl verfügbar.
edit-current = Aktuell
edit-default = Standard
edit-missing = Nicht mehr vorhanden
button-options = Optionen
button-use-defaults = Standard verwenden
options-title = Optionen für { $title }
options-no-tags = keine Tags
field-options = Download-Optionen

## /pending

pending-title = Ausstehende Anfragen
pending-none = Keine ausstehenden Anfragen.
button-approve-all = Alle von { $name } genehmigen
button-approve-count = { $count ->
    [one] 1 Anfrage genehmigen
   *[other] { $count } Anfragen genehmigen
  }
approve-all-title = Alle ausstehenden Anfragen von { $name } genehmigen?
approve-all-count = { $count ->
    [one] 1 Anfrage wird genehmigt.
   *[other] { $count } Anfragen werden genehmigt.
  }
approve-all-done = { $count ->
    [0] Es gab nichts mehr zu genehmigen.
    [one] 1 Anfrage genehmigt.
   *[other] { $count } Anfragen genehmigt.
  }
approve-all-note = Sie werden gesendet. Eine Anfrage, die abgewiesen wird, steht wieder unter /{ command-name-pending }, mit dem Grund.

## /history

history-title = { $title }: Verlauf
history-choose = Anfrage auswählen
history-none = Keine passende Anfrage. Versuch es mit einem Teil des Titels oder der ID der Anfrage.
history-line = { $event } von { $actor } ({ $source })
history-line-overseerr = { $event } ({ $server })
history-detail-reason = Grund: { $reason }
history-detail-overtaken = Ersetzt die Entscheidung von { $name }
history-detail-approved = Genehmigt von { $name }
history-detail-votes = { $votes }, nach eigener Regel
event-request = Angefragt
history-requested-for = Angefragt für { $name }
event-import = Angefragt
event-decide = Entschieden
event-drop-decision = Entscheidung zurückgenommen
event-edit = Bearbeitet
event-send-again = Erneut gesendet
event-await-approval = Genehmigung ausstehend
event-approve = Genehmigt
event-start-processing = Wird verarbeitet
event-become-partial = Teilweise verfügbar
event-become-available = Verfügbar
event-decline = Abgelehnt
event-reject = Zurückgewiesen
event-fail = Fehlgeschlagen
event-cancel = Zurückgezogen
event-disappear = Gelöscht
event-retry = Wiederholt
event-reopen = Wieder geöffnet

## /requests

requests-title = Deine Anfragen
requests-none = Du hast noch keine Anfragen. Sende /{ command-name-request }, um etwas anzufragen.

## Was Personen folgen

following-title = Was du verfolgst
following-none = Du folgst noch keinem Titel. Öffne einen Titel mit /{ command-name-request } und wähle „Benachrichtige mich“ oder „Neuen Staffeln folgen“.
follow-title = { $title } folgen
follow-current = Du folgst: { $what }
follow-about = Wähle die Staffeln, über die du benachrichtigt werden möchtest.
follow-about-future = Alle Staffeln sind verfügbar. Du wirst benachrichtigt, sobald eine neue da ist.
follow-ended = Du folgst { $title } nicht mehr.
follow-resumed = Du folgst { $title } wieder.
button-follow-all = Alle Staffeln und neue
button-follow-future-off = Ohne neue Staffeln
button-unfollow = Nicht mehr folgen
button-unfollow-title = { $title } nicht mehr folgen
button-choose-seasons-title = Staffeln von { $title }
button-follow-again = Rückgängig
button-cancel-request = { $title } zurückziehen

## /setup

setup-title = Einrichtung: { $name }
setup-not-here = Verwende /{ command-name-setup } in einem Discord-Server oder einer Telegram-Gruppe.
setup-requests = Anfragekarten
setup-requests-anywhere = Dort, wo angefragt wird
setup-requests-private = Nur für die anfragende Person sichtbar
setup-approvals = Genehmigungskarten
setup-approvers = Wer genehmigt
setup-approvers-default = Admins und alle, die Anfragen verwalten dürfen
setup-approvers-roles = { $count ->
    [one] Mitglieder mit 1 Rolle
   *[other] Mitglieder mit einer von { $count } Rollen
  }
setup-approvers-admins = Admins der Gruppe
setup-self-approval = Eigene Anfragen
setup-self-approval-on = Dürfen selbst genehmigt werden
setup-self-approval-off = Jemand anderes muss genehmigen
setup-votes = Genehmigen durch Stimmen
setup-votes-none = Aus
setup-votes-set = { $votes }, festgelegt von { $name }
setup-votes-set-as = { $votes }, festgelegt von { $name } als { $account }
setup-about-votes = Eine Anfrage von hier wird genehmigt, sobald so viele Mitglieder +1 gedrückt haben. Jedes verknüpfte Konto zählt einmal; wer angefragt hat, zählt nicht.
setup-about-votes-setter = Jede Genehmigung gilt als Entscheidung der Person, die die Zahl festlegt. Das kann nur, wer Anfragen verwalten darf, und es endet, wenn diese Person es nicht mehr darf.
setup-about-votes-next = Eine neue Zahl gilt ab der nächsten Stimme. Anfragen, die schon genug Stimmen haben, werden vorher nicht genehmigt.
setup-reasons = Ablehnungsgründe
setup-reminder = Erinnerung
setup-reminder-hours = { $hours ->
    [0] Nie
    [one] Nach 1 Stunde
   *[other] Nach { $hours } Stunden
  }
setup-quiet = Ruhezeit
setup-quiet-none = Keine
setup-quiet-range = { $from } bis { $until } Uhr
setup-timezone = Zeitzone
setup-region = Region
setup-server = Anfrageserver
setup-server-removed = Nicht mehr eingerichtet
setup-about-server = Neue Anfragen von hier gehen an diesen Server.
setup-unlinked = Mitglieder ohne Konto
setup-about-unlinked = Lege fest, was für Mitglieder ohne verknüpftes Konto gilt.
setup-unlinked-link = Müssen zuerst ein Konto verknüpfen
setup-unlinked-guest = Dürfen als Gast anfragen
setup-language = Sprache
setup-about-language = Die Sprache der Anfrage- und Genehmigungskarten in diesem Server oder dieser Gruppe.
setup-language-requester = Sprache der anfragenden Person
setup-default = Standard
setup-place-here = Hier
setup-places-elsewhere = { $count ->
    [one] 1 anderer Ort
   *[other] { $count } andere Orte
  }
setup-roles-placeholder = Rollen auswählen, die genehmigen dürfen
setup-button-requests = Anfragekarten hier posten
setup-button-requests-off = Anfragekarten überall posten
setup-button-approvals = Genehmigungen hier posten
setup-button-approvals-off = Keine Genehmigungen hier
setup-button-public = Anfragekarten allen zeigen
setup-button-private = Anfragekarten privat halten
setup-button-self-approval = Eigene genehmigen erlauben
setup-button-self-approval-off = Eigene genehmigen verbieten
setup-button-admins = Gruppen-Admins genehmigen
setup-button-admins-off = Gruppen-Admins genehmigen nicht
setup-button-roles-off = Alle Rollen entfernen
setup-button-reasons = Ablehnungsgründe
setup-button-reminder = Erinnerung
setup-button-quiet = Ruhezeit
setup-button-timezone = Zeitzone
setup-button-region = Region
setup-button-votes = Zahl festlegen
setup-button-votes-off = Ausschalten
setup-form-reasons = Ein Grund pro Zeile
setup-form-reminder = Stunden bis zur Erinnerung (0 = nie)
setup-form-quiet = Stunden, z. B. 22-7 (leer = keine)
setup-form-timezone = Zeitzone, etwa Europe/Berlin (oder leer)
setup-form-region = Ländercode, z. B. DE (leer = Standard)
setup-form-votes = Stimmen, { $min } bis { $max } (leer = aus)
setup-alerts = Warnungen
setup-about-alerts = Hier meldet der Bot seinen Admins, wenn etwas nicht stimmt. Drück auf eine Art von Warnung, um sie stummzuschalten.
setup-alerts-direct = Als Direktnachrichten an die Admins
setup-alerts-fixed = Durch { $setting } festgelegt
setup-alerts-muted = Stumm
setup-alerts-none = Keine
setup-digest = Wochenübersicht
setup-digest-off = Aus
setup-button-alerts = Warnungen hier senden
setup-button-alerts-off = Warnungen als Direktnachrichten senden
setup-button-alerts-stop = Keine Warnungen mehr hier
setup-button-digest = Wochenübersicht hier senden
setup-button-digest-off = Keine Wochenübersicht mehr

## /setup: the webhook

webhook-title = Webhook
webhook-about = Damit meldet der Server dem Bot Änderungen sofort. Ohne ihn bemerkt der Bot sie erst bei der nächsten Abfrage.
webhook-absent = Nicht eingerichtet
webhook-foreign = Zeigt auf { $url }, nicht auf diesen Bot
webhook-off = Ausgeschaltet
webhook-faulty = Eingerichtet, aber nicht so, wie der Bot es braucht
webhook-unproven = Eingerichtet, aber in letzter Zeit ist kein Webhook angekommen
webhook-proven = Eingerichtet, und Webhooks kommen an
webhook-last = zuletzt
webhook-unknown = Nicht lesbar: { $reason }
webhook-button-install = Einrichten
webhook-button-repair = Reparieren
webhook-button-test = Test senden
webhook-button-install-for = { $server }: einrichten
webhook-button-repair-for = { $server }: reparieren
webhook-button-test-for = { $server }: Test senden
webhook-button-replace = Ersetzen
webhook-replace-title = { $server } hat schon einen Webhook
webhook-replace = Er zeigt auf { $url }. Der Server kann nur einen haben. Wenn du ihn ersetzt, bekommt das Programm unter dieser Adresse keine Webhooks mehr.
webhook-replace-off = Er zeigt auf { $url } und ist ausgeschaltet. Der Server kann nur einen haben.
webhook-replace-with = Der neue würde auf { $url } zeigen
webhook-no-address = Ich weiß nicht, unter welcher Adresse { $server } mich erreicht. Setz PUBLIC_URL oder WEBHOOK_URL oder führ auf dem Rechner des Bots „medianest webhook install --url“ aus.
webhook-changing = Jemand ändert gerade den Webhook von { $server }. Versuch es noch einmal.
webhook-test-arrived = { $server } hat einen Test gesendet, und er ist angekommen. Alles funktioniert.
webhook-test-refused = { $server } hat einen Test gesendet, aber der Authorization-Header ist nicht der, den der Bot erwartet. Verwende für alle Prozesse des Bots dasselbe WEBHOOK_SECRET und richte den Webhook noch einmal ein.
webhook-test-failed = { $server } konnte den Test nicht an { $url } zustellen. Diese Adresse muss für den Server erreichbar sein: Prüf HTTP_HOST, den Containernamen des Bots und die Firewall und setz WEBHOOK_URL.
webhook-test-no-answer = Es ist kein Test angekommen, und { $server } versucht noch, { $url } zu erreichen. Prüf HTTP_HOST, den Containernamen des Bots und die Firewall und setz WEBHOOK_URL.
webhook-test-elsewhere = Ein anderes Programm hat den Test unter { $url } angenommen. Prüf die Adresse und setz WEBHOOK_URL.
webhook-test-not-set-up = Der Webhook von { $server } zeigt nicht auf diesen Bot. Richte ihn zuerst ein.

## /help

help-title = Was du hier tun kannst
help-intro = Hier kannst du Filme und Serien anfragen. Ich sage dir Bescheid, sobald du sie ansehen kannst.
help-guest = Du fragst als Gast an.
help-linked = Du fragst als { $name } an.

## /link

link-title = Konto verknüpfen
link-intro = Deine verknüpften Chats teilen sich Anfragen und Kontingent.
link-current = Verknüpftes Konto: { $name }
link-server = Du verknüpfst dein Konto auf { $name }.
link-way-sign-in = Melde dich an, um dein Konto sofort zu verknüpfen:
link-way-profile = Oder trag deine ID in deinem Profil ein:
link-way-code = Nutzt du noch einen anderen Chat? Verbinde ihn:
link-hint-discord-general = Öffne in { $server } dein Profil → Einstellungen → Allgemein. Trag deine Discord-Benutzer-ID ein: { $id }. Drück dann „Erneut prüfen“.
link-hint-discord-notifications = Öffne in { $server } dein Profil → Einstellungen → Benachrichtigungen → Discord. Trag deine Discord-Benutzer-ID ein: { $id }. Drück dann „Erneut prüfen“. Fehlt die Seite für Discord, bitte einen Admin dieses Bots, dich zu verknüpfen.
link-hint-discord-either = Öffne in { $server } dein Profil → Einstellungen → Allgemein (oder Benachrichtigungen → Discord). Trag deine Discord-Benutzer-ID ein: { $id }. Drück dann „Erneut prüfen“.
link-hint-telegram = Öffne in { $server } dein Profil → Einstellungen → Benachrichtigungen → Telegram. Trag deine Chat-ID ein: { $id }. Drück dann „Erneut prüfen“. Fehlt die Seite für Telegram, bitte einen Admin dieses Bots, dich zu verknüpfen.
link-hint-web = Wähle auf dieser Seite eine andere Person aus, um anzufragen.
link-checking = Die Prüfung läuft noch. Warte ein paar Sekunden und drück dann „Erneut prüfen“.
link-checking-guest = Die Prüfung läuft noch. Bis dahin kannst du als Gast anfragen. Warte ein paar Sekunden und drück dann „Erneut prüfen“.
link-code-title = Dein Code: { $code }
link-code-lines = Sende das innerhalb von zehn Minuten in deinem anderen Chat: /{ command-name-link } { $code }
link-code-warning = Wer diesen Code hat, kann in deinem Namen handeln. Gib ihn nicht weiter.
button-check-again = Erneut prüfen
button-link-private = Privat anmelden
button-link-code = Anderen Chat verbinden
button-open-telegram = Telegram öffnen

## Zwei Chats verbinden

merge-title = Bist du { $name }?
merge-lines = { $name } ({ $platforms }) hat diesen Code erstellt. Wenn du das bist, werden deine Anfragen und Einstellungen zusammengeführt.
merge-chats = Diese Chats werden verbunden: { $chats }.
merge-warning = Wenn dir jemand anderes den Code gegeben hat, drück „Abbrechen“. Sonst kann diese Person in deinem Namen handeln.
merge-conflict = Du bist hier mit { $mine } verknüpft und dort mit { $theirs }. Welches Konto möchtest du behalten?
merge-conflict-on = Auf { $server } bist du hier mit { $mine } verknüpft und dort mit { $theirs }.
merge-conflict-on-removed-server = Auf einem nicht mehr eingerichteten Server bist du hier mit { $mine } verknüpft und dort mit { $theirs }.
merge-conflict-choose = { $count ->
    [one] Welches Konto möchtest du behalten?
   *[other] Welche Konten möchtest du behalten? Deine Auswahl gilt für alle diese Server.
  }
merge-done = Fertig. Deine Chats sind verbunden.
merge-canceled = Es wurde nichts geändert.
button-merge = Ja, das bin ich
button-keep = { $name } behalten

## /unlink

unlink-title = Was möchtest du trennen?
unlink-none = Es gibt nichts zu trennen. Du hast kein verknüpftes Konto und nur einen Chat.
unlink-lines = Ein getrennter Chat fängt neu an. Deine Anfragen bleiben bei deinen anderen Chats.
unlink-confirm-title = { $name } trennen?
unlink-confirm-lines = Mit /{ command-name-link } kannst du das Konto wieder verknüpfen. Deine Anfragen bleiben erhalten.
unlink-done = { $name } ist getrennt. Sende /{ command-name-link }, um das Konto wieder zu verknüpfen.
detach-done = Dieser Chat ist nicht mehr mit deinen anderen Chats verbunden.
button-unlink-account = { $name } trennen
button-detach-chat = { $name } ({ $platform }) trennen

## /me

me-chats = Chats
me-account = Konto
me-account-verified = { $name } ({ $method })
me-account-guest = Gast
account-shared = Dieses Konto wird auch von { $names } genutzt. Ihr teilt euch das Kontingent, nicht die Anfragen.
account-shared-hint = Wenn du das in einem anderen Chat bist, verbinde ihn: Deine Chats teilen sich dann Anfragen und Einstellungen.
me-permissions = Berechtigungen
me-quota = Kontingent
me-quota-movie = Filme: noch { $left } von { $limit }
me-quota-movie-unlimited = Filme: unbegrenzt
me-quota-tv = Staffeln: noch { $left } von { $limit }
me-quota-tv-unlimited = Staffeln: unbegrenzt
me-notifications = Benachrichtigungen
me-notifications-in-place = Dort, wo angefragt wurde
me-notifications-direct = Direktnachricht ({ $platform })
me-direct-messages-closed = { $platform } lässt mich dir nicht schreiben. Erlaube mir Direktnachrichten, um benachrichtigt zu werden.
verified-profile = am Profil erkannt
verified-plex = mit Plex angemeldet
verified-password = angemeldet
verified-quick-connect = mit Quick Connect angemeldet
verified-admin = von einem Admin verknüpft
permission-request-movie = Filme anfragen
permission-request-tv = Serien anfragen
permission-request-movie-4k = 4K-Filme anfragen
permission-request-tv-4k = 4K-Serien anfragen
permission-auto-approve-movie = Automatische Genehmigung von Filmen
permission-auto-approve-tv = Automatische Genehmigung von Serien
permission-auto-approve-movie-4k = Automatische Genehmigung von 4K-Filmen
permission-auto-approve-tv-4k = Automatische Genehmigung von 4K-Serien
permission-manage-requests = Anfragen verwalten
permission-view-requests = Anfragen anzeigen
permission-admin = Admin
permission-none = Keine

## /settings

settings-title = Deine Einstellungen
settings-notifications = Benachrichtigungen: { $where }
settings-language = Sprache: { $name }
settings-language-placeholder = Sprache auswählen
settings-server = Anfragen aus diesem privaten Chat gehen an { $name }.
button-notify-in-place = Dort, wo angefragt wurde
button-notify-direct = Direktnachricht ({ $platform })

## /status

status-title = Status
status-bot-ok = 🟢 Ich funktioniere
status-bot-disturbed = 🟡 Etwas ist nicht in Ordnung. Die Admins wissen Bescheid.
status-requests-saved = Anfragen, die du schon gestellt hast, sind gespeichert. Ich sende sie, sobald der Server wieder funktioniert. Bis dahin kann ich keine Titel suchen.
status-service-up = funktioniert
status-service-down = funktioniert nicht
status-service-unknown = noch nicht geprüft
status-started = gestartet
status-changed = letzte Änderung
status-uptime = funktionierte zu { $percent } % der letzten 30 Tage
status-latency = antwortet in { $p50 } ms (zu 95 % in höchstens { $p95 } ms)
status-streams = { $total ->
    [0] niemand schaut gerade
    [one] { $total } Stream
   *[other] { $total } Streams
}
status-streams-transcoded = { $total ->
    [one] { $total } Stream (davon { $transcodes } transkodiert)
   *[other] { $total } Streams (davon { $transcodes } transkodiert)
}
status-streams-unknown = Streams konnten nicht gelesen werden
status-libraries-unknown = Größe der Bibliotheken konnte nicht gelesen werden
status-library-named = { $name }: { $size }
status-library-movies = { $count ->
    [one] { $count } Film
   *[other] { $count } Filme
}
status-library-series = { $count ->
    [one] { $count } Serie
   *[other] { $count } Serien
}
status-library-episodes = { $count ->
    [one] { $count } Folge
   *[other] { $count } Folgen
}
status-library-artists = { $count ->
    [one] { $count } Interpret
   *[other] { $count } Interpreten
}
status-library-albums = { $count ->
    [one] { $count } Album
   *[other] { $count } Alben
}
status-library-items = { $count ->
    [one] { $count } Eintrag
   *[other] { $count } Einträge
}
status-field-alerts = Warnungen
status-alerts = { $count ->
    [one] { $count } ist offen
   *[other] { $count } sind offen
}
status-field-queue = Warteschlange
status-queue = { $waiting ->
    [one] { $waiting } Auftrag
   *[other] { $waiting } Aufträge
 }
status-queue-oldest = der älteste ist { $minutes } min alt
status-queue-dead = { $count } endgültig gescheitert
status-field-database = Datenbank
status-database = PostgreSQL { $version }, { $megabytes } MB
status-field-backup = Letzte Sicherung
status-backup-none = keine
status-drill-none = noch nicht getestet
status-drill-passed = getestet
status-drill-failed = Test gescheitert
status-field-version = Version

## Meldungen an Admins

alert-over = Nach { $minutes } min behoben
alert-over-hours = Nach { $hours } h behoben
alert-service-down = { $name } funktioniert nicht
alert-service-down-action = „medianest doctor“ auf dem Rechner des Bots sagt, was zu tun ist.
alert-requests-wait-action = Anfragen werden gespeichert und gesendet, sobald es wieder geht. „medianest doctor“ auf dem Rechner des Bots sagt, was zu tun ist.
alert-webhook-silent = { $name } sendet dem Bot keine Webhooks mehr, obwohl sich dort Anfragen geändert haben
alert-webhook-silent-action = Bis das behoben ist, werden Karten später aktualisiert. Öffne in /{ command-name-setup } den Punkt Webhook und drück auf „Test senden“, oder führ auf dem Rechner des Bots „medianest webhook test“ aus. Dort steht, was nicht stimmt.
alert-disk-low = Auf dem Datenträger des Bots sind nur noch { $megabytes } MB frei
alert-disk-low-backups = Auf dem Datenträger der Sicherungen sind nur noch { $megabytes } MB frei
alert-disk-low-action = Lösche dort, was du nicht brauchst, oder verlege BACKUP_DIR auf einen anderen Datenträger.
alert-backup-late = Die letzte Sicherung ist gescheitert oder zu alt
alert-backup-late-action = Führ auf dem Rechner des Bots „medianest backup now“ aus. Dort steht, woran es liegt.
alert-drill-failed = Die letzte Sicherung ließ sich im Test nicht wiederherstellen
alert-drill-failed-action = Führ auf dem Rechner des Bots „medianest backup drill“ aus. Dort steht, woran es liegt.
alert-dead-letters = { $count ->
    [one] { $count } Auftrag ist endgültig gescheitert
   *[other] { $count } Aufträge sind endgültig gescheitert
 }
alert-dead-letters-action = „medianest jobs list“ auf dem Rechner des Bots zeigt sie. Führ dann „medianest jobs retry --all“ aus oder verwirf sie mit „medianest jobs discard“.
alert-requests-stuck = { $count ->
    [one] { $count } Anfrage wartet seit mehr als einer halben Stunde darauf, gesendet zu werden
   *[other] { $count } Anfragen warten seit mehr als einer halben Stunde darauf, gesendet zu werden
 }
alert-requests-stuck-action = Sorge dafür, dass der Server läuft. „medianest doctor“ auf dem Rechner des Bots sagt, woran es liegt.
alert-many-errors = In den letzten Minuten gab es mehrere unerwartete Fehler
alert-many-errors-action = Führ auf dem Rechner des Bots „medianest errors“ aus, um sie zu sehen.
alert-key-rejected = { $name } lehnt den API-Schlüssel oder das Token des Bots ab
alert-key-rejected-action = Bis das behoben ist, kann der Bot den Dienst nicht nutzen. Übernimm von dort den aktuellen API-Schlüssel oder das aktuelle Token in die Einstellungen des Bots und starte ihn neu.
alert-drill-missing = In den letzten zwei Wochen wurde keine Sicherung im Test wiederhergestellt
alert-drill-missing-action = Führ auf dem Rechner des Bots „medianest backup drill“ aus. Wenn der Bot es nicht jede Woche selbst tut, steht der Grund in seinem Log.
alert-member-errors = Jemandem wurde ein unverschuldeter Fehler angezeigt
alert-member-errors-action = Führ auf dem Rechner des Bots „medianest errors“ aus. Wenn der Person eine Kennung angezeigt wurde, such danach: „medianest errors --reference“
alert-users-missing = { $count ->
    [one] { $name } führt einen Benutzer nicht mehr auf, den es vorher gab
   *[other] { $name } führt { $count } Benutzer auf einmal nicht mehr auf, die es vorher gab
 }
alert-users-missing-action = Konten bleiben verknüpft, bis sicher ist, dass sie gelöscht sind. Wenn du sie gelöscht hast, musst du nichts tun. Sonst prüf den Server.
alert-token-shared = Ein anderes Programm empfängt die Updates dieses Bots auf { $name }
alert-token-shared-action = Manche Befehle und Buttons kommen bei diesem Bot nicht an. Beende das andere Programm. Wenn du nicht weißt, welches es ist, hol ein neues Token für den Bot und trag es hier ein.
alert-user-list = { $name } führt seinen Besitzer nicht auf, also kann die Benutzerliste nicht vollständig sein
alert-user-list-action = Bis dahin bleiben alle Konten verknüpft. Prüf, ob ein vorgeschalteter Proxy an seiner Stelle antwortet.
alert-name-service-down = Dienst gestört
alert-name-key-rejected = Schlüssel abgelehnt
alert-name-webhook-silent = Webhook still
alert-name-disk-low = Speicher knapp
alert-name-backup-late = Sicherung zu alt
alert-name-drill-failed = Testwiederherstellung gescheitert
alert-name-drill-missing = Testwiederherstellung fehlt
alert-name-dead-letters = Aufträge gescheitert
alert-name-requests-stuck = Anfragen hängen
alert-name-member-errors = Fehler bei Mitglied
alert-name-many-errors = Viele Fehler
alert-name-users-missing = Benutzer fehlen
alert-name-token-shared = Token doppelt benutzt

## The weekly digest

digest-title = Wochenübersicht
digest-requests = Anfragen
digest-requests-counts = Filme: { $movies } · Serien: { $series }
digest-decisions = Entscheidungen
digest-decisions-counts = Genehmigt: { $approved } · Abgelehnt: { $declined }
digest-wait = Wartezeit bis zur Verfügbarkeit
digest-wait-times = Die Hälfte innerhalb von { $half }, neun von zehn innerhalb von { $most } (Titel: { $count })
digest-minutes = { $minutes } min
digest-hours = { $hours } h
digest-days = { $days ->
    [one] { $days } Tag
   *[other] { $days } Tagen
 }
digest-top = Die meisten Anfragen
digest-storage = Speicher
digest-storage-database = Datenbank: { $megabytes } MB
digest-storage-free = { $gigabytes } GB frei
digest-uptime = Verfügbarkeit
digest-uptime-share = { $title } { $percent } %

## Why a service does not work (alerts, /status for admins)

service-fault-unreachable = Keine Antwort. Prüf, ob der Dienst läuft und ob seine Adresse in den Einstellungen stimmt.
service-fault-failed = Er meldet Fehler. Der Grund steht in seinem Log.
service-fault-status = Er antwortet mit einem Fehler.
service-fault-key-rejected = Er lehnt den API-Schlüssel oder das Token ab. Übernimm den aktuellen Wert in die Einstellungen des Bots.
service-fault-csrf-enabled = Der CSRF-Schutz ist eingeschaltet, darum kann der Bot nichts ändern. Schalte ihn unter Einstellungen → Netzwerk aus (in Overseerr: Einstellungen → Allgemein).
service-fault-wrong-address = Unter der Adresse antwortet etwas anderes. Prüf Adresse und Pfad in den Einstellungen.

## /user

user-title = Mitglieder
user-title-unlinked = Mitglieder ohne Konto
user-none = Keine Mitglieder gefunden. Sende /{ command-name-user } und einen Teil des Namens, um jemanden zu suchen.
user-more = Es passen noch weitere Mitglieder. Gib mehr vom Namen oder eine ID ein.
user-suggestion = { $name } könnte { $account } sein (ID { $id }).
user-account = Konto: { $name }
user-account-none = Kein Konto
user-account-shared = Dieses Konto wird auch von { $names } genutzt.
user-account-blocked = Das Konto ist für alle gesperrt, die es nutzen.
user-blocked = Gesperrt
user-link-title = { $name } mit { $account } (ID { $id }) verknüpfen?
user-link-lines = { $name } fragt dann als { $account } an. Stell sicher, dass es dieselbe Person ist.
user-account-placeholder = Konto auswählen
user-account-no-match = Kein passendes Konto.
field-account-name = Teil des Kontonamens
button-user-link = Mit { $name } verknüpfen (ID { $id })
button-user-choose = Konto auswählen
button-user-unlink = Trennen
button-user-block = Sperren
button-user-unblock = Entsperren

## /console

console-title = Konsole
console-intro = Dieser Link meldet dich in der Konsole an. Gib ihn nicht weiter: Wer ihn zuerst öffnet, ist als du angemeldet.
console-local = Er öffnet sich nur in einem Browser auf dem Rechner, auf dem der Bot läuft, weil PUBLIC_URL nicht gesetzt ist.
console-expiry = Er funktioniert einmal, innerhalb von { $minutes } Minuten.

## /claim und /forget

claim-wrong = Dieser Code ist falsch, oder es gibt bereits einen Admin. Solange es keinen Admin gibt, steht nach jedem Start ein neuer Code im Log.
claim-done = Du bist jetzt Admin. Sende /{ command-name-help }, um loszulegen.
forget-title = Deine Daten löschen?
forget-lines = Deine Chats, Benachrichtigungen und Einstellungen werden gelöscht. Dein Name wird aus dem Verlauf entfernt. Deine Anfragen werden nicht zurückgezogen. Das lässt sich nicht rückgängig machen.
forget-done = Deine Daten wurden gelöscht. Wenn du mir wieder schreibst, fängst du neu an.
button-forget = Meine Daten löschen

## Anmelden

sign-in-title = Anmelden
sign-in-steps-plex = Öffne Plex und erlaube MediaNest zu sehen, wer du bist. Komm dann hierher zurück.
sign-in-steps-password = Öffne die Seite und melde dich mit deinem Konto bei { $server } an. Dein Passwort geht nur an { $server }. Es wird nicht gespeichert. Gib es nie in diesem Chat ein.
sign-in-steps-jellyfin = Öffne die Seite und melde dich mit deinem Konto bei { $mediaServer } an. Dein Passwort geht nur an { $server } und wird dort mit { $mediaServer } geprüft. Dieser Bot speichert es nicht. Gib es nie in diesem Chat ein.
sign-in-steps-quick-connect = Öffne { $mediaServer }, wähle dein Benutzerbild → Quick Connect und gib diesen Code ein:
sign-in-code-warning = Gib einen Code nur ein, wenn du ihn selbst angefordert hast. Wer ihn eingibt, verknüpft sein Konto mit diesem Chat.
sign-in-code-expiry = Der Code läuft in { $minutes } Minuten ab. Das Ergebnis erscheint hier.
sign-in-expiry = Dieser Link ist nur für dich. Er funktioniert einmal und läuft in { $minutes } Minuten ab.
sign-in-linked = Du bist mit { $account } auf { $server } verknüpft.
sign-in-refused-account-blocked = Dieses Konto ist gesperrt. Wenn das ein Irrtum ist, wende dich an einen Admin.
sign-in-refused-no-account = Zu dieser Anmeldung gibt es kein Konto bei { $server }. Melde dich einmal bei { $server } an und versuch es erneut, oder frag einen Admin.
sign-in-refused-expired = Diese Anmeldung wurde nicht rechtzeitig bestätigt. Sende /{ command-name-link }, um neu zu beginnen.
sign-in-refused-chat-detached = Dieser Chat gehört inzwischen zu jemand anderem. Sende /{ command-name-link }, um neu zu beginnen.
sign-in-refused-too-many-attempts = Zu viele falsche Passwörter. Warte eine Stunde und sende dann /{ command-name-link }, um neu zu beginnen.
sign-in-refused-user-blocked = Du bist für diesen Bot gesperrt. Wenn das ein Irrtum ist, wende dich an einen Admin.
button-sign-in-media-server = Mit { $mediaServer } anmelden
button-sign-in-quick-connect = Quick Connect verwenden
button-sign-in-password = Mit { $server } anmelden
button-open-console = Konsole öffnen
button-open-sign-in-plex = Plex öffnen
button-open-sign-in-page = Anmeldeseite öffnen

## Anmeldeseite

sign-in-page-title = Bei { $server } anmelden
sign-in-page-title-jellyfin = Mit { $mediaServer } anmelden
sign-in-page-intro = Damit verknüpfst du „{ $name }“ auf { $platform } mit deinem Konto bei { $server }. Anfragen aus diesem Chat laufen dann unter deinem Konto.
sign-in-page-warning = Wenn du diesen Link nicht angefordert hast, schließ diese Seite. Vielleicht versucht jemand anderes, dein Konto zu benutzen.
sign-in-page-email = E-Mail-Adresse
sign-in-page-user-name = Benutzername bei { $mediaServer }
sign-in-page-password = Passwort
sign-in-page-password-jellyfin = Passwort bei { $mediaServer }
sign-in-page-submit = Anmelden
sign-in-page-privacy = E-Mail-Adresse und Passwort gehen nur an { $server }. Sie werden nicht gespeichert.
sign-in-page-privacy-jellyfin = Benutzername und Passwort gehen nur an { $server } und werden dort mit { $mediaServer } geprüft. Dieser Bot speichert sie nicht.
sign-in-page-wrong-password = E-Mail-Adresse oder Passwort ist falsch. { $left ->
    [one] Du hast noch 1 Versuch.
   *[other] Du hast noch { $left } Versuche.
  }
sign-in-page-wrong-password-jellyfin = Benutzername oder Passwort ist falsch. { $left ->
    [one] Du hast noch 1 Versuch.
   *[other] Du hast noch { $left } Versuche.
  }
sign-in-page-media-server-unreachable = { $server } erreicht { $mediaServer } gerade nicht. Versuch es in einer Minute erneut.
sign-in-page-media-server-refused = { $mediaServer } hat diese Anmeldung nicht angenommen, und { $server } nennt keinen Grund. Vielleicht ist dein Konto bei { $mediaServer } deaktiviert oder gesperrt. Versuch es später erneut, oder frag einen Admin.
sign-in-page-unreachable = { $server } antwortet gerade nicht. Versuch es in einer Minute erneut.
sign-in-page-invalid-form = Füll beide Felder aus und versuch es erneut.
sign-in-page-done = Du bist angemeldet
sign-in-page-close = Du kannst diese Seite schließen und zum Chat zurückkehren.
sign-in-page-failed = Anmeldung fehlgeschlagen
sign-in-page-expired-title = Dieser Link funktioniert nicht mehr
sign-in-page-expired = Er wurde bereits benutzt oder ist älter als zehn Minuten. Sende /{ command-name-link } im Chat, um einen neuen zu bekommen.

## Probleme

button-issue-report = Problem melden
button-issue-comment = Kommentieren
button-issue-resolve = Als gelöst markieren
button-issue-reopen = Wieder öffnen
button-issue-all-episodes = Alle Folgen
button-issues-all = Alle zeigen
button-issues-open = Offene zeigen
issue-report-title = Ein Problem melden
issue-choose-recent = Welcher Titel hat das Problem? Für andere schreib den Titel hinter /{ command-name-issue }.
issue-choose-title = Welcher Titel hat das Problem?
issue-choose-only = Von den gefundenen Titeln ist nur dieser in der Bibliothek. Ist es der mit dem Problem?
issue-none-recent = Schreib den Titel mit dem Problem hinter /{ command-name-issue }.
issue-choose-season = Welche Staffel ist betroffen?
issue-season = Staffel
issue-choose-episode = Welche Folge ist betroffen? ({ $part })
issue-episode-placeholder = Folge
issue-episode-label = Folge { $number }
issue-episode = { $season }, Folge { $episode }
issue-choose-type = Was stimmt nicht?
issue-type-video = Video
issue-type-audio = Ton
issue-type-subtitles = Untertitel
issue-type-other = Sonstiges
issue-kind-video = Videoproblem
issue-kind-audio = Tonproblem
issue-kind-subtitles = Untertitelproblem
issue-kind-other = Problem
issue-state-queued = Wird gesendet
issue-state-open = Offen
issue-state-resolved = Gelöst
issue-state-failed = Nicht gemeldet
issue-state-deleted = Gelöscht
issue-report-canceled = Abgebrochen. Es wurde nichts gemeldet.
issue-comment-title = Das Problem kommentieren
issue-comment-sending = wird gesendet
issue-earlier-comments = { $count ->
    [one] 1 früherer Kommentar
   *[other] { $count } frühere Kommentare
  }
field-issue-message = Was stimmt nicht, und wo?
field-issue-comment = Dein Kommentar
field-issue-reported-by = Gemeldet von
field-issue-affected = Betroffen
field-issue-resolved-by = Gelöst von
field-issue-open-by = Wieder geöffnet von
issue-news-resolved = Das Problem mit { $title } wurde gelöst.
issue-news-resolved-by = { $name } hat das Problem mit { $title } gelöst.
issue-news-open = Das Problem mit { $title } wurde wieder geöffnet.
issue-news-open-by = { $name } hat das Problem mit { $title } wieder geöffnet.
issue-news-comments = { $count ->
    [one] Neuer Kommentar zum Problem mit { $title }:
   *[other] { $count } neue Kommentare zum Problem mit { $title }:
  }
issues-title = Deine gemeldeten Probleme
issues-title-all = Gemeldete Probleme
issues-none = Es wurden keine Probleme gemeldet.
issues-none-open = Es gibt keine offenen Probleme.

## Fehler: Eingaben und veraltete Nachrichten

error-invalid-input = Diese Eingabe ist ungültig. Prüf sie und versuch es erneut.
error-not-found = Das gibt es nicht mehr. Fang bitte mit dem Befehl neu an.
error-unknown-button = Dieser Button funktioniert nicht mehr. Fang bitte mit /{ command-name-request } neu an.
error-draft-expired = Diese Karte ist abgelaufen. Fang bitte mit /{ command-name-request } neu an.
error-no-seasons-selected = Wähle zuerst mindestens eine Staffel aus.
error-invalid-state = { $state ->
    [queued] Das geht noch nicht. Die Anfrage wird gerade gesendet.
    [pending] Das geht nicht mehr. Die Genehmigung der Anfrage steht aus.
    [approved] Das geht nicht mehr. Die Anfrage ist genehmigt.
    [processing] Das geht nicht mehr. Die Anfrage wird verarbeitet.
    [partial] Das geht nicht mehr. Der Titel ist teilweise verfügbar.
    [available] Das geht nicht mehr. Der Titel ist verfügbar.
    [declined] Das geht nicht mehr. Die Anfrage ist abgelehnt.
    [failed] Das geht nicht mehr. Die Anfrage ist fehlgeschlagen.
    [cancelled] Das geht nicht mehr. Die Anfrage ist zurückgezogen.
   *[other] Das geht nicht mehr. Die Anfrage hat sich geändert.
  }
error-already-decided = Über diese Anfrage wurde bereits entschieden.
error-already-decided-by = { $state ->
    [approved] { $name } hat diese Anfrage
    [declined] { $name } hat diese Anfrage
   *[other] { $name } hat über diese Anfrage
  } { $minutes ->
    [0] gerade eben
    [one] vor 1 Minute
   *[other] vor { $minutes } Minuten
  } { $state ->
    [approved] genehmigt
    [declined] abgelehnt
   *[other] entschieden
  }.
error-already-decided-at = { $state ->
    [approved] Diese Anfrage wurde
    [declined] Diese Anfrage wurde
   *[other] Über diese Anfrage wurde
  } { $minutes ->
    [0] gerade eben
    [one] vor 1 Minute
   *[other] vor { $minutes } Minuten
  } { $state ->
    [approved] genehmigt
    [declined] abgelehnt
   *[other] entschieden
  }.

## Fehler: Berechtigungen

error-forbidden = Dafür fehlt dir hier die Berechtigung. Frag einen Admin.
error-not-yours = Das gehört jemand anderem. Gib den Befehl selbst ein.
error-admins-only = Das dürfen nur Admins. Frag einen Admin.
error-last-admin = Das ist der letzte Admin. Mach zuerst jemand anderen zum Admin.
error-admin-in-settings = ADMINS in den Einstellungen macht diese Person zum Admin. Entferne sie dort.
error-approvers-only = Nur wer Anfragen verwalten darf, kann festlegen, wer genehmigt, das Genehmigen eigener Anfragen erlauben und das Genehmigen durch Stimmen einrichten. Frag einen Admin.
error-not-approver = Du darfst diese Anfrage nicht genehmigen oder ablehnen. Frag einen Admin, wenn du das dürfen solltest.
error-not-approver-here = Du darfst hier keine Anfragen genehmigen oder ablehnen. Frag einen Admin, wenn du das dürfen solltest.
error-own-request = Über deine eigene Anfrage darfst du hier nicht entscheiden. Warte, bis jemand anderes entscheidet.
error-private-only = Hier könnten andere die Antwort lesen. Sende mir diesen Befehl in einem privaten Chat.
error-code-exposed = Hier konnten andere deinen Code lesen, deshalb gilt er nicht mehr. Einen neuen bekommst du mit /{ command-name-link } in einem privaten Chat mit mir.
error-user-blocked = Du bist für diesen Bot gesperrt. Wenn das ein Irrtum ist, wende dich an einen Admin.
error-no-permission = Dein Konto hat dafür keine Berechtigung. Frag einen Admin, wenn du sie brauchst.
error-no-issue-permission = Dein Konto hat keine Berechtigung, auf { $server } Probleme zu melden. Frag einen Admin, wenn du sie brauchst.
error-not-issue-manager = Das können nur die Person, die das Problem gemeldet hat, und Leute mit der Berechtigung „Probleme verwalten“ auf { $server }. Frag einen Admin, wenn du sie brauchst.
error-issue-title-unavailable = Probleme kannst du nur bei Titeln melden, die auf { $server } verfügbar sind.
error-issue-deleted = Das Problem wurde auf { $server } gelöscht.
error-issue-not-sent = Das geht noch nicht, weil { $server } die Meldung noch nicht hat.
error-no-issue-message = Beschreib das Problem mit ein paar Worten.
error-on-behalf-not-permitted = Du kannst nicht für andere anfragen. Frag einen Admin nach den Berechtigungen „Anfragen verwalten“ und „Benutzer verwalten“ auf { $server }, wenn du das brauchst.
error-member-not-found = Dieses Mitglied kenne ich nicht. Es muss mir einmal geschrieben haben, und der Name muss stimmen.
error-member-ambiguous = Mehrere Mitglieder heißen so. Nimm den Benutzernamen oder eine Erwähnung.
error-member-not-linked = Dieses Mitglied hat kein verknüpftes Konto auf { $server }. Mit /{ command-name-link } kann es eines verknüpfen.
error-member-blocked = Dieses Mitglied ist gesperrt. Darum lässt sich nichts für es anfragen.
error-member-no-permission = Das Konto dieses Mitglieds darf das nicht anfragen. Es zählen die Berechtigungen des Mitglieds, nicht deine.
error-member-quota-exceeded = Das ist mehr, als das Kontingent dieses Mitglieds erlaubt.
error-member-already-requested = Dieses Mitglied hat das bereits angefragt.
error-on-behalf-titles-only = Für ein anderes Mitglied kannst du jeweils nur einen Film oder eine Serie anfragen.
error-no-movie-permission = Dein Konto darf keine Filme anfragen. Frag einen Admin, wenn du das brauchst.
error-no-series-permission = Dein Konto darf keine Serien anfragen. Frag einen Admin, wenn du das brauchst.
error-no-4k-permission = Dein Konto darf nichts in 4K anfragen. Nimm die Standardqualität oder frag einen Admin.
error-no-movie-4k = { $server } bietet keine Filme in 4K an. Nimm die Standardqualität.
error-no-series-4k = { $server } bietet keine Serien in 4K an. Nimm die Standardqualität.
error-no-advanced-permission = Dein Konto darf Server, Qualitätsprofil und Ordner nicht wählen. Du kannst es ohne diese Auswahl anfragen.
error-download-option-gone = Deine Auswahl gibt es nicht mehr, deshalb gilt wieder der Standard. Wähl etwas anderes oder frag es so an.
error-options-changed = Die Auswahl hat sich inzwischen geändert, deshalb wurde nichts übernommen. Öffne den Punkt noch einmal und wähl neu.

## Fehler: Konten und Anmeldung

error-not-linked = Dein Konto ist noch nicht verknüpft. Verwende /{ command-name-link }, um es zu verknüpfen.
error-ambiguous-account = Deine Chat-ID steht in mehreren Profilen, deshalb ist nicht klar, welches Konto deins ist. Melde dich mit /{ command-name-link } an oder frag einen Admin.
error-account-blocked = Dein Konto ist gesperrt. Wenn das ein Irrtum ist, wende dich an einen Admin.
error-link-lost = Dein Konto auf { $server } ist gerade nicht zu finden. Deine Anfrage ist gespeichert und wird gesendet, sobald es wieder da ist. Wenn das lange dauert, verwende /{ command-name-link }.
error-account-not-found = Dieses Konto gibt es auf { $server } nicht mehr. Sag bitte einem Admin Bescheid.
error-account-conflict = Du bist mit zwei verschiedenen Konten verknüpft. Wähle aus, welches du behalten möchtest.
error-guest-account-missing = Anfragen als Gast sind erlaubt, aber das Gastkonto gibt es nicht. Sag bitte einem Admin Bescheid.
error-invalid-code = Dieser Code ist falsch, bereits benutzt oder abgelaufen. Hol dir mit /{ command-name-link } einen neuen und sende ihn innerhalb von zehn Minuten.
error-own-code = Das ist dein eigener Code. Sende ihn in deinem anderen Chat.
error-too-many-code-attempts = Zu viele falsche Codes. Warte zehn Minuten und hol dir dann mit /{ command-name-link } einen neuen.
error-sign-in-disabled = Diese Art der Anmeldung ist ausgeschaltet. Mit /{ command-name-link } siehst du andere Wege.
error-not-signed-in = Du bist abgemeldet. Melde dich wieder an.
error-request-forged = Das kam nicht von der Seite der Konsole. Lade die Seite neu und versuch es dann erneut.
error-console-closed = Unter dieser Adresse lässt sich die Konsole nicht öffnen. Nimm die Adresse in PUBLIC_URL, oder öffne sie auf dem Rechner, auf dem der Bot läuft.
error-sign-in-link-used = Dieser Link ist abgelaufen oder wurde schon benutzt. Frag den Bot nach einem neuen.
error-wrong-password = Dieser Name oder dieses Passwort ist falsch. Versuch es noch einmal.
error-no-console-rights = Du hast keinen Zugang zur Konsole. Frag einen Admin.
error-console-off = Die Konsole ist abgeschaltet. Frag, wer den Bot betreibt.
error-too-many-streams = Es sind zu viele Seiten der Konsole offen. Schließe einige davon.
error-too-many-sign-in-attempts = Zu viele falsche Passwörter. Warte eine Stunde und versuch es dann erneut.
error-plex-unreachable = Plex antwortet gerade nicht. Versuch es in einer Minute erneut.
error-media-server-unreachable = { $server } erreicht gerade seinen Medienserver nicht. Versuch es in einer Minute erneut.
error-media-server-refused = Der Medienserver von { $server } hat diese Anmeldung nicht angenommen. Vielleicht ist dein Konto dort deaktiviert oder gesperrt. Versuch es später erneut, oder frag einen Admin.
error-quick-connect-unavailable = Jellyfin bietet Quick Connect gerade nicht an: Es ist dort ausgeschaltet, oder Jellyfin antwortet nicht. Versuch es in einer Minute erneut, oder nutze /{ command-name-link } für andere Wege.

## Fehler: Anfragen

error-title-not-found = Dieser Titel wurde nicht gefunden. Versuch es mit einer anderen Suche.
error-already-requested = Das ist bereits angefragt.
error-already-available = Das ist bereits verfügbar.
error-no-seasons-left = Alle ausgewählten Staffeln sind bereits verfügbar oder angefragt.
error-blocklisted = Dieser Titel steht auf der Sperrliste. Frag einen Admin, wenn du das für einen Irrtum hältst.
error-movie-quota-exceeded = Dein Kontingent für Filme ist aufgebraucht.
error-series-quota-exceeded = Das ist mehr, als dein Kontingent für Staffeln erlaubt.
error-no-tvdb-id = Diese Serie hat keine TVDB-ID. Darum kann Sonarr sie nicht herunterladen. Versuch es erneut, wenn TMDB eine nennt.
error-tmdb-unavailable = TMDB, die Quelle aller Titel, antwortet gerade nicht. Versuch es in einer Minute erneut.

## Fehler: Overseerr-Server

error-no-overseerr-server = Es ist noch kein Anfrageserver eingerichtet. Sag bitte einem Admin Bescheid.
error-overseerr-server-removed = Der Anfrageserver für diesen Ort ist nicht mehr eingerichtet. Bitte einen Admin, mit /{ command-name-setup } einen anderen auszuwählen.
error-database-unreachable = Die Datenbank ist gerade nicht erreichbar. Versuch es in einer Minute erneut.
error-overseerr-unreachable = { $server } antwortet gerade nicht. Versuch es in einer Minute erneut.
error-overseerr-failed = { $server } hat gerade Probleme. Versuch es in einer Minute erneut.
error-user-list-incomplete = { $server } nennt gerade nicht alle Benutzer. Versuch es in einer Minute erneut.
error-overseerr-key-rejected = { $server } akzeptiert den API-Schlüssel des Bots nicht. Sag bitte einem Admin Bescheid.
error-overseerr-csrf-enabled = In { $server } ist der CSRF-Schutz eingeschaltet. Darum kann der Bot nichts ändern. Sag bitte einem Admin Bescheid.
error-not-overseerr = Unter der Adresse von { $server } läuft kein Overseerr, Jellyseerr oder Seerr. Sag bitte einem Admin Bescheid.
error-overseerr-refused = { $server } hat das abgelehnt: „{ $quote }“ Frag einen Admin, wenn du es nicht selbst beheben kannst.
error-overseerr-refused-silently = { $server } hat das ohne Begründung abgelehnt. Frag einen Admin, ob er dort nachsehen kann.
error-request-deleted = Die Anfrage wurde in { $server } gelöscht. Frag den Titel erneut an, wenn du ihn noch möchtest.
error-cancelled-by-approver = Jemand, der über Anfragen entscheidet, hat die Anfrage zurückgezogen.
error-removed-from-radarr = Der Film wurde aus Radarr entfernt und wird nicht heruntergeladen. Frag ihn erneut an, wenn du ihn noch möchtest.
error-removed-from-sonarr = Die Serie wurde aus Sonarr entfernt und wird nicht heruntergeladen. Frag sie erneut an, wenn du sie noch möchtest.
error-remote-status-unknown = { $server } meldet für diese Anfrage einen Status, den ich nicht kenne. Entscheide dort und bitte einen Admin, den Bot zu aktualisieren.
error-decision-not-permitted = Wer entschieden hat, darf über diese Anfrage nicht mehr entscheiden. Jemand anderes muss sie genehmigen oder ablehnen.
error-outcome-unknown = Die Verbindung zu { $server } ist abgebrochen. Ich prüfe, ob die Anfrage angekommen ist.

## Fehler: Chatplattformen

error-channel-not-found = Diesen Kanal gibt es nicht mehr.
error-channel-forbidden = In diesem Kanal darf ich nicht schreiben. Bitte einen Admin, es zu erlauben.
error-direct-messages-closed = Du nimmst keine Direktnachrichten von mir an. Erlaube sie und versuch es erneut.
error-message-not-found = Diese Nachricht gibt es nicht mehr.
error-reply-expired = Diese Antwort lässt sich nicht mehr bearbeiten.
error-platform-unavailable = Der Chatdienst hat gerade Probleme. Versuch es in einer Minute erneut.
error-platform-rejected = Etwas ist schiefgegangen. Versuch es in einer Minute erneut.
error-backup-failed = Das hat nicht geklappt: { $reason }
error-internal = Etwas ist schiefgegangen. Wenn es wieder passiert, nenn einem Admin diese Kennung: { $reference }

