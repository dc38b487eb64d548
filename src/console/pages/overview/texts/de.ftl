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
overview-failed-jobs = Gescheiterte Aufgaben
overview-waiting-jobs = { $count ->
    [0] keine wartet
    [one] eine weitere wartet
   *[other] { NUMBER($count) } weitere warten
  }
overview-hint-service-down = Er antwortet nicht oder meldet Fehler. Sieh nach, was er meldet und ob er läuft.
overview-hint-key-rejected = Gib seinen Schlüssel neu ein.
overview-hint-webhook-silent = Änderungen werden später bemerkt. Sieh nach, ob der Webhook den Bot erreicht.
overview-hint-disk-low = Schaffe Platz, bevor die Datenbank keinen mehr hat.
overview-hint-backup-late = Sieh nach, warum es keine neuere Sicherung gibt.
overview-hint-drill-failed = Eine Sicherung ließ sich bei der Probe nicht wiederherstellen. Sieh nach, warum.
overview-hint-drill-missing = Seit zwei Wochen wurde keine Sicherung zur Probe wiederhergestellt. Starte eine Probe.
overview-hint-dead-letters = Der Bot hat sie aufgegeben. Wiederhole oder verwirf sie.
overview-hint-requests-stuck = Sie müssten längst beim Server sein. Sieh nach, worauf sie warten.
overview-hint-member-errors = Jemand hat gelesen, dass etwas schiefging. Sieh nach, was es war.
overview-hint-many-errors = Mehrere Arten unerwarteter Fehler auf einmal. Sieh nach, was sie gemeinsam haben.
overview-hint-users-missing = Benutzer, die der Bot kannte, fehlen auf dem Server. Sieh nach, ob das stimmt.
overview-hint-token-shared = Ein anderes Programm nutzt das Token dieses Bots. Beende es oder erzeuge ein neues Token.
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
