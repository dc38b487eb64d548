settings-appearance-intro = Diese Auswahl gilt für diesen Browser.
settings-appearance-automatic = Wie im Browser
