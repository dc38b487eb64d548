### The page of people in English.

people-groups = Groups of people
people-group-all = All
people-group-unlinked = Without an account
people-group-blocked = Blocked
people-group-admins = Admins
people-search = Name, email address, or ID
people-order = Order
people-order-last-seen = Last seen first
people-order-newest = Newest first
people-empty-title = Nobody here
people-empty = Everybody who writes to the bot appears here.
people-empty-filtered = Nobody matches. Change the search or the filters.
people-name = Name
people-chats = Chat accounts
people-accounts = Accounts
people-suggestions = May be theirs
people-state = State
people-last-seen = Last seen
people-first-seen = First seen
people-admin = Admin
people-admin-listed = Admin (settings)
people-blocked = Blocked
people-blocked-since = Blocked since
people-unlinked = No account
people-person = Person
people-notifications = Notifications
people-notifications-there = Where they requested
people-subscriptions = Notify-me subscriptions
people-user-id = User ID

## Accounts

people-no-account = Not linked to any account. They cannot request until they link one, or you do.
people-suggestions-hint = A resemblance is a hint, not a proof. Ask the person before you link.
people-reason-profile = its profile lists a chat of theirs
people-reason-name = same name
people-reason-email = email address with the same name
people-reason-similar-name = similar name
people-link = Link
people-link-other = Link an account…
people-link-title = Link { $name } to an account
people-link-lines = { $name } will request as { $account } (#{ $id }) on { $server }, with its rights and quota, and see its requests.
people-link-replaces = This replaces their account { $account } on the same server.
people-link-shared = The account is also used by { $names }. They will share its quota.
people-link-proof = The audit log will say that you verified this.
people-server = Server
people-account-search = Name or email address of the account
people-account-none = There is no such account. Accounts are read every 15 minutes.
people-used-by = used by { $names }
people-unlink = Unlink
people-unlink-title = Unlink { $name } from { $account }?
people-unlink-lines = They can no longer request on { $server } until they link an account again. Their requests stay. A chat ID in a profile does not link them again until they ask for it with /link.
people-verified = Verified
people-verified-value = { $method }, { $at }
people-verified-profile = Chat ID in the profile
people-verified-plex = Signed in with Plex
people-verified-password = Signed in with a password
people-verified-quick-connect = Quick Connect
people-verified-admin = By an admin
people-account-blocked = Account blocked
people-shared = Also used by
people-rights = Rights
people-rights-none = None
people-quotas = Quotas
people-quota-movie = Movie quota
people-quota-tv = Season quota
people-quota-read = Quotas read
people-quota-unknown = Not read yet
people-quota-unlimited = Unlimited
people-quota = { $used } of { $limit } used
people-quota-days = { $used } of { $limit } used in { $days } days

## Rights

people-right-admin = Administrator
people-right-manage-users = Manage users
people-right-manage-requests = Manage requests
people-right-request = Request
people-right-auto-approve = Auto-approve
people-right-auto-approve-movie = Auto-approve movies
people-right-auto-approve-tv = Auto-approve series
people-right-request-4k = Request in 4K
people-right-request-4k-movie = Request movies in 4K
people-right-request-4k-tv = Request series in 4K
people-right-request-advanced = Advanced requests
people-right-request-view = View requests of others
people-right-auto-approve-4k = Auto-approve 4K
people-right-auto-approve-4k-movie = Auto-approve movies in 4K
people-right-auto-approve-4k-tv = Auto-approve series in 4K
people-right-request-movie = Request movies
people-right-request-tv = Request series
people-right-manage-issues = Manage issues
people-right-view-issues = View issues of others
people-right-create-issues = Report issues

## Chats

people-chat-closed = No direct messages
people-detach = Detach
people-detach-title = Detach { $chat } from { $name }?
people-detach-lines = { $chat } becomes a person of its own, without an account and without requests. { $name } keeps the requests, the accounts, and the other chats. Open sign-ins and codes end.

## Requests

people-no-requests = No requests.

## Actions

people-make-admin = Make an admin
people-make-admin-title = Make { $name } an admin?
people-make-admin-lines = They can do everything in the chats and in this console from now on: approve requests, change settings, see and erase people, and make other admins. It does not change their rights on the Overseerr server.
people-revoke-admin = Remove admin rights
people-revoke-admin-title = Remove the admin rights of { $name }?
people-revoke-admin-lines = They can no longer open the admin pages of this console or use admin commands, at once. Their API tokens stop working. What they may do on the Overseerr server does not change, so they may still approve requests if they manage them there.
people-admin-by-settings = An admin because ADMINS in the settings names them. Remove them there to change that.
people-block = Block
people-unblock = Unblock
people-block-title = Block { $name }?
people-block-lines = The bot no longer answers them, and nobody can request with their accounts. What was requested before goes on.
people-unblock-title = Unblock { $name }?
people-unblock-lines = The bot answers them again, and their accounts can be used again.
people-block-shared = This also affects { $names }, who use the same account.
people-export = Export
people-erase = Erase
people-erase-title = Erase { $name }?
people-erase-deleted = Deleted:
people-erase-chats = Chat accounts: { $count }
people-erase-links = Links to accounts: { $count }
people-erase-subscriptions = Notify-me subscriptions: { $count }
people-erase-sessions = Drafts, codes, and sign-ins that are not finished: { $count }
people-erase-messages = What the bot knows about the messages that only they received; the messages stay in their chats
people-erase-kept = Stays without their name:
people-erase-requests = Requests: { $count }
people-erase-events = Entries in the histories of requests: { $count }
people-erase-audit = Entries in the audit log, without what was changed: { $count }
people-erase-account = The account on the Overseerr server, which the bot does not touch
people-erase-final = This cannot be undone. Export first if you may need the data.
