settings-retention-intro = Anfragen und ihr Verlauf bleiben für immer. Nutzer können ihre Daten mit /forget löschen lassen. Das Folgende wird nach seinem Alter gelöscht.
settings-retention-name = Daten
settings-retention-days = Aufbewahrt für
settings-retention-days-value = { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
 }
settings-retention-kept = Aufbewahrte Daten
settings-retention-settings = Was du ändern kannst
settings-retention-kind-audit-log = Audit-Protokoll
settings-retention-kind-alert = Warnungen
settings-retention-kind-backup-run = Aufzeichnungen von Sicherungen und Übungen
settings-retention-kind-error-log = Fehler, nachdem sie zuletzt auftraten
settings-retention-kind-job-interval = Wann regelmäßige Aufgaben zuletzt liefen
settings-retention-kind-service-check = Statuswechsel von Diensten
settings-retention-kind-service-check-hour = Stündliche Werte von Diensten
settings-retention-kind-telegram-update = Empfangene Telegram-Updates, ohne Inhalt
settings-retention-kind-console-task = Aufgaben der Konsole
settings-retention-kind-api-token = API-Token, nachdem sie widerrufen wurden oder abgelaufen sind
