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
select-all = Alle Zeilen auswählen
select-row = { $name } auswählen
pagination = Seiten
page-previous = Vorherige Seite
page-next = Nächste Seite
page-of = { $page } von { $pages }

## Fehler

error-title = Etwas ist schiefgegangen
error-unreachable = Der Server antwortet nicht. Prüfe, ob der Bot läuft, und versuche es dann erneut.
error-unexpected = Der Server hat mit einem unerwarteten Fehler geantwortet ({ $status }). Einzelheiten stehen im Log des Bots.
error-page = Diese Seite hat einen Fehler. Lade sie neu; wenn das nicht hilft, melde den Fehler bitte.
