### Die Texte der Seite mit den Anfragen.

## List

requests-count = { $count ->
    [one] 1 Anfrage
   *[other] { NUMBER($count) } Anfragen
}
requests-count-capped = Mehr als { NUMBER($count) } Anfragen
requests-title = Titel
requests-state = Status
requests-person = Person
requests-place = Angefragt in
requests-server = Server
requests-space = Server oder Gruppe
requests-type = Art
requests-quality = Qualität
requests-age = Alter
requests-order = Reihenfolge
requests-created = Angefragt
requests-changed = Letzte Änderung
requests-kind = Art
requests-season-names = Namen der Staffeln
requests-seasons = { $count ->
    [one] Staffel { $seasons }
   *[other] Staffeln { $seasons }
}
requests-decision-approve = Genehmigung wird gesendet
requests-decision-decline = Ablehnung wird gesendet
requests-search = Titel, Person oder ID
requests-any = { $what }: alle
requests-unknown-person = Eine Person
requests-group-all = Alle
requests-group-pending = Ausstehend
requests-group-open = In Arbeit
requests-group-available = Verfügbar
requests-group-declined = Abgelehnt
requests-group-failed = Fehlgeschlagen
requests-group-cancelled = Zurückgezogen
requests-age-day = Letzte 24 Stunden
requests-age-week = Letzte 7 Tage
requests-age-month = Letzte 30 Tage
requests-age-year = Letzte 12 Monate
requests-age-older = Älter als ein Jahr
requests-order-newest = Neueste zuerst
requests-order-oldest = Älteste zuerst
requests-order-changed-last = Zuletzt geänderte zuerst
requests-order-changed-first = Am längsten unveränderte zuerst
requests-clear-filters = Filter entfernen
requests-none = Noch keine Anfragen
requests-none-text = Anfragen erscheinen hier, sobald jemand in einem Chat oder auf der Seite des Servers etwas anfragt.
requests-none-filtered = Keine passenden Anfragen
requests-none-filtered-text = Keine Anfrage passt zu diesen Filtern. Entferne einige davon, oder suche nach etwas anderem.
requests-searched-to = Bisher zurück bis { $date } gesucht. Die Suche geht beim Scrollen weiter.

## Actions

requests-selected = Ausgewählte Anfragen
requests-selected-count = { $count ->
    [one] 1 ausgewählt
   *[other] { NUMBER($count) } ausgewählt
}
requests-all-selected = Alle Anfragen, die zu den Filtern passen, sind ausgewählt
requests-select-all-matching = Alle passenden auswählen
requests-clear-selection = Auswahl aufheben
requests-action-approve = Genehmigen
requests-action-decline = Ablehnen
requests-action-cancel = Anfrage zurückziehen
requests-action-send-again = Erneut senden
requests-confirm-approve = Anfragen genehmigen?
requests-confirm-decline = Anfragen ablehnen?
requests-confirm-cancel = Anfragen zurückziehen?
requests-confirm-send-again = Anfragen erneut senden?
requests-confirm-one-decline = { $title } ablehnen?
requests-confirm-one-cancel = Anfrage für { $title } zurückziehen?
requests-do-approve = { $count ->
    [one] 1 Anfrage genehmigen
   *[other] { NUMBER($count) } Anfragen genehmigen
}
requests-do-decline = { $count ->
    [one] 1 Anfrage ablehnen
   *[other] { NUMBER($count) } Anfragen ablehnen
}
requests-do-cancel = { $count ->
    [one] 1 Anfrage zurückziehen
   *[other] { NUMBER($count) } Anfragen zurückziehen
}
requests-do-send-again = { $count ->
    [one] 1 Anfrage erneut senden
   *[other] { NUMBER($count) } Anfragen erneut senden
}
requests-will-approve = { $count ->
    [one] Die Anfrage wird auf ihrem Server in deinem Namen genehmigt, und der Download beginnt. Die Nachrichten darüber in den Chats zeigen, dass du sie genehmigt hast.
   *[other] { NUMBER($count) } Anfragen werden auf ihren Servern in deinem Namen genehmigt, und die Downloads beginnen. Die Nachrichten darüber in den Chats zeigen, dass du sie genehmigt hast.
}
requests-will-decline = { $count ->
    [one] Die Anfrage wird auf ihrem Server in deinem Namen abgelehnt. Wer sie gestellt hat, wird benachrichtigt, mit deinem Namen und dem Grund.
   *[other] { NUMBER($count) } Anfragen werden auf ihren Servern in deinem Namen abgelehnt. Wer sie gestellt hat, wird benachrichtigt, mit deinem Namen und dem Grund.
}
requests-will-cancel = { $count ->
    [one] Die Anfrage wird auf ihrem Server gelöscht, und wer sie gestellt hat, wird benachrichtigt. Ein begonnener Download geht in Radarr oder Sonarr weiter. Das lässt sich nicht rückgängig machen.
   *[other] { NUMBER($count) } Anfragen werden auf ihren Servern gelöscht, und wer sie gestellt hat, wird benachrichtigt. Begonnene Downloads gehen in Radarr oder Sonarr weiter. Das lässt sich nicht rückgängig machen.
}
requests-will-send-again = { $count ->
    [one] Die Anfrage wird erneut an ihren Server oder an Radarr oder Sonarr gesendet. Eine abgelehnte Anfrage wird noch einmal gestellt.
   *[other] { NUMBER($count) } Anfragen werden erneut an ihre Server oder an Radarr oder Sonarr gesendet. Abgelehnte Anfragen werden noch einmal gestellt.
}
requests-nothing-to-approve = Keine dieser Anfragen ist ausstehend, es gibt also nichts zu genehmigen.
requests-nothing-to-decline = Keine dieser Anfragen ist ausstehend, es gibt also nichts abzulehnen.
requests-nothing-to-cancel = Keine dieser Anfragen kann noch zurückgezogen werden.
requests-nothing-to-send-again = Keine dieser Anfragen ist fehlgeschlagen oder wurde abgelehnt.
requests-left-out = { $count ->
    [one] Eine der ausgewählten Anfragen wird ausgelassen: Sie ist schon entschieden, oder es geht in ihrem Zustand nicht.
   *[other] { NUMBER($count) } der ausgewählten Anfragen werden ausgelassen: Sie sind schon entschieden, oder es geht in ihrem Zustand nicht.
 }
requests-capped = Es passen mehr Anfragen. Eine Aktion ändert höchstens { NUMBER($count) }, die ältesten zuerst. Wiederhole sie für die übrigen.
requests-reason = Grund
requests-reason-hint = Freiwillig. Wer angefragt hat, liest ihn.
requests-bulk-note = Anfragen, über die jemand anderes zuerst entscheidet oder über die du nicht entscheiden darfst, werden ausgelassen und am Ende aufgeführt. Du kannst diese Seite inzwischen verlassen und jederzeit anhalten.
requests-done-approve = { $title } ist genehmigt.
requests-done-decline = { $title } ist abgelehnt.
requests-done-cancel = { $title } ist zurückgezogen.
requests-done-send-again = { $title } wird erneut gesendet.

## Tasks

requests-task-running = { NUMBER($done) } von { NUMBER($total) } Anfragen
requests-task-by = Gestartet von { $name }.
requests-task-progress = Fortschritt
requests-task-stop = Anhalten
requests-task-finished = Fertig: { NUMBER($done) } von { NUMBER($total) } Anfragen
requests-task-failed = Fehlgeschlagen nach { NUMBER($done) } von { NUMBER($total) } Anfragen
requests-task-stopped = Angehalten nach { NUMBER($done) } von { NUMBER($total) } Anfragen
requests-task-interrupted = Durch einen Neustart unterbrochen nach { NUMBER($done) } von { NUMBER($total) } Anfragen
requests-task-action-approve = wurden genehmigt.
requests-task-action-decline = wurden abgelehnt.
requests-task-action-cancel = wurden zurückgezogen.
requests-task-action-send-again = wurden erneut gesendet.
requests-task-gone = Diese Aufgabe gibt es nicht mehr.
requests-refused = { $count ->
    [one] 1 ausgelassen:
   *[other] { NUMBER($count) } ausgelassen:
}
requests-refused-gone = Eine Anfrage, die es nicht mehr gibt
requests-refused-list = { $count ->
    [one] Die ausgelassene Anfrage zeigen
   *[other] Die ersten { NUMBER($count) } ausgelassenen zeigen
}

## Story

requests-story = Anfrage
requests-facts = Angaben
requests-account = Konto auf dem Server
requests-decided-by = Entschieden von
requests-skipped = Übersprungene Staffeln
requests-compared = Mit dem Server verglichen
requests-watch = Ansehen
requests-ids = IDs
requests-id = Anfrage
requests-remote-id = Nummer auf dem Server
requests-tmdb-id = TMDB
requests-user-id = Benutzer
requests-account-id = Nummer des Kontos
requests-detail-cause = Ursache
requests-detail-overtaken = Ersetzt die Entscheidung von
requests-detail-retry = Automatischer Versuch
requests-detail-server-id = Downloadserver
requests-detail-profile-id = Qualitätsprofil
requests-detail-root-folder = Ordner
requests-detail-task = Zusammen mit anderen, als Vorgang
requests-history = Verlauf
requests-job-waiting = Wartet
requests-job-active = Läuft
requests-job-retrying = Wird wiederholt
requests-job-failed = Fehlgeschlagen
requests-job-attempts = { $count ->
    [0] Noch kein Versuch
    [one] 1 Versuch
   *[other] { $count } Versuche
}
requests-issues = Gemeldete Probleme
requests-issue-season = Staffel { $season }
requests-issue-episode = Staffel { $season }, Folge { $episode }
requests-issue-comments = { $count ->
    [one] { $count } Kommentar
   *[other] { $count } Kommentare
 }
requests-issue-reported = Problem gemeldet
requests-issue-resolved = Problem gelöst
requests-messages = Nachrichten
requests-no-messages = Zu dieser Anfrage gibt es keine Nachrichten.
requests-role-public = Öffentliche Karte
requests-role-private = Antwort an den Anfragenden
requests-role-approval = Karte zur Genehmigung
requests-role-notification = Benachrichtigung
requests-place-channel = Kanal
requests-place-direct = Privater Chat
requests-place-reply = Antwort, die nur ihr Leser sieht
requests-open-message = Nachricht öffnen
requests-message-lost = Kann nicht aktualisiert werden
requests-message-waiting = Noch nicht gesendet
requests-message-sent = Gesendet
requests-message-current = Aktuell
requests-message-behind = Wird aktualisiert
requests-remote = Jetzt auf { $server }
requests-remote-again = Den Server erneut fragen
requests-remote-none = Der Server hat diese Anfrage nicht.
requests-remote-status = Status
requests-remote-availability = Verfügbarkeit
requests-remote-seasons = Staffeln
