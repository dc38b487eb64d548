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
select-all = Select all rows
select-row = Select { $name }
pagination = Pages
page-previous = Previous page
page-next = Next page
page-of = { $page } of { $pages }

## Errors

error-title = Something went wrong
error-unreachable = The server does not answer. Check whether the bot is running, then try again.
error-unexpected = The server answered with an unexpected error ({ $status }). Details are in the bot’s log.
error-page = This page has an error. Reload it; if that does not help, please report the error.
