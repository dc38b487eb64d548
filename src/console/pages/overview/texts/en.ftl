overview-version = Version { $version }
overview-image = Image { $version } ({ $revision })
overview-newer-version = Version { $version } is available
overview-started = started
overview-no-alerts = All is well. Nothing needs your attention.
overview-alerts = { $count ->
    [one] One thing needs attention
   *[other] { $count } things need attention
  }
overview-pending = Pending approval
overview-oldest = oldest
overview-nothing-waits = nothing is waiting
overview-queue = Jobs in the queue
overview-oldest-job = the oldest has been waiting for { $age }
overview-failed-jobs = Failed jobs
overview-waiting-jobs = { $count ->
    [0] none is waiting
    [one] one more is waiting
   *[other] { NUMBER($count) } more are waiting
  }
overview-hint-service-down = It does not respond, or returns errors. Check what it says, and whether it is running.
overview-hint-key-rejected = Enter its key again.
overview-hint-webhook-silent = Changes are noticed later. See whether the webhook can reach the bot.
overview-hint-disk-low = Free some space before the database runs out of it.
overview-hint-backup-late = See why there is no newer backup.
overview-hint-drill-failed = A backup could not be restored in a test. See why.
overview-hint-drill-missing = No backup was restored in a test for two weeks. Run a drill.
overview-hint-dead-letters = The bot has given them up. Retry or discard them.
overview-hint-requests-stuck = They should have reached the server by now. See what they wait for.
overview-hint-member-errors = Somebody was told that something went wrong. See what it was.
overview-hint-many-errors = Several kinds of unexpected errors at once. See what they have in common.
overview-hint-users-missing = Users that the bot knew are gone from the server. See whether that is right.
overview-hint-token-shared = Another program uses the token of this bot. Stop it, or create a new token.
overview-approval = Time to approval
overview-availability = Time to availability
overview-p90 = 9 of 10 within { $time }
overview-no-times = no requests yet
overview-backup = Last backup
overview-no-backup = no backup yet
overview-no-drill = not restored as a test yet
overview-drill-ok = test restore worked
overview-drill-failed = test restore failed
overview-requests = Requests per day
overview-in-progress = In progress
overview-refused = Declined or failed
overview-no-requests-title = No requests in the last 30 days
overview-no-requests = As soon as a member asks for a title, it appears here.
overview-chats = Chats
overview-connected = Connected
overview-disconnected = Not connected
overview-no-chats-title = No chat is connected
overview-no-chats = Connect Discord or Telegram in the settings.
overview-service = Service
overview-status = Status
overview-since = Since
overview-latency = Response time, 24 hours
overview-latency-label = { $title } responds in { $p50 } ms, 95% within { $p95 } ms
overview-ms = { $value } ms
overview-uptime-day = Uptime, 24 hours
overview-uptime-month = Uptime, 30 days
overview-no-services-title = No services yet
overview-no-services = Connect an Overseerr server in the settings.
