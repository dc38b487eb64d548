### Was MediaNest sagt, auf Deutsch. Vollständig wie en.ftl; ein Test vergleicht beide.

## Befehle

command-request = Wünsch dir einen Film oder eine Serie
command-requests = Deine Wünsche und wie es um sie steht
command-help = Was du hier machen kannst
command-cancel = Lass die Frage fallen, die ich dir gestellt habe
command-needs = Schreib hinter /{ $name }, was du meinst: { $what }
option-title = Ein Name oder ein Link zu TMDB, IMDb oder TVDB
option-4k = In 4K
option-page = Welche Seite
question-next = Antworte auf diese Nachricht oder schick /cancel.
question-dropped = Dann eben nicht. Wünsch dir etwas anderes, wann immer du magst.

## Einen Titel finden

choose-title = Welcher ist es?
choose-lines = Das passt zu „{ $words }“.
choose-placeholder = Such einen Titel aus
nothing-found = Zu „{ $words }“ wurde nichts gefunden. Versuch es mit dem Originaltitel, dem Jahr dazu oder einem Link zu TMDB oder IMDb.
kind-movie = Film
kind-tv = Serie
mark-available = da
mark-partial = zum Teil da
mark-asked = gewünscht

## Die Karte vor dem Wunsch

field-status = In der Sammlung
field-asked = Schon gewünscht
field-seasons = Staffeln
availability-unknown = Noch nicht da
availability-pending = Gewünscht, wartet auf Freigabe
availability-processing = Gewünscht, unterwegs
availability-partial = Zum Teil da
availability-available = Da
availability-blocked = Auf diesem Server nicht erlaubt
availability-deleted = War da, wurde gelöscht
quality-standard = Standard
quality-4k = 4K
asked-by = { $name }
asked-by-seasons = { $name }: Staffeln { $seasons }
no-overview = Es gibt keine Beschreibung.
seasons-none = Es sind noch keine Staffeln bekannt, also gibt es nichts zu wünschen.
seasons-there = Da: { $seasons }
seasons-asked = Gewünscht: { $seasons }
seasons-partly = Zum Teil da: { $seasons }
seasons-all-taken = Alle Staffeln sind da oder schon gewünscht.
seasons-picked = Ausgesucht: { $seasons }
seasons-picked-none = Such dir die Staffeln aus.
seasons-placeholder = Staffeln aussuchen
seasons-placeholder-page = Staffeln aussuchen (Seite { $page } von { $pages })
season-label = Staffel { $number }
season-episodes = { $count ->
    [one] 1 Folge
   *[other] { $count } Folgen
  }
season-available = schon da
season-partial = zum Teil da
season-requested = schon gewünscht
button-request = Wünschen
button-request-4k = In 4K wünschen
button-cancel = Abbrechen
button-all = Alle
button-latest = Die neueste
button-back = Zurück
button-next = Weiter
button-more = Mehr
button-notify = Sag mir Bescheid
button-notify-not = Doch nicht Bescheid sagen
button-check-again = Noch einmal nachsehen
asking-as-guest = Du wünschst als Gast.
no-right-hint = Dein Konto auf dem Medienserver darf sich das nicht wünschen. Brauchst du es, frag den Betreiber.
cancelled-draft = Es wurde nichts gewünscht.
notify-done = Du hörst von mir, wenn { $title } da ist.
notify-available = { $title } ist schon da.
notify-own = { $title } hast du selbst gewünscht; davon hörst du ohnehin.

## Ein Wunsch

state-queued = Notiert, unterwegs zum Medienserver
state-queued-waiting = Notiert, geht hinaus, sobald der Server antwortet
state-pending = Wartet auf Freigabe
state-approved = Freigegeben
state-processing = Unterwegs
state-processing-percent = Wird geladen, { $percent } %
state-partial = Zum Teil da
state-available = Da
state-declined = Abgelehnt
state-failed = Fehlgeschlagen
state-refused = Nicht gewünscht
state-cancelled = Zurückgezogen
word-queued = notiert
word-pending = in Erwartung der Freigabe
word-approved = freigegeben
word-processing = unterwegs
word-partial = zum Teil da
word-available = da
word-declined = abgelehnt
word-failed = fehlgeschlagen
word-cancelled = zurückgezogen
field-requested-by = Gewünscht von
field-season-list = Staffeln
field-quality = Qualität
field-eta = Fertig
field-decided-by = Entschieden von
field-reason = Grund
requested-movie = Gewünscht.
requested-seasons = { $count ->
    [one] Gewünscht: Staffel { $seasons }.
   *[other] Gewünscht: Staffeln { $seasons }.
  }
left-out = { $count ->
    [one] Staffel { $seasons } war schon da.
   *[other] Die Staffeln { $seasons } waren schon da.
  }
held-by = Schon von { $name } gewünscht. Möchtest du hören, wenn es da ist?
quota-left = Dein Kontingent: noch { $left } von { $limit }.
quota-until = Wieder frei
failed-on-service = Der Medienserver hat den Wunsch angenommen, aber sein Downloader nicht. Wer freigibt, kann es noch einmal versuchen lassen.
notice-available = { $title } ist da. Viel Spaß!
notice-declined = { $title } wurde abgelehnt.
notice-failed = { $title } konnte nicht besorgt werden.
notice-pending = { $title } wartet noch auf eine Entscheidung.
notice-other = { $title }: Neues von deinem Wunsch.

## Freigeben

field-quota = Kontingent
field-waiting = Offene Wünsche dieser Person
field-door = Gewünscht in
door-discord = Discord
door-telegram = Telegram
door-web = dieser Seite
door-overseerr = dem Medienserver
reason-title = Warum wird { $title } abgelehnt?
decided-first = { $title } ist jetzt { $state }.

approval-title = { $title }: Darf das besorgt werden?
approval-asked = { $name } wünscht sich das.
approval-asked-as = { $name } wünscht sich das, auf dem Medienserver { $account }.
approval-quota = { $used } von { $limit } verbraucht
approval-from = Gewünscht in { $place }
approval-open = In Overseerr öffnen
decision-approve = Freigegeben von { $name }. Das geht jetzt zum Medienserver.
decision-decline = Abgelehnt von { $name }. Das geht jetzt zum Medienserver.
button-approve = Freigeben
button-decline = Ablehnen
button-retry = Noch einmal
button-history = Verlauf
decline-title = { $title } ablehnen
decline-reason = Grund (darf fehlen)
decline-no-reason = Ohne Grund
decline-own-words = In eigenen Worten
decline-choose = Warum?
decline-dropped = Es wurde nichts entschieden.
decline-reason-1 = Das gibt es bei einem Streamingdienst.
decline-reason-2 = Es gibt noch keine gute Fassung.
decline-reason-3 = Dafür ist gerade kein Platz.
decided-toast = { $title }: { $state }.
approval-back = Der Medienserver konnte es nicht: { $cause }
approval-failed = Der Medienserver hat den Wunsch angenommen, aber sein Downloader nicht. „Noch einmal“ schickt ihn noch einmal hin.
button-edit = Ändern
button-done = Fertig
button-reopen = Wieder öffnen
button-approve-all = Alles von { $name } freigeben
button-approve-all-yes = { $count } freigeben
approve-all-title = Alles freigeben, worauf { $name } wartet?
approve-all-lines = { $count ->
    [one] 1 Wunsch würde freigegeben.
   *[other] { $count } Wünsche würden freigegeben.
  }
approve-all-done = { $count ->
    [0] Es war nichts mehr freizugeben.
    [one] 1 Wunsch ist freigegeben.
   *[other] { $count } Wünsche sind freigegeben.
  }
edit-title = { $title } vor der Freigabe ändern
edit-part-seasons = Staffeln
edit-part-server = Server
edit-part-profile = Qualitätsprofil
edit-part-folder = Hauptordner
edit-part-tags = Tags
edit-pick = Such aus: { $what }
edit-nothing = Es gibt nichts auszusuchen.
edit-picked = jetzt
edit-page = Seite { $page } von { $pages }
command-setup = Wie Wünsche und Freigaben hier laufen
setup-title = Wie { $name } eingerichtet ist
setup-only-here = Das ist für einen Server oder eine Gruppe: Nimm /setup dort.
setup-requests = Wunschkarten
setup-approvals = Freigabekarten
setup-roles = Wer freigibt
setup-self = Eigene Wünsche
setup-reasons = Gründe für Absagen
setup-reminder = Erinnerung
setup-quiet = Ruhezeit
setup-default = wie vom Betreiber eingestellt
setup-place-here = hier
setup-places-elsewhere = { $count ->
    [one] an 1 anderen Ort
   *[other] an { $count } anderen Orten
  }
setup-requests-asked = wo gewünscht wird
setup-private = nur für die Person, die wünscht
setup-roles-none = Admins und wer auf dem Medienserver Wünsche verwalten darf
setup-roles-count = { $count ->
    [one] wer 1 bestimmte Rolle hat
   *[other] wer eine von { $count } Rollen hat
  }
setup-roles-administrators = Administratoren dieser Gruppe
setup-self-yes = wer freigibt, darf über eigene entscheiden
setup-self-no = jemand anders muss entscheiden
setup-reminder-hours = { $hours ->
    [0] nie
    [one] nach 1 Stunde
   *[other] nach { $hours } Stunden
  }
setup-quiet-none = keine
setup-quiet-hours = { $from } bis { $until } Uhr
setup-pick-roles = Such die Rollen aus, die freigeben dürfen
setup-button-requests = Wünsche hierher
setup-button-requests-off = Wünsche überall
setup-button-approvals = Freigaben hierher
setup-button-approvals-off = Keine Freigaben hier
setup-button-public = Karten allen zeigen
setup-button-private = Karten privat halten
setup-button-self = Eigene Wünsche erlauben
setup-button-self-off = Eigene Wünsche sperren
setup-button-admins = Administratoren geben frei
setup-button-admins-off = Administratoren geben nicht frei
setup-button-roles-off = Keine Rolle gibt frei
setup-button-reasons = Gründe
setup-button-reminder = Erinnerung
setup-button-quiet = Ruhezeit
setup-form-reasons = Ein Grund je Zeile
setup-form-reminder = Stunden bis zur Erinnerung, 0 für nie
setup-form-quiet = Stunden des Tages wie 22-7, oder nichts
setup-service = Medienserver
setup-service-gone = nicht mehr eingerichtet
setup-about-service = Was hier gewünscht wird, geht an diesen Medienserver. Das gilt für alles, was ab jetzt gewünscht wird.
setup-unlinked = Mitglieder ohne Konto
setup-about-unlinked = Was aus Mitgliedern wird, deren Konto auf dem Medienserver nicht bekannt ist.
setup-unlinked-link = sie verknüpfen erst ihr Konto
setup-unlinked-guest = sie wünschen als Gast
setup-language = Sprache
setup-about-language = Die Sprache der Karten, die hier alle sehen oder über die entschieden wird.
setup-language-own = die der Person, die wünscht
command-pending = Was auf eine Entscheidung wartet
pending-title = Wartet auf eine Entscheidung
pending-none = Nichts wartet auf eine Entscheidung.
pending-page = { $page } von { $pages }
command-history = Was aus einem Wunsch wurde
option-request = Teil eines Titels oder die Nummer in Overseerr
history-title = { $title }: der Verlauf
history-choose = Welcher?
history-detail-reason = weil: { $reason }
history-detail-overtaken = anstelle dessen, was { $name } entschieden hatte
history-detail-approved = freigegeben von { $name }
history-line = { $event } von { $actor } ({ $door })
history-line-overseerr = { $event } (Medienserver)
history-none = Ein Wunsch dieses Namens wurde nicht gefunden.
event-request = gewünscht
event-import = gewünscht
event-decide = entschieden
event-drop-decision = Entscheidung aufgehoben
event-edit = geändert
event-await-approval = wartet auf Freigabe
event-approve = freigegeben
event-start-processing = unterwegs
event-become-partial = zum Teil da
event-become-available = da
event-decline = abgelehnt
event-reject = nicht angenommen
event-fail = fehlgeschlagen
event-cancel = zurückgezogen
event-disappear = vom Medienserver verschwunden
event-retry = noch einmal versucht
event-reopen = wieder geöffnet

## /requests

requests-title = Deine Wünsche
requests-none = Du hast dir noch nichts gewünscht. Versuch es mit /request.
requests-page = Seite { $page } von { $pages }
request-cancelled = { $title } wurde zurückgezogen.
button-take-back = { $title } zurückziehen
button-newer = Neuere
button-older = Ältere

## /help

help-title = Was du hier machen kannst
help-intro = Ich gebe deine Wünsche an den Medienserver weiter und sage dir, wann du sie ansehen kannst.
help-guest = Du wünschst als Gast.
help-linked = Du wünschst als { $name } auf dem Medienserver.

## Wer du bist

link-title = Wer bist du auf dem Medienserver?
link-hint-discord = Öffne in { $server } dein Profil, Einstellungen, Allgemein, und trag dort deine Discord-ID ein: { $id }. Drück dann „Noch einmal nachsehen“.
link-hint-telegram = Öffne in { $server } dein Profil, Einstellungen, Benachrichtigungen, Telegram, und trag dort deine Chat-ID ein: { $id }. Drück dann „Noch einmal nachsehen“. Die Seite gibt es dort nicht? Dann kann dich ein Admin des Bots verknüpfen.
link-hint-web = Such dir auf dieser Seite jemand anderen aus, als der du wünschst.
link-checking = Der Medienserver wird gefragt; das dauert einen Moment. Versuch es dann noch einmal.
link-checking-guest = Du bist noch nicht verknüpft und wünschst als Gast. Der Medienserver wird gefragt; das dauert einen Moment. Versuch es dann noch einmal.

## Wer ist wer

language-name = Deutsch
command-link = Sag mir, wer du bist: dein Konto, deine anderen Chats
command-unlink = Nimm ein Konto oder einen Chat von dir wieder weg
command-me = Wer du hier bist und was du darfst
command-settings = Wo du Bescheid bekommst und in welcher Sprache
command-user = Mitglieder: verknüpfen, lösen, sperren
command-claim = Werde der erste Admin, mit dem Code aus dem Log
command-forget = Lösche, was über dich gespeichert ist
option-code = Der Code, den ich dir anderswo gegeben habe
option-who = Teil eines Namens, eine Erwähnung oder eine Id
option-forget = mich
platform-discord = Discord
platform-telegram = Telegram
platform-web = diese Seite
link-intro = Eine Person, eine Liste von Wünschen und ein Kontingent, wo auch immer du mir schreibst.
link-is = Du wünschst als { $name }.
link-server = Es geht um { $name }.
link-way-sign-in = Der sicherste Weg ist, dich anzumelden:
link-way-code = Schreibst du mir noch in einem anderen Chat? Mach beide zu einem:
link-way-profile = Oder trag deine ID in dein Profil auf dem Medienserver ein:
button-link-private = Anmelden, im privaten Chat
button-link-code = Anderen Chat verbinden
link-code-title = Dein Code: { $code }
link-code-lines = Schick mir das innerhalb von zehn Minuten im anderen Chat: /link { $code }
link-code-warning = Wer ihn schickt, ist hier du. Gib ihn niemandem.
button-open-telegram = Telegram öffnen
join-title = Bist du { $name }?
join-lines = Diesen Code hat { $name } ({ $platforms }) gemacht. Bist du das, werden eure Wünsche und Einstellungen eins.
join-chats = Diese Chats werden eine Person: { $chats }.
join-warning = Hat dir jemand anders den Code gegeben, drück Abbrechen: Sonst bekommt er, was dir gehört.
join-clash = Du bist hier mit { $mine } verknüpft und dort mit { $theirs }. Welches behältst du?
join-clash-on = Auf { $server } bist du hier mit { $mine } verknüpft und dort mit { $theirs }.
join-clash-server = einem Server, der nicht mehr eingerichtet ist,
join-clash-keep = { $count ->
    [one] Welches behältst du?
   *[other] Welche behältst du? Was du wählst, gilt für alle diese Server.
  }
button-join = Ja, das bin ich
button-keep = { $name } behalten
join-done = Fertig: Du bist für mich jetzt eine Person.
join-dropped = Es wurde nichts verbunden.
unlink-title = Was soll weg?
unlink-none = Es gibt nichts wegzunehmen: Du hast kein Konto auf dem Medienserver und nur einen Chat.
unlink-lines = Ein Chat, der allein steht, fängt neu an; deine Wünsche bleiben bei den anderen.
button-unlink-account = { $name } aufgeben
unlink-ask-title = { $name } aufgeben?
unlink-ask-lines = Dann kenne ich dich auf dem Medienserver nicht mehr, bis du dich mit /link wieder verknüpfst. Was du dir gewünscht hast, bleibt.
button-separate = { $platform }: { $name }
unlink-account-done = { $name } gehört nicht mehr zu dir. Mit /link verknüpfst du dich wieder.
separate-done = Dieser Chat steht jetzt allein.
me-title = { $name }
me-chats = Chats
me-account = Konto
me-account-proof = { $name } ({ $proof })
me-account-guest = Gast
me-rights = Rechte
me-quota = Kontingent
me-told = Bescheid
me-told-asked = wo du wünschst
me-told-direct = als Direktnachricht in { $platform }
me-told-closed = { $platform } lässt mich dir nicht schreiben: Erlaube dort Direktnachrichten.
me-quota-movie = Filme: noch { $left } von { $limit }
me-quota-movie-free = Filme: so viele du magst
me-quota-tv = Staffeln: noch { $left } von { $limit }
me-quota-tv-free = Staffeln: so viele du magst
proof-profile = durch dein Profil dort
proof-plex = mit Plex angemeldet
proof-password = angemeldet
proof-admin = von einem Admin verknüpft
right-movie = Filme
right-tv = Serien
right-movie-4k = Filme in 4K
right-tv-4k = Serien in 4K
right-auto-movie = Filme sofort freigegeben
right-auto-tv = Serien sofort freigegeben
right-auto-movie-4k = Filme in 4K sofort freigegeben
right-auto-tv-4k = Serien in 4K sofort freigegeben
right-manage = Wünsche verwalten
right-see = Wünsche anderer sehen
right-admin = Admin
right-none = keine
settings-title = Deine Einstellungen
settings-told = Wo ich Bescheid sage: { $where }
settings-language = Sprache: { $name }
settings-server = In diesem privaten Chat wünschst du auf { $name }.
settings-language-placeholder = Such eine Sprache aus
button-tell-asked = Wo ich wünsche
button-tell-direct = Schreib mir in { $platform }
user-title = Mitglieder
user-title-unlinked = Mitglieder ohne Konto
user-none = Niemand. Ein Mitglied findest du mit /user und einem Teil seines Namens.
user-more = Das passt auf noch mehr. Schreib mehr vom Namen oder eine Id.
user-line-alike = { $name } könnte { $account } sein (Nummer { $number }).
user-account = Konto: { $name }
user-account-none = Kein Konto
user-blocked = Gesperrt
button-user-link = Mit { $name } verknüpfen (Nummer { $number })
button-user-choose = Konto aussuchen
button-user-unlink = Lösen
button-user-block = Sperren
button-user-unblock = Entsperren
user-ask-title = { $name } mit { $account } (Nummer { $number }) verknüpfen?
user-ask-lines = { $name } würde von da an als { $account } wünschen. Sei sicher, dass es dieselbe Person ist.
user-ask-pick = Welches Konto?
user-ask-name = Teil des Kontonamens
user-free-none = Kein freies Konto heißt so.
claim-wrong = Das ist nicht der Code aus dem Log, oder es gibt schon einen Admin. Solange es keinen gibt, zeigt jeder Start einen neuen Code.
claim-done = Du bist jetzt der Admin. Fang mit /help an.
forget-title = Löschen, was ich über dich weiß?
forget-lines = Deine Chats, Benachrichtigungen und Einstellungen werden gelöscht, und der Verlauf nennt dich nicht mehr. Wünsche bleiben auf dem Medienserver. Das lässt sich nicht rückgängig machen.
button-forget = Löschen
forget-done = Erledigt. Schreibst du mir wieder, begegnen wir uns zum ersten Mal.

## Anmelden

sign-in-plex = Mit Plex anmelden
sign-in-password = Mit deinem Overseerr-Konto anmelden
sign-in-title = Anmelden
sign-in-go-plex = Öffne Plex und bestätige dort, dass MediaNest sehen darf, wer du bist. Komm dann zurück: Ich sage dir hier Bescheid.
sign-in-go-password = Öffne die Seite und melde dich mit deinem Konto auf dem Medienserver an. Dein Passwort geht nur an den Medienserver; es wird nie gespeichert und nie in diesem Chat eingegeben.
sign-in-minutes = Der Link ist nur für dich und gilt einmal, { $minutes } Minuten lang.
sign-in-open-plex = Plex öffnen
sign-in-open-password = Seite öffnen
sign-in-linked = Du bist mit { $account } auf { $server } verknüpft.
sign-in-taken = Dieses Konto ist hier mit jemand anderem verknüpft. Bist du das in deinem anderen Chat, hol dir dort mit /link einen Code und verbinde beide. Sonst sag dem Betreiber Bescheid.
sign-in-stranger = Zu dieser Anmeldung gehört kein Konto auf dem Medienserver. Melde dich einmal auf dem Medienserver an und versuch es dann noch einmal, oder sag dem Betreiber Bescheid.
sign-in-late = Niemand hat es rechtzeitig bestätigt. Fang mit /link neu an.
sign-in-parted = Dieser Chat gehört inzwischen zu jemand anderem. Fang mit /link neu an.
sign-in-tries = Zu viele falsche Passwörter. Warte eine Stunde und fang dann mit /link neu an.
sign-in-blocked = Der Betreiber hat dich für diesen Bot gesperrt. Ist das ein Irrtum, sprich mit ihm.

## Die Seite zum Anmelden

link-page-title = Bei { $server } anmelden
link-page-who = Das verknüpft das Konto „{ $name }“ in { $platform } mit deinem Konto auf { $server }. Von da an wünscht es Filme und Serien als du.
link-page-stranger = Hast du diesen Link nicht selbst verlangt? Dann schließ diese Seite: Jemand anders möchte als du wünschen.
link-page-email = E-Mail-Adresse
link-page-password = Passwort
link-page-submit = Anmelden
link-page-kept = Was du eingibst, geht an { $server } und sonst nirgendwohin. Es wird nicht gespeichert.
link-page-wrong = Diese E-Mail-Adresse und dieses Passwort gehören nicht zusammen. { $left ->
    [one] Du hast noch einen Versuch.
   *[other] Du hast noch { $left } Versuche.
  }
link-page-away = Der Medienserver antwortet gerade nicht. Versuch es in einer Minute noch einmal.
link-page-again = Füll bitte beide Felder aus und schick das Formular von dieser Seite ab.
link-page-done = Fertig
link-page-close = Du kannst diese Seite schließen und zum Chat zurückgehen.
link-page-refused = Das hat nicht geklappt
link-page-gone-title = Dieser Link gilt nicht mehr
link-page-gone = Er wurde schon benutzt oder ist älter als zehn Minuten. Mit /link im Chat bekommst du einen neuen.

## Fehler

fault-sign-in-off = Dieser Weg, dich anzumelden, ist hier nicht offen. Mit /link siehst du die, die es sind.
fault-sign-in-tries = Zu viele falsche Passwörter. Warte eine Stunde und versuch es dann noch einmal.
fault-plex-unreachable = Plex antwortet gerade nicht. Versuch es in einer Minute noch einmal.
fault-bad-input = Das war nicht zu lesen. Versuch es bitte von vorn.
fault-not-found = Das gibt es nicht mehr. Fang bitte mit dem Befehl neu an.
fault-forbidden = Das darfst du hier nicht. Bitte einen Admin darum.
fault-not-yours = Das gehört jemand anderem. Mit /request wünschst du dir selbst etwas.
fault-not-linked = Dein Konto auf dem Medienserver ist noch nicht bekannt.
fault-link-ambiguous = Aus den Profilen auf dem Medienserver geht nicht hervor, wer du bist: Deine Chat-ID steht in mehreren, oder das Konto ist mit jemand anderem verknüpft. Bist du das in einem anderen Chat, nimm dort /link; sonst sag dem Betreiber Bescheid.
fault-account-taken = Dieses Konto gehört hier jemand anderem. Ist es deins, sag dem Betreiber Bescheid: Ein Admin kann es dir mit /user geben.
fault-chats-parted = Nur ein Profil auf dem Medienserver hatte die Chats dieser Person verbunden. Jetzt stehen sie für sich: Sieh mit /user nach, wer es ist, und verknüpfe diesen einen.
fault-accounts-differ = Ihr zwei seid mit verschiedenen Konten verknüpft. Entscheide, welches bleibt.
fault-code-wrong = Dieser Code ist falsch, verbraucht oder zu alt. Mach mit /link einen neuen und schick ihn innerhalb von zehn Minuten.
fault-code-own = Das ist dein eigener Code. Schick ihn im anderen Chat.
fault-code-tries = Zu viele falsche Codes. Warte zehn Minuten und mach mit /link einen neuen.
fault-admins-only = Das dürfen nur Admins. Frag den Betreiber.
fault-approvers-only = Nur wer auf dem Medienserver Wünsche freigeben darf, kann bestimmen, wer das noch darf, und eigene Wünsche erlauben. Frag den Betreiber.
fault-private-only = Das könnten hier andere lesen. Frag mich in einem privaten Chat.
fault-user-blocked = Der Betreiber hat dich für diesen Bot gesperrt. Ist das ein Irrtum, sprich mit ihm.
fault-guest-unset = Gäste dürfen hier wünschen, aber das Gastkonto gibt es auf dem Medienserver nicht. Bitte sag dem Betreiber Bescheid.
fault-button-unknown = Diesen Knopf kenne ich nicht mehr. Fang bitte mit /request neu an.
fault-draft-gone = Diese Karte ist zu alt. Fang bitte mit /request neu an.
fault-seasons-missing = Such erst mindestens eine Staffel aus.
fault-too-late = Das geht nicht mehr: Es ist inzwischen { $state }.
fault-decided = Das ist schon entschieden.
decided-already = Schon { $state } von { $name }, { $minutes ->
    [0] gerade eben
    [one] vor 1 Minute
   *[other] vor { $minutes } Minuten
  }.
decided-already-unnamed = Schon { $state }, { $minutes ->
    [0] gerade eben
    [one] vor 1 Minute
   *[other] vor { $minutes } Minuten
  }.
fault-not-approver = Über diesen Wunsch darfst du nicht entscheiden. Überlass es denen, die es dürfen, oder frag den Betreiber, ob du dazugehören kannst.
fault-not-approver-here = Hier darfst du nicht über Wünsche entscheiden. Überlass es denen, die es dürfen, oder frag den Betreiber, ob du dazugehören kannst.
fault-own-request = Über deinen eigenen Wunsch darfst du hier nicht entscheiden. Warte auf jemand anderen.
fault-title-unknown = Der Medienserver kennt diesen Titel nicht.
fault-already-requested = Das ist schon gewünscht.
fault-already-available = Das ist schon da.
fault-nothing-left = Alle Staffeln, die du ausgesucht hast, sind da oder schon gewünscht.
fault-blocklisted = Der Betreiber hat diesen Titel ausgeschlossen.
fault-quota-movie = Dein Kontingent für Filme ist verbraucht.
fault-quota-tv = Dein Kontingent für Staffeln ist verbraucht.
fault-no-right-movie = Dein Konto darf sich keine Filme wünschen. Brauchst du es, frag den Betreiber.
fault-no-right-tv = Dein Konto darf sich keine Serien wünschen. Brauchst du es, frag den Betreiber.
fault-no-right-4k = Dein Konto darf sich nichts in 4K wünschen. Wünsch es dir ohne 4K, oder frag den Betreiber.
fault-no-right = Dein Konto auf dem Medienserver darf das nicht. Brauchst du es, frag den Betreiber.
fault-no-4k-service = Dieser Medienserver hat dafür keine 4K-Sammlung.
fault-account-gone = Dein Konto auf dem Medienserver gibt es nicht mehr. Bitte sag dem Betreiber Bescheid.
fault-no-tvdb = Diese Serie steht nicht in TVDB, darum kann der Medienserver sie nicht annehmen.
fault-service-gone = Der Medienserver, auf dem hier gewünscht wird, ist nicht mehr eingerichtet. Ein Admin kann hier mit /setup einen anderen wählen.
fault-service-unset = Es ist noch kein Medienserver eingerichtet. Bitte sag dem Betreiber Bescheid.
fault-service-key = Der Medienserver nimmt den Schlüssel des Bots nicht an. Bitte sag dem Betreiber Bescheid.
fault-service-csrf = Auf dem Medienserver ist der CSRF-Schutz eingeschaltet, der den Bot am Schreiben hindert. Bitte sag dem Betreiber Bescheid.
fault-service-not-overseerr = Was unter der Adresse des Medienservers antwortet, ist nicht Overseerr. Bitte sag dem Betreiber Bescheid.
fault-service-unreachable = Der Medienserver antwortet gerade nicht. Versuch es in einer Minute noch einmal.
fault-service-failed = Der Medienserver hat gerade Schwierigkeiten. Versuch es in einer Minute noch einmal.
fault-catalogue-down = Der Titelkatalog (TMDB) antwortet gerade nicht. Versuch es in einer Minute noch einmal.
fault-outcome-unknown = Der Medienserver hat mittendrin abgebrochen. Ich sehe nach.
fault-place-gone = Diesen Ort gibt es nicht mehr.
fault-place-forbidden = Dort darf ich nicht schreiben.
fault-direct-closed = Du nimmst keine Direktnachrichten an.
fault-reply-expired = Diese Antwort lässt sich nicht mehr ändern.
fault-message-gone = Diese Nachricht gibt es nicht mehr.
fault-chat-failed = Die Chatplattform hat gerade Schwierigkeiten.
fault-chat-refused = Bei mir ist etwas schiefgegangen.
fault-bug = Bei mir ist etwas schiefgegangen. Passiert es wieder, nenn dem Betreiber diese Kennung: { $reference }
