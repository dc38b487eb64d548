setup-steps = Steps
setup-back = Back
setup-skip = Skip
setup-continue = Save and continue
setup-test = Test
setup-secret-kept = Entered before. Leave the field empty to keep it.
setup-secret-set = Set
setup-from-environment = Set by { $name } in the environment, and cannot be changed here.
setup-sign-in-title = Sign in to set up your bot
setup-sign-out = Sign out and enter the code
setup-sign-in = Anyone can look at the demo, but only you can set up your bot. Sign in with the one-time code that the bot has written to its log.

setup-server = Overseerr server
setup-server-intro = Overseerr, Jellyseerr, or Seerr: the server that takes the requests.
setup-server-number = Server { $number }
setup-server-add = Add another server
setup-server-remove = Remove
setup-server-url = Address
setup-server-url-hint = As this bot reaches it, not as your browser does.
setup-server-key = API key
setup-server-key-hint = On the server under Settings → General.
setup-server-works = { $title } { $version } works. The key belongs to an admin, and the bot may make changes.
setup-server-members = Members
setup-server-members-value =
    { $more ->
        [true] More than { $members }; of these, { $chats } have a chat ID in their profile
       *[false] { $members }; { $chats } of them have a chat ID in their profile
    }
setup-server-4k = 4K
setup-server-4k-value =
    { $movies ->
        [true] { $series ->
            [true] Movies and series
           *[false] Movies only
        }
       *[false] { $series ->
            [true] Series only
           *[false] Not set up
        }
    }

setup-discord = Discord
setup-discord-intro = Create an application in the Discord Developer Portal, and copy the token of its bot.
setup-discord-token = Bot token
setup-discord-token-hint = In the Developer Portal under Bot → Reset Token. The bot needs no privileged intents.
setup-discord-works =
    { $count ->
        [0] The token of { $name } works. The bot is in no Discord server yet.
        [one] The token of { $name } works. The bot is in one Discord server:
       *[other] The token of { $name } works. The bot is in { $count } Discord servers:
    }
setup-discord-invite = Add the bot to a server
setup-discord-invite-hint = The link asks for exactly the permissions that the bot needs. Test again afterwards.

setup-telegram = Telegram
setup-telegram-intro = Send /newbot to @BotFather in Telegram, and copy the token that it answers with.
setup-telegram-token = Bot token
setup-telegram-token-hint = It looks like 123456789:AAE…
setup-telegram-works = The token of { $name } works.
setup-telegram-no-groups = Nobody can add the bot to groups. Allow it with /setjoingroups in @BotFather.
setup-telegram-privacy = Privacy mode is off: Telegram sends the bot every message in its groups, which it does not need. Turn it on with /setprivacy in @BotFather.
setup-telegram-admin = In groups where requests are approved, make the bot an admin. Only then does it see 👍 and 👎; the buttons work without that.
setup-telegram-open = Open the bot in Telegram

setup-people = Approval
setup-people-intro = Admins can do everything, including approving requests. Members who can manage requests on the server can approve them, too.
setup-people-load = Load members and channels
setup-people-admins = Admins
setup-people-admins-hint = Separated by commas. The ID is shown by /me, and by the server in the profile of a member.
setup-people-places = Where requests are approved
setup-people-places-hint = Channels and groups, separated by commas. Without one, admins get direct messages. You can also choose them with /setup in the chat.

setup-address = Addresses
setup-address-intro = The server tells the bot about changes with a webhook. After the setup, the bot installs and tests it.
setup-address-webhook = Address of the bot for the webhook
setup-address-webhook-hint = As the server reaches this bot, such as its name in Docker. If it runs on the same machine, leave it empty.
setup-address-public = Public address
setup-address-public-hint = For sign-in pages and this console from outside. Leave it empty to open the console on this machine only.

setup-backup = Backup
setup-backup-intro = The embedded database is backed up every day. Choose a folder on another disk if you can.
setup-backup-dir = Folder
setup-backup-dir-hint = If it is empty, backups go to the folder backups in the data folder. Write the folder down: to restore a backup, you need BACKUP_DIR.
setup-backup-works = Backups can be stored in { $path }, where { $free } are free.

setup-finish = Finish
setup-finish-intro = The bot restarts with these settings.
setup-finish-intro-demo = The bot restarts with these settings, and the made-up people and requests of the demo are deleted.
setup-finish-start = Start the bot with these settings
setup-finish-restarting = The bot is restarting…
setup-finish-works = The bot works with your settings. The made-up data of the demo is gone.
setup-finish-signed-out = The bot works with your settings. The made-up data of the demo is gone, and so is your sign-in. Send /console to the bot to come back.
setup-finish-failed = The bot could not start with these settings, and went back to the previous ones: { $reason }
setup-missing-server = No Overseerr server is set up.
setup-missing-chat = Neither Discord nor Telegram is set up.

setup-webhook = Webhook
setup-webhook-intro = With a webhook, the bot learns of changes at once. Without it, it asks every minute.
setup-webhook-install = Install and test the webhook of { $title }
setup-webhook-arrived = A test notification has arrived.
setup-webhook-refused = The notification arrived with a wrong secret. Install the webhook again.
setup-webhook-no-answer = The server could not send the test notification to the bot. Check the address of the bot for the webhook.
setup-webhook-elsewhere = The server sent the test notification, but it did not arrive here. Check the address of the bot for the webhook.
setup-webhook-not-set-up = The webhook is not set up.
setup-webhook-foreign = The server has a webhook of another program. Decide on the Services page whether to replace it.
setup-webhook-no-address = It is not known where the server reaches this bot. Enter it under Addresses.
setup-webhook-changing = Somebody is changing the webhook on the server. Try again.
setup-open-console = Open the console

setup-fault-unreachable = It is not responding. Check the address, and whether this bot can reach it.
setup-fault-rejected = The key or token was rejected. Copy it again, without spaces or line breaks. For an Overseerr server, it has to be the API key from its settings.
setup-fault-csrf-enabled = CSRF protection is on, so the bot cannot make changes. Turn it off on the server under Settings → Network (Overseerr: Settings → General).
setup-fault-not-overseerr = There is no Overseerr, Jellyseerr, or Seerr at this address. Check the address and its path.
setup-fault-failed = It returns errors. Check its log, then try again.
setup-fault-no-secret = Enter the key or token first. For another address, enter the key again.
setup-fault-not-writable = The bot cannot write to this folder. Create it, and give it to the user that the bot runs as.
setup-fault-no-space = There is less than 500 MB left. Choose a folder with more space.
