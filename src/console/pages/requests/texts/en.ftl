### The texts of the requests page.

## List

requests-count = { $count ->
    [one] 1 request
   *[other] { NUMBER($count) } requests
}
requests-count-capped = More than { NUMBER($count) } requests
requests-title = Title
requests-state = State
requests-person = Person
requests-place = Requested in
requests-server = Server
requests-space = Space
requests-type = Type
requests-quality = Quality
requests-age = Age
requests-order = Order
requests-created = Requested
requests-changed = Last change
requests-kind = Type
requests-season-names = Names of seasons
requests-seasons = { $count ->
    [one] Season { $seasons }
   *[other] Seasons { $seasons }
}
requests-decision-approve = Approval is being sent
requests-decision-decline = Decline is being sent
requests-search = Title, person, or ID
requests-any = { $what }: any
requests-unknown-person = One person
requests-group-all = All
requests-group-pending = Pending
requests-group-open = In progress
requests-group-available = Available
requests-group-declined = Declined
requests-group-failed = Failed
requests-group-cancelled = Canceled
requests-age-day = Last 24 hours
requests-age-week = Last 7 days
requests-age-month = Last 30 days
requests-age-year = Last 12 months
requests-age-older = Older than a year
requests-order-newest = Newest first
requests-order-oldest = Oldest first
requests-order-changed-last = Last changed first
requests-order-changed-first = Longest unchanged first
requests-clear-filters = Clear filters
requests-none = No requests yet
requests-none-text = Requests appear here as soon as somebody makes one in a chat or on the server’s own page.
requests-none-filtered = No matching requests
requests-none-filtered-text = No request matches these filters. Remove some of them, or search for something else.
requests-searched-to = Searched back to { $date } so far. The search goes on when you scroll.

## Actions

requests-selected = Selected requests
requests-selected-count = { $count ->
    [one] 1 selected
   *[other] { NUMBER($count) } selected
}
requests-all-selected = All requests that match the filters are selected
requests-select-all-matching = Select all that match
requests-clear-selection = Clear selection
requests-action-approve = Approve
requests-action-decline = Decline
requests-action-cancel = Cancel request
requests-action-send-again = Send again
requests-confirm-approve = Approve requests?
requests-confirm-decline = Decline requests?
requests-confirm-cancel = Cancel requests?
requests-confirm-send-again = Send requests again?
requests-confirm-one-decline = Decline { $title }?
requests-confirm-one-cancel = Cancel the request for { $title }?
requests-do-approve = { $count ->
    [one] Approve 1 request
   *[other] Approve { NUMBER($count) } requests
}
requests-do-decline = { $count ->
    [one] Decline 1 request
   *[other] Decline { NUMBER($count) } requests
}
requests-do-cancel = { $count ->
    [one] Cancel 1 request
   *[other] Cancel { NUMBER($count) } requests
}
requests-do-send-again = { $count ->
    [one] Send 1 request again
   *[other] Send { NUMBER($count) } requests again
}
requests-will-approve = { $count ->
    [one] The request is approved on its server in your name, and the download begins. The messages about it in the chats show that you approved it.
   *[other] { NUMBER($count) } requests are approved on their servers in your name, and the downloads begin. The messages about them in the chats show that you approved them.
}
requests-will-decline = { $count ->
    [one] The request is declined on its server in your name. The person who made it is notified, with your name and the reason.
   *[other] { NUMBER($count) } requests are declined on their servers in your name. The people who made them are notified, with your name and the reason.
}
requests-will-cancel = { $count ->
    [one] The request is deleted on its server, and the person who made it is notified. A download that has begun goes on in Radarr or Sonarr. This cannot be undone.
   *[other] { NUMBER($count) } requests are deleted on their servers, and the people who made them are notified. Downloads that have begun go on in Radarr or Sonarr. This cannot be undone.
}
requests-will-send-again = { $count ->
    [one] The request is sent to its server or to Radarr or Sonarr again. A declined request is requested again.
   *[other] { NUMBER($count) } requests are sent to their servers or to Radarr or Sonarr again. Declined requests are requested again.
}
requests-nothing-to-approve = None of these requests is pending, so there is nothing to approve.
requests-nothing-to-decline = None of these requests is pending, so there is nothing to decline.
requests-nothing-to-cancel = None of these requests can still be canceled.
requests-nothing-to-send-again = None of these requests has failed or was declined.
requests-left-out = { $count ->
    [one] One of the selected requests is left out: it is decided already, or in a state in which this is not possible.
   *[other] { NUMBER($count) } of the selected requests are left out: they are decided already, or in a state in which this is not possible.
 }
requests-capped = More requests match. One action changes at most { NUMBER($count) }, the oldest first. Repeat it for the others.
requests-reason = Reason
requests-reason-hint = Optional. The requester reads it.
requests-bulk-note = Requests that somebody else decides first, or that you may not decide on, are left out and listed at the end. You can leave this page meanwhile, and stop at any time.
requests-done-approve = { $title } is approved.
requests-done-decline = { $title } is declined.
requests-done-cancel = { $title } is canceled.
requests-done-send-again = { $title } is sent again.

## Tasks

requests-task-running = { NUMBER($done) } of { NUMBER($total) } requests
requests-task-by = Started by { $name }.
requests-task-progress = Progress
requests-task-stop = Stop
requests-task-finished = Finished: { NUMBER($done) } of { NUMBER($total) } requests
requests-task-failed = Failed after { NUMBER($done) } of { NUMBER($total) } requests
requests-task-stopped = Stopped after { NUMBER($done) } of { NUMBER($total) } requests
requests-task-interrupted = Interrupted by a restart after { NUMBER($done) } of { NUMBER($total) } requests
requests-task-action-approve = were approved.
requests-task-action-decline = were declined.
requests-task-action-cancel = were canceled.
requests-task-action-send-again = were sent again.
requests-task-gone = This task no longer exists.
requests-refused = { $count ->
    [one] 1 left out:
   *[other] { NUMBER($count) } left out:
}
requests-refused-gone = A request that no longer exists
requests-refused-list = { $count ->
    [one] Show the request that was left out
   *[other] Show the first { NUMBER($count) } that were left out
}

## Story

requests-story = Request
requests-facts = Facts
requests-account = Account on the server
requests-decided-by = Decided by
requests-skipped = Skipped seasons
requests-compared = Compared with the server
requests-watch = Watch
requests-ids = IDs
requests-id = Request
requests-remote-id = ID on the server
requests-tmdb-id = TMDB
requests-user-id = User
requests-account-id = Account ID
requests-detail-cause = Cause
requests-detail-overtaken = Replaces the decision of
requests-detail-retry = Automatic retry
requests-detail-server-id = Download server
requests-detail-profile-id = Quality profile
requests-detail-root-folder = Folder
requests-detail-task = Part of a bulk action, task
requests-history = History
requests-job-waiting = Waiting
requests-job-active = Running
requests-job-retrying = Will be retried
requests-job-failed = Failed
requests-job-attempts = { $count ->
    [0] No attempt yet
    [one] 1 attempt
   *[other] { $count } attempts
}
requests-issues = Reported issues
requests-issue-season = Season { $season }
requests-issue-episode = Season { $season }, episode { $episode }
requests-issue-comments = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
 }
requests-issue-reported = Issue reported
requests-issue-resolved = Issue resolved
requests-messages = Messages
requests-no-messages = There are no messages about this request.
requests-role-public = Public card
requests-role-private = Reply to the requester
requests-role-approval = Approval card
requests-role-notification = Notification
requests-place-channel = Channel
requests-place-direct = Private chat
requests-place-reply = Reply that only its reader sees
requests-open-message = Open message
requests-message-lost = Cannot be updated
requests-message-waiting = Not posted yet
requests-message-sent = Sent
requests-message-current = Up to date
requests-message-behind = Will be updated
requests-remote = On { $server } now
requests-remote-again = Ask the server again
requests-remote-none = The server does not have this request.
requests-remote-status = Status
requests-remote-availability = Availability
requests-remote-seasons = Seasons
