overview-version = Version { $version }
overview-image = Image { $version } ({ $revision })
overview-newer-version = Version { $version } ist verfügbar
overview-started = gestartet
overview-no-alerts = Alles in Ordnung. Nichts braucht deine Aufmerksamkeit.
overview-alerts = { $count ->
    [one] Eine Sache braucht Aufmerksamkeit
   *[other] { $count } Dinge brauchen Aufmerksamkeit
  }
overview-pending = Genehmigung ausstehend
overview-oldest = älteste
overview-nothing-waits = nichts wartet
overview-queue = Aufgaben in der Warteschlange
overview-oldest-job = die älteste wartet { $age }
overview-dead-letters = { $count ->
    [one] eine Aufgabe ist gescheitert
   *[other] { $count } Aufgaben sind gescheitert
  }
overview-approval = Zeit bis zur Genehmigung
overview-availability = Zeit bis zur Verfügbarkeit
overview-p90 = 9 von 10 innerhalb von { $time }
overview-no-times = noch keine Anfragen
overview-backup = Letztes Backup
overview-no-backup = noch kein Backup
overview-no-drill = noch nicht probeweise wiederhergestellt
overview-drill-ok = Probe-Wiederherstellung gelungen
overview-drill-failed = Probe-Wiederherstellung gescheitert
overview-requests = Anfragen pro Tag
overview-in-progress = In Arbeit
overview-refused = Abgelehnt oder gescheitert
overview-no-requests-title = Keine Anfragen in den letzten 30 Tagen
overview-no-requests = Sobald ein Mitglied einen Titel anfragt, erscheint er hier.
overview-chats = Chats
overview-connected = Verbunden
overview-disconnected = Nicht verbunden
overview-no-chats-title = Kein Chat ist verbunden
overview-no-chats = Verbinde Discord oder Telegram in den Einstellungen.
overview-service = Dienst
overview-status = Status
overview-since = Seit
overview-latency = Antwortzeit, 24 Stunden
overview-latency-label = { $title } antwortet in { $p50 } ms, 95 % innerhalb von { $p95 } ms
overview-ms = { $value } ms
overview-uptime-day = Verfügbarkeit, 24 Stunden
overview-uptime-month = Verfügbarkeit, 30 Tage
overview-no-services-title = Noch keine Dienste
overview-no-services = Verbinde einen Overseerr-Server in den Einstellungen.
