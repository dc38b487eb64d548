### The demo page's own texts in English. The page loads this file and none of the bot's other texts.

## Header and footer of the page

demo-title = MediaNest demo
demo-skip-to-chat = Skip to the chat
demo-heading = MediaNest
demo-intro-lead = This is a demo.
demo-intro = The bot and its database are real. The people, { $server }, and the downloads are made up.
demo-open-console = Open the console
demo-set-up = Set it up for real
demo-language = Language
demo-connecting = Connecting…
demo-connected = Connected
demo-reconnecting = Reconnecting…

## Controls of the simulated Overseerr server

demo-controls = { $server } (simulated)
demo-control-down = Offline
demo-control-slow = Slow responses
demo-control-fail-download = Fail the next download

## Panes: who you are, and where

demo-pane-switch = Choose a view
demo-pane-left = Left: { $name }
demo-pane-right = Right: { $name }
demo-pane-name = { $name } in { $room }
demo-pane-person = You are
demo-pane-rooms = Channels
demo-pane-messages = Messages in { $room }
demo-room-general = # general
demo-room-approvals = # approvals
demo-room-direct = Direct messages
demo-room-new-messages = new
demo-room-general-empty = No requests yet. Type /{ command-name-request } and the name of a movie or series.
demo-room-approvals-empty = Requests that need approval appear here.
demo-room-direct-empty = Private messages from the bot appear here.

## People

demo-person-owner = Runs the server and approves requests.
demo-person-member = Can request movies and series.
demo-person-limited = Can request one movie and three seasons per week.
demo-person-trusted = Requests are approved automatically.
demo-person-guest = Can search but not make requests.

## Message box

demo-composer-label = Message
demo-composer-placeholder = Type / for commands
demo-composer-suggestions = Suggestions
demo-composer-send = Send
demo-composer-unknown-command = There is no command /{ $name }. Send /{ command-name-help } to see all commands.
demo-composer-not-a-command = Commands start with a slash. Try /{ command-name-request } and the name of a movie.

## Messages

demo-message-author = MediaNest
demo-message-app-tag = APP
demo-message-command = { $name } used { $command }
demo-message-private = Only you can see this
demo-message-thumbs-up = Thumbs up
demo-message-thumbs-down = Thumbs down
demo-message-reactions = { $label }, { $count }: { $names }
demo-message-preview = View on other platforms

## Preview of a message on other platforms

demo-preview-title = This message on other platforms
demo-preview-close = Close
demo-preview-web = This page
demo-preview-discord = Discord
demo-preview-telegram = Telegram
demo-preview-json = Show JSON

## Forms

demo-form-send = Send
demo-form-cancel = Cancel

## Errors

demo-error-offline = You are offline. The page reconnects automatically. Then try again.
demo-error-message-gone = This message no longer exists.
demo-error-unavailable = The bot is not responding right now. Try again in a moment.

## Tour

demo-tour = Tour
demo-tour-progress = Tour: step { $step } of { $steps }
demo-tour-done = ✓ Done. Continue when you are ready.
demo-tour-back = Back
demo-tour-next = Next
demo-tour-finish = Finish
demo-tour-skip = Skip the tour
demo-tour-start = Take the tour
demo-tour-type = Type it for me
demo-tour-type-left = Type it on the left
demo-tour-type-right = Type it on the right
demo-tour-show-channel = Show me the channel
demo-tour-show-card = Show me the card
demo-tour-request-title = Request a movie
demo-tour-request-text = On the left, you are a member. Type /{ command-name-request } and a title that nobody has requested yet, such as { $title }. Send it, then press “Request” on the card.
demo-tour-request-text-any = On the left, you are a member. Type /{ command-name-request } and a title that nobody has requested yet. Send it, then press “Request” on the card.
demo-tour-approve-title = Approve it
demo-tour-approve-text = On the right, you are the owner in the approvals channel. Press “Approve” on the new card, or react with a thumbs up.
demo-tour-download-title = Watch the download
demo-tour-download-text = The card in # general updates by itself. When the movie is available, the member is notified.
demo-tour-decline-title = Decline with a reason
demo-tour-decline-text = Request another movie on the left, such as { $title }. On the right, press “Decline”. Choose a reason or write your own.
demo-tour-decline-text-any = Request another movie on the left. On the right, press “Decline”. Choose a reason or write your own.
demo-tour-notify-title = Get notified, too
demo-tour-notify-text = Request { $title } as one person. Open the same title as another person and press “Notify me”. Both are notified when it is available.
demo-tour-notify-text-any = Request a movie as one person. Open the same title as another person and press “Notify me”. Both are notified when it is available.
demo-tour-offline-title = Take { $server } offline
demo-tour-offline-text = Open the card of a movie, such as { $title }. Switch { $server } to “Offline” and press “Request”. Switch it back on. The request was saved and goes through by itself.
demo-tour-offline-text-any = Open the card of a movie. Switch { $server } to “Offline” and press “Request”. Switch it back on. The request was saved and goes through by itself.
