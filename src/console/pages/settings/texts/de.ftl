settings-configuration = Konfiguration
settings-alerts = Warnungen
settings-retention = Aufbewahrung
settings-appearance = Darstellung
settings-sessions = Sitzungen
settings-tokens = API-Tokens
settings-none = Hier gibt es keine Einstellungen für dich
