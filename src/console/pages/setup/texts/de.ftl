setup-steps = Schritte
setup-back = Zurück
setup-skip = Überspringen
setup-continue = Speichern und weiter
setup-test = Testen
setup-secret-kept = Bereits eingegeben. Lass das Feld leer, um es zu behalten.
setup-secret-set = Gesetzt
setup-from-environment = Durch { $name } in der Umgebung gesetzt und hier nicht änderbar.
setup-sign-in-title = Melde dich an, um deinen Bot einzurichten
setup-sign-out = Abmelden und den Code eingeben
setup-sign-in = Die Demo darf jeder ansehen, aber nur du darfst deinen Bot einrichten. Melde dich mit dem Einmalcode an, den der Bot in sein Protokoll geschrieben hat.

setup-server = Overseerr-Server
setup-server-intro = Overseerr, Jellyseerr oder Seerr: der Server, der die Anfragen annimmt.
setup-server-number = Server { $number }
setup-server-add = Weiteren Server hinzufügen
setup-server-remove = Entfernen
setup-server-url = Adresse
setup-server-url-hint = So, wie dieser Bot ihn erreicht, nicht dein Browser.
setup-server-key = API-Schlüssel
setup-server-key-hint = Auf dem Server unter Einstellungen → Allgemein.
setup-server-works = { $title } { $version } funktioniert. Der Schlüssel gehört einem Admin, und der Bot darf Änderungen vornehmen.
setup-server-members = Mitglieder
setup-server-members-value =
    { $more ->
        [true] Mehr als { $members }; davon haben { $chats } eine Chat-ID im Profil
       *[false] { $members }; davon haben { $chats } eine Chat-ID im Profil
    }
setup-server-4k = 4K
setup-server-4k-value =
    { $movies ->
        [true] { $series ->
            [true] Filme und Serien
           *[false] Nur Filme
        }
       *[false] { $series ->
            [true] Nur Serien
           *[false] Nicht eingerichtet
        }
    }

setup-discord = Discord
setup-discord-intro = Lege im Discord Developer Portal eine Anwendung an und kopiere das Token ihres Bots.
setup-discord-token = Bot-Token
setup-discord-token-hint = Im Developer Portal unter Bot → Reset Token. Der Bot braucht keine privilegierten Intents.
setup-discord-works =
    { $count ->
        [0] Das Token von { $name } funktioniert. Der Bot ist noch auf keinem Discord-Server.
        [one] Das Token von { $name } funktioniert. Der Bot ist auf einem Discord-Server:
       *[other] Das Token von { $name } funktioniert. Der Bot ist auf { $count } Discord-Servern:
    }
setup-discord-invite = Bot zu einem Server hinzufügen
setup-discord-invite-hint = Der Link verlangt genau die Rechte, die der Bot braucht. Teste danach noch einmal.

setup-telegram = Telegram
setup-telegram-intro = Sende in Telegram /newbot an @BotFather und kopiere das Token aus der Antwort.
setup-telegram-token = Bot-Token
setup-telegram-token-hint = Es sieht aus wie 123456789:AAE…
setup-telegram-works = Das Token von { $name } funktioniert.
setup-telegram-no-groups = Niemand kann den Bot zu Gruppen hinzufügen. Erlaube es mit /setjoingroups in @BotFather.
setup-telegram-privacy = Der Privatsphäre-Modus ist aus: Telegram sendet dem Bot jede Nachricht seiner Gruppen, was er nicht braucht. Schalte ihn mit /setprivacy in @BotFather ein.
setup-telegram-admin = Mach den Bot in Gruppen, in denen Anfragen genehmigt werden, zum Admin. Nur dann sieht er 👍 und 👎; die Schaltflächen funktionieren auch so.
setup-telegram-open = Bot in Telegram öffnen

setup-people = Genehmigung
setup-people-intro = Admins dürfen alles, auch genehmigen. Mitglieder, die auf dem Server Anfragen verwalten, dürfen ebenfalls genehmigen.
setup-people-load = Mitglieder und Kanäle laden
setup-people-admins = Admins
setup-people-admins-hint = Durch Kommas getrennt. Die ID zeigt /me, und der Server im Profil eines Mitglieds.
setup-people-places = Wo Anfragen genehmigt werden
setup-people-places-hint = Kanäle und Gruppen, durch Kommas getrennt. Ohne Angabe bekommen Admins Direktnachrichten. Du kannst sie auch mit /setup im Chat wählen.

setup-address = Adressen
setup-address-intro = Der Server meldet dem Bot Änderungen mit einem Webhook. Nach der Einrichtung installiert und testet der Bot ihn.
setup-address-webhook = Adresse des Bots für den Webhook
setup-address-webhook-hint = So, wie der Server diesen Bot erreicht, etwa sein Name in Docker. Läuft er auf demselben Rechner, lass das Feld leer.
setup-address-public = Öffentliche Adresse
setup-address-public-hint = Für Anmeldeseiten und diese Konsole von außen. Lass das Feld leer, um die Konsole nur auf diesem Rechner zu öffnen.

setup-backup = Sicherung
setup-backup-intro = Die eingebaute Datenbank wird jeden Tag gesichert. Wähle möglichst einen Ordner auf einer anderen Platte.
setup-backup-dir = Ordner
setup-backup-dir-hint = Ohne Angabe landen Sicherungen im Ordner backups im Datenordner. Notiere dir den Ordner: Um eine Sicherung zurückzuspielen, brauchst du BACKUP_DIR.
setup-backup-works = Sicherungen können in { $path } gespeichert werden, wo { $free } frei sind.

setup-finish = Abschließen
setup-finish-intro = Der Bot startet mit diesen Einstellungen neu.
setup-finish-intro-demo = Der Bot startet mit diesen Einstellungen neu, und die erfundenen Personen und Anfragen der Demo werden gelöscht.
setup-finish-start = Bot mit diesen Einstellungen starten
setup-finish-restarting = Der Bot startet neu…
setup-finish-works = Der Bot arbeitet mit deinen Einstellungen. Die erfundenen Daten der Demo sind gelöscht.
setup-finish-signed-out = Der Bot arbeitet mit deinen Einstellungen. Die erfundenen Daten der Demo sind gelöscht, und damit auch deine Anmeldung. Sende dem Bot /console, um zurückzukommen.
setup-finish-failed = Der Bot konnte mit den Einstellungen nicht starten und ist zu den vorherigen zurückgekehrt: { $reason }
setup-missing-server = Es ist kein Overseerr-Server eingerichtet.
setup-missing-chat = Weder Discord noch Telegram ist eingerichtet.

setup-webhook = Webhook
setup-webhook-intro = Mit einem Webhook erfährt der Bot sofort von Änderungen. Ohne ihn fragt er jede Minute nach.
setup-webhook-install = Webhook von { $title } installieren und testen
setup-webhook-arrived = Eine Testnachricht ist angekommen.
setup-webhook-refused = Die Nachricht kam mit einem falschen Geheimnis an. Installiere den Webhook noch einmal.
setup-webhook-no-answer = Der Server konnte die Testnachricht nicht an den Bot senden. Prüfe die Adresse des Bots für den Webhook.
setup-webhook-elsewhere = Der Server hat die Testnachricht gesendet, aber sie ist hier nicht angekommen. Prüfe die Adresse des Bots für den Webhook.
setup-webhook-not-set-up = Der Webhook ist nicht eingerichtet.
setup-webhook-foreign = Der Server hat einen Webhook eines anderen Programms. Entscheide auf der Seite Dienste, ob er ersetzt werden soll.
setup-webhook-no-address = Es ist nicht bekannt, wo der Server diesen Bot erreicht. Gib es unter Adressen ein.
setup-webhook-changing = Jemand ändert gerade den Webhook auf dem Server. Versuche es noch einmal.
setup-open-console = Konsole öffnen

setup-fault-unreachable = Keine Antwort. Prüfe die Adresse, und ob dieser Bot sie erreicht.
setup-fault-rejected = Der Schlüssel oder das Token wurde abgelehnt. Kopiere es noch einmal; Leerzeichen und Zeilenumbrüche gehören nicht dazu. Bei einem Overseerr-Server muss es der API-Schlüssel aus den Einstellungen sein.
setup-fault-csrf-enabled = Der CSRF-Schutz ist an, deshalb kann der Bot nichts ändern. Schalte ihn auf dem Server unter Einstellungen → Netzwerk aus (Overseerr: Einstellungen → Allgemein).
setup-fault-not-overseerr = Unter dieser Adresse ist kein Overseerr, Jellyseerr oder Seerr. Prüfe die Adresse und ihren Pfad.
setup-fault-failed = Es antwortet mit Fehlern. Sieh in sein Protokoll und versuche es dann noch einmal.
setup-fault-no-secret = Gib zuerst den Schlüssel oder das Token ein. Für eine andere Adresse gib den Schlüssel neu ein.
setup-fault-not-writable = Der Bot kann in diesen Ordner nicht schreiben. Lege ihn an und gib ihn dem Benutzer, unter dem der Bot läuft.
setup-fault-no-space = Es sind weniger als 500 MB frei. Wähle einen Ordner mit mehr Platz.
