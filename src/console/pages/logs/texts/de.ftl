### Das Log.

logs-follow = Neuen Zeilen folgen
logs-search = Teil einer Zeile
logs-level = Stufe
logs-part = Teil
logs-from-debug = Alles
logs-from-info = Ab Info
logs-from-warn = Warnungen und Fehler
logs-from-error = Nur Fehler
logs-level-debug = Debug
logs-level-info = Info
logs-level-warn = Warnung
logs-level-error = Fehler
logs-all-parts = Alle Teile
logs-part-bot = Bot
logs-part-discord = Discord
logs-part-telegram = Telegram
logs-part-web = Demoseite
logs-part-overseerr = Overseerr
logs-part-database = Datenbank
logs-part-jobs = Aufgaben
logs-part-http = Webserver
logs-part-services = Dienste
logs-part-backups = Backups
logs-process = Das sind die Zeilen von Prozess { $pid } auf { $host } ({ $role }), gestartet { $at }. Ältere Zeilen und die anderer Prozesse stehen nur in deren Ausgabe. Geheimnisse sind verborgen.
logs-role-all = alles in einem Prozess
logs-role-worker = Worker
logs-role-gateway = Gateway
logs-empty-title = Keine Zeilen
logs-empty = Nichts Passendes wurde in letzter Zeit protokolliert. Debug-Zeilen gibt es nur mit LOG_LEVEL=debug.
