settings-retention-intro = Anfragen und ihr Verlauf bleiben für immer. Benutzer können ihre Daten mit /forget löschen lassen. Wie lange ein Browser an der Konsole angemeldet bleibt, steht unter Sitzungen.
settings-retention-days-value = { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
 }
settings-retention-kept = Feste Fristen
settings-retention-settings = Wird automatisch gelöscht
settings-retention-kind-issue = Gemeldete Probleme, nachdem sie geschlossen wurden
settings-retention-kind-job-interval = Wann regelmäßige Aufgaben zuletzt liefen
settings-retention-kind-telegram-update = Empfangene Telegram-Updates, ohne Inhalt
