### Die Seite der Personen auf Deutsch.

people-groups = Gruppen von Personen
people-group-all = Alle
people-group-unlinked = Ohne Konto
people-group-blocked = Gesperrt
people-group-admins = Admins
people-search = Name, E-Mail-Adresse oder ID
people-order = Reihenfolge
people-order-last-seen = Zuletzt gesehen zuerst
people-order-newest = Neueste zuerst
people-empty-title = Niemand da
people-empty = Hier erscheinen alle, die dem Bot schreiben.
people-empty-filtered = Niemand passt dazu. Ändere die Suche oder die Filter.
people-name = Name
people-chats = Chat-Konten
people-accounts = Konten
people-suggestions = Vielleicht ihres
people-state = Zustand
people-last-seen = Zuletzt gesehen
people-first-seen = Zuerst gesehen
people-admin = Admin
people-admin-listed = Admin (Einstellungen)
people-blocked = Gesperrt
people-blocked-since = Gesperrt seit
people-unlinked = Kein Konto
people-person = Person
people-notifications = Benachrichtigungen
people-notifications-there = Wo angefragt wurde
people-subscriptions = Abonnements von Titeln
people-user-id = Benutzer-ID

## Konten

people-no-account = Mit keinem Konto verknüpft. Anfragen gehen erst, wenn die Person eines verknüpft oder du es tust.
people-suggestions-hint = Eine Ähnlichkeit ist ein Hinweis, kein Beweis. Frag die Person, bevor du verknüpfst.
people-reason-profile = sein Profil nennt einen ihrer Chats
people-reason-name = gleicher Name
people-reason-email = E-Mail-Adresse mit dem gleichen Namen
people-reason-similar-name = ähnlicher Name
people-link = Verknüpfen
people-link-other = Konto verknüpfen …
people-link-title = { $name } mit einem Konto verknüpfen
people-link-lines = { $name } fragt dann als { $account } (#{ $id }) auf { $server } an, mit dessen Rechten und Kontingent, und sieht dessen Anfragen.
people-link-replaces = Das ersetzt das Konto { $account } auf demselben Server.
people-link-shared = Das Konto benutzen auch { $names }. Das Kontingent wird dann geteilt.
people-link-proof = Im Audit-Log steht dann, dass du das geprüft hast.
people-server = Server
people-account-search = Name oder E-Mail-Adresse des Kontos
people-account-none = So ein Konto gibt es nicht. Konten werden alle 15 Minuten gelesen.
people-used-by = benutzt von { $names }
people-unlink = Trennen
people-unlink-title = { $name } von { $account } trennen?
people-unlink-lines = Auf { $server } gehen keine Anfragen mehr, bis wieder ein Konto verknüpft ist. Bisherige Anfragen bleiben. Eine Chat-ID im Profil verknüpft erst wieder, wenn die Person es mit /link verlangt.
people-verified = Bestätigt
people-verified-value = { $method }, { $at }
people-verified-profile = Chat-ID im Profil
people-verified-plex = Anmeldung mit Plex
people-verified-password = Anmeldung mit Passwort
people-verified-quick-connect = Quick Connect
people-verified-admin = Durch einen Admin
people-account-blocked = Konto gesperrt
people-shared = Auch benutzt von
people-rights = Rechte
people-rights-none = Keine
people-quotas = Kontingente
people-quota-movie = Filme
people-quota-tv = Staffeln
people-quota-read = Kontingente gelesen
people-quota-unknown = Noch nicht gelesen
people-quota-unlimited = Unbegrenzt
people-quota = { $used } von { $limit } verbraucht
people-quota-days = { $used } von { $limit } in { $days } Tagen verbraucht

## Rechte

people-right-admin = Administrator
people-right-manage-users = Benutzer verwalten
people-right-manage-requests = Anfragen verwalten
people-right-request = Anfragen
people-right-auto-approve = Automatisch genehmigt
people-right-auto-approve-movie = Filme automatisch genehmigt
people-right-auto-approve-tv = Serien automatisch genehmigt
people-right-request-4k = In 4K anfragen
people-right-request-4k-movie = Filme in 4K anfragen
people-right-request-4k-tv = Serien in 4K anfragen
people-right-request-advanced = Erweiterte Anfragen
people-right-request-view = Anfragen anderer sehen
people-right-auto-approve-4k = 4K automatisch genehmigt
people-right-auto-approve-4k-movie = Filme in 4K automatisch genehmigt
people-right-auto-approve-4k-tv = Serien in 4K automatisch genehmigt
people-right-request-movie = Filme anfragen
people-right-request-tv = Serien anfragen
people-right-manage-issues = Probleme verwalten
people-right-view-issues = Probleme anderer sehen
people-right-create-issues = Probleme melden

## Chats

people-chat-closed = Keine Direktnachrichten
people-detach = Abtrennen
people-detach-title = { $chat } von { $name } abtrennen?
people-detach-lines = { $chat } wird eine eigene Person, ohne Konto und ohne Anfragen. { $name } behält die Anfragen, die Konten und die anderen Chats. Offene Anmeldungen und Codes enden.

## Anfragen

people-no-requests = Keine Anfragen.

## Aktionen

people-make-admin = Zum Admin machen
people-make-admin-title = { $name } zum Admin machen?
people-make-admin-lines = Die Person darf ab jetzt in den Chats und in dieser Konsole alles: Anfragen genehmigen, Einstellungen ändern, Menschen sehen und löschen, und andere zu Admins machen. Ihre Rechte auf dem Overseerr-Server ändern sich nicht.
people-revoke-admin = Adminrechte entziehen
people-revoke-admin-title = { $name } die Adminrechte entziehen?
people-revoke-admin-lines = Die Person kann die Adminseiten dieser Konsole und Adminbefehle sofort nicht mehr benutzen. Ihre API-Tokens gelten nicht mehr. Was sie auf dem Overseerr-Server darf, ändert sich nicht: Wenn sie dort Anfragen verwaltet, kann sie weiter genehmigen.
people-admin-by-settings = Admin, weil ADMINS in den Einstellungen die Person nennt. Entferne sie dort, um das zu ändern.
people-block = Sperren
people-unblock = Entsperren
people-block-title = { $name } sperren?
people-block-lines = Der Bot antwortet nicht mehr, und mit den Konten der Person kann niemand mehr anfragen. Was schon angefragt ist, läuft weiter.
people-unblock-title = { $name } entsperren?
people-unblock-lines = Der Bot antwortet wieder, und die Konten können wieder benutzt werden.
people-block-shared = Das betrifft auch { $names }, mit demselben Konto.
people-export = Exportieren
people-erase = Löschen
people-erase-title = { $name } löschen?
people-erase-deleted = Gelöscht werden:
people-erase-chats = Chat-Konten: { $count }
people-erase-links = Verknüpfungen mit Konten: { $count }
people-erase-subscriptions = Abonnements von Titeln: { $count }
people-erase-sessions = Entwürfe, Codes und Anmeldungen, die nicht fertig sind: { $count }
people-erase-messages = Was der Bot über Nachrichten weiß, die nur diese Person bekommen hat; die Nachrichten bleiben in ihren Chats
people-erase-kept = Ohne ihren Namen bleiben:
people-erase-requests = Anfragen: { $count }
people-erase-events = Einträge in den Verläufen von Anfragen: { $count }
people-erase-audit = Einträge im Audit-Log, ohne das, was geändert wurde: { $count }
people-erase-account = Das Konto auf dem Overseerr-Server, das der Bot nicht anfasst
people-erase-final = Das lässt sich nicht rückgängig machen. Exportiere vorher, falls du die Daten noch brauchst.
