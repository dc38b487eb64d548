### Les textes propres à la page de démo en français. La page charge ce fichier et aucun autre texte du bot.

## En-tête et pied de page

demo-title = Démo de MediaNest
demo-skip-to-chat = Aller au chat
demo-heading = MediaNest
demo-intro-lead = Ceci est une démo.
demo-intro = Le bot et sa base de données sont réels. Les personnes, { $server } et les téléchargements sont inventés.
demo-open-console = Ouvrir la console
demo-set-up = L’installer pour de vrai
demo-language = Langue
demo-connecting = Connexion…
demo-connected = Connecté
demo-reconnecting = Reconnexion…

## Commandes du serveur Overseerr simulé

demo-controls = { $server } (simulé)
demo-control-down = Hors ligne
demo-control-slow = Réponses lentes
demo-control-fail-download = Faire échouer le prochain téléchargement

## Volets : qui tu es, et où

demo-pane-switch = Choisis une vue
demo-pane-left = À gauche : { $name }
demo-pane-right = À droite : { $name }
demo-pane-name = { $name } dans { $room }
demo-pane-person = Tu es
demo-pane-rooms = Salons
demo-pane-messages = Messages dans { $room }
demo-room-general = # général
demo-room-approvals = # validations
demo-room-direct = Messages privés
demo-room-new-messages = nouveau
demo-room-general-empty = Aucune demande pour l’instant. Tape /{ command-name-request } et le nom d’un film ou d’une série.
demo-room-approvals-empty = Les demandes à valider apparaissent ici.
demo-room-direct-empty = Les messages privés du bot apparaissent ici.

## Personnes

demo-person-owner = Gère le serveur et valide les demandes.
demo-person-member = Peut demander des films et des séries.
demo-person-limited = Peut demander un film et trois saisons par semaine.
demo-person-trusted = Ses demandes sont validées automatiquement.
demo-person-guest = Peut chercher, mais pas demander.

## Zone de message

demo-composer-label = Message
demo-composer-placeholder = Tape / pour voir les commandes
demo-composer-suggestions = Suggestions
demo-composer-send = Envoyer
demo-composer-unknown-command = La commande /{ $name } n’existe pas. Envoie /{ command-name-help } pour voir toutes les commandes.
demo-composer-not-a-command = Les commandes commencent par une barre oblique. Essaie /{ command-name-request } et le nom d’un film.

## Messages

demo-message-author = MediaNest
demo-message-app-tag = APP
demo-message-command = { $name } a utilisé { $command }
demo-message-private = Toi seul peux voir ceci
demo-message-thumbs-up = Pouce levé
demo-message-thumbs-down = Pouce baissé
demo-message-reactions = { $label }, { $count } : { $names }
demo-message-preview = Voir sur d’autres plateformes

## Aperçu d'un message sur d'autres plateformes

demo-preview-title = Ce message sur d’autres plateformes
demo-preview-close = Fermer
demo-preview-web = Cette page
demo-preview-discord = Discord
demo-preview-telegram = Telegram
demo-preview-json = Afficher le JSON

## Formulaires

demo-form-send = Envoyer
demo-form-cancel = Annuler

## Erreurs

demo-error-offline = Tu es hors ligne. La page se reconnecte automatiquement. Réessaie ensuite.
demo-error-message-gone = Ce message n’existe plus.
demo-error-unavailable = Le bot ne répond pas pour le moment. Réessaie dans un instant.

## Visite

demo-tour = Visite
demo-tour-progress = Visite : étape { $step } sur { $steps }
demo-tour-done = ✓ C’est fait. Continue quand tu veux.
demo-tour-back = Retour
demo-tour-next = Suivant
demo-tour-finish = Terminer
demo-tour-skip = Passer la visite
demo-tour-start = Faire la visite
demo-tour-type = Tape-le pour moi
demo-tour-type-left = Le taper à gauche
demo-tour-type-right = Le taper à droite
demo-tour-show-channel = Montre-moi le salon
demo-tour-show-card = Montre-moi la carte
demo-tour-request-title = Demande un film
demo-tour-request-text = À gauche, tu es un membre. Tape /{ command-name-request } et un titre que personne n’a encore demandé, comme { $title }. Envoie, puis appuie sur « Demander » sur la carte.
demo-tour-request-text-any = À gauche, tu es un membre. Tape /{ command-name-request } et un titre que personne n’a encore demandé. Envoie, puis appuie sur « Demander » sur la carte.
demo-tour-approve-title = Valide-le
demo-tour-approve-text = À droite, tu gères le serveur, dans le salon des validations. Appuie sur « Valider » sur la nouvelle carte, ou réagis avec un pouce levé.
demo-tour-download-title = Suis le téléchargement
demo-tour-download-text = La carte dans # général se met à jour toute seule. Quand le film est disponible, le membre est prévenu.
demo-tour-decline-title = Refuse avec une raison
demo-tour-decline-text = Demande un autre film à gauche, comme { $title }. À droite, appuie sur « Refuser ». Choisis une raison ou écris la tienne.
demo-tour-decline-text-any = Demande un autre film à gauche. À droite, appuie sur « Refuser ». Choisis une raison ou écris la tienne.
demo-tour-notify-title = Sois prévenu aussi
demo-tour-notify-text = Demande { $title } avec une personne. Ouvre le même titre avec une autre et appuie sur « Me prévenir ». Les deux sont prévenues quand il est disponible.
demo-tour-notify-text-any = Demande un film avec une personne. Ouvre le même titre avec une autre et appuie sur « Me prévenir ». Les deux sont prévenues quand il est disponible.
demo-tour-offline-title = Mets { $server } hors ligne
demo-tour-offline-text = Ouvre la carte d’un film, comme { $title }. Mets { $server } « Hors ligne » et appuie sur « Demander ». Remets-le en ligne. La demande a été enregistrée et part toute seule.
demo-tour-offline-text-any = Ouvre la carte d’un film. Mets { $server } « Hors ligne » et appuie sur « Demander ». Remets-le en ligne. La demande a été enregistrée et part toute seule.
