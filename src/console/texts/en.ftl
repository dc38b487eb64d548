### The console's own texts in English that several pages share. A page's own texts are in pages/<page>/texts/.

## Pages

page-overview = Overview
page-requests = Requests
page-people = People
page-spaces = Spaces
page-services = Services
page-jobs = Jobs
page-errors = Errors
page-audit = Audit log
page-backups = Backups
page-logs = Logs
page-settings = Settings
page-setup = Setup
page-sign-in = Sign in

## Frame

navigation = Navigation
navigation-main = Library and members
navigation-operation = Operation
navigation-settings = Settings
skip-to-content = Skip to the content
theme = Theme
theme-system = Auto
theme-light = Light
theme-dark = Dark
language = Language
role-admin = Admin
role-approver = Approver
sign-out = Sign out
notices = Notices
connection-lost = The connection to the server is lost. What you see may be outdated. It reconnects by itself.
not-found-title = Page not found
not-found = There is no page at this address. Choose one in the navigation.
not-allowed-title = No access
not-allowed = This page is for admins only.

## Controls

cancel = Cancel
close = Close
save = Save
copy = Copy
copied = Copied
try-again = Try again
load-more = Load more
loading = Loading…
loading-slow = The server is taking unusually long to answer.
select-all = Select all rows
select-row = Select { $name }
platform = Platform
all-platforms = All platforms
pagination = Pages
page-previous = Previous page
page-next = Next page
page-of = { $page } of { $pages }

## Errors

error-title = Something went wrong
error-unreachable = The server is not responding. Make sure that the bot is running, then try again.
error-no-answer = The server has not answered in time. Try again; if that does not help, the bot’s log may say why.
error-maybe-done = The server has not answered, so it is not known whether this was done. Reload the page and check before you try again.
error-maybe-done-admin = The server has not answered, so it is not known whether this was done. Reload the page and check, there or in the audit log, before you try again.
error-unexpected = The server answered with an unexpected error ({ $status }). Details are in the bot’s log.
error-stale = This may be out of date, because it could not be read again. { $why }
error-page = This page has an error. Reload it; if that does not help, please report the error.

## Who and where

by = { $actor } ({ $place })

## Services

service-up = Up
service-down = Down
service-unknown = Not checked yet

## Kinds of jobs

job-kind-submit-request = Submit requests
job-kind-notify-subscribers = Tell followers what has arrived
job-kind-send-decision = Send decisions
job-kind-count-votes = Count votes
job-kind-retry-request = Retry failed requests
job-kind-update-cards = Update cards
job-kind-update-telegram-cards = Update cards in Telegram
job-kind-notify = Notify people
job-kind-sync-request = Read requests
job-kind-handle-webhook = Handle webhooks
job-kind-send-issue = Send issues and comments
job-kind-sync-issue = Read issues
job-kind-show-issue = Update the cards of issues
job-kind-reconcile = Compare all open requests
job-kind-sync-accounts = Read accounts
job-kind-send-reminders = Send reminders
job-kind-await-sign-in = Wait for sign-ins
job-kind-sweep = Find lost work
job-kind-check-alerts = Check for alerts
job-kind-cleanup = Clean up

## Why something was refused or has failed, by the code of the error

code-invalid-input = Input that is not valid
code-not-found = It does not exist, or no longer does
code-forbidden = No permission
code-not-yours = It belongs to somebody else
code-not-linked = No linked account
code-link-lost = The link to the account is lost
code-ambiguous-account = Several accounts match
code-user-blocked = The person is blocked
code-account-blocked = The account is blocked
code-sign-in-disabled = Signing in is turned off
code-not-signed-in = Not signed in
code-request-forged = The call did not come from the console
code-console-closed = The console is not open at this address
code-sign-in-link-used = The sign-in link was used or has expired
code-wrong-password = Wrong name or password
code-no-console-rights = No access to the console
code-console-off = The console is turned off
code-too-many-sign-in-attempts = Too many attempts to sign in
code-too-many-streams = Too many open pages
code-plex-unreachable = Plex is not responding
code-media-server-unreachable = The media server is not responding
code-media-server-refused = The media server refused
code-quick-connect-unavailable = Quick Connect is not available
code-account-conflict = Both people have an account on the same server
code-invalid-code = Wrong code
code-own-code = Their own code
code-too-many-code-attempts = Too many wrong codes
code-admins-only = Admins only
code-last-admin = The last admin
code-admin-in-settings = ADMINS in the settings makes this person an admin
code-approvers-only = Approvers only
code-private-only = Private chats only
code-code-exposed = Code revoked: others could read it
code-guest-account-missing = The account for guests does not exist
code-unknown-button = A button that does not exist
code-draft-expired = The request form has expired
code-no-seasons-selected = No season is selected
code-invalid-state = Its state does not allow it
code-already-decided = Already decided
code-not-approver = Not an approver
code-own-request = In this space, approvers cannot decide on their own requests
code-title-not-found = The title was not found
code-already-requested = Already requested
code-already-available = Already available
code-no-seasons-left = No seasons are left to request
code-blocklisted = The title is blocklisted
code-movie-quota-exceeded = The movie quota is used up
code-series-quota-exceeded = The season quota is used up
code-no-movie-permission = No permission to request movies
code-no-series-permission = No permission to request series
code-no-4k-permission = No permission to request 4K
code-no-movie-4k = The server does not offer movies in 4K
code-no-series-4k = The server does not offer series in 4K
code-no-advanced-permission = No permission to choose download options
code-download-option-gone = A chosen download option no longer exists
code-options-changed = The options have changed in the meantime
code-no-permission = The account on the server lacks the permission
code-no-issue-permission = No permission to report issues
code-not-issue-manager = Only the reporter and users who can manage issues can do that
code-issue-title-unavailable = The title with the issue is not available
code-issue-deleted = The issue was deleted on the server
code-issue-not-sent = The server does not have the report yet
code-no-issue-message = The report has no text
code-on-behalf-not-permitted = No permission to request for others
code-member-not-found = The member was not found
code-member-ambiguous = Several members match
code-member-not-linked = The member has no linked account
code-member-blocked = The member is blocked
code-member-no-permission = The member cannot request it
code-member-quota-exceeded = The member’s quota is used up
code-member-already-requested = The member has already requested it
code-on-behalf-titles-only = Only single titles can be requested for others
code-account-not-found = The account no longer exists on the server
code-no-tvdb-id = The series has no TVDB ID
code-overseerr-refused = The server refused
code-decision-not-permitted = The server does not let the approver decide
code-request-deleted = The request was deleted on the server
code-cancelled-by-approver = An approver canceled the request
code-removed-from-radarr = The movie was removed from Radarr
code-removed-from-sonarr = The series was removed from Sonarr
code-remote-status-unknown = The server reports an unknown status
code-no-overseerr-server = There is no such server
code-overseerr-key-rejected = The server rejects the API key
code-overseerr-csrf-enabled = CSRF protection is on
code-not-overseerr = There is no Overseerr, Jellyseerr, or Seerr at the address
code-database-unreachable = The database is not responding
code-overseerr-unreachable = The server is not responding
code-overseerr-failed = The server answered with an error
code-user-list-incomplete = The list of users was incomplete
code-tmdb-unavailable = TMDB is not available
code-outcome-unknown = The server may still be saving it
code-channel-not-found = The channel does not exist
code-channel-forbidden = The bot cannot post in the channel
code-direct-messages-closed = The person does not accept direct messages
code-reply-expired = The reply can no longer be edited
code-message-not-found = The message does not exist
code-platform-unavailable = The chat platform is not available
code-platform-rejected = The chat platform refused
code-backup-failed = The backup failed
code-internal = Unexpected error

## Why a setting is refused

problem-http-url = { $name } must start with http:// or https://
problem-postgres-url = { $name } must start with postgresql://
problem-postgres-address = { $name } is not a valid address. In the password, write @ / # % as %40 %2F %23 %25
problem-number = { $name } must be a number
problem-whole-number = { $name } must be a whole number
problem-at-least = { $name } must be at least { NUMBER($min) }
problem-at-most = { $name } must be at most { NUMBER($max) }
problem-boolean = { $name } must be true or false
problem-header-list = { $name } must be a comma-separated list of <name>=<value>
problem-chat-accounts = { $name } must be a comma-separated list of discord:<id> or telegram:<id>
problem-places = { $name } must be a comma-separated list of discord:<channel id> or telegram:<chat id>
problem-monitored-urls = { $name } must be a comma-separated list of <name>=<http address>
problem-distinct-names = { $name } must have a different name for each service
problem-token-characters = { $name } contains characters that are not valid in a token
problem-key-characters = { $name } contains characters that are not valid in an API key
problem-telegram-token = { $name } is not a valid Telegram bot token
problem-hours = { $name } must be two hours of the day, such as 22-7
problem-discord-servers = { $name } must be a comma-separated list of Discord server IDs
problem-min-length = { $name } must have at least { NUMBER($min) } characters
problem-no-spaces = { $name } must have at least { NUMBER($min) } characters without spaces
problem-public-password = { $name } must not contain a user name or a password, because people see it
problem-webhook-address = { $name } must be an address such as http://medianest:8787, without a password
problem-one-of = { $name } must be one of: { $choices }
problem-some-of = { $name } must be a list of: { $choices }
problem-time-zone = { $name } must be the name of an IANA time zone, such as Europe/Berlin
problem-guest-is-owner = { $name } is the server owner. Create a separate account for guests
problem-guest-missing = { $name } is required when UNLINKED_USERS is guest
problem-unreadable-file = The file that { $name }_FILE names cannot be read
problem-together = { $name } and { $other } must be set together
problem-same-address = { $name } is the same address as another server
problem-not-in-console = { $name } cannot be set in the console
problem-environment-only = { $name } can only be set in the environment
problem-decided-by = { $name } cannot be changed here, because { $other } is set in the environment
problem-enter-again = { $name } must be entered again, because { $other } has changed
problem-invalid = { $name } is not valid
