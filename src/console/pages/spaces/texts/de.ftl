### Die Seite der Server und Gruppen auf Deutsch.

spaces-groups = Gruppen von Servern und Gruppen
spaces-group-present = Aktiv
spaces-group-left = Verlassen
spaces-search = Name oder ID
spaces-empty-title = Nichts da
spaces-empty = Lade den Bot auf einen Discord-Server ein oder füge ihn zu einer Telegram-Gruppe hinzu und benutze ihn dort einmal.
spaces-empty-left = Der Bot hat nichts verlassen, woran er sich erinnert.
spaces-empty-filtered = Nichts passt dazu. Ändere die Suche oder den Filter.
spaces-name = Name
spaces-server = Overseerr-Server
spaces-since = Seit
spaces-default = Standard
spaces-space = Server oder Gruppe
spaces-platform-id = ID auf der Plattform
spaces-known-since = Bekannt seit
spaces-left-at = Verlassen
spaces-left-hint = Der Bot ist nicht mehr dort. Die Einstellungen bleiben, falls er zurückkommt, und werden nach einer Weile gelöscht.

## Kanäle

spaces-channels = Kanäle und Berechtigungen
spaces-check = Noch einmal prüfen
spaces-unknown = Die Plattform antwortet nicht, oder der Bot hat kein Token für sie. Schon gewählte Kanäle bleiben; neue lassen sich gerade nicht wählen.
spaces-not-listable = Die Demoseite hat keine Kanäle zur Auswahl.
spaces-not-member = Die Plattform sagt, dass der Bot nicht dort ist. Lade ihn wieder ein.
spaces-no-places = Für nichts ist ein Kanal gewählt.
spaces-channel-gone = Nicht gefunden
spaces-other-channels = { $count ->
    [one] Ein anderer Kanal
   *[other] { $count } andere Kanäle
}
spaces-all-permissions = OK
spaces-missing = Es fehlt: { $names }
spaces-topic = Thema { $id }
spaces-group = Gruppe
spaces-permission-view = Kanal anzeigen
spaces-permission-send = Nachrichten senden
spaces-permission-send-in-threads = Nachrichten in Threads senden
spaces-permission-embed = Links einbetten
spaces-permission-history = Nachrichtenverlauf anzeigen
spaces-permission-react = Reaktionen hinzufügen
spaces-permission-see-reactions = Administrator, um Reaktionen zu sehen

## Einstellungen

spaces-settings = Einstellungen
spaces-saved = Gespeichert.
spaces-reset = Änderungen verwerfen
spaces-server-hint = Anfragen von dort gehen an diesen Server.
spaces-server-default = Der Standardserver
spaces-public-cards = Karten von Anfragen
spaces-default-yes = Standard: Alle sehen sie
spaces-default-no = Standard: Nur wer anfragt, sieht sie
spaces-public-yes = Alle sehen sie
spaces-public-no = Nur wer anfragt, sieht sie
spaces-request-place = Kanal für Anfragen
spaces-request-anywhere = Wo angefragt wurde
spaces-place-unlisted = { $id } (nicht gelistet)
spaces-approval-places = Kanäle für Genehmigungen
spaces-approval-hint = { $count ->
    [0] Ohne Kanal bekommen die Genehmigenden Direktnachrichten.
   *[other] Ohne Kanal gehen die Karten dorthin, wo APPROVAL_PLACES sagt.
}
spaces-approver-roles = Genehmigende
spaces-approver-hint = Außer Admins und denen, die in Overseerr Anfragen verwalten. Sie entscheiden über die Anfragen von dort.
spaces-administrators = Administratoren der Gruppe
spaces-self-approval = Genehmigende dürfen über eigene Anfragen entscheiden
spaces-reasons = Gründe fürs Ablehnen
spaces-reasons-hint = Einer in jeder Zeile, höchstens 25 mit je 100 Zeichen.
spaces-reminder = Stunden bis zur Erinnerung an Genehmigende
spaces-reminder-hint = Leer: 24. 0: nie. Höchstens 720.
spaces-quiet = Ruhezeit ohne Erinnerungen
spaces-quiet-none = Keine
spaces-quiet-from = Von
spaces-quiet-until = Bis
spaces-time-zone = Zeitzone
spaces-region = Region
spaces-region-hint = Zwei Buchstaben wie US oder DE, für Streamingdienste und Altersfreigaben.
spaces-language = Sprache der Karten
spaces-language-requester = Die der anfragenden Person
spaces-unlinked = Mitglieder ohne Konto
spaces-unlinked-link = Müssen ein Konto verknüpfen
spaces-unlinked-guest = Fragen mit dem Gastkonto an
spaces-nothing-to-choose = Nichts zur Auswahl.

## Alarme

spaces-alert-place = Alarme
spaces-alert-hint = Alarme betreffen den ganzen Bot. Wähle nur einen Kanal, den seine Admins lesen.
spaces-alert-none = Nicht hier
spaces-alert-quiet = Ruhezeit für Alarme
spaces-alert-muted = Stumme Alarme
spaces-digest-place = Wochenbericht
spaces-alerts-fixed = ALERT_PLACES sagt, wohin Alarme gehen. Das hat Vorrang vor dem, was hier gewählt ist.

## Genehmigen durch Stimmen

spaces-votes = Genehmigen durch Stimmen
spaces-votes-about = Eine Anfrage von dort wird genehmigt, sobald so viele Mitglieder +1 gedrückt haben. Jedes verknüpfte Konto zählt einmal; wer angefragt hat, zählt nicht. Jede Genehmigung gilt als Entscheidung der Person, die die Zahl festgelegt hat, und es endet, wenn sie keine Anfragen mehr verwalten darf.
spaces-votes-off = Aus: Nur Genehmigende genehmigen.
spaces-votes-count = Stimmen
spaces-votes-setter = Festgelegt von
spaces-votes-account = Als
spaces-votes-since = Seit
spaces-votes-needed = Nötige Stimmen
spaces-votes-hint = { $min } bis { $max }. Gilt ab der nächsten Stimme: Anfragen, die schon genug Stimmen haben, werden vorher nicht genehmigt.
spaces-votes-set = In meinem Namen festlegen
spaces-votes-end = Ausschalten
spaces-votes-locked = Das kann nur festlegen, wer auf dem Overseerr-Server dieses Bereichs Anfragen verwalten darf. Deine Anmeldung belegt das nicht.

## Vergessen

spaces-forget = Vergessen
spaces-forget-title = { $name } vergessen?
spaces-forget-deleted = Gelöscht werden die Einstellungen und was der Bot über seine Nachrichten dort weiß. Sie lassen sich nicht mehr aktualisieren.
spaces-forget-kept = Es bleiben die Anfragen von dort ({ $count }), ohne den Server oder die Gruppe. Im Audit-Log bleibt, wer die Einstellungen geändert hat, aber nicht, was.
spaces-forget-subscriptions = Wer dort benachrichtigt werden wollte, bekommt stattdessen eine Direktnachricht.
spaces-forget-final = Das lässt sich nicht rückgängig machen.
