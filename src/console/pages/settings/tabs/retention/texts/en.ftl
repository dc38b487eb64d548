settings-retention-intro = Requests and their history are kept forever. Users can have their data erased with /forget. How long a browser stays signed in to the console is set under Sessions.
settings-retention-days-value = { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
settings-retention-kept = Fixed periods
settings-retention-settings = Deleted automatically
settings-retention-kind-issue = Reported issues, after they were closed
settings-retention-kind-job-interval = When regular jobs last ran
settings-retention-kind-telegram-update = Received Telegram updates, without their content
