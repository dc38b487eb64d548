### Unerwartete Fehler.

errors-search = Teil der Meldung
errors-state = Zustand
errors-state-open = Offen
errors-state-resolved = Erledigt
errors-state-all = Alle
errors-is-open = Offen
errors-is-resolved = Erledigt
errors-message = Meldung
errors-code = Code
errors-count = Anzahl
errors-first-seen = Zuerst
errors-last-seen = Zuletzt
errors-reference = Kennung
errors-resolved = Erledigt
errors-resolved-value = von { $name }, { $at }
errors-context = Zusammenhang
errors-panel = Fehler { $reference }
errors-resolve = Als erledigt markieren
errors-reopen = Als offen markieren
errors-resolve-hint = Ein erledigter Fehler ist wieder offen, sobald er erneut auftritt.
errors-export-csv = Als CSV exportieren
errors-export-json = Als JSON-Zeilen exportieren
errors-empty-title = Keine Fehler
errors-empty = Es ist nichts Unerwartetes passiert, das noch niemand angesehen hat.
errors-empty-filtered = Kein Fehler passt. Wie lange Fehler bleiben, steht unter Einstellungen → Aufbewahrung.
