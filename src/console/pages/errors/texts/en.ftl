### Unexpected errors.

errors-search = Part of the message
errors-state = State
errors-state-open = Open
errors-state-resolved = Resolved
errors-state-all = All
errors-is-open = Open
errors-is-resolved = Resolved
errors-message = Message
errors-code = Code
errors-count = Count
errors-first-seen = First seen
errors-last-seen = Last seen
errors-reference = Reference
errors-resolved = Resolved
errors-resolved-value = by { $name }, { $at }
errors-context = Context
errors-panel = Error { $reference }
errors-resolve = Mark as resolved
errors-reopen = Mark as open
errors-resolve-hint = A resolved error opens again as soon as it occurs again.
errors-export-csv = Export as CSV
errors-export-json = Export as JSON lines
errors-empty-title = No errors
errors-empty = Nothing unexpected has happened that nobody has looked at.
errors-empty-filtered = No error matches. Settings → Retention says how long errors are kept.
