### What MediaNest says, in English. This file is complete; other languages fall back to it.

## Commands

command-request = Ask for a film or a series
command-requests = Your requests and how they stand
command-help = What you can do here
command-cancel = Drop the question I asked you
command-needs = Type what you mean behind /{ $name }: { $what }
option-title = A name, or a TMDB, IMDb or TVDB link
option-4k = Ask for it in 4K
option-page = Which page
question-next = Answer this message, or send /cancel.
question-dropped = Never mind, then. Ask for something else whenever you like.

## Finding a title

choose-title = Which one?
choose-lines = These match “{ $words }”.
choose-placeholder = Pick a title
nothing-found = Nothing was found for “{ $words }”. Try the original name, add the year, or paste a TMDB or IMDb link.
kind-movie = Film
kind-tv = Series
mark-available = available
mark-partial = partly available
mark-asked = requested

## The card before asking

field-status = In the library
field-asked = Already requested
field-seasons = Seasons
availability-unknown = Not there yet
availability-pending = Requested, waiting for approval
availability-processing = Requested, on its way
availability-partial = Partly there
availability-available = Available
availability-blocked = Not allowed on this server
availability-deleted = Was there, has been removed
quality-standard = Standard
quality-4k = 4K
asked-by = { $name }
asked-by-seasons = { $name }: seasons { $seasons }
no-overview = There is no description.
seasons-none = No seasons are known yet, so there is nothing to ask for.
seasons-there = There: { $seasons }
seasons-asked = Requested: { $seasons }
seasons-partly = Partly there: { $seasons }
seasons-all-taken = Every season is there or requested already.
seasons-picked = Picked: { $seasons }
seasons-picked-none = Pick the seasons you want.
seasons-placeholder = Pick seasons
seasons-placeholder-page = Pick seasons (page { $page } of { $pages })
season-label = Season { $number }
season-episodes = { $count ->
    [one] 1 episode
   *[other] { $count } episodes
  }
season-available = already there
season-partial = partly there
season-requested = already requested
button-request = Request
button-request-4k = Request in 4K
button-cancel = Cancel
button-all = All
button-latest = Latest
button-back = Back
button-next = Next
button-more = More
button-notify = Notify me
button-notify-not = Do not notify me
button-check-again = Check again
asking-as-guest = You are asking as a guest.
no-right-hint = Your account on the media server may not ask for this. If you need it, ask the owner.
cancelled-draft = Nothing was requested.
notify-done = You will hear when { $title } arrives.
notify-available = { $title } is there already.
notify-own = You asked for { $title } yourself, and hear of it anyway.

## A request

state-queued = Recorded, on its way to the media server
state-queued-waiting = Recorded, will be sent as soon as the server answers
state-pending = Waiting for approval
state-approved = Approved
state-processing = On its way
state-processing-percent = Downloading, { $percent } %
state-partial = Partly available
state-available = Available
state-declined = Declined
state-failed = Failed
state-refused = Not requested
state-cancelled = Cancelled
word-queued = recorded
word-pending = waiting for approval
word-approved = approved
word-processing = on its way
word-partial = partly available
word-available = available
word-declined = declined
word-failed = failed
word-cancelled = cancelled
field-requested-by = Requested by
field-season-list = Seasons
field-quality = Quality
field-eta = Ready
field-decided-by = Decided by
field-reason = Reason
requested-movie = Requested.
requested-seasons = { $count ->
    [one] Requested: season { $seasons }.
   *[other] Requested: seasons { $seasons }.
  }
left-out = { $count ->
    [one] Season { $seasons } was there already.
   *[other] Seasons { $seasons } were there already.
  }
held-by = Already requested by { $name }. Want to hear when it arrives?
quota-left = Your quota: { $left } of { $limit } left.
quota-until = Room again
failed-on-service = The media server accepted the request, but its downloader refused it. An approver can have it tried again.
notice-available = { $title } is there. Enjoy!
notice-declined = { $title } was declined.
notice-failed = { $title } could not be fetched.
notice-pending = { $title } still waits for a decision.
notice-other = { $title }: news about your request.

## Approving

field-quota = Quota
field-waiting = Waiting requests of this person
field-door = Asked in
door-discord = Discord
door-telegram = Telegram
door-web = this page
door-overseerr = the media server
reason-title = Why is { $title } declined?
decided-first = { $title } is { $state } now.

approval-title = { $title }: may it be fetched?
approval-asked = { $name } asks for this.
approval-asked-as = { $name } asks for this, on the media server { $account }.
approval-quota = { $used } of { $limit } used
approval-from = Asked in { $place }
approval-open = Open in Overseerr
decision-approve = Approved by { $name }. It goes to the media server now.
decision-decline = Declined by { $name }. It goes to the media server now.
button-approve = Approve
button-decline = Decline
button-retry = Retry
button-history = History
decline-title = Decline { $title }
decline-reason = Reason (may be left out)
decline-no-reason = Without a reason
decline-own-words = In my own words
decline-choose = Why?
decline-dropped = Nothing was decided.
decline-reason-1 = It is available on a streaming service.
decline-reason-2 = There is no good release yet.
decline-reason-3 = There is no room for it right now.
decided-toast = { $title }: { $state }.
approval-back = The media server could not do it: { $cause }
approval-failed = The media server accepted the request, but its downloader refused it. Retry sends it there again.
button-edit = Edit
button-done = Done
button-reopen = Reopen
button-approve-all = Approve all by { $name }
button-approve-all-yes = Approve { $count }
approve-all-title = Approve everything that { $name } waits for?
approve-all-lines = { $count ->
    [one] 1 request would be approved.
   *[other] { $count } requests would be approved.
  }
approve-all-done = { $count ->
    [0] Nothing was left to approve.
    [one] 1 request is approved.
   *[other] { $count } requests are approved.
  }
edit-title = Change { $title } before it is approved
edit-part-seasons = Seasons
edit-part-server = Server
edit-part-profile = Quality profile
edit-part-folder = Root folder
edit-part-tags = Tags
edit-pick = Pick: { $what }
edit-nothing = There is nothing to choose from.
edit-picked = now
edit-page = Page { $page } of { $pages }
command-setup = How requests and approvals work here
setup-title = How { $name } is set up
setup-only-here = This is for a server or a group: use /setup there.
setup-requests = Request cards
setup-approvals = Approval cards
setup-roles = Approvers
setup-self = Own requests
setup-reasons = Reasons for declining
setup-reminder = Reminder
setup-quiet = Quiet hours
setup-default = as the owner has set
setup-place-here = here
setup-places-elsewhere = { $count ->
    [one] in 1 other place
   *[other] in { $count } other places
  }
setup-requests-asked = where they are asked for
setup-private = only for the person who asks
setup-roles-none = admins, and who may manage requests on the media server
setup-roles-count = { $count ->
    [one] holders of 1 role
   *[other] holders of { $count } roles
  }
setup-roles-administrators = administrators of this group
setup-self-yes = approvers may decide on their own
setup-self-no = somebody else has to decide
setup-reminder-hours = { $hours ->
    [0] never
    [one] after 1 hour
   *[other] after { $hours } hours
  }
setup-quiet-none = none
setup-quiet-hours = { $from } to { $until } o’clock
setup-pick-roles = Pick the roles that may approve
setup-button-requests = Requests here
setup-button-requests-off = Requests anywhere
setup-button-approvals = Approvals here
setup-button-approvals-off = No approvals here
setup-button-public = Show cards to everybody
setup-button-private = Keep cards private
setup-button-self = Allow own requests
setup-button-self-off = Bar own requests
setup-button-admins = Administrators approve
setup-button-admins-off = Administrators do not approve
setup-button-roles-off = No roles approve
setup-button-reasons = Reasons
setup-button-reminder = Reminder
setup-button-quiet = Quiet hours
setup-form-reasons = One reason a line
setup-form-reminder = Hours until a reminder, 0 for never
setup-form-quiet = Hours of the day, such as 22-7, or nothing
setup-service = Media server
setup-service-gone = not set up any more
setup-about-service = Requests made here go to this media server. It applies to what is asked for from now on.
setup-unlinked = Members without an account
setup-about-unlinked = What becomes of members whose account on the media server is not known.
setup-unlinked-link = they link their account first
setup-unlinked-guest = they ask as a guest
setup-language = Language
setup-about-language = The language of the cards that everybody or the approvers see here.
setup-language-own = that of whoever asks
command-pending = What waits for a decision
pending-title = Waiting for a decision
pending-none = Nothing waits for a decision.
pending-page = { $page } of { $pages }
command-history = What happened to a request
option-request = Part of a title, or the number in Overseerr
history-title = { $title }: what happened
history-choose = Which one?
history-detail-reason = because: { $reason }
history-detail-overtaken = instead of what { $name } had decided
history-detail-approved = approved by { $name }
history-line = { $event } by { $actor } ({ $door })
history-line-overseerr = { $event } (the media server)
history-none = No request of that name was found.
event-request = asked for
event-import = asked for
event-decide = decided
event-drop-decision = decision given up
event-edit = changed
event-await-approval = waiting for approval
event-approve = approved
event-start-processing = on its way
event-become-partial = partly available
event-become-available = available
event-decline = declined
event-reject = refused
event-fail = failed
event-cancel = taken back
event-disappear = gone from the media server
event-retry = tried again
event-reopen = reopened

## /requests

requests-title = Your requests
requests-none = You have not asked for anything yet. Try /request.
requests-page = Page { $page } of { $pages }
request-cancelled = { $title } was taken back.
button-take-back = Cancel { $title }
button-newer = Newer
button-older = Older

## /help

help-title = What you can do here
help-intro = I pass your wishes on to the media server and tell you when they can be watched.
help-guest = You ask as a guest.
help-linked = You ask as { $name } on the media server.

## Linking

link-title = Who are you on the media server?
link-hint-discord = Open { $server }, your profile, Settings, General, and enter your Discord user id there: { $id }. Then press “Check again”.
link-hint-telegram = Open { $server }, your profile, Settings, Notifications, Telegram, and enter your chat id there: { $id }. Then press “Check again”. There is no such page? Then an admin of the bot can link you.
link-hint-web = Choose somebody else on this page to ask as.
link-checking = The media server is being asked; this takes a moment. Then try again.
link-checking-guest = You are not linked yet, and ask as a guest. The media server is being asked; this takes a moment. Then try again.

## Who is who

language-name = English
command-link = Tell me who you are: your account, your other chats
command-unlink = Take an account or a chat of yours away again
command-me = Who you are here, and what you may do
command-settings = Where you are told, and in which language
command-user = Members: link, unlink, block
command-claim = Become the first admin, with the code from the log
command-forget = Erase what is kept about you
option-code = The code I gave you elsewhere
option-who = Part of a name, a mention or an id
option-forget = me
platform-discord = Discord
platform-telegram = Telegram
platform-web = this page
link-intro = One person, one set of requests and one quota, wherever you write to me.
link-is = You ask as { $name }.
link-server = This is about { $name }.
link-way-code = Do you write to me in another chat, too? Make them one:
link-way-profile = Or enter your id in your profile on the media server:
button-link-private = Sign in, in a private chat
button-link-code = Join another chat
link-code-title = Your code: { $code }
link-code-lines = Send me this in the other chat within ten minutes: /link { $code }
link-code-warning = Whoever sends it becomes you here. Give it to nobody.
button-open-telegram = Open Telegram
join-title = Are you { $name }?
join-lines = This code was made by { $name } ({ $platforms }). If that is you, your requests and settings become one.
join-chats = These chats become one person: { $chats }.
join-warning = If somebody else gave you the code, press Cancel: they would get what is yours.
join-clash = You are linked to { $mine } here and to { $theirs } there. Which one do you keep?
join-clash-on = On { $server } you are linked to { $mine } here and to { $theirs } there.
join-clash-server = a server that is not set up any more
join-clash-keep = { $count ->
    [one] Which one do you keep?
   *[other] Which ones do you keep? What you choose counts for all of these servers.
  }
button-join = Yes, that is me
button-keep = Keep { $name }
join-done = Done: you are one person for me now.
join-dropped = Nothing was joined.
unlink-title = What is to be taken away?
unlink-none = There is nothing to take away: you have no account on the media server and one chat only.
unlink-lines = A chat that stands alone starts anew; your requests stay with the others.
button-unlink-account = Give up { $name }
unlink-ask-title = Give up { $name }?
unlink-ask-lines = I then do not know you on the media server until you use /link again. What you have asked for stays.
button-separate = { $platform }: { $name }
unlink-account-done = { $name } is no longer yours. Use /link to be linked again.
separate-done = That chat stands alone now.
me-title = { $name }
me-chats = Chats
me-account = Account
me-account-proof = { $name } ({ $proof })
me-account-guest = guest
me-rights = Rights
me-quota = Quota
me-told = Told
me-told-asked = where you ask
me-told-direct = by direct message on { $platform }
me-told-closed = { $platform } does not let me write to you: open direct messages there.
me-quota-movie = Films: { $left } of { $limit } left
me-quota-movie-free = Films: as many as you like
me-quota-tv = Seasons: { $left } of { $limit } left
me-quota-tv-free = Seasons: as many as you like
proof-profile = by your profile there
proof-plex = signed in with Plex
proof-password = signed in
proof-admin = linked by an admin
right-movie = films
right-tv = series
right-movie-4k = films in 4K
right-tv-4k = series in 4K
right-auto-movie = films approved at once
right-auto-tv = series approved at once
right-auto-movie-4k = films in 4K approved at once
right-auto-tv-4k = series in 4K approved at once
right-manage = managing requests
right-see = seeing the requests of others
right-admin = admin
right-none = none
settings-title = Your settings
settings-told = Where I tell you: { $where }
settings-language = Language: { $name }
settings-server = In this private chat you ask on { $name }.
settings-language-placeholder = Pick a language
button-tell-asked = Where I ask
button-tell-direct = Message me on { $platform }
user-title = Members
user-title-unlinked = Members without an account
user-none = Nobody. To look at a member, type /user and part of their name.
user-more = More than these go by that. Write more of the name, or an id.
user-line-alike = { $name } could be { $account } (number { $number }).
user-account = Account: { $name }
user-account-none = No account
user-blocked = Blocked
button-user-link = Link to { $name } (number { $number })
button-user-choose = Choose an account
button-user-unlink = Unlink
button-user-block = Block
button-user-unblock = Unblock
user-ask-title = Link { $name } to { $account } (number { $number })?
user-ask-lines = { $name } would ask as { $account } from then on. Be sure that it is the same person.
user-ask-pick = Which account?
user-ask-name = Part of the account’s name
user-free-none = No account that nobody has goes by that name.
claim-wrong = That is not the code in the log, or somebody is admin already. While nobody is, every start prints a new code.
claim-done = You are the admin now. Start with /help.
forget-title = Erase what I keep about you?
forget-lines = Your chats, subscriptions and settings are deleted, and history names you no more. Requests stay on the media server. This cannot be undone.
button-forget = Erase
forget-done = Done. If you write to me again, we meet for the first time.

## Signing in

link-way-sign-in = Sign in: that proves who you are at once.
sign-in-plex = Sign in with Plex
sign-in-password = Sign in with your Overseerr account
sign-in-title = Sign in
sign-in-go-plex = Open Plex, and confirm there that MediaNest may see who you are. Then come back: I tell you here.
sign-in-go-password = Open the page and sign in with your account on the media server. Your password goes to the media server only; it is never kept, and never typed in this chat.
sign-in-minutes = The link is for you alone, and works once, for { $minutes } minutes.
sign-in-open-plex = Open Plex
sign-in-open-password = Open the page
sign-in-linked = You are linked to { $account } on { $server }.
sign-in-taken = That account is linked to somebody else here. If that is you in your other chat, use /link there to get a code and join the two. Otherwise tell the owner.
sign-in-stranger = No account on the media server goes with that sign-in. Sign in on the media server once, then try again here; or tell the owner.
sign-in-late = Nobody confirmed it in time. Start again with /link.
sign-in-parted = This chat belongs to somebody else by now. Start again with /link.
sign-in-tries = Too many wrong passwords. Wait an hour, then start again with /link.
sign-in-blocked = The owner has blocked you from using this bot. Talk to them if that is a mistake.

## The page to sign in on

link-page-title = Sign in to { $server }
link-page-who = This links the account “{ $name }” on { $platform } with your account on { $server }. It then asks for films and series as you.
link-page-stranger = Did you not ask for this link yourself? Then close this page: somebody else wants to ask as you.
link-page-email = E-mail address
link-page-password = Password
link-page-submit = Sign in
link-page-kept = What you type goes to { $server } and nowhere else. It is not kept.
link-page-wrong = That e-mail address and password do not go together. { $left ->
    [one] You have one more try.
   *[other] You have { $left } more tries.
  }
link-page-away = The media server does not answer right now. Please try again in a minute.
link-page-again = Please fill in both fields and send the form from this page.
link-page-done = Done
link-page-close = You can close this page and go back to the chat.
link-page-refused = That did not work
link-page-gone-title = This link does not work any more
link-page-gone = It was used before, or it is older than ten minutes. Type /link in the chat for a new one.

## Faults

fault-sign-in-off = That way to sign in is not open here. Use /link for those that are.
fault-sign-in-tries = Too many wrong passwords. Wait an hour, then try again.
fault-plex-unreachable = Plex does not answer right now. Please try again in a minute.

fault-bad-input = That could not be read. Please try it again from the start.
fault-not-found = That is not there any more. Please start again with the command.
fault-forbidden = You may not do that here. Ask an admin to do it.
fault-not-yours = That belongs to somebody else. Use /request for one of your own.
fault-not-linked = Your account on the media server is not known yet.
fault-link-ambiguous = It is not clear who you are: your chat id stands in more than one profile on the media server, or its account is linked to somebody else. If that is you in another chat, use /link there; otherwise tell the owner.
fault-account-taken = That account belongs to somebody else here. If it is yours, tell the owner: an admin can give it to you with /user.
fault-chats-parted = Only a profile on the media server had made this person's chats one. They stand alone now: look with /user which of them it is, and link that one.
fault-accounts-differ = The two of you are linked to different accounts. Choose which one stays.
fault-code-wrong = That code is wrong, used up or too old. Make a new one with /link and send it within ten minutes.
fault-code-own = That is your own code. Send it in the other chat.
fault-code-tries = Too many wrong codes. Wait ten minutes and make a new one with /link.
fault-admins-only = Only admins may do that. Ask the owner.
fault-approvers-only = Only somebody who may approve requests on the media server can name who else may, or allow own requests. Ask the owner.
fault-private-only = Others could read that here. Ask me in a private chat.
fault-user-blocked = The owner has blocked you from using this bot. Talk to them if that is a mistake.
fault-guest-unset = Guests may ask here, but the guest account does not exist on the media server. Please tell the owner.
fault-button-unknown = This button is not known any more. Please start again with /request.
fault-draft-gone = This card is too old. Please start again with /request.
fault-seasons-missing = Pick at least one season first.
fault-too-late = That is no longer possible: it is { $state } by now.
fault-decided = That is decided already.
decided-already = Already { $state } by { $name }, { $minutes ->
    [0] just now
    [one] 1 minute ago
   *[other] { $minutes } minutes ago
  }.
decided-already-unnamed = Already { $state }, { $minutes ->
    [0] just now
    [one] 1 minute ago
   *[other] { $minutes } minutes ago
  }.
fault-not-approver = You may not decide on this request. Leave it to the approvers, or ask the owner to become one.
fault-not-approver-here = You may not decide on requests here. Leave it to the approvers, or ask the owner to become one.
fault-own-request = You may not decide on your own request here. Wait for another approver.
fault-title-unknown = The media server does not know this title.
fault-already-requested = This is requested already.
fault-already-available = This is available already.
fault-nothing-left = Every season you picked is there or requested already.
fault-blocklisted = The owner has excluded this title.
fault-quota-movie = Your quota for films is used up.
fault-quota-tv = Your quota for seasons is used up.
fault-no-right-movie = Your account may not ask for films. If you need it, ask the owner.
fault-no-right-tv = Your account may not ask for series. If you need it, ask the owner.
fault-no-right-4k = Your account may not ask for 4K. Ask for it without 4K, or ask the owner.
fault-no-right = Your account on the media server may not do that. If you need it, ask the owner.
fault-no-4k-service = This media server has no 4K library for that.
fault-account-gone = Your account on the media server is gone. Please tell the owner.
fault-no-tvdb = This series is not in TVDB, so the media server cannot take it.
fault-service-gone = The media server that this place asks on is not set up any more. An admin can choose another with /setup here.
fault-service-unset = No media server is set up yet. Please tell the owner.
fault-service-key = The media server does not accept the bot's key. Please tell the owner.
fault-service-csrf = The media server has CSRF protection switched on, which stops the bot from writing. Please tell the owner.
fault-service-not-overseerr = What answers at the media server's address is not Overseerr. Please tell the owner.
fault-service-unreachable = The media server does not answer right now. Please try again in a minute.
fault-service-failed = The media server has trouble right now. Please try again in a minute.
fault-catalogue-down = The title catalogue (TMDB) does not answer right now. Please try again in a minute.
fault-outcome-unknown = The media server broke off in the middle. It is being looked into.
fault-place-gone = That place is gone.
fault-place-forbidden = I may not write there.
fault-direct-closed = You do not take direct messages.
fault-reply-expired = That answer can no longer be changed.
fault-message-gone = That message is gone.
fault-chat-failed = The chat platform has trouble right now.
fault-chat-refused = Something went wrong on my side.
fault-bug = Something went wrong on my side. If it happens again, tell the owner this reference: { $reference }
