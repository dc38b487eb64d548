### The page of spaces in English.

spaces-groups = Groups of spaces
spaces-group-present = Active
spaces-group-left = Left
spaces-search = Name or ID
spaces-empty-title = No spaces
spaces-empty = Invite the bot to a Discord server or add it to a Telegram group, and use it there once.
spaces-empty-left = The bot has not left any space that it remembers.
spaces-empty-filtered = Nothing matches. Change the search or the filter.
spaces-name = Name
spaces-server = Overseerr server
spaces-since = Since
spaces-default = Default
spaces-space = Space
spaces-platform-id = ID on the platform
spaces-known-since = Known since
spaces-left-at = Left
spaces-left-hint = The bot has left. The settings are kept in case it comes back, and are erased after a while.

## Channels

spaces-channels = Channels and permissions
spaces-check = Check again
spaces-unknown = The platform is not responding, or the bot has no token for it. Channels that were already chosen stay; new ones cannot be chosen now.
spaces-not-listable = The demo page has no channels to choose from.
spaces-not-member = The platform says that the bot is not in this space. Invite it again.
spaces-no-places = No channels are in use.
spaces-channel-gone = Not found
spaces-other-channels = { $count ->
    [one] One other channel
   *[other] { $count } other channels
}
spaces-all-permissions = OK
spaces-missing = Missing: { $names }
spaces-topic = Topic { $id }
spaces-group = Group
spaces-permission-view = View Channel
spaces-permission-send = Send Messages
spaces-permission-send-in-threads = Send Messages in Threads
spaces-permission-embed = Embed Links
spaces-permission-history = Read Message History
spaces-permission-react = Add Reactions
spaces-permission-see-reactions = Administrator, to see reactions

## Settings

spaces-settings = Settings
spaces-saved = Saved.
spaces-reset = Discard changes
spaces-server-hint = Requests from here go to this server.
spaces-server-default = Default server
spaces-public-cards = Request cards
spaces-default-yes = Default: everybody sees them
spaces-default-no = Default: only the requester sees them
spaces-public-yes = Everybody sees them
spaces-public-no = Only the requester sees them
spaces-request-place = Request channel
spaces-request-anywhere = Where it was requested
spaces-place-unlisted = { $id } (not listed)
spaces-approval-places = Approval channels
spaces-approval-hint = { $count ->
    [0] Without a channel, approvers get direct messages.
   *[other] Without a channel, approval cards go where APPROVAL_PLACES says.
}
spaces-approver-roles = Approvers
spaces-approver-hint = In addition to admins and users who can manage requests in Overseerr. They decide on the requests of this space.
spaces-administrators = Administrators of the group
spaces-self-approval = Approvers can decide on their own requests
spaces-reasons = Reasons for declining
spaces-reasons-hint = One per line: at most 25, of up to 100 characters each.
spaces-reminder = Hours until approvers are reminded
spaces-reminder-hint = Empty: 24. 0: never. At most 720.
spaces-quiet = Quiet hours, without reminders
spaces-quiet-none = None
spaces-quiet-from = From
spaces-quiet-until = Until
spaces-time-zone = Time zone
spaces-region = Region
spaces-region-hint = Two letters, such as US or DE, for streaming services and age ratings.
spaces-language = Language of cards
spaces-language-requester = The requester’s language
spaces-unlinked = Members without an account
spaces-unlinked-link = Must link an account
spaces-unlinked-guest = Request as the guest account
spaces-nothing-to-choose = Nothing to choose from.

## Alerts

spaces-alert-place = Alerts
spaces-alert-hint = Alerts are about the whole bot. Choose only a channel that its admins read.
spaces-alert-none = Not here
spaces-alert-quiet = Quiet hours for alerts
spaces-alert-muted = Muted alerts
spaces-digest-place = Weekly digest
spaces-alerts-fixed = ALERT_PLACES says where alerts go. It overrides what is chosen here.

## Approval by votes

spaces-votes = Approval by votes
spaces-votes-about = A request made there is approved as soon as this many members have pressed +1. Each linked account counts once; the requester does not count. Each approval is a decision of the person who set the number, and it ends when that person may no longer manage requests.
spaces-votes-off = Off: only approvers approve.
spaces-votes-count = Votes
spaces-votes-setter = Set by
spaces-votes-account = As
spaces-votes-since = Since
spaces-votes-needed = Votes needed
spaces-votes-hint = { $min } to { $max }. Takes effect with the next vote: requests that already have enough votes are not approved before that.
spaces-votes-set = Set in my name
spaces-votes-end = Turn off
spaces-votes-locked = Only people who may manage requests on the Overseerr server of this space can set it. Your sign-in does not prove that.

## Forgetting

spaces-forget = Forget
spaces-forget-title = Forget { $name }?
spaces-forget-deleted = Deleted: the settings of the space, and what the bot knows about its messages there. They can no longer be updated.
spaces-forget-kept = Stays: the requests made there ({ $count }), without the space. The audit log keeps who changed the settings, but not what.
spaces-forget-subscriptions = People who wanted to be notified there get a direct message instead.
spaces-forget-final = This cannot be undone.
