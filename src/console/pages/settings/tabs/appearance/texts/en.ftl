settings-appearance-intro = These choices are kept in this browser.
settings-appearance-automatic = Same as the browser
