settings-configuration = Configuration
settings-alerts = Alerts
settings-retention = Retention
settings-appearance = Appearance
settings-sessions = Sessions
settings-tokens = API tokens
settings-none = There are no settings for you here
