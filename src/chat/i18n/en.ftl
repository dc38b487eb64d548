### MediaNest's texts in English. This file is complete. Other languages fall back to it, message by message.

language-name = English

## Names of commands and options: what people type. The English ones are the names in the code; all others have only a-z and 0-9, because Telegram allows nothing else.

command-name-request = request
command-name-discover = discover
command-name-requests = requests
command-name-following = following
command-name-pending = pending
command-name-history = history
command-name-issue = issue
command-name-issues = issues
command-name-setup = setup
command-name-link = link
command-name-unlink = unlink
command-name-me = me
command-name-settings = settings
command-name-status = status
command-name-user = user
command-name-claim = claim
command-name-console = console
command-name-forget = forget
command-name-help = help
command-name-cancel = cancel
option-name-title = title
option-name-for = for
option-name-4k = 4k
option-name-page = page
option-name-request = request
option-name-code = code
option-name-who = who
option-name-me = me

## Commands and their options

command-request = Request a movie or series
command-discover = Find something to watch
command-requests = See your requests and their status
command-following = See and end what you are notified about
command-pending = Review pending requests
command-history = See what happened to a request
command-issue = Report an issue with a title
command-issues = See reported issues and their status
command-setup = Set up requests and approvals for this server or group
command-link = Link your account or another chat
command-unlink = Unlink an account or a chat
command-me = See your account, permissions, and quota
command-settings = Change your notifications and language
command-status = See whether the bot and its servers are working
command-user = Manage members: link, unlink, block
command-claim = Become the first admin with the code from the log
command-console = Open the console in the browser, if you are an admin or approve requests
command-forget = Delete your data
command-help = See what you can do here
command-cancel = Cancel the current question
command-missing-option = Add this after /{ $name }: { $what }
option-title = Title, or a TMDB, IMDb, or TVDB link
option-issue-title = Title that has the issue; without it, choose from your requests
option-4k = Request in 4K
option-for = The member to request for (approvers only)
option-page = Page number
option-request = Part of the title, or the request ID
option-code = Your one-time code
option-who = Part of a name, a mention, or an ID
option-forget = Delete my data
anonymous-sender = You post anonymously here, so I cannot tell who you are. Turn off anonymous posting for a moment, or write to me in a private chat.
question-hint = Reply to this message, or send /{ command-name-cancel }.
question-canceled = Canceled.

## Words used in several places

media-type-movie = Movie
media-type-tv = Series
quality-standard = Standard
quality-4k = 4K
platform-discord = Discord
platform-telegram = Telegram
platform-web = Demo page
source-discord = Discord
source-telegram = Telegram
source-web = Demo page
source-overseerr = { $server }
source-cli = Command line
source-console = Console
page-count = Page { $page } of { $pages }
page-number = Page { $page }
button-cancel = Cancel
button-back = Back
button-next = Next
button-done = Done
button-newer = Newer
button-older = Older

## Search

search-title = Choose a title
search-results = Results for “{ $words }”
search-many = Not among them? Add the year, or paste a TMDB or IMDb link.
search-placeholder = Choose a title
search-empty = No results for “{ $words }”. Try the original title, add the year, or paste a TMDB or IMDb link.
search-did-you-mean = Did you mean…?
search-empty-but = No results for “{ $words }”, but these titles are similar:
search-unknown-link = I cannot tell which title this link is for. Send the title itself, or a link from TMDB, IMDb, TVDB, Letterboxd, Trakt, or JustWatch.
search-unknown-page = I do not recognize the site of this link. If the number in it is a TMDB ID, you mean:
search-available = Available
search-partial = Partially available
search-requested = Requested
search-processing = Processing
search-failed = Request failed

## Discover

discover-title = Discover
discover-about = What would you like to see?
discover-trending = Trending
discover-recommended = Recommended for you
discover-popular-movie = Popular movies
discover-popular-tv = Popular series
discover-upcoming-movie = Upcoming movies
discover-upcoming-tv = Upcoming series
discover-genres-movie = Movie genres
discover-genres-tv = Series genres
discover-genre-movie = Movies: { $genre }
discover-genre-tv = Series: { $genre }
discover-similar = Similar to { $title }
discover-choose-genre = Choose a genre
discover-empty = There is nothing here right now.
discover-no-requests = There is nothing to recommend yet. Recommendations come from your own requests: request something you like, and come back later.
button-all-lists = All lists
button-similar = Similar

## People and collections

title-group-person = Person
title-group-collection = Collection
discover-person = Movies and series with { $name }
collection-complete = Nothing is missing: everything is in the library or requested.
collection-missing = { $count ->
    [one] 1 movie is missing.
   *[other] { $count } movies are missing.
  }
collection-missing-4k = { $count ->
    [one] 1 movie is missing in 4K.
   *[other] { $count } movies are missing in 4K.
  }
collection-at-once = One press requests the first { $count }. Open the collection again for the others.
collection-quota = { $count ->
    [one] Requesting 1 movie leaves { $left } of your { $limit } movie requests.
   *[other] Requesting { $count } movies leaves { $left } of your { $limit } movie requests.
  }
collection-others = { $count ->
    [one] …and 1 other movie
   *[other] …and { $count } other movies
  }
collection-requested = { $count ->
    [one] You requested 1 movie.
   *[other] You requested { $count } movies.
  }
collection-nothing = Nothing was requested: everything is in the library or requested already.
button-request-movies = { $count ->
    [one] Request 1 movie
   *[other] Request { $count } movies
  }
button-request-movies-4k = { $count ->
    [one] Request 1 movie in 4K
   *[other] Request { $count } movies in 4K
  }
button-refresh = Refresh

## Title card

field-status = Status
field-seasons = Seasons
availability-unknown = Not in the library
availability-pending = Pending approval
availability-approved = Approved
availability-processing = Processing
availability-failed = Request failed
availability-requested = Requested
availability-partial = Partially available
availability-available = Available
availability-blocked = Blocklisted
availability-deleted = Deleted
availability-other = Status not known
title-no-overview = No description available.
title-rating = ★ { $rating }
title-runtime = { $hours } h { $minutes } min
title-runtime-hours = { $hours } h
title-runtime-minutes = { $minutes } min
title-trailer = Trailer
title-streaming = { $services } ({ $region }; data by JustWatch)
field-cast = Cast
field-streaming = Streaming on
title-no-permission = Your account does not have permission to request this. Ask an admin if you need it.
title-as-guest = You are requesting as a guest.
on-behalf-for = Requesting for { $name } (account { $account })
on-behalf-rights-all = May request this in standard quality and 4K.
on-behalf-rights-standard = May request this in standard quality.
on-behalf-rights-only4k = May request this in 4K only.
on-behalf-quota-used = This member has used up their quota.
on-behalf-approved = You make the request, so it is approved at once. It counts against the member’s quota.
requester-seasons = { $name } ({ $seasons })
seasons-none = No seasons are known yet, so there is nothing to request.
seasons-only-specials = This series has only specials, and they cannot be requested here.
seasons-whole-series = Only the whole series can be requested. Seasons: { $seasons }
seasons-none-left = All seasons are already available or requested.
seasons-available = Available: { $seasons }
seasons-partial = Partially available: { $seasons }
seasons-requested = Requested: { $seasons }
seasons-selected = Selected seasons: { $seasons }
seasons-select-prompt = Select the seasons you want.
seasons-placeholder = Select seasons
seasons-placeholder-page = Select seasons (page { $page } of { $pages })
seasons-named = { $count ->
    [one] Season { $seasons }
   *[other] Seasons { $seasons }
  }
season-specials = Specials
season-label = Season { $number }
season-episodes = { $count ->
    [one] 1 episode
   *[other] { $count } episodes
  }
season-available = Already available
season-partial = Partially available
season-requested = Already requested
button-request = Request
button-request-4k = Request in 4K
button-all-seasons = All seasons
button-latest-season = Latest season
button-watch = Watch now
button-notify = Notify me
button-notify-off = Turn off notification
button-vote = +1
button-choose-seasons = Choose seasons
button-follow-future = Follow new seasons
draft-canceled = Nothing was requested.
subscription-active = You will be notified when { $title } is available.
follow-active = You follow { $title }: { $what }
follow-future = { $season ->
    [0] all seasons
   *[other] new seasons after season { $season }
  }
follow-any = the next season
subscription-available = { $title } is already available.
subscription-own-request = You requested { $title } yourself, so you will be notified in any case.
vote-added = Your +1 counts. You will be notified when { $title } arrives. Press again to take it back.
vote-removed = Your +1 for { $title } is taken back.
vote-subscribed = You will be notified when { $title } arrives. Your +1 counts once your account is linked: /{ command-name-link }
vote-own = You requested { $title } yourself, so you cannot add a +1.
vote-count = { $count ->
    [one] { $count } vote
   *[other] { $count } votes
  }
votes-needed = { $count } of { $needed } for approval

## Request card

state-queued = Sending request
state-queued-waiting = Saved, will be sent automatically
state-pending = Pending approval
state-approved = Approved
state-processing = Processing
state-processing-percent = Downloading, { $percent }%
download-queued = Waiting in the download queue
download-paused = The download is paused
download-importing = Downloaded, not in the library yet
download-stuck = The download is stuck
download-failed = The download has failed
state-partial = Partially available
state-available = Available
state-declined = Declined
state-failed = Failed
request-failed-retried = Failed, will be tried again
state-rejected = Not requested
state-cancelled = Canceled
request-removed = Removed
field-requested-by = Requested by
field-wanted-by = Also wanted by
requester-on-behalf = { $by } for { $name }
field-quality = Quality
field-release = Not released yet
release-cinema = in theaters
release-digital = digital
release-disc = on disc
release-air = on TV
field-eta = Estimated
field-waiting-since = Waiting since
field-next-try = Next try
field-stalled = Nothing has moved since
standing-queue = { $count ->
    [one] { $count } request is ahead of it.
   *[other] { $count } requests are ahead of it.
  }
standing-queue-many = More than { $count } requests are ahead of it.
standing-attempt = { $attempt } of { $of }
standing-never-sent = It was approved but has not reached { $service }. An approver can send it again.
standing-deleted = It was deleted from the library. Request it again if you still want it.
standing-cinema-only = Only in theaters so far. No date for a digital release or a disc is known.
standing-not-found = No download has been found so far. The approvers have been told.
field-decided-by = Decided by
decided-by-votes = { $votes } (rule set by { $name })
field-reason = Reason
request-sent = Request sent.
request-sent-seasons = Request sent: { $seasons }.
request-seasons-skipped = Already available or requested: { $seasons }.
request-seasons-available = Already available: { $seasons }.
request-seasons-requested = Already requested: { $seasons }.
request-known-by = { $name } already requested this.
request-already-by = { $name } already requested this. Do you want to be notified when it is available?
request-download-failed = The download could not be started. An approver can retry it.
request-download-retried = The download could not be started. It will be tried again.
quota-left = Quota: { $left } of { $limit } left.
quota-resets = Resets
quota-too-many-seasons = { $count } seasons are too many. Your quota allows only { $left } more.
quota-too-many-seasons-member = { $count } seasons are too many. This member’s quota allows only { $left } more.

## Notifications

notification-available = { $title } is now available. Enjoy!
notification-declined = { $title } was declined.
notification-failed = Your request for { $title } failed.
notification-pending = { $title } is still pending approval.
notification-stalled = Your request for { $title } has not moved for a while.
notification-votes-off = { $title } has enough votes but was not approved, because the person who set up approval by votes may no longer approve requests. Approval by votes is now off. Someone who can manage requests can turn it on again in the setup.
notification-ended = { $title } is no longer requested.
notification-other = Your request for { $title } was updated.

## Approval card

approval-title = Approve { $title }?
approval-requested-by = Requested by { $name }
approval-requested-by-as = Requested by { $name } as { $account }
approval-quota = { $used } of { $limit } used
approval-not-completed = This did not go through. { $cause }
approval-never-sent = It was approved but has not reached { $service }. Check in { $server } that there is a default { $service } server, then press Send again.
approval-never-sent-4k = It was approved but has not reached { $service }. Check in { $server } that there is a default { $service } server for 4K, then press Send again.
approval-stalled = Nothing is being downloaded. Look for the title in { $service }.
approval-download-failed = Radarr or Sonarr did not accept this request. Press Retry to send it again.
approval-fallback = You get this card as a direct message because it could not be posted in its channel. Make sure that the bot can post there.
decision-approve = Approved by { $name }. Sending…
decision-decline = Declined by { $name }. Sending…
decision-approve-waiting = Approved by { $name }. Saved, will be sent automatically.
decision-decline-waiting = Declined by { $name }. Saved, will be sent automatically.
decision-votes = Approved by { $votes } (rule set by { $name }). Sending…
decision-votes-waiting = Approved by { $votes } (rule set by { $name }). Saved, will be sent automatically.
field-quota = Quota
field-pending-requests = Pending requests
field-source = Requested via
button-approve = Approve
button-decline = Decline
button-edit = Edit
button-details = Details
button-retry = Retry
button-send-again = Send again
button-reopen = Reopen
button-open-request = Open in { $server }
toast-decided = { $state ->
    [approved] { $title } was approved.
    [declined] { $title } was declined.
   *[other] { $title } was already handled.
  }

## Declining

decline-prompt = Why are you declining { $title }?
decline-form-title = Decline request
decline-reason-placeholder = Choose a reason
decline-reason-1 = It is available on a streaming service.
decline-reason-2 = There is no good release yet.
decline-reason-3 = There is not enough storage right now.
decline-canceled = The request was not declined.
field-decline-reason = Reason (optional)
button-decline-no-reason = Decline without a reason
button-decline-write = Write a reason

## Editing a request

edit-title = Edit { $title }
edit-part-seasons = Seasons
edit-part-server = Destination server
edit-part-profile = Quality profile
edit-part-folder = Root folder
edit-part-language = Language profile
edit-part-tags = Tags
edit-select-seasons = Select seasons
edit-select-server = Select a destination server
edit-select-profile = Select a quality profile
edit-select-folder = Select a root folder
edit-select-language = Select a language profile
edit-select-tags = Select tags
edit-empty = No options available.
edit-current = Current
edit-default = Default
edit-missing = No longer exists
button-options = Options
button-use-defaults = Use defaults
options-title = Options for { $title }
options-no-tags = no tags
field-options = Download options

## /pending

pending-title = Pending requests
pending-none = No pending requests.
button-approve-all = Approve all from { $name }
button-approve-count = { $count ->
    [one] Approve 1 request
   *[other] Approve { $count } requests
  }
approve-all-title = Approve all pending requests from { $name }?
approve-all-count = { $count ->
    [one] 1 request will be approved.
   *[other] { $count } requests will be approved.
  }
approve-all-done = { $count ->
    [0] There was nothing left to approve.
    [one] 1 request approved.
   *[other] { $count } requests approved.
  }
approve-all-note = They are being sent. A request that is refused is back under /{ command-name-pending }, with the reason.

## /history

history-title = { $title }: history
history-choose = Choose a request
history-none = No matching request. Try part of the title or the request ID.
history-line = { $event } by { $actor } ({ $source })
history-line-overseerr = { $event } ({ $server })
history-detail-reason = Reason: { $reason }
history-detail-overtaken = Replaces { $name }’s decision
history-detail-approved = Approved by { $name }
history-detail-votes = { $votes }, under a rule they set
event-request = Requested
history-requested-for = Requested for { $name }
event-import = Requested
event-decide = Decided
event-drop-decision = Decision withdrawn
event-edit = Edited
event-send-again = Sent again
event-await-approval = Pending approval
event-approve = Approved
event-start-processing = Processing
event-become-partial = Partially available
event-become-available = Available
event-decline = Declined
event-reject = Rejected
event-fail = Failed
event-cancel = Canceled
event-disappear = Deleted
event-retry = Retried
event-reopen = Reopened

## /requests

requests-title = Your requests
requests-none = You have no requests yet. Send /{ command-name-request } to make one.

## What people follow

following-title = What you follow
following-none = You do not follow anything. Open a title with /{ command-name-request }, and choose “Notify me” or “Follow new seasons”.
follow-title = Follow { $title }
follow-current = You follow: { $what }
follow-about = Choose the seasons you want to be notified about.
follow-about-future = All seasons are available. You will be notified when a new one arrives.
follow-ended = You no longer follow { $title }.
follow-resumed = You follow { $title } again.
button-follow-all = All seasons and new ones
button-follow-future-off = Do not follow new seasons
button-unfollow = Stop following
button-unfollow-title = Stop following { $title }
button-choose-seasons-title = Seasons of { $title }
button-follow-again = Undo
button-cancel-request = Cancel { $title }

## /setup

setup-title = Setup: { $name }
setup-not-here = Use /{ command-name-setup } in a Discord server or a Telegram group.
setup-requests = Request cards
setup-requests-anywhere = Posted where the request is made
setup-requests-private = Shown only to the requester
setup-approvals = Approval cards
setup-approvers = Approvers
setup-approvers-default = Admins and users who can manage requests
setup-approvers-roles = { $count ->
    [one] Members with 1 role
   *[other] Members with any of { $count } roles
  }
setup-approvers-admins = Group admins
setup-self-approval = Self-approval
setup-self-approval-on = Approvers can approve their own requests
setup-self-approval-off = Someone else has to approve
setup-votes = Approval by votes
setup-votes-none = Off
setup-votes-set = { $votes }, set by { $name }
setup-votes-set-as = { $votes }, set by { $name } as { $account }
setup-about-votes = A request made here is approved as soon as this many members have pressed +1. Each linked account counts once, and the requester does not count.
setup-about-votes-setter = Each approval is a decision of the person who sets the number. Only users who can manage requests can set it, and it ends when that person no longer can.
setup-about-votes-next = A new number takes effect with the next vote. Requests that already have enough votes are not approved before that.
setup-reasons = Decline reasons
setup-reminder = Reminder
setup-reminder-hours = { $hours ->
    [0] Never
    [one] After 1 hour
   *[other] After { $hours } hours
  }
setup-quiet = Quiet hours
setup-quiet-none = None
setup-quiet-range = { $from }:00 to { $until }:00
setup-timezone = Time zone
setup-region = Region
setup-server = Request server
setup-server-removed = No longer configured
setup-about-server = New requests made here go to this server.
setup-unlinked = Members without an account
setup-about-unlinked = Choose what happens when a member has no linked account.
setup-unlinked-link = Must link an account first
setup-unlinked-guest = Can request as a guest
setup-language = Language
setup-about-language = The language of request and approval cards in this server or group.
setup-language-requester = The requester’s language
setup-default = Default
setup-place-here = Here
setup-places-elsewhere = { $count ->
    [one] 1 other place
   *[other] { $count } other places
  }
setup-roles-placeholder = Choose the roles that can approve
setup-button-requests = Post request cards here
setup-button-requests-off = Post request cards anywhere
setup-button-approvals = Send approvals here
setup-button-approvals-off = Stop sending approvals here
setup-button-public = Show request cards to everyone
setup-button-private = Keep request cards private
setup-button-self-approval = Allow self-approval
setup-button-self-approval-off = Do not allow self-approval
setup-button-admins = Let group admins approve
setup-button-admins-off = Stop group admins from approving
setup-button-roles-off = Remove all approver roles
setup-button-reasons = Decline reasons
setup-button-reminder = Reminder
setup-button-quiet = Quiet hours
setup-button-timezone = Time zone
setup-button-region = Region
setup-button-votes = Set the number
setup-button-votes-off = Turn off
setup-form-reasons = One reason per line
setup-form-reminder = Hours until a reminder (0 = never)
setup-form-quiet = Hours, such as 22-7 (empty = none)
setup-form-timezone = Time zone, such as Europe/Berlin (or empty)
setup-form-region = Country code, such as US (empty = default)
setup-form-votes = Votes, { $min } to { $max } (empty = off)
setup-alerts = Alerts
setup-about-alerts = The bot tells its admins here when something is wrong. Press a kind to mute it.
setup-alerts-direct = As direct messages to the admins
setup-alerts-fixed = Set by { $setting }
setup-alerts-muted = Muted
setup-alerts-none = None
setup-digest = Weekly digest
setup-digest-off = Off
setup-button-alerts = Send alerts here
setup-button-alerts-off = Send alerts as direct messages
setup-button-alerts-stop = Stop alerts here
setup-button-digest = Send the weekly digest here
setup-button-digest-off = Stop the weekly digest

## /setup: the webhook

webhook-title = Webhook
webhook-about = With it, the server tells the bot about changes at once. Without it, the bot notices them with the next poll.
webhook-absent = Not set up
webhook-foreign = Points to { $url }, not to this bot
webhook-off = Turned off
webhook-faulty = Set up, but not as the bot needs it
webhook-unproven = Set up, but no webhook has arrived lately
webhook-proven = Set up, and webhooks arrive
webhook-last = last one
webhook-unknown = Could not be read: { $reason }
webhook-button-install = Set up
webhook-button-repair = Repair
webhook-button-test = Send test
webhook-button-install-for = { $server }: set up
webhook-button-repair-for = { $server }: repair
webhook-button-test-for = { $server }: send test
webhook-button-replace = Replace it
webhook-replace-title = { $server } already has a webhook
webhook-replace = It points to { $url }. The server can have only one. If you replace it, the program at that address gets no more webhooks.
webhook-replace-off = It points to { $url } and is turned off. The server can have only one.
webhook-replace-with = The new one would point to { $url }
webhook-no-address = I do not know at which address { $server } can reach me. Set PUBLIC_URL or WEBHOOK_URL, or run “medianest webhook install --url” on the bot’s machine.
webhook-changing = Someone is changing the webhook of { $server } right now. Try again.
webhook-test-arrived = { $server } sent a test, and it arrived. Everything works.
webhook-test-refused = { $server } sent a test, but its Authorization header is not the one that the bot expects. Use the same WEBHOOK_SECRET for all processes of the bot, and set the webhook up again.
webhook-test-failed = { $server } could not deliver the test to { $url }. It has to reach this address: check HTTP_HOST, the name of the bot’s container, and the firewall, and set WEBHOOK_URL.
webhook-test-no-answer = No test has arrived, and { $server } is still trying to reach { $url }. Check HTTP_HOST, the name of the bot’s container, and the firewall, and set WEBHOOK_URL.
webhook-test-elsewhere = Another program accepted the test at { $url }. Check the address, and set WEBHOOK_URL.
webhook-test-not-set-up = The webhook of { $server } does not point to this bot. Set it up first.

## /help

help-title = What you can do here
help-intro = Request movies and series here. I will tell you when they are ready to watch.
help-guest = You make requests as a guest.
help-linked = You make requests as { $name }.

## /link

link-title = Link your account
link-intro = Your linked chats share the same requests and quota.
link-current = Linked account: { $name }
link-server = You are linking your account on { $name }.
link-way-sign-in = Sign in to link your account right away:
link-way-profile = Or add your ID to your profile:
link-way-code = Do you use another chat, too? Connect it:
link-hint-discord-general = In { $server }, open your profile → Settings → General. Enter your Discord user ID: { $id }. Then press “Check again”.
link-hint-discord-notifications = In { $server }, open your profile → Settings → Notifications → Discord. Enter your Discord user ID: { $id }. Then press “Check again”. If there is no Discord page, ask an admin of this bot to link you.
link-hint-discord-either = In { $server }, open your profile → Settings → General (or Notifications → Discord). Enter your Discord user ID: { $id }. Then press “Check again”.
link-hint-telegram = In { $server }, open your profile → Settings → Notifications → Telegram. Enter your chat ID: { $id }. Then press “Check again”. If there is no Telegram page, ask an admin of this bot to link you.
link-hint-web = Choose another person on this page to make requests.
link-checking = Still checking. Wait a few seconds, then press “Check again”.
link-checking-guest = Still checking. You can request as a guest in the meantime. Wait a few seconds, then press “Check again”.
link-code-title = Your code: { $code }
link-code-lines = Within ten minutes, send this in your other chat: /{ command-name-link } { $code }
link-code-warning = Anyone with this code can act as you. Do not share it.
button-check-again = Check again
button-link-private = Sign in privately
button-link-code = Connect another chat
button-open-telegram = Open Telegram

## Connecting two chats

merge-title = Are you { $name }?
merge-lines = { $name } ({ $platforms }) created this code. If that is you, your requests and settings will be merged.
merge-chats = These chats will be connected: { $chats }.
merge-warning = If someone else gave you this code, press Cancel. Otherwise, they can act as you.
merge-conflict = You are linked to { $mine } here and to { $theirs } there. Which account do you want to keep?
merge-conflict-on = On { $server }, you are linked to { $mine } here and to { $theirs } there.
merge-conflict-on-removed-server = On a server that is no longer configured, you are linked to { $mine } here and to { $theirs } there.
merge-conflict-choose = { $count ->
    [one] Which account do you want to keep?
   *[other] Which accounts do you want to keep? Your choice applies to all of these servers.
  }
merge-done = Done. Your chats are connected.
merge-canceled = Nothing was changed.
button-merge = Yes, that is me
button-keep = Keep { $name }

## /unlink

unlink-title = What do you want to unlink?
unlink-none = There is nothing to unlink. You have no linked account and only one chat.
unlink-lines = A chat that you unlink starts fresh. Your requests stay with your other chats.
unlink-confirm-title = Unlink { $name }?
unlink-confirm-lines = You can link it again with /{ command-name-link }. Your requests are kept.
unlink-done = { $name } is unlinked. Send /{ command-name-link } to link it again.
detach-done = That chat is no longer connected to your other chats.
button-unlink-account = Unlink { $name }
button-detach-chat = Unlink { $name } ({ $platform })

## /me

me-chats = Chats
me-account = Account
me-account-verified = { $name } ({ $method })
me-account-guest = Guest
account-shared = Also used by { $names }. You share the quota, not the requests.
account-shared-hint = If that is you in another chat, connect it: your chats then share the same requests and settings.
me-permissions = Permissions
me-quota = Quota
me-quota-movie = Movies: { $left } of { $limit } left
me-quota-movie-unlimited = Movies: unlimited
me-quota-tv = Seasons: { $left } of { $limit } left
me-quota-tv-unlimited = Seasons: unlimited
me-notifications = Notifications
me-notifications-in-place = Where the request was made
me-notifications-direct = Direct message ({ $platform })
me-direct-messages-closed = { $platform } does not let me message you. Allow direct messages from me to get notifications.
verified-profile = found by profile
verified-plex = signed in with Plex
verified-password = signed in
verified-quick-connect = signed in with Quick Connect
verified-admin = linked by an admin
permission-request-movie = Request movies
permission-request-tv = Request series
permission-request-movie-4k = Request 4K movies
permission-request-tv-4k = Request 4K series
permission-auto-approve-movie = Auto-approve movies
permission-auto-approve-tv = Auto-approve series
permission-auto-approve-movie-4k = Auto-approve 4K movies
permission-auto-approve-tv-4k = Auto-approve 4K series
permission-manage-requests = Manage requests
permission-view-requests = View requests
permission-admin = Admin
permission-none = None

## /settings

settings-title = Your settings
settings-notifications = Notifications: { $where }
settings-language = Language: { $name }
settings-language-placeholder = Choose a language
settings-server = Requests from this private chat go to { $name }.
button-notify-in-place = Where the request was made
button-notify-direct = Direct message ({ $platform })

## /status

status-title = Status
status-bot-ok = 🟢 I am working
status-bot-disturbed = 🟡 Something needs attention. The admins know about it.
status-requests-saved = Requests that you have already made are saved, and I will send them as soon as the server is working again. Until then, I cannot search for titles.
status-service-up = working
status-service-down = not working
status-service-unknown = not checked yet
status-started = started
status-changed = last change
status-uptime = up { $percent }% of the last 30 days
status-latency = responds in { $p50 } ms (95% within { $p95 } ms)
status-streams = { $total ->
    [0] nobody is watching
    [one] { $total } stream
   *[other] { $total } streams
}
status-streams-transcoded = { $total ->
    [one] { $total } stream ({ $transcodes } transcoded)
   *[other] { $total } streams ({ $transcodes } transcoded)
}
status-streams-unknown = streams could not be read
status-libraries-unknown = library sizes could not be read
status-library-named = { $name }: { $size }
status-library-movies = { $count ->
    [one] { $count } movie
   *[other] { $count } movies
}
status-library-series = { $count } series
status-library-episodes = { $count ->
    [one] { $count } episode
   *[other] { $count } episodes
}
status-library-artists = { $count ->
    [one] { $count } artist
   *[other] { $count } artists
}
status-library-albums = { $count ->
    [one] { $count } album
   *[other] { $count } albums
}
status-library-items = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
status-field-alerts = Alerts
status-alerts = { $count ->
    [one] { $count } is open
   *[other] { $count } are open
}
status-field-queue = Queue
status-queue = { $waiting ->
    [one] { $waiting } job
   *[other] { $waiting } jobs
 }
status-queue-oldest = the oldest is { $minutes } min old
status-queue-dead = { $count } failed for good
status-field-database = Database
status-database = PostgreSQL { $version }, { $megabytes } MB
status-field-backup = Last backup
status-backup-none = none
status-drill-none = not tested yet
status-drill-passed = tested
status-drill-failed = test failed
status-field-version = Version

## Alerts to admins

alert-over = Resolved after { $minutes } min
alert-over-hours = Resolved after { $hours } h
alert-service-down = { $name } is not working
alert-service-down-action = Run “medianest doctor” on the bot’s machine to see what to do.
alert-requests-wait-action = Requests are saved and sent when it works again. Run “medianest doctor” on the bot’s machine to see what to do.
alert-webhook-silent = { $name } no longer sends webhooks to the bot, although requests changed there
alert-webhook-silent-action = Until this is fixed, cards are updated late. In /{ command-name-setup }, open Webhook and press Send test, or run “medianest webhook test” on the bot’s machine. It says what is wrong.
alert-disk-low = Only { $megabytes } MB are left on the disk of the bot
alert-disk-low-backups = Only { $megabytes } MB are left on the disk of the backups
alert-disk-low-action = Delete what you do not need there, or move BACKUP_DIR to another disk.
alert-backup-late = The last backup failed or is too old
alert-backup-late-action = Run “medianest backup now” on the bot’s machine. It says what is wrong.
alert-drill-failed = The last backup could not be restored as a test
alert-drill-failed-action = Run “medianest backup drill” on the bot’s machine. It says what is wrong.
alert-dead-letters = { $count ->
    [one] { $count } job failed for good
   *[other] { $count } jobs failed for good
 }
alert-dead-letters-action = Run “medianest jobs list” on the bot’s machine to see them. Then run “medianest jobs retry --all”, or discard them with “medianest jobs discard”.
alert-requests-stuck = { $count ->
    [one] { $count } request has been waiting to be sent for more than half an hour
   *[other] { $count } requests have been waiting to be sent for more than half an hour
 }
alert-requests-stuck-action = Make sure that the server is running. Run “medianest doctor” on the bot’s machine to see what is wrong.
alert-many-errors = Several unexpected errors happened in the last minutes
alert-many-errors-action = Run “medianest errors” on the bot’s machine to see them.
alert-key-rejected = { $name } rejects the bot’s API key or token
alert-key-rejected-action = Until this is fixed, the bot cannot use it. Copy the current API key or token from there into the settings of the bot, and restart the bot.
alert-drill-missing = No backup has been restored as a test in the last two weeks
alert-drill-missing-action = Run “medianest backup drill” on the bot’s machine. If the bot does not do it every week, its log says why.
alert-member-errors = Someone got an error that is not their fault
alert-member-errors-action = Run “medianest errors” on the bot’s machine. If the person was shown a reference, search for it: “medianest errors --reference”
alert-users-missing = { $count ->
    [one] { $name } no longer lists a user it had before
   *[other] { $name } no longer lists { $count } users it had before, all at once
 }
alert-users-missing-action = Accounts stay linked until it is certain that they are gone. If you deleted them, you do not need to do anything. Otherwise, check the server.
alert-token-shared = Another program receives this bot’s updates on { $name }
alert-token-shared-action = Some commands and buttons do not reach this bot. Stop the other program. If you do not know which one it is, get a new token for the bot and set it here.
alert-user-list = { $name } does not list its owner, so its list of users cannot be complete
alert-user-list-action = Until it does, all accounts stay linked. Check whether a proxy in front of it answers in its place.
alert-name-service-down = Service down
alert-name-key-rejected = Key rejected
alert-name-webhook-silent = Webhook silent
alert-name-disk-low = Disk almost full
alert-name-backup-late = Backup late
alert-name-drill-failed = Test restore failed
alert-name-drill-missing = No test restore
alert-name-dead-letters = Failed jobs
alert-name-requests-stuck = Requests stuck
alert-name-member-errors = Error shown to member
alert-name-many-errors = Many errors
alert-name-users-missing = Users missing
alert-name-token-shared = Token used twice

## The weekly digest

digest-title = Weekly digest
digest-requests = Requests
digest-requests-counts = Movies: { $movies } · Series: { $series }
digest-decisions = Decisions
digest-decisions-counts = Approved: { $approved } · Declined: { $declined }
digest-wait = Time until available
digest-wait-times = Half within { $half }, nine out of ten within { $most } (titles: { $count })
digest-minutes = { $minutes } min
digest-hours = { $hours } h
digest-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
digest-top = Most requests
digest-storage = Storage
digest-storage-database = Database: { $megabytes } MB
digest-storage-free = { $gigabytes } GB free
digest-uptime = Uptime
digest-uptime-share = { $title } { $percent }%

## Why a service does not work (alerts, /status for admins)

service-fault-unreachable = It does not respond. Make sure that it is running, and check its address in the settings.
service-fault-failed = It returns errors. Its log says why.
service-fault-status = It answers with an error.
service-fault-key-rejected = It rejects the API key or token. Copy the current one into the settings of the bot.
service-fault-csrf-enabled = Its CSRF protection is on, so the bot cannot make changes. Turn it off under Settings → Network (in Overseerr: Settings → General).
service-fault-wrong-address = Something else answers at its address. Check the address and its path in the settings.

## /user

user-title = Members
user-title-unlinked = Members without an account
user-none = No members to show. To find someone, send /{ command-name-user } and part of their name.
user-more = More members match. Type more of the name, or an ID.
user-suggestion = { $name } might be { $account } (ID { $id }).
user-account = Account: { $name }
user-account-none = No account
user-account-shared = This account is also used by { $names }.
user-account-blocked = The account is blocked for everyone who uses it.
user-blocked = Blocked
user-link-title = Link { $name } to { $account } (ID { $id })?
user-link-lines = { $name } will make requests as { $account }. Make sure that this is the same person.
user-account-placeholder = Choose an account
user-account-no-match = No account matches.
field-account-name = Part of the account name
button-user-link = Link to { $name } (ID { $id })
button-user-choose = Choose an account
button-user-unlink = Unlink
button-user-block = Block
button-user-unblock = Unblock

## /console

console-title = Console
console-intro = This link signs you in to the console. Do not share it: whoever opens it first is signed in as you.
console-local = It opens only in a browser on the machine that the bot runs on, because PUBLIC_URL is not set.
console-expiry = It works once, within { $minutes } minutes.

## /claim and /forget

claim-wrong = This code is wrong, or there is already an admin. While there is no admin, each start prints a new code in the log.
claim-done = You are now an admin. Send /{ command-name-help } to get started.
forget-title = Delete your data?
forget-lines = Your chats, notifications, and settings will be deleted, and your name will be removed from the history. Your requests will not be canceled. This cannot be undone.
forget-done = Your data was deleted. If you write to me again, you start fresh.
button-forget = Delete my data

## Signing in

sign-in-title = Sign in
sign-in-steps-plex = Open Plex and allow MediaNest to see who you are. Then come back here.
sign-in-steps-password = Open the page and sign in with your { $server } account. Your password goes only to { $server }. It is not stored. Never type it in this chat.
sign-in-steps-jellyfin = Open the page and sign in with your { $mediaServer } account. Your password goes only to { $server }, which checks it with { $mediaServer }. This bot does not store it. Never type it in this chat.
sign-in-steps-quick-connect = Open { $mediaServer }, select your user icon → Quick Connect, and enter this code:
sign-in-code-warning = Enter a code only if you asked for it yourself. Whoever enters it links their account to this chat.
sign-in-code-expiry = The code expires in { $minutes } minutes. The result appears here.
sign-in-expiry = This link is only for you. It works once and expires in { $minutes } minutes.
sign-in-linked = You are linked to { $account } on { $server }.
sign-in-refused-account-blocked = That account is blocked. If this is a mistake, contact an admin.
sign-in-refused-no-account = No { $server } account matches this sign-in. Sign in to { $server } once and try again, or ask an admin.
sign-in-refused-expired = This sign-in was not confirmed in time. Send /{ command-name-link } to start again.
sign-in-refused-chat-detached = This chat now belongs to someone else. Send /{ command-name-link } to start again.
sign-in-refused-too-many-attempts = Too many wrong passwords. Wait an hour, then send /{ command-name-link } to start again.
sign-in-refused-user-blocked = You are blocked from using this bot. If this is a mistake, contact an admin.
button-sign-in-media-server = Sign in with { $mediaServer }
button-sign-in-quick-connect = Use Quick Connect
button-sign-in-password = Sign in with { $server }
button-open-console = Open the console
button-open-sign-in-plex = Open Plex
button-open-sign-in-page = Open the sign-in page

## Sign-in page

sign-in-page-title = Sign in to { $server }
sign-in-page-title-jellyfin = Sign in with { $mediaServer }
sign-in-page-intro = This links “{ $name }” on { $platform } to your { $server } account. From then on, requests from that chat are made as you.
sign-in-page-warning = If you did not ask for this link, close this page. Someone else may be trying to use your account.
sign-in-page-email = Email address
sign-in-page-user-name = { $mediaServer } username
sign-in-page-password = Password
sign-in-page-password-jellyfin = { $mediaServer } password
sign-in-page-submit = Sign in
sign-in-page-privacy = Your email address and password are sent only to { $server }. They are not stored.
sign-in-page-privacy-jellyfin = Your username and password are sent only to { $server }, which checks them with { $mediaServer }. This bot does not store them.
sign-in-page-wrong-password = The email address or password is wrong. { $left ->
    [one] You have 1 attempt left.
   *[other] You have { $left } attempts left.
  }
sign-in-page-wrong-password-jellyfin = The username or password is wrong. { $left ->
    [one] You have 1 attempt left.
   *[other] You have { $left } attempts left.
  }
sign-in-page-media-server-unreachable = { $server } cannot reach { $mediaServer } right now. Try again in a minute.
sign-in-page-media-server-refused = { $mediaServer } did not accept this sign-in, and { $server } does not say why. Your { $mediaServer } account may be disabled or locked. Try again later, or ask an admin.
sign-in-page-unreachable = { $server } is not responding right now. Try again in a minute.
sign-in-page-invalid-form = Fill in both fields and try again.
sign-in-page-done = You are signed in
sign-in-page-close = You can close this page and go back to the chat.
sign-in-page-failed = Sign-in failed
sign-in-page-expired-title = This link no longer works
sign-in-page-expired = It was already used, or it is older than ten minutes. Send /{ command-name-link } in the chat to get a new one.

## Issues

button-issue-report = Report issue
button-issue-comment = Comment
button-issue-resolve = Resolve
button-issue-reopen = Reopen
button-issue-all-episodes = All episodes
button-issues-all = Show all
button-issues-open = Show open
issue-report-title = Report an issue
issue-choose-recent = Which title has the issue? For others, write the title after /{ command-name-issue }.
issue-choose-title = Which title has the issue?
issue-choose-only = Of the titles found, only this one is in the library. Is it the one with the issue?
issue-none-recent = Write the title that has the issue after /{ command-name-issue }.
issue-choose-season = Which season is affected?
issue-season = Season
issue-choose-episode = Which episode is affected? ({ $part })
issue-episode-placeholder = Episode
issue-episode-label = Episode { $number }
issue-episode = { $season }, episode { $episode }
issue-choose-type = What is wrong?
issue-type-video = Video
issue-type-audio = Audio
issue-type-subtitles = Subtitles
issue-type-other = Other
issue-kind-video = Video issue
issue-kind-audio = Audio issue
issue-kind-subtitles = Subtitle issue
issue-kind-other = Issue
issue-state-queued = Being sent
issue-state-open = Open
issue-state-resolved = Resolved
issue-state-failed = Not reported
issue-state-deleted = Deleted
issue-report-canceled = Canceled. Nothing was reported.
issue-comment-title = Comment on the issue
issue-comment-sending = being sent
issue-earlier-comments = { $count ->
    [one] 1 earlier comment
   *[other] { $count } earlier comments
  }
field-issue-message = What is wrong, and where?
field-issue-comment = Your comment
field-issue-reported-by = Reported by
field-issue-affected = Affected
field-issue-resolved-by = Resolved by
field-issue-open-by = Reopened by
issue-news-resolved = The issue with { $title } was resolved.
issue-news-resolved-by = { $name } resolved the issue with { $title }.
issue-news-open = The issue with { $title } was reopened.
issue-news-open-by = { $name } reopened the issue with { $title }.
issue-news-comments = { $count ->
    [one] New comment on the issue with { $title }:
   *[other] { $count } new comments on the issue with { $title }:
  }
issues-title = Your reported issues
issues-title-all = Reported issues
issues-none = No issues were reported.
issues-none-open = There are no open issues.

## Errors: input and outdated messages

error-invalid-input = That input is not valid. Check it and try again.
error-not-found = This no longer exists. Please start again with the command.
error-unknown-button = This button no longer works. Please start again with /{ command-name-request }.
error-draft-expired = This card has expired. Please start again with /{ command-name-request }.
error-no-seasons-selected = Select at least one season first.
error-invalid-state = { $state ->
    [queued] This is not possible yet. The request is still being sent.
    [pending] This is no longer possible. The request is pending approval.
    [approved] This is no longer possible. The request is approved.
    [processing] This is no longer possible. The request is being processed.
    [partial] This is no longer possible. The title is partially available.
    [available] This is no longer possible. The title is available.
    [declined] This is no longer possible. The request is declined.
    [failed] This is no longer possible. The request has failed.
    [cancelled] This is no longer possible. The request is canceled.
   *[other] This is no longer possible. The request has changed.
  }
error-already-decided = Someone has already decided on this request.
error-already-decided-by = { $state ->
    [approved] { $name } approved this request
    [declined] { $name } declined this request
   *[other] { $name } decided on this request
  } { $minutes ->
    [0] just now
    [one] 1 minute ago
   *[other] { $minutes } minutes ago
  }.
error-already-decided-at = { $state ->
    [approved] This request was approved
    [declined] This request was declined
   *[other] This request was decided
  } { $minutes ->
    [0] just now
    [one] 1 minute ago
   *[other] { $minutes } minutes ago
  }.

## Errors: permissions

error-forbidden = You do not have permission to do that here. Ask an admin.
error-not-yours = This belongs to someone else. Use the command yourself to get your own.
error-admins-only = Only admins can do that. Ask an admin.
error-last-admin = This is the last admin. Make somebody else an admin first.
error-admin-in-settings = ADMINS in the settings makes this person an admin. Remove them there.
error-approvers-only = Only users who can manage requests can choose approvers, allow self-approval, and set approval by votes. Ask an admin.
error-not-approver = You cannot approve or decline this request. Ask an admin if you should be an approver.
error-not-approver-here = You cannot approve or decline requests here. Ask an admin if you should be an approver.
error-own-request = You cannot decide on your own request here. Wait for another approver.
error-private-only = Others could read the answer here. Send me this command in a private chat.
error-code-exposed = Others could read your code here, so it no longer works. In a private chat with me, use /{ command-name-link } to get a new one.
error-user-blocked = You are blocked from using this bot. If this is a mistake, contact an admin.
error-no-permission = Your account does not have permission to do that. Ask an admin if you need it.
error-no-issue-permission = Your account does not have permission to report issues on { $server }. Ask an admin if you need it.
error-not-issue-manager = Only the reporter, and people with the permission Manage Issues on { $server }, can do that. Ask an admin if you need it.
error-issue-title-unavailable = Issues can only be reported for titles that are available on { $server }.
error-issue-deleted = The issue was deleted on { $server }.
error-issue-not-sent = This is not possible yet, because { $server } does not have the report.
error-no-issue-message = Describe the issue in a few words.
error-on-behalf-not-permitted = You cannot request for other members. Ask an admin for the permissions Manage Requests and Manage Users on { $server } if you need this.
error-member-not-found = I do not know this member. Check the name. If it is right, they have to send me a message first.
error-member-ambiguous = Several members have this name. Use their username or a mention.
error-member-not-linked = This member has no linked account on { $server }. They can link one with /{ command-name-link }.
error-member-blocked = This member is blocked, so nothing can be requested for them.
error-member-no-permission = This member’s account does not have permission to request this. The member’s permissions count, not yours.
error-member-quota-exceeded = This is more than this member’s quota allows.
error-member-already-requested = This member has already requested this.
error-on-behalf-titles-only = For another member, you can request one movie or series at a time.
error-no-movie-permission = Your account cannot request movies. Ask an admin if you need this.
error-no-series-permission = Your account cannot request series. Ask an admin if you need this.
error-no-4k-permission = Your account cannot request 4K. Use standard quality instead, or ask an admin.
error-no-movie-4k = { $server } does not offer movies in 4K. Use standard quality instead.
error-no-series-4k = { $server } does not offer series in 4K. Use standard quality instead.
error-no-advanced-permission = Your account cannot choose the server, quality profile, or folder. Ask an admin, or request it without.
error-download-option-gone = What you chose no longer exists, so the defaults apply again. Choose something else, or request it as it is.
error-options-changed = These options have changed meanwhile, so nothing was chosen. Open the part again and choose from the current ones.

## Errors: accounts and signing in

error-not-linked = Your account is not linked yet. Use /{ command-name-link } to link it.
error-ambiguous-account = Your chat ID is in several profiles, so it is not clear which account is yours. Use /{ command-name-link } to sign in, or ask an admin.
error-account-blocked = Your account is blocked. If this is a mistake, contact an admin.
error-link-lost = Your account on { $server } cannot be found right now. Your request is saved and will be sent when it is back. If this takes long, use /{ command-name-link }.
error-account-not-found = This account no longer exists on { $server }. Please tell an admin.
error-account-conflict = You are linked to two different accounts. Choose which one to keep.
error-guest-account-missing = Guest requests are on, but the guest account does not exist. Please tell an admin.
error-invalid-code = This code is wrong, already used, or expired. Use /{ command-name-link } to get a new one, and send it within ten minutes.
error-own-code = This is your own code. Send it in your other chat.
error-too-many-code-attempts = Too many wrong codes. Wait ten minutes, then use /{ command-name-link } to get a new one.
error-sign-in-disabled = This way to sign in is turned off. Use /{ command-name-link } to see other ways.
error-not-signed-in = You are signed out. Please sign in again.
error-request-forged = This did not come from the console’s own page. Please reload the page and try again.
error-console-closed = The console cannot be opened at this address. Use the address in PUBLIC_URL, or open it on the machine that the bot runs on.
error-sign-in-link-used = This link has expired or was used already. Ask the bot for a new one.
error-wrong-password = The name or password is wrong. Please try again.
error-no-console-rights = You do not have access to the console. Ask an admin.
error-console-off = The console is turned off. Ask the person who runs the bot.
error-too-many-streams = Too many pages of the console are open. Close some of them.
error-too-many-sign-in-attempts = Too many wrong passwords. Wait an hour, then try again.
error-plex-unreachable = Plex is not responding right now. Try again in a minute.
error-media-server-unreachable = { $server } cannot reach its media server right now. Try again in a minute.
error-media-server-refused = The media server of { $server } did not accept this sign-in. Your account there may be disabled or locked. Try again later, or ask an admin.
error-quick-connect-unavailable = Jellyfin does not offer Quick Connect right now: it is turned off there, or Jellyfin is not responding. Try again in a minute, or use /{ command-name-link } to see other ways.

## Errors: requests

error-title-not-found = This title was not found. Try another search.
error-already-requested = This is already requested.
error-already-available = This is already available.
error-no-seasons-left = All selected seasons are already available or requested.
error-blocklisted = This title is blocklisted. Ask an admin if you think this is a mistake.
error-movie-quota-exceeded = You have reached your movie request limit.
error-series-quota-exceeded = This is more than your season request limit allows.
error-no-tvdb-id = This series has no TVDB ID, so Sonarr cannot download it. Try again when TMDB lists one.
error-tmdb-unavailable = TMDB, the source of all titles, is not responding right now. Try again in a minute.

## Errors: Overseerr servers

error-no-overseerr-server = No request server is set up yet. Please tell an admin.
error-overseerr-server-removed = The request server for this place is no longer configured. Ask an admin to choose another one with /{ command-name-setup }.
error-database-unreachable = The database cannot be reached right now. Try again in a minute.
error-overseerr-unreachable = { $server } is not responding right now. Try again in a minute.
error-overseerr-failed = { $server } is having problems right now. Try again in a minute.
error-user-list-incomplete = { $server } does not list all its users right now. Try again in a minute.
error-overseerr-key-rejected = { $server } does not accept the bot’s API key. Please tell an admin.
error-overseerr-csrf-enabled = CSRF protection is on in { $server }, so the bot cannot make changes. Please tell an admin.
error-not-overseerr = There is no Overseerr, Jellyseerr, or Seerr at the address of { $server }. Please tell an admin.
error-overseerr-refused = { $server } refused this: “{ $quote }” Ask an admin if you cannot fix this yourself.
error-overseerr-refused-silently = { $server } refused this without giving a reason. Ask an admin to check it there.
error-request-deleted = The request was deleted on { $server }. Request the title again if you still want it.
error-cancelled-by-approver = An approver canceled the request.
error-removed-from-radarr = The movie was removed from Radarr, so it will not be downloaded. Request it again if you still want it.
error-removed-from-sonarr = The series was removed from Sonarr, so it will not be downloaded. Request it again if you still want it.
error-remote-status-unknown = { $server } reports a status for this request that I do not know. Decide there, and ask an admin to update the bot.
error-decision-not-permitted = The approver may no longer decide on this request. Someone else has to approve or decline it.
error-outcome-unknown = The connection to { $server } was lost. I am checking whether the request went through.

## Errors: chat platforms

error-channel-not-found = That channel no longer exists.
error-channel-forbidden = I cannot write in that channel. Ask an admin to allow it.
error-direct-messages-closed = You do not accept direct messages from me. Allow them and try again.
error-message-not-found = That message no longer exists.
error-reply-expired = This reply can no longer be edited.
error-platform-unavailable = The chat service is having problems right now. Try again in a minute.
error-platform-rejected = Something went wrong. Try again in a minute.
error-backup-failed = That did not work: { $reason }
error-internal = Something went wrong. If it happens again, give an admin this reference: { $reference }

