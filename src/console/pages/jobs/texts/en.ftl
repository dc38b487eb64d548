### Queues and failed jobs.

jobs-queues = Queues
jobs-queue = Job
jobs-waiting = Waiting
jobs-none-waiting = nothing to do
jobs-oldest = oldest { $age }
jobs-oldest-job = Oldest
jobs-ready = Ready
jobs-deferred = Delayed
jobs-active = Running
jobs-per-minute = Done per minute
jobs-per-minute-note = in all processes
jobs-completed-rate = Done per minute
jobs-failed-rate = Failed per minute
jobs-dead-letters = Failed for good
jobs-dead-letters-note = kept for 30 days
jobs-history-waiting = Jobs that waited in the last 24 hours
jobs-history-completed = Jobs done per minute in the last 24 hours
jobs-no-history-title = No history yet
jobs-no-history = A point is recorded every ten minutes.
jobs-no-dead-letters-title = No failed jobs
jobs-id = ID
jobs-error = Error
jobs-error-process = its process ended
jobs-attempts = Attempts
jobs-failed-at = Failed
jobs-payload = Payload
jobs-retry = Retry
jobs-discard = Discard
jobs-retry-title = { $count ->
    [one] Retry this job?
   *[other] Retry { $count } jobs?
  }
jobs-retry-confirm = { $count ->
    [one] Retry job
   *[other] Retry { $count } jobs
  }
jobs-retry-effect = { $count ->
    [one] It goes back into its queue and runs again as soon as a worker is free. What it has done already is not done twice.
   *[other] They go back into their queues and run again as soon as a worker is free. What they have done already is not done twice.
  }
jobs-retry-done = { $count ->
    [one] 1 job is back in its queue.
   *[other] { $count } jobs are back in their queues.
  }
jobs-discard-title = { $count ->
    [one] Discard this job?
   *[other] Discard { $count } jobs?
  }
jobs-discard-confirm = { $count ->
    [one] Discard job
   *[other] Discard { $count } jobs
  }
jobs-discard-effect = { $count ->
    [one] It is deleted and never runs: the request, message, or decision that it is about stays as it is. This cannot be undone.
   *[other] They are deleted and never run: the requests, messages, or decisions that they are about stay as they are. This cannot be undone.
  }
jobs-discard-done = { $count ->
    [one] 1 job was discarded.
   *[other] { $count } jobs were discarded.
  }
