### The log.

logs-follow = Follow new lines
logs-search = Part of a line
logs-level = Level
logs-part = Part
logs-from-debug = Everything
logs-from-info = Info and above
logs-from-warn = Warnings and errors
logs-from-error = Errors only
logs-level-debug = Debug
logs-level-info = Info
logs-level-warn = Warning
logs-level-error = Error
logs-all-parts = All parts
logs-part-bot = Bot
logs-part-discord = Discord
logs-part-telegram = Telegram
logs-part-web = Demo page
logs-part-overseerr = Overseerr
logs-part-database = Database
logs-part-jobs = Jobs
logs-part-http = Web server
logs-part-services = Services
logs-part-backups = Backups
logs-process = These are the lines of process { $pid } on { $host } ({ $role }), which started { $at }. Older lines, and those of other processes, are in their own output. Secrets are hidden.
logs-role-all = everything in one process
logs-role-worker = worker
logs-role-gateway = gateway
logs-empty-title = No lines
logs-empty = Nothing that matches has been logged lately. Debug lines appear only with LOG_LEVEL=debug.
