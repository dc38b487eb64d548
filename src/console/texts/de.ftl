### Die eigenen Texte der Konsole auf Deutsch, die mehrere Seiten verwenden.

## Seiten

page-overview = Übersicht
page-requests = Anfragen
page-people = Personen
page-spaces = Server und Gruppen
page-services = Dienste
page-jobs = Aufgaben
page-errors = Fehler
page-audit = Protokoll
page-backups = Backups
page-logs = Logs
page-settings = Einstellungen
page-setup = Einrichtung
page-sign-in = Anmelden

## Rahmen

navigation = Navigation
navigation-main = Mediathek und Mitglieder
navigation-operation = Betrieb
navigation-settings = Einstellungen
skip-to-content = Zum Inhalt springen
theme = Design
theme-system = Auto
theme-light = Hell
theme-dark = Dunkel
language = Sprache
role-admin = Admin
role-approver = Genehmiger
sign-out = Abmelden
notices = Hinweise
connection-lost = Die Verbindung zum Server ist unterbrochen. Die Anzeige ist vielleicht veraltet. Sie verbindet sich von selbst wieder.
not-found-title = Seite nicht gefunden
not-found = Unter dieser Adresse gibt es keine Seite. Wähle eine in der Navigation.
not-allowed-title = Kein Zugriff
not-allowed = Diese Seite ist nur für Admins.

## Bedienung

cancel = Abbrechen
close = Schließen
save = Speichern
copy = Kopieren
copied = Kopiert
try-again = Erneut versuchen
load-more = Mehr laden
loading = Wird geladen …
loading-slow = Der Server braucht ungewöhnlich lange für eine Antwort.
select-all = Alle Zeilen auswählen
select-row = { $name } auswählen
platform = Plattform
all-platforms = Alle Plattformen
pagination = Seiten
page-previous = Vorherige Seite
page-next = Nächste Seite
page-of = { $page } von { $pages }

## Fehler

error-title = Etwas ist schiefgegangen
error-unreachable = Der Server antwortet nicht. Prüfe, ob der Bot läuft, und versuche es dann erneut.
error-no-answer = Der Server hat nicht rechtzeitig geantwortet. Versuche es erneut; wenn das nicht hilft, steht der Grund vielleicht im Log des Bots.
error-maybe-done = Der Server hat nicht geantwortet; ob das ausgeführt wurde, ist nicht bekannt. Lade die Seite neu und sieh nach, bevor du es noch einmal versuchst.
error-maybe-done-admin = Der Server hat nicht geantwortet; ob das ausgeführt wurde, ist nicht bekannt. Lade die Seite neu und sieh dort oder im Protokoll nach, bevor du es noch einmal versuchst.
error-unexpected = Der Server hat mit einem unerwarteten Fehler geantwortet ({ $status }). Einzelheiten stehen im Log des Bots.
error-stale = Das ist vielleicht nicht mehr aktuell, weil es nicht erneut gelesen werden konnte. { $why }
error-page = Diese Seite hat einen Fehler. Lade sie neu; wenn das nicht hilft, melde den Fehler bitte.

## Who and where

by = { $actor } ({ $place })

## Services

service-up = Erreichbar
service-down = Gestört
service-unknown = Noch nicht geprüft

## Kinds of jobs

job-kind-submit-request = Anfragen einreichen
job-kind-notify-subscribers = Abonnenten sagen, was neu da ist
job-kind-send-decision = Entscheidungen senden
job-kind-count-votes = Stimmen zählen
job-kind-retry-request = Fehlgeschlagene Anfragen erneut senden
job-kind-update-cards = Karten aktualisieren
job-kind-update-telegram-cards = Karten in Telegram aktualisieren
job-kind-notify = Personen benachrichtigen
job-kind-sync-request = Anfragen lesen
job-kind-handle-webhook = Webhooks verarbeiten
job-kind-send-issue = Probleme und Kommentare senden
job-kind-sync-issue = Probleme lesen
job-kind-show-issue = Karten von Problemen aktualisieren
job-kind-reconcile = Alle offenen Anfragen abgleichen
job-kind-sync-accounts = Konten lesen
job-kind-send-reminders = Erinnerungen senden
job-kind-await-sign-in = Auf Anmeldungen warten
job-kind-sweep = Verlorene Arbeit finden
job-kind-check-alerts = Auf Warnungen prüfen
job-kind-cleanup = Aufräumen

## Why something was refused or has failed, by the code of the error

code-invalid-input = Ungültige Eingabe
code-not-found = Das gibt es nicht (mehr)
code-forbidden = Keine Berechtigung
code-not-yours = Das gehört jemand anderem
code-not-linked = Kein verbundenes Konto
code-link-lost = Die Verbindung zum Konto ist verloren
code-ambiguous-account = Mehrere Konten passen
code-user-blocked = Die Person ist gesperrt
code-account-blocked = Das Konto ist gesperrt
code-sign-in-disabled = Anmelden ist ausgeschaltet
code-not-signed-in = Nicht angemeldet
code-request-forged = Der Aufruf kam nicht aus der Konsole
code-console-closed = Die Konsole ist unter dieser Adresse nicht offen
code-sign-in-link-used = Der Anmeldelink war benutzt oder abgelaufen
code-wrong-password = Falscher Name oder falsches Passwort
code-no-console-rights = Keine Rechte für die Konsole
code-console-off = Die Konsole ist ausgeschaltet
code-too-many-sign-in-attempts = Zu viele Anmeldeversuche
code-too-many-streams = Zu viele offene Seiten
code-plex-unreachable = Plex antwortet nicht
code-media-server-unreachable = Der Medienserver antwortet nicht
code-media-server-refused = Der Medienserver hat abgelehnt
code-quick-connect-unavailable = Quick Connect ist nicht verfügbar
code-account-conflict = Beide haben ein Konto auf demselben Server
code-invalid-code = Falscher Code
code-own-code = Der eigene Code
code-too-many-code-attempts = Zu viele falsche Codes
code-admins-only = Nur für Admins
code-last-admin = Der letzte Admin
code-admin-in-settings = Admin durch ADMINS in den Einstellungen
code-approvers-only = Nur für Genehmigende
code-private-only = Nur in privaten Chats
code-code-exposed = Code widerrufen: andere konnten ihn lesen
code-guest-account-missing = Das Gastkonto gibt es nicht
code-unknown-button = Eine Schaltfläche, die es nicht gibt
code-draft-expired = Das Anfrageformular ist abgelaufen
code-no-seasons-selected = Keine Staffel ausgewählt
code-invalid-state = Der Stand lässt es nicht zu
code-already-decided = Es war schon entschieden
code-not-approver = Darf nicht genehmigen
code-own-request = Hier entscheidet niemand über eigene Anfragen
code-title-not-found = Der Titel wurde nicht gefunden
code-already-requested = Es ist schon angefragt
code-already-available = Es ist schon verfügbar
code-no-seasons-left = Keine Staffel mehr übrig
code-blocklisted = Der Titel ist gesperrt
code-movie-quota-exceeded = Das Filmkontingent ist aufgebraucht
code-series-quota-exceeded = Das Serienkontingent ist aufgebraucht
code-no-movie-permission = Keine Berechtigung für Filme
code-no-series-permission = Keine Berechtigung für Serien
code-no-4k-permission = Keine Berechtigung für 4K
code-no-movie-4k = Der Server bietet keine Filme in 4K an
code-no-series-4k = Der Server bietet keine Serien in 4K an
code-no-advanced-permission = Keine Berechtigung für Download-Optionen
code-download-option-gone = Eine gewählte Download-Option gibt es nicht mehr
code-options-changed = Auswahl hat sich inzwischen geändert
code-no-permission = Dem Konto auf dem Server fehlt die Berechtigung
code-no-issue-permission = Keine Berechtigung, Probleme zu melden
code-not-issue-manager = Das dürfen nur Meldende und wer Probleme verwaltet
code-issue-title-unavailable = Der Titel mit dem Problem ist nicht verfügbar
code-issue-deleted = Das Problem wurde auf dem Server gelöscht
code-issue-not-sent = Der Server hat die Meldung noch nicht
code-no-issue-message = Die Meldung hat keinen Text
code-on-behalf-not-permitted = Keine Berechtigung, für andere anzufragen
code-member-not-found = Das Mitglied wurde nicht gefunden
code-member-ambiguous = Mehrere Mitglieder passen
code-member-not-linked = Das Mitglied hat kein verbundenes Konto
code-member-blocked = Das Mitglied ist gesperrt
code-member-no-permission = Das Mitglied darf das nicht anfragen
code-member-quota-exceeded = Das Kontingent des Mitglieds ist aufgebraucht
code-member-already-requested = Das Mitglied hat es schon angefragt
code-on-behalf-titles-only = Für andere nur einzelne Titel
code-account-not-found = Das Konto gibt es auf dem Server nicht mehr
code-no-tvdb-id = Die Serie hat keine TVDB-ID
code-overseerr-refused = Der Server hat abgelehnt
code-decision-not-permitted = Der Server lässt die Entscheidung nicht zu
code-request-deleted = Die Anfrage wurde auf dem Server gelöscht
code-cancelled-by-approver = Jemand, der entscheiden darf, hat die Anfrage zurückgezogen
code-removed-from-radarr = Der Film wurde aus Radarr entfernt
code-removed-from-sonarr = Die Serie wurde aus Sonarr entfernt
code-remote-status-unknown = Der Server meldet einen unbekannten Stand
code-no-overseerr-server = Den Server gibt es nicht
code-overseerr-key-rejected = Der Server weist den API-Schlüssel zurück
code-overseerr-csrf-enabled = Der CSRF-Schutz ist eingeschaltet
code-not-overseerr = Unter der Adresse ist kein Overseerr, Jellyseerr oder Seerr
code-database-unreachable = Die Datenbank antwortet nicht
code-overseerr-unreachable = Der Server antwortet nicht
code-overseerr-failed = Der Server hat mit einem Fehler geantwortet
code-user-list-incomplete = Die Benutzerliste war unvollständig
code-tmdb-unavailable = TMDB ist nicht verfügbar
code-outcome-unknown = Vielleicht speichert der Server es noch
code-channel-not-found = Den Kanal gibt es nicht
code-channel-forbidden = Der Bot darf nicht in den Kanal schreiben
code-direct-messages-closed = Die Person nimmt keine Direktnachrichten an
code-reply-expired = Die Antwort lässt sich nicht mehr ändern
code-message-not-found = Die Nachricht gibt es nicht
code-platform-unavailable = Die Chatplattform ist nicht verfügbar
code-platform-rejected = Die Chatplattform hat abgelehnt
code-backup-failed = Das Backup ist fehlgeschlagen
code-internal = Unerwarteter Fehler

## Why a setting is refused

problem-http-url = { $name } muss mit http:// oder https:// beginnen
problem-postgres-url = { $name } muss mit postgresql:// beginnen
problem-postgres-address = { $name } ist keine gültige Adresse. Schreib im Passwort @ / # % als %40 %2F %23 %25
problem-number = { $name } muss eine Zahl sein
problem-whole-number = { $name } muss eine ganze Zahl sein
problem-at-least = { $name } muss mindestens { NUMBER($min) } sein
problem-at-most = { $name } darf höchstens { NUMBER($max) } sein
problem-boolean = { $name } muss true oder false sein
problem-header-list = { $name } muss eine Liste von <Name>=<Wert> sein, durch Kommas getrennt
problem-chat-accounts = { $name } muss eine Liste von discord:<ID> oder telegram:<ID> sein, durch Kommas getrennt
problem-places = { $name } muss eine Liste von discord:<Kanal-ID> oder telegram:<Chat-ID> sein, durch Kommas getrennt
problem-monitored-urls = { $name } muss eine Liste von <Name>=<HTTP-Adresse> sein, durch Kommas getrennt
problem-distinct-names = { $name } braucht für jeden Dienst einen eigenen Namen
problem-token-characters = { $name } enthält Zeichen, die es in einem Token nicht gibt
problem-key-characters = { $name } enthält Zeichen, die es in einem API-Schlüssel nicht gibt
problem-telegram-token = { $name } ist kein gültiges Token eines Telegram-Bots
problem-hours = { $name } muss aus zwei Stunden des Tages bestehen, zum Beispiel 22-7
problem-discord-servers = { $name } muss eine Liste von IDs von Discord-Servern sein, durch Kommas getrennt
problem-min-length = { $name } muss mindestens { NUMBER($min) } Zeichen haben
problem-no-spaces = { $name } muss mindestens { NUMBER($min) } Zeichen ohne Leerzeichen haben
problem-public-password = { $name } darf weder Benutzernamen noch Passwort enthalten, weil andere die Adresse sehen
problem-webhook-address = { $name } muss eine Adresse wie http://medianest:8787 sein, ohne Passwort
problem-one-of = { $name } muss eines von diesen sein: { $choices }
problem-some-of = { $name } muss eine Liste aus diesen sein: { $choices }
problem-time-zone = { $name } muss der Name einer IANA-Zeitzone sein, zum Beispiel Europe/Berlin
problem-guest-is-owner = { $name } ist der Besitzer des Servers. Leg für Gäste ein eigenes Konto an
problem-guest-missing = { $name } ist nötig, wenn UNLINKED_USERS auf guest steht
problem-unreadable-file = Die Datei von { $name }_FILE lässt sich nicht lesen
problem-together = { $name } und { $other } gehören zusammen: setz beide
problem-same-address = { $name } ist dieselbe Adresse wie die eines anderen Servers
problem-not-in-console = { $name } kann nicht in der Konsole gesetzt werden
problem-environment-only = { $name } kann nur in der Umgebung gesetzt werden
problem-decided-by = { $name } lässt sich hier nicht ändern, weil { $other } in der Umgebung gesetzt ist
problem-enter-again = { $name } muss neu eingegeben werden, weil { $other } geändert wurde
problem-invalid = { $name } ist ungültig
