### Warteschlangen und gescheiterte Aufgaben.

jobs-queues = Warteschlangen
jobs-queue = Aufgabe
jobs-waiting = Wartend
jobs-none-waiting = nichts zu tun
jobs-oldest = älteste { $age }
jobs-oldest-job = Älteste
jobs-ready = Bereit
jobs-deferred = Später
jobs-active = Läuft
jobs-per-minute = Erledigt pro Minute
jobs-per-minute-note = in allen Prozessen
jobs-completed-rate = Erledigt pro Minute
jobs-failed-rate = Gescheitert pro Minute
jobs-dead-letters = Endgültig gescheitert
jobs-dead-letters-note = bleiben 30 Tage
jobs-history-waiting = Wartende Aufgaben in den letzten 24 Stunden
jobs-history-completed = Pro Minute erledigte Aufgaben in den letzten 24 Stunden
jobs-no-history-title = Noch kein Verlauf
jobs-no-history = Alle zehn Minuten kommt ein Punkt hinzu.
jobs-no-dead-letters-title = Keine gescheiterten Aufgaben
jobs-id = ID
jobs-error = Fehler
jobs-error-process = ihr Prozess endete
jobs-attempts = Versuche
jobs-failed-at = Gescheitert
jobs-payload = Inhalt
jobs-retry = Wiederholen
jobs-discard = Verwerfen
jobs-retry-title = { $count ->
    [one] Diese Aufgabe wiederholen?
   *[other] { $count } Aufgaben wiederholen?
  }
jobs-retry-confirm = { $count ->
    [one] Aufgabe wiederholen
   *[other] { $count } Aufgaben wiederholen
  }
jobs-retry-effect = { $count ->
    [one] Sie kommt zurück in ihre Warteschlange und läuft, sobald ein Arbeiter frei ist. Was schon getan ist, geschieht nicht doppelt.
   *[other] Sie kommen zurück in ihre Warteschlangen und laufen, sobald ein Arbeiter frei ist. Was schon getan ist, geschieht nicht doppelt.
  }
jobs-retry-done = { $count ->
    [one] 1 Aufgabe ist wieder in ihrer Warteschlange.
   *[other] { $count } Aufgaben sind wieder in ihren Warteschlangen.
  }
jobs-discard-title = { $count ->
    [one] Diese Aufgabe verwerfen?
   *[other] { $count } Aufgaben verwerfen?
  }
jobs-discard-confirm = { $count ->
    [one] Aufgabe verwerfen
   *[other] { $count } Aufgaben verwerfen
  }
jobs-discard-effect = { $count ->
    [one] Sie wird gelöscht und läuft nie: die Anfrage, Nachricht oder Entscheidung, um die es geht, bleibt, wie sie ist. Das lässt sich nicht rückgängig machen.
   *[other] Sie werden gelöscht und laufen nie: die Anfragen, Nachrichten oder Entscheidungen, um die es geht, bleiben, wie sie sind. Das lässt sich nicht rückgängig machen.
  }
jobs-discard-done = { $count ->
    [one] 1 Aufgabe wurde verworfen.
   *[other] { $count } Aufgaben wurden verworfen.
  }
