settings-retention-intro = Requests and their history are kept forever. Users can have their data erased with /forget. Sessions of the console end after 12 hours without use, and after 30 days at the latest.
settings-retention-days-value = { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
settings-retention-kept = Fixed periods
settings-retention-settings = What is deleted by its age
settings-retention-kind-issue = Reported issues, after they were closed
settings-retention-kind-job-interval = When regular jobs last ran
settings-retention-kind-telegram-update = Received Telegram updates, without their content
