settings-appearance-intro = These choices are kept in this browser.
settings-appearance-automatic = As the browser
