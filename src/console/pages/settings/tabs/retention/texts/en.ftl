settings-retention-intro = Requests and their history are kept forever. Users can have their data erased with /forget. What follows is deleted by its age.
settings-retention-name = Data
settings-retention-days = Kept for
settings-retention-days-value = { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
settings-retention-kept = Kept data
settings-retention-settings = What you can change
settings-retention-kind-audit-log = Audit log
settings-retention-kind-alert = Alerts
settings-retention-kind-backup-run = Records of backups and drills
settings-retention-kind-error-log = Errors, after they were last seen
settings-retention-kind-job-interval = When regular jobs last ran
settings-retention-kind-service-check = Status changes of services
settings-retention-kind-service-check-hour = Hourly figures of services
settings-retention-kind-telegram-update = Received Telegram updates, without their content
settings-retention-kind-console-task = Tasks of the console
settings-retention-kind-api-token = API tokens, after they were revoked or have expired
