settings-alerts-intro = Alerts tell admins about problems of the bot and its services. /setup in a chat can choose other places and hours for a Discord server or Telegram group.
