### Les textes de MediaNest en français.

language-name = Français

## Noms des commandes et des options : ce que l'on tape. Seulement a-z et 0-9, car Telegram n'accepte rien d'autre.

command-name-request = demander
command-name-discover = decouvrir
command-name-requests = demandes
command-name-following = suivis
command-name-pending = attente
command-name-history = historique
command-name-issue = probleme
command-name-issues = problemes
command-name-setup = configurer
command-name-link = associer
command-name-unlink = dissocier
command-name-me = profil
command-name-settings = options
command-name-status = statut
command-name-user = membres
command-name-claim = revendiquer
command-name-console = console
command-name-forget = oublier
command-name-help = aide
command-name-cancel = annuler
option-name-title = titre
option-name-for = pour
option-name-4k = 4k
option-name-page = page
option-name-request = demande
option-name-code = code
option-name-who = qui
option-name-me = moi

## Les commandes et leurs options

command-request = Demander un film ou une série
command-discover = Trouver quelque chose à regarder
command-requests = Voir tes demandes et leur statut
command-following = Voir ce pour quoi tu es prévenu, et y mettre fin
command-pending = Examiner les demandes en attente
command-history = Voir ce qu’est devenue une demande
command-issue = Signaler un problème avec un titre
command-issues = Voir les problèmes signalés et leur état
command-setup = Configurer les demandes et validations pour ce serveur ou ce groupe
command-link = Associer ton compte ou un autre chat
command-unlink = Dissocier un compte ou un chat
command-me = Voir ton compte, tes permissions et ton quota
command-settings = Changer tes notifications et ta langue
command-status = Voir si le bot et ses serveurs fonctionnent
command-user = Gérer les membres : associer, dissocier, bloquer
command-claim = Devenir le premier admin avec le code du journal
command-console = Ouvrir la console dans le navigateur, si tu es admin ou si tu valides les demandes
command-forget = Supprimer tes données
command-help = Voir ce que tu peux faire ici
command-cancel = Annuler la question en cours
command-missing-option = Ajoute ceci après /{ $name } : { $what }
option-title = Titre, ou lien TMDB, IMDb ou TVDB
option-issue-title = Titre qui a le problème ; sans lui, choisis parmi tes demandes
option-4k = Demander en 4K
option-for = Le membre pour qui tu demandes (valideurs seulement)
option-page = Numéro de page
option-request = Partie du titre, ou ID de la demande
option-code = Ton code à usage unique
option-who = Partie d’un nom, mention ou ID
option-forget = Supprimer mes données
anonymous-sender = Tu écris ici de façon anonyme, je ne sais donc pas qui tu es. Désactive l’anonymat un instant ou écris-moi dans un chat privé.
question-hint = Réponds à ce message ou envoie /{ command-name-cancel }.
question-canceled = Annulé.

## Mots utilisés à plusieurs endroits

media-type-movie = Film
media-type-tv = Série
quality-standard = Standard
quality-4k = 4K
platform-discord = Discord
platform-telegram = Telegram
platform-web = Page de démo
source-discord = Discord
source-telegram = Telegram
source-web = Page de démo
source-overseerr = { $server }
source-cli = Ligne de commande
source-console = Console
page-count = Page { $page } sur { $pages }
page-number = Page { $page }
button-cancel = Annuler
button-back = Retour
button-next = Suivant
button-done = Terminé
button-newer = Plus récents
button-older = Plus anciens

## Recherche

search-title = Choisis un titre
search-results = Résultats pour « { $words } »
search-many = Il n’y est pas ? Ajoute l’année ou colle un lien TMDB ou IMDb.
search-placeholder = Choisis un titre
search-empty = Aucun résultat pour « { $words } ». Essaie le titre original, ajoute l’année ou colle un lien TMDB ou IMDb.
search-did-you-mean = Tu voulais dire… ?
search-empty-but = Aucun résultat pour « { $words } », mais ces titres y ressemblent :
search-unknown-link = Je ne sais pas à quel titre correspond ce lien. Envoie le titre lui-même ou un lien TMDB, IMDb, TVDB, Letterboxd, Trakt ou JustWatch.
search-unknown-page = Je ne connais pas le site de ce lien. Si son numéro vient de TMDB, il s’agit de :
search-available = Disponible
search-partial = Partiellement disponible
search-requested = Demandé
search-processing = En cours de traitement
search-failed = Échec de la demande

## Découvrir

discover-title = Découvrir
discover-about = Qu’est-ce que tu veux regarder ?
discover-trending = Tendances
discover-recommended = Recommandé pour toi
discover-popular-movie = Films populaires
discover-popular-tv = Séries populaires
discover-upcoming-movie = Films à venir
discover-upcoming-tv = Séries à venir
discover-genres-movie = Genres de films
discover-genres-tv = Genres de séries
discover-genre-movie = Films : { $genre }
discover-genre-tv = Séries : { $genre }
discover-similar = Similaires à { $title }
discover-choose-genre = Choisis un genre
discover-empty = Il n’y a rien ici pour le moment.
discover-no-requests = Rien à te recommander pour l’instant. Les recommandations viennent de tes propres demandes : demande quelque chose qui te plaît et reviens plus tard.
button-all-lists = Toutes les listes
button-similar = Similaires

## Personnes et collections

title-group-person = Personne
title-group-collection = Collection
discover-person = Films et séries avec { $name }
collection-complete = Il ne manque rien : tout est dans la bibliothèque ou demandé.
collection-missing = { $count ->
    [one] Il manque { $count } film.
   *[other] Il manque { $count } films.
  }
collection-missing-4k = { $count ->
    [one] Il manque { $count } film en 4K.
   *[other] Il manque { $count } films en 4K.
  }
collection-at-once = Un appui demande les { $count } premiers. Rouvre la collection pour les autres.
collection-quota = { $count ->
    [one] Demander { $count } film te laisse { $left } de tes { $limit } demandes de films.
   *[other] Demander { $count } films te laisse { $left } de tes { $limit } demandes de films.
  }
collection-others = { $count ->
    [one] …et { $count } autre film
   *[other] …et { $count } autres films
  }
collection-requested = { $count ->
    [one] Tu as demandé { $count } film.
   *[other] Tu as demandé { $count } films.
  }
collection-nothing = Rien n’a été demandé : tout est déjà dans la bibliothèque ou demandé.
button-request-movies = { $count ->
    [one] Demander { $count } film
   *[other] Demander { $count } films
  }
button-request-movies-4k = { $count ->
    [one] Demander { $count } film en 4K
   *[other] Demander { $count } films en 4K
  }
button-refresh = Actualiser

## Fiche d'un titre

field-status = Statut
field-seasons = Saisons
availability-unknown = Absent de la bibliothèque
availability-pending = En attente de validation
availability-approved = Validé
availability-processing = En cours de traitement
availability-failed = Échec de la demande
availability-requested = Demandé
availability-partial = Partiellement disponible
availability-available = Disponible
availability-blocked = Sur liste noire
availability-deleted = Supprimé
availability-other = Statut inconnu
title-no-overview = Aucune description disponible.
title-rating = ★ { $rating }
title-runtime = { $hours } h { $minutes } min
title-runtime-hours = { $hours } h
title-runtime-minutes = { $minutes } min
title-trailer = Bande-annonce
title-streaming = { $services } ({ $region } ; données de JustWatch)
field-cast = Distribution
field-streaming = En streaming sur
title-no-permission = Ton compte n’a pas la permission de demander ceci. Demande à un admin si tu en as besoin.
title-as-guest = Tu fais cette demande en tant qu’invité.
on-behalf-for = Demande pour { $name } (compte { $account })
on-behalf-rights-all = Peut demander ceci en qualité standard et en 4K.
on-behalf-rights-standard = Peut demander ceci en qualité standard.
on-behalf-rights-only4k = Peut demander ceci en 4K seulement.
on-behalf-quota-used = Ce membre a épuisé son quota.
on-behalf-approved = C’est toi qui fais la demande, elle est donc validée aussitôt. Elle compte dans le quota du membre.
requester-seasons = { $name } ({ $seasons })
seasons-none = Aucune saison n’est encore connue, il n’y a donc rien à demander.
seasons-only-specials = Cette série n’a que des épisodes spéciaux, et on ne peut pas les demander ici.
seasons-whole-series = On ne peut demander que la série entière. Saisons : { $seasons }
seasons-none-left = Toutes les saisons sont déjà disponibles ou demandées.
seasons-available = Disponibles : { $seasons }
seasons-partial = Partiellement disponibles : { $seasons }
seasons-requested = Demandées : { $seasons }
seasons-selected = Saisons choisies : { $seasons }
seasons-select-prompt = Choisis les saisons que tu veux.
seasons-placeholder = Choisis des saisons
seasons-placeholder-page = Choisis des saisons (page { $page } sur { $pages })
seasons-named = { $count ->
    [0] Saison { $seasons }
    [one] Saison { $seasons }
   *[other] Saisons { $seasons }
  }
season-specials = Épisodes spéciaux
season-label = Saison { $number }
season-episodes = { $count ->
    [one] { $count } épisode
   *[other] { $count } épisodes
  }
season-available = Déjà disponible
season-partial = Partiellement disponible
season-requested = Déjà demandée
button-request = Demander
button-request-4k = Demander en 4K
button-all-seasons = Toutes les saisons
button-latest-season = Dernière saison
button-watch = Regarder
button-notify = Me prévenir
button-notify-off = Ne plus me prévenir
button-vote = +1
button-choose-seasons = Choisir des saisons
button-follow-future = Suivre les nouvelles saisons
draft-canceled = Rien n’a été demandé.
subscription-active = Je te préviendrai quand { $title } sera disponible.
follow-active = Tu suis { $title } : { $what }
follow-future = { $season ->
    [0] toutes les saisons
   *[other] les nouvelles saisons après la saison { $season }
  }
follow-any = la prochaine saison
subscription-available = { $title } est déjà disponible.
subscription-own-request = C’est toi qui as demandé { $title }. Je te préviendrai de toute façon.
vote-added = Ton +1 compte. Je te préviendrai quand { $title } arrivera. Appuie encore pour le retirer.
vote-removed = Ton +1 pour { $title } est retiré.
vote-subscribed = Je te préviendrai quand { $title } arrivera. Ton +1 comptera dès que ton compte sera lié : /{ command-name-link }
vote-own = C’est toi qui as demandé { $title }, tu ne peux donc pas ajouter de +1.
vote-count = { $count ->
    [one] { $count } vote
   *[other] { $count } votes
  }
votes-needed = { $count } sur { $needed } pour la validation

## Carte d'une demande

state-queued = Envoi de la demande
state-queued-waiting = Enregistrée, sera envoyée automatiquement
state-pending = En attente de validation
state-approved = Validée
state-processing = En cours de traitement
state-processing-percent = Téléchargement, { $percent } %
download-queued = Dans la file de téléchargement
download-paused = Le téléchargement est en pause
download-importing = Téléchargé, pas encore dans la bibliothèque
download-stuck = Le téléchargement est bloqué
download-failed = Le téléchargement a échoué
state-partial = Partiellement disponible
state-available = Disponible
state-declined = Refusée
state-failed = Échouée
request-failed-retried = Échouée, nouvel essai prévu
state-rejected = Non demandée
state-cancelled = Annulée
request-removed = Supprimée
field-requested-by = Demandé par
field-wanted-by = Voulu aussi par
requester-on-behalf = { $by } pour { $name }
field-quality = Qualité
field-release = Pas encore sorti
release-cinema = au cinéma
release-digital = en numérique
release-disc = en disque
release-air = à la télé
field-eta = Estimation
field-waiting-since = En attente depuis
field-next-try = Prochain essai
field-stalled = Rien n’a bougé depuis
standing-queue = { $count ->
    [one] { $count } demande passe avant.
    [many] { $count } demandes passent avant.
   *[other] { $count } demandes passent avant.
  }
standing-queue-many = Plus de { $count } demandes passent avant.
standing-attempt = { $attempt } sur { $of }
standing-never-sent = Validée, mais pas arrivée dans { $service }. Un valideur peut la renvoyer.
standing-deleted = Supprimé de la bibliothèque. Redemande-le si tu le veux encore.
standing-cinema-only = Pour l’instant, seulement au cinéma. Aucune date de sortie numérique ou sur disque n’est connue.
standing-not-found = Aucun téléchargement n’a été trouvé pour l’instant. Les valideurs sont au courant.
field-decided-by = Décidé par
decided-by-votes = { $votes } (règle fixée par { $name })
field-reason = Raison
request-sent = Demande envoyée.
request-sent-seasons = Demande envoyée : { $seasons }.
request-seasons-skipped = Déjà disponibles ou demandées : { $seasons }.
request-seasons-available = Déjà disponibles : { $seasons }.
request-seasons-requested = Déjà demandées : { $seasons }.
request-known-by = { $name } l’a déjà demandé.
request-already-by = { $name } l’a déjà demandé. Tu veux que je te prévienne quand ce sera disponible ?
request-download-failed = Le téléchargement n’a pas pu démarrer. Un valideur peut réessayer.
request-download-retried = Le téléchargement n’a pas pu démarrer. Un nouvel essai aura lieu.
quota-left = Quota : il reste { $left } sur { $limit }.
quota-resets = Renouvelé
quota-too-many-seasons = { $count } saisons, c’est trop. Ton quota n’en permet plus que { $left }.
quota-too-many-seasons-member = { $count } saisons, c’est trop. Le quota de ce membre n’en permet plus que { $left }.

## Notifications

notification-available = { $title } est maintenant disponible. Bon visionnage !
notification-declined = { $title } : demande refusée.
notification-failed = Ta demande pour { $title } a échoué.
notification-pending = { $title } est toujours en attente de validation.
notification-ended = { $title } n’est plus demandé.
notification-stalled = Ta demande pour { $title } n’avance plus depuis un moment.
notification-votes-off = { $title } a assez de votes, mais n’a pas été validé : la personne qui a configuré la validation par votes ne peut plus valider de demandes. La validation par votes est désormais désactivée. Quelqu’un qui peut gérer les demandes peut la réactiver dans la configuration.
notification-other = Il y a du nouveau pour ta demande de { $title }.

## Carte de validation

approval-title = Valider { $title } ?
approval-requested-by = Demandé par { $name }
approval-requested-by-as = Demandé par { $name } en tant que { $account }
approval-quota = { $used } sur { $limit } utilisés
approval-not-completed = Cela n’a pas abouti. { $cause }
approval-download-failed = Radarr ou Sonarr n’a pas accepté cette demande. Appuie sur « Réessayer » pour la renvoyer.
approval-never-sent = Validée, mais pas arrivée dans { $service }. Vérifie dans { $server } qu’il y a un serveur { $service } par défaut, puis appuie sur « Renvoyer ».
approval-never-sent-4k = Validée, mais pas arrivée dans { $service }. Vérifie dans { $server } qu’il y a un serveur { $service } par défaut pour la 4K, puis appuie sur « Renvoyer ».
approval-stalled = Rien n’est en cours de téléchargement. Cherche le titre dans { $service }.
approval-fallback = Tu reçois cette carte en message privé parce qu’elle n’a pas pu être publiée dans son salon. Vérifie que le bot peut y écrire.
decision-approve = Validée par { $name }. Envoi…
decision-decline = Refusée par { $name }. Envoi…
decision-approve-waiting = Validée par { $name }. Enregistré, sera envoyé automatiquement.
decision-decline-waiting = Refusée par { $name }. Enregistré, sera envoyé automatiquement.
decision-votes = Validée par { $votes } (règle fixée par { $name }). Envoi…
decision-votes-waiting = Validée par { $votes } (règle fixée par { $name }). Enregistré, sera envoyé automatiquement.
field-quota = Quota
field-pending-requests = Demandes en attente
field-source = Demandé via
button-approve = Valider
button-decline = Refuser
button-edit = Modifier
button-details = Détails
button-retry = Réessayer
button-send-again = Renvoyer
button-reopen = Rouvrir
button-open-request = Ouvrir dans { $server }
toast-decided = { $state ->
    [approved] { $title } : demande validée.
    [declined] { $title } : demande refusée.
   *[other] { $title } : déjà traité.
  }

## Refuser

decline-prompt = Pourquoi refuses-tu { $title } ?
decline-form-title = Refuser la demande
decline-reason-placeholder = Choisis une raison
decline-reason-1 = C’est disponible sur un service de streaming.
decline-reason-2 = Il n’y a pas encore de bonne version.
decline-reason-3 = Il n’y a pas assez de place pour le moment.
decline-canceled = La demande n’a pas été refusée.
field-decline-reason = Raison (facultative)
button-decline-no-reason = Refuser sans raison
button-decline-write = Écrire une raison

## Modifier une demande

edit-title = Modifier { $title }
edit-part-seasons = Saisons
edit-part-server = Serveur de destination
edit-part-profile = Profil de qualité
edit-part-folder = Dossier racine
edit-part-language = Profil de langue
edit-part-tags = Tags
edit-select-seasons = Choisis des saisons
edit-select-server = Choisis un serveur de destination
edit-select-profile = Choisis un profil de qualité
edit-select-folder = Choisis un dossier racine
edit-select-language = Choisis un profil de langue
edit-select-tags = Choisis des tags
edit-empty = Aucune option disponible.
edit-current = Actuel
edit-default = Par défaut
edit-missing = N’existe plus
button-options = Options
button-use-defaults = Par défaut
options-title = Options pour { $title }
options-no-tags = aucun tag
field-options = Options de téléchargement

## /pending

pending-title = Demandes en attente
pending-none = Aucune demande en attente.
button-approve-all = Tout valider pour { $name }
button-approve-count = { $count ->
    [one] Valider { $count } demande
   *[other] Valider { $count } demandes
  }
approve-all-title = Valider toutes les demandes en attente de { $name } ?
approve-all-count = { $count ->
    [one] { $count } demande sera validée.
   *[other] { $count } demandes seront validées.
  }
approve-all-done = { $count ->
    [0] Il n’y avait plus rien à valider.
    [one] { $count } demande validée.
   *[other] { $count } demandes validées.
  }
approve-all-note = L’envoi est en cours. Une demande que le serveur n’accepte pas revient dans /{ command-name-pending }, avec la raison.

## /history

history-title = { $title } : historique
history-choose = Choisis une demande
history-none = Aucune demande ne correspond. Essaie une partie du titre ou l’ID de la demande.
history-line = { $event } par { $actor } ({ $source })
history-line-overseerr = { $event } ({ $server })
history-detail-reason = Raison : { $reason }
history-detail-overtaken = Remplace la décision de { $name }
history-detail-approved = Validée par { $name }
history-detail-votes = { $votes }, selon sa propre règle
event-request = Demandée
history-requested-for = Demandée pour { $name }
event-import = Demandée
event-decide = Décidée
event-drop-decision = Décision retirée
event-edit = Modifiée
event-send-again = Renvoyée
event-await-approval = En attente de validation
event-approve = Validée
event-start-processing = En cours de traitement
event-become-partial = Partiellement disponible
event-become-available = Disponible
event-decline = Refusée
event-reject = Non acceptée
event-fail = Échouée
event-cancel = Annulée
event-disappear = Supprimée
event-retry = Relancée
event-reopen = Rouverte

## /requests

requests-title = Tes demandes
requests-none = Tu n’as pas encore de demandes. Envoie /{ command-name-request } pour en faire une.

## Ce que l'on suit

following-title = Ce que tu suis
following-none = Tu ne suis rien. Ouvre un titre avec /{ command-name-request } et choisis « Me prévenir » ou « Suivre les nouvelles saisons ».
follow-title = Suivre { $title }
follow-current = Tu suis : { $what }
follow-about = Choisis les saisons pour lesquelles tu veux être prévenu.
follow-about-future = Toutes les saisons sont disponibles. Je te préviendrai quand une nouvelle arrivera.
follow-ended = Tu ne suis plus { $title }.
follow-resumed = Tu suis de nouveau { $title }.
button-follow-all = Toutes les saisons et les nouvelles
button-follow-future-off = Sans les nouvelles saisons
button-unfollow = Ne plus suivre
button-unfollow-title = Ne plus suivre { $title }
button-choose-seasons-title = Saisons de { $title }
button-follow-again = Rétablir
button-cancel-request = Annuler { $title }

## /setup

setup-title = Configuration : { $name }
setup-not-here = Utilise /{ command-name-setup } dans un serveur Discord ou un groupe Telegram.
setup-requests = Cartes des demandes
setup-requests-anywhere = Publiées là où la demande est faite
setup-requests-private = Visibles seulement par le demandeur
setup-approvals = Cartes de validation
setup-approvers = Valideurs
setup-approvers-default = Admins et utilisateurs qui peuvent gérer les demandes
setup-approvers-roles = { $count ->
    [one] Membres ayant { $count } rôle
   *[other] Membres ayant l’un des { $count } rôles
  }
setup-approvers-admins = Admins du groupe
setup-self-approval = Auto-validation
setup-self-approval-on = Les valideurs peuvent valider leurs propres demandes
setup-self-approval-off = Quelqu’un d’autre doit valider
setup-votes = Validation par votes
setup-votes-none = Désactivée
setup-votes-set = { $votes }, choix de { $name }
setup-votes-set-as = { $votes }, choix de { $name } en tant que { $account }
setup-about-votes = Une demande faite ici est validée dès qu’autant de membres ont appuyé sur +1. Chaque compte lié compte une fois, et la personne qui a fait la demande ne compte pas.
setup-about-votes-setter = Chaque validation est une décision de la personne qui fixe le nombre. Seuls les utilisateurs qui peuvent gérer les demandes peuvent le fixer, et elle prend fin quand cette personne ne le peut plus.
setup-about-votes-next = Un nouveau nombre s’applique au prochain vote. Les demandes qui ont déjà assez de votes ne sont pas validées avant.
setup-reasons = Raisons de refus
setup-reminder = Rappel
setup-reminder-hours = { $hours ->
    [0] Jamais
    [one] Après { $hours } heure
   *[other] Après { $hours } heures
  }
setup-quiet = Heures calmes
setup-quiet-none = Aucune
setup-quiet-range = De { $from } h à { $until } h
setup-timezone = Fuseau horaire
setup-region = Région
setup-server = Serveur de demandes
setup-server-removed = N’est plus configuré
setup-about-server = Les nouvelles demandes faites ici vont à ce serveur.
setup-unlinked = Membres sans compte
setup-about-unlinked = Choisis ce qui se passe quand un membre n’a pas de compte associé.
setup-unlinked-link = Doit d’abord associer un compte
setup-unlinked-guest = Peut demander en tant qu’invité
setup-language = Langue
setup-about-language = La langue des cartes de demandes et de validation dans ce serveur ou ce groupe.
setup-language-requester = La langue du demandeur
setup-default = Par défaut
setup-place-here = Ici
setup-places-elsewhere = { $count ->
    [one] { $count } autre endroit
   *[other] { $count } autres endroits
  }
setup-roles-placeholder = Choisis les rôles qui peuvent valider
setup-button-requests = Publier les demandes ici
setup-button-requests-off = Publier les demandes n’importe où
setup-button-approvals = Envoyer les validations ici
setup-button-approvals-off = Ne plus envoyer les validations ici
setup-button-public = Montrer les demandes à tout le monde
setup-button-private = Garder les demandes privées
setup-button-self-approval = Autoriser l’auto-validation
setup-button-self-approval-off = Ne pas autoriser l’auto-validation
setup-button-admins = Laisser les admins du groupe valider
setup-button-admins-off = Ne plus laisser les admins du groupe valider
setup-button-roles-off = Retirer tous les rôles de validation
setup-button-reasons = Raisons de refus
setup-button-reminder = Rappel
setup-button-quiet = Heures calmes
setup-button-timezone = Fuseau horaire
setup-button-region = Région
setup-button-votes = Fixer le nombre
setup-button-votes-off = Désactiver
setup-form-reasons = Une raison par ligne
setup-form-reminder = Heures avant un rappel (0 = jamais)
setup-form-quiet = Heures, comme 22-7 (vide = aucune)
setup-form-timezone = Fuseau, comme Europe/Paris (ou vide)
setup-form-region = Code du pays, comme FR (vide = défaut)
setup-form-votes = Votes, de { $min } à { $max } (vide = aucun)
setup-alerts = Alertes
setup-about-alerts = Le bot prévient ici ses admins quand quelque chose ne va pas. Appuie sur un type pour le mettre en sourdine.
setup-alerts-direct = En messages privés aux admins
setup-alerts-fixed = Fixé par { $setting }
setup-alerts-muted = En sourdine
setup-alerts-none = Aucune
setup-digest = Résumé hebdomadaire
setup-digest-off = Désactivé
setup-button-alerts = Envoyer les alertes ici
setup-button-alerts-off = Envoyer les alertes en messages privés
setup-button-alerts-stop = Ne plus envoyer les alertes ici
setup-button-digest = Envoyer le résumé hebdomadaire ici
setup-button-digest-off = Arrêter le résumé hebdomadaire

## /setup : le webhook

webhook-title = Webhook
webhook-about = Avec lui, le serveur signale aussitôt les changements au bot. Sans lui, le bot les remarque à la prochaine vérification.
webhook-absent = Pas configuré
webhook-foreign = Pointe vers { $url }, pas vers ce bot
webhook-off = Désactivé
webhook-faulty = Configuré, mais pas comme le bot en a besoin
webhook-unproven = Configuré, mais aucun webhook n’est arrivé récemment
webhook-proven = Configuré, et les webhooks arrivent
webhook-last = dernier
webhook-unknown = N’a pas pu être lu : { $reason }
webhook-button-install = Configurer
webhook-button-repair = Réparer
webhook-button-test = Envoyer un test
webhook-button-install-for = { $server } : configurer
webhook-button-repair-for = { $server } : réparer
webhook-button-test-for = { $server } : envoyer un test
webhook-button-replace = Le remplacer
webhook-replace-title = { $server } a déjà un webhook
webhook-replace = Il pointe vers { $url }. Le serveur ne peut en avoir qu’un. Si tu le remplaces, le programme à cette adresse ne recevra plus de webhooks.
webhook-replace-off = Il pointe vers { $url } et il est désactivé. Le serveur ne peut en avoir qu’un.
webhook-replace-with = Le nouveau pointerait vers { $url }
webhook-no-address = Je ne sais pas à quelle adresse { $server } peut me joindre. Définis PUBLIC_URL ou WEBHOOK_URL, ou lance « medianest webhook install --url » sur la machine du bot.
webhook-changing = Quelqu’un modifie le webhook de { $server } en ce moment. Réessaie.
webhook-test-arrived = { $server } a envoyé un test, et il est arrivé. Tout fonctionne.
webhook-test-refused = { $server } a envoyé un test, mais son en-tête Authorization n’est pas celui que le bot attend. Utilise le même WEBHOOK_SECRET pour tous les processus du bot, puis configure à nouveau le webhook.
webhook-test-failed = { $server } n’a pas pu livrer le test à { $url }. Il doit pouvoir joindre cette adresse : vérifie HTTP_HOST, le nom du conteneur du bot et le pare-feu, et définis WEBHOOK_URL.
webhook-test-no-answer = Aucun test n’est arrivé, et { $server } essaie toujours de joindre { $url }. Vérifie HTTP_HOST, le nom du conteneur du bot et le pare-feu, et définis WEBHOOK_URL.
webhook-test-elsewhere = Un autre programme a accepté le test à { $url }. Vérifie l’adresse et définis WEBHOOK_URL.
webhook-test-not-set-up = Le webhook de { $server } ne pointe pas vers ce bot. Configure-le d’abord.

## /help

help-title = Ce que tu peux faire ici
help-intro = Demande des films et des séries ici. Je te préviendrai quand tu pourras les regarder.
help-guest = Tu fais des demandes en tant qu’invité.
help-linked = Tu fais des demandes en tant que { $name }.

## /link

link-title = Associe ton compte
link-intro = Tes chats associés partagent les mêmes demandes et le même quota.
link-current = Compte associé : { $name }
link-server = Tu associes ton compte sur { $name }.
link-way-sign-in = Connecte-toi pour associer ton compte tout de suite :
link-way-profile = Ou ajoute ton ID à ton profil :
link-way-code = Tu utilises aussi un autre chat ? Relie-le :
link-hint-discord-general = Dans { $server }, ouvre ton profil → Paramètres → Général. Indique ton ID utilisateur Discord : { $id }. Puis appuie sur « Vérifier à nouveau ».
link-hint-discord-notifications = Dans { $server }, ouvre ton profil → Paramètres → Notifications → Discord. Indique ton ID utilisateur Discord : { $id }. Puis appuie sur « Vérifier à nouveau ». S’il n’y a pas de page Discord, demande à un admin de ce bot de t’associer.
link-hint-discord-either = Dans { $server }, ouvre ton profil → Paramètres → Général (ou Notifications → Discord). Indique ton ID utilisateur Discord : { $id }. Puis appuie sur « Vérifier à nouveau ».
link-hint-telegram = Dans { $server }, ouvre ton profil → Paramètres → Notifications → Telegram. Indique ton ID de chat : { $id }. Puis appuie sur « Vérifier à nouveau ». S’il n’y a pas de page Telegram, demande à un admin de ce bot de t’associer.
link-hint-web = Choisis une autre personne sur cette page pour faire des demandes.
link-checking = Vérification en cours. Attends quelques secondes, puis appuie sur « Vérifier à nouveau ».
link-checking-guest = Vérification en cours. En attendant, tu peux demander en tant qu’invité. Attends quelques secondes, puis appuie sur « Vérifier à nouveau ».
link-code-title = Ton code : { $code }
link-code-lines = Dans les dix minutes, envoie ceci dans ton autre chat : /{ command-name-link } { $code }
link-code-warning = Toute personne qui a ce code peut agir à ta place. Ne le partage pas.
button-check-again = Vérifier à nouveau
button-link-private = Me connecter en privé
button-link-code = Relier un autre chat
button-open-telegram = Ouvrir Telegram

## Relier deux chats

merge-title = Es-tu { $name } ?
merge-lines = { $name } ({ $platforms }) a créé ce code. Si c’est toi, tes demandes et tes réglages seront réunis.
merge-chats = Ces chats seront reliés : { $chats }.
merge-warning = Si quelqu’un d’autre t’a donné ce code, appuie sur « Annuler ». Sinon, cette personne pourra agir à ta place.
merge-conflict = Ici tu es associé à { $mine }, là-bas à { $theirs }. Quel compte veux-tu garder ?
merge-conflict-on = Sur { $server }, ici tu es associé à { $mine }, là-bas à { $theirs }.
merge-conflict-on-removed-server = Sur un serveur qui n’est plus configuré, ici tu es associé à { $mine }, là-bas à { $theirs }.
merge-conflict-choose = { $count ->
    [one] Quel compte veux-tu garder ?
   *[other] Quels comptes veux-tu garder ? Ton choix vaut pour tous ces serveurs.
  }
merge-done = C’est fait. Tes chats sont reliés.
merge-canceled = Rien n’a été changé.
button-merge = Oui, c’est moi
button-keep = Garder { $name }

## /unlink

unlink-title = Que veux-tu dissocier ?
unlink-none = Il n’y a rien à dissocier. Tu n’as pas de compte associé et un seul chat.
unlink-lines = Un chat dissocié repart de zéro. Tes demandes restent avec tes autres chats.
unlink-confirm-title = Dissocier { $name } ?
unlink-confirm-lines = Tu pourras l’associer de nouveau avec /{ command-name-link }. Tes demandes sont conservées.
unlink-done = { $name } : dissocié. Envoie /{ command-name-link } pour l’associer de nouveau.
detach-done = Ce chat n’est plus relié à tes autres chats.
button-unlink-account = Dissocier { $name }
button-detach-chat = Dissocier { $name } ({ $platform })

## /me

me-chats = Chats
me-account = Compte
me-account-verified = { $name } ({ $method })
me-account-guest = Invité
account-shared = Aussi utilisé par { $names }. Le quota est commun, pas les demandes.
account-shared-hint = Si c’est toi dans un autre chat, relie-le : tes chats partageront alors les mêmes demandes et réglages.
me-permissions = Permissions
me-quota = Quota
me-quota-movie = Films : il reste { $left } sur { $limit }
me-quota-movie-unlimited = Films : illimité
me-quota-tv = Saisons : il reste { $left } sur { $limit }
me-quota-tv-unlimited = Saisons : illimité
me-notifications = Notifications
me-notifications-in-place = Là où la demande a été faite
me-notifications-direct = Message privé ({ $platform })
me-direct-messages-closed = { $platform } ne me laisse pas t’écrire. Autorise mes messages privés pour recevoir des notifications.
verified-profile = trouvé par le profil
verified-plex = connecté avec Plex
verified-password = connecté
verified-quick-connect = connecté avec Quick Connect
verified-admin = associé par un admin
permission-request-movie = Demander des films
permission-request-tv = Demander des séries
permission-request-movie-4k = Demander des films en 4K
permission-request-tv-4k = Demander des séries en 4K
permission-auto-approve-movie = Validation automatique des films
permission-auto-approve-tv = Validation automatique des séries
permission-auto-approve-movie-4k = Validation automatique des films en 4K
permission-auto-approve-tv-4k = Validation automatique des séries en 4K
permission-manage-requests = Gérer les demandes
permission-view-requests = Voir les demandes
permission-admin = Admin
permission-none = Aucune

## /settings

settings-title = Tes réglages
settings-notifications = Notifications : { $where }
settings-language = Langue : { $name }
settings-language-placeholder = Choisis une langue
settings-server = Les demandes de ce chat privé vont à { $name }.
button-notify-in-place = Là où la demande a été faite
button-notify-direct = Message privé ({ $platform })

## /status

status-title = Statut
status-bot-ok = 🟢 Je fonctionne
status-bot-disturbed = 🟡 Quelque chose demande de l’attention. Les admins sont au courant.
status-requests-saved = Les demandes que tu as déjà faites sont enregistrées, et je les enverrai dès que le serveur fonctionnera à nouveau. D’ici là, je ne peux pas chercher de titres.
status-service-up = fonctionne
status-service-down = ne fonctionne pas
status-service-unknown = pas encore vérifié
status-started = démarré
status-changed = dernier changement
status-uptime = actif { $percent } % des 30 derniers jours
status-latency = répond en { $p50 } ms (95 % en moins de { $p95 } ms)
status-streams = { $total ->
    [0] personne ne regarde
    [one] { $total } lecture
   *[other] { $total } lectures
}
status-streams-transcoded = { $total ->
    [one] { $total } lecture ({ $transcodes } transcodée)
   *[other] { $total } lectures (transcodées : { $transcodes })
}
status-streams-unknown = les lectures n’ont pas pu être lues
status-libraries-unknown = la taille des bibliothèques n’a pas pu être lue
status-library-named = { $name } : { $size }
status-library-movies = { $count ->
    [one] { $count } film
   *[other] { $count } films
}
status-library-series = { $count ->
    [one] { $count } série
   *[other] { $count } séries
}
status-library-episodes = { $count ->
    [one] { $count } épisode
   *[other] { $count } épisodes
}
status-library-artists = { $count ->
    [one] { $count } artiste
   *[other] { $count } artistes
}
status-library-albums = { $count ->
    [one] { $count } album
   *[other] { $count } albums
}
status-library-items = { $count ->
    [one] { $count } élément
   *[other] { $count } éléments
}
status-field-alerts = Alertes
status-alerts = { $count ->
    [one] { $count } ouverte
   *[other] { $count } ouvertes
}
status-field-queue = File d’attente
status-queue = { $waiting ->
    [one] { $waiting } tâche
   *[other] { $waiting } tâches
 }
status-queue-oldest = la plus ancienne a { $minutes } min
status-queue-dead = définitivement échouées : { $count }
status-field-database = Base de données
status-database = PostgreSQL { $version }, { $megabytes } Mo
status-field-backup = Dernière sauvegarde
status-backup-none = aucune
status-drill-none = pas encore testée
status-drill-passed = testée
status-drill-failed = échec du test
status-field-version = Version

## Alertes aux admins

alert-over = Résolu après { $minutes } min
alert-over-hours = Résolu après { $hours } h
alert-service-down = { $name } ne fonctionne pas
alert-service-down-action = « medianest doctor » sur la machine du bot dit quoi faire.
alert-requests-wait-action = Les demandes sont enregistrées et envoyées quand il fonctionnera à nouveau. « medianest doctor » sur la machine du bot dit quoi faire.
alert-webhook-silent = { $name } n’envoie plus de webhooks au bot, alors que des demandes y ont changé
alert-webhook-silent-action = D’ici là, les cartes sont mises à jour en retard. Dans /{ command-name-setup }, ouvre « Webhook » et appuie sur « Envoyer un test », ou lance « medianest webhook test » sur la machine du bot. Tu sauras ce qui ne va pas.
alert-disk-low = Il ne reste que { $megabytes } Mo sur le disque du bot
alert-disk-low-backups = Il ne reste que { $megabytes } Mo sur le disque des sauvegardes
alert-disk-low-action = Supprime ce dont tu n’as pas besoin, ou déplace BACKUP_DIR sur un autre disque.
alert-backup-late = La dernière sauvegarde a échoué ou est trop ancienne
alert-backup-late-action = Lance « medianest backup now » sur la machine du bot. Tu sauras ce qui ne va pas.
alert-drill-failed = La dernière sauvegarde n’a pas pu être restaurée pour test
alert-drill-failed-action = Lance « medianest backup drill » sur la machine du bot. Tu sauras ce qui ne va pas.
alert-dead-letters = { $count ->
    [one] { $count } tâche a définitivement échoué
   *[other] { $count } tâches ont définitivement échoué
 }
alert-dead-letters-action = « medianest jobs list » sur la machine du bot les affiche. Lance ensuite « medianest jobs retry --all », ou abandonne-les avec « medianest jobs discard ».
alert-requests-stuck = { $count ->
    [one] { $count } demande attend d’être envoyée depuis plus d’une demi-heure
   *[other] { $count } demandes attendent d’être envoyées depuis plus d’une demi-heure
 }
alert-requests-stuck-action = Vérifie que le serveur est lancé. « medianest doctor » sur la machine du bot dit ce qui ne va pas.
alert-many-errors = Plusieurs erreurs inattendues se sont produites ces dernières minutes
alert-many-errors-action = Lance « medianest errors » sur la machine du bot pour les voir.
alert-key-rejected = { $name } rejette la clé d’API ou le jeton du bot
alert-key-rejected-action = D’ici là, le bot ne peut pas l’utiliser. Copie la clé d’API ou le jeton actuel dans les réglages du bot, puis redémarre-le.
alert-drill-missing = Aucune sauvegarde n’a été restaurée pour test ces deux dernières semaines
alert-drill-missing-action = Lance « medianest backup drill » sur la machine du bot. Si le bot ne le fait pas chaque semaine, son journal dit pourquoi.
alert-member-errors = Quelqu’un a reçu une erreur dont il n’est pas responsable
alert-member-errors-action = Lance « medianest errors » sur la machine du bot. Si une référence a été montrée à la personne, cherche-la : « medianest errors --reference »
alert-users-missing = { $count ->
    [one] { $name } n’affiche plus un utilisateur qu’il avait avant ({ $count })
   *[other] { $name } n’affiche plus, d’un coup, { $count } utilisateurs qu’il avait avant
 }
alert-users-missing-action = Les comptes restent associés jusqu’à ce qu’il soit certain qu’ils ont disparu. Si tu les as supprimés, tu n’as rien à faire. Sinon, vérifie le serveur.
alert-token-shared = Un autre programme reçoit les mises à jour de ce bot sur { $name }
alert-token-shared-action = Certaines commandes et certains boutons n’arrivent pas à ce bot. Arrête l’autre programme. Si tu ne sais pas lequel c’est, crée un nouveau jeton pour le bot et indique-le ici.
alert-user-list = { $name } n’affiche pas son propriétaire, sa liste d’utilisateurs ne peut donc pas être complète
alert-user-list-action = D’ici là, tous les comptes restent associés. Vérifie si un proxy placé devant répond à sa place.
alert-name-service-down = Service en panne
alert-name-key-rejected = Clé rejetée
alert-name-webhook-silent = Webhook muet
alert-name-disk-low = Disque presque plein
alert-name-backup-late = Sauvegarde en retard
alert-name-drill-failed = Échec du test de restauration
alert-name-drill-missing = Pas de test de restauration
alert-name-dead-letters = Tâches échouées
alert-name-requests-stuck = Demandes bloquées
alert-name-member-errors = Erreur montrée à un membre
alert-name-many-errors = Beaucoup d’erreurs
alert-name-users-missing = Utilisateurs manquants
alert-name-token-shared = Jeton utilisé deux fois

## Le résumé hebdomadaire

digest-title = Résumé hebdomadaire
digest-requests = Demandes
digest-requests-counts = Films : { $movies } · Séries : { $series }
digest-decisions = Décisions
digest-decisions-counts = Validées : { $approved } · Refusées : { $declined }
digest-wait = Délai avant disponibilité
digest-wait-times = La moitié en { $half }, neuf sur dix en { $most } (titres : { $count })
digest-minutes = { $minutes } min
digest-hours = { $hours } h
digest-days = { $days ->
    [one] { $days } jour
   *[other] { $days } jours
 }
digest-top = Le plus de demandes
digest-storage = Stockage
digest-storage-database = Base de données : { $megabytes } Mo
digest-storage-free = { $gigabytes } Go libres
digest-uptime = Disponibilité
digest-uptime-share = { $title } { $percent } %

## Pourquoi un service ne fonctionne pas (alertes, /status pour les admins)

service-fault-unreachable = Il ne répond pas. Vérifie qu’il est lancé, et vérifie son adresse dans les réglages.
service-fault-failed = Il renvoie des erreurs. Son journal dit pourquoi.
service-fault-status = Il répond par une erreur.
service-fault-key-rejected = Il rejette la clé d’API ou le jeton. Copie l’actuel dans les réglages du bot.
service-fault-csrf-enabled = Sa protection CSRF est activée, le bot ne peut donc rien modifier. Désactive-la dans Paramètres → Réseau (dans Overseerr : Paramètres → Général).
service-fault-wrong-address = Autre chose répond à son adresse. Vérifie l’adresse et son chemin dans les réglages.

## /user

user-title = Membres
user-title-unlinked = Membres sans compte
user-none = Aucun membre à afficher. Pour trouver quelqu’un, envoie /{ command-name-user } et une partie de son nom.
user-more = D’autres membres correspondent. Tape une plus grande partie du nom, ou un ID.
user-suggestion = { $name } est peut-être { $account } (ID { $id }).
user-account = Compte : { $name }
user-account-none = Sans compte
user-account-shared = Ce compte est aussi utilisé par { $names }.
user-account-blocked = Le compte est bloqué pour tous ceux qui l’utilisent.
user-blocked = Bloqué
user-link-title = Associer { $name } à { $account } (ID { $id }) ?
user-link-lines = { $name } fera des demandes en tant que { $account }. Vérifie que c’est bien la même personne.
user-account-placeholder = Choisis un compte
user-account-no-match = Aucun compte ne correspond.
field-account-name = Partie du nom du compte
button-user-link = Associer à { $name } (ID { $id })
button-user-choose = Choisir un compte
button-user-unlink = Dissocier
button-user-block = Bloquer
button-user-unblock = Débloquer

## /console

console-title = Console
console-intro = Ce lien te connecte à la console. Ne le partage pas : la première personne qui l’ouvre est connectée à ta place.
console-local = Il ne s’ouvre que dans un navigateur sur la machine du bot, car PUBLIC_URL n’est pas défini.
console-expiry = Il fonctionne une seule fois, pendant { $minutes } minutes.

## /claim et /forget

claim-wrong = Ce code est faux, ou il y a déjà un admin. Tant qu’il n’y en a pas, chaque démarrage écrit un nouveau code dans le journal.
claim-done = Tu es maintenant admin. Envoie /{ command-name-help } pour commencer.
forget-title = Supprimer tes données ?
forget-lines = Tes chats, notifications et réglages sont supprimés. Ton nom est retiré de l’historique. Tes demandes ne sont pas annulées. C’est irréversible.
forget-done = Tes données ont été supprimées. Si tu m’écris à nouveau, tu repars de zéro.
button-forget = Supprimer mes données

## Connexion

sign-in-title = Connexion
sign-in-steps-plex = Ouvre Plex et autorise MediaNest à voir qui tu es. Puis reviens ici.
sign-in-steps-password = Ouvre la page et connecte-toi avec ton compte { $server }. Ton mot de passe ne va qu’à { $server }. Il n’est pas enregistré. Ne le tape jamais dans ce chat.
sign-in-steps-jellyfin = Ouvre la page et connecte-toi avec ton compte { $mediaServer }. Ton mot de passe ne va qu’à { $server }, qui le vérifie auprès de { $mediaServer }. Ce bot ne l’enregistre pas. Ne le tape jamais dans ce chat.
sign-in-steps-quick-connect = Ouvre { $mediaServer }, choisis ton icône d’utilisateur → Quick Connect, et entre ce code :
sign-in-code-warning = N’entre un code que si tu l’as demandé toi-même. La personne qui l’entre associe son compte à ce chat.
sign-in-code-expiry = Le code expire dans { $minutes } minutes. Le résultat apparaît ici.
sign-in-expiry = Ce lien est pour toi seul. Il fonctionne une fois et expire dans { $minutes } minutes.
sign-in-linked = Tu es associé à { $account } sur { $server }.
sign-in-refused-account-blocked = Ce compte est bloqué. Si c’est une erreur, contacte un admin.
sign-in-refused-no-account = Aucun compte { $server } ne correspond à cette connexion. Connecte-toi une fois à { $server } et réessaie, ou demande à un admin.
sign-in-refused-expired = Cette connexion n’a pas été confirmée à temps. Envoie /{ command-name-link } pour recommencer.
sign-in-refused-chat-detached = Ce chat appartient maintenant à quelqu’un d’autre. Envoie /{ command-name-link } pour recommencer.
sign-in-refused-too-many-attempts = Trop de mauvais mots de passe. Attends une heure, puis envoie /{ command-name-link } pour recommencer.
sign-in-refused-user-blocked = Tu ne peux pas utiliser ce bot car tu es bloqué. Si c’est une erreur, contacte un admin.
button-sign-in-media-server = Se connecter avec { $mediaServer }
button-sign-in-quick-connect = Utiliser Quick Connect
button-sign-in-password = Se connecter avec { $server }
button-open-console = Ouvrir la console
button-open-sign-in-plex = Ouvrir Plex
button-open-sign-in-page = Ouvrir la page de connexion

## Page de connexion

sign-in-page-title = Connexion à { $server }
sign-in-page-title-jellyfin = Connexion avec { $mediaServer }
sign-in-page-intro = Ceci associe « { $name } » sur { $platform } à ton compte { $server }. Dès lors, les demandes de ce chat sont faites en ton nom.
sign-in-page-warning = Si tu n’as pas demandé ce lien, ferme cette page. Quelqu’un essaie peut-être d’utiliser ton compte.
sign-in-page-email = Adresse e-mail
sign-in-page-user-name = Nom d’utilisateur { $mediaServer }
sign-in-page-password = Mot de passe
sign-in-page-password-jellyfin = Mot de passe { $mediaServer }
sign-in-page-submit = Se connecter
sign-in-page-privacy = Ton adresse e-mail et ton mot de passe ne sont envoyés qu’à { $server }. Ils ne sont pas enregistrés.
sign-in-page-privacy-jellyfin = Ton nom d’utilisateur et ton mot de passe ne sont envoyés qu’à { $server }, qui les vérifie auprès de { $mediaServer }. Ce bot ne les enregistre pas.
sign-in-page-wrong-password = L’adresse e-mail ou le mot de passe est incorrect. { $left ->
    [one] Il te reste { $left } essai.
   *[other] Il te reste { $left } essais.
  }
sign-in-page-wrong-password-jellyfin = Le nom d’utilisateur ou le mot de passe est incorrect. { $left ->
    [one] Il te reste { $left } essai.
   *[other] Il te reste { $left } essais.
  }
sign-in-page-media-server-unreachable = { $server } ne peut pas joindre { $mediaServer } pour le moment. Réessaie dans une minute.
sign-in-page-media-server-refused = { $mediaServer } n’a pas accepté cette connexion, et { $server } ne dit pas pourquoi. Ton compte { $mediaServer } est peut-être désactivé ou verrouillé. Réessaie plus tard ou demande à un admin.
sign-in-page-unreachable = { $server } ne répond pas pour le moment. Réessaie dans une minute.
sign-in-page-invalid-form = Remplis les deux champs et réessaie.
sign-in-page-done = Tu es connecté
sign-in-page-close = Tu peux fermer cette page et revenir au chat.
sign-in-page-failed = Échec de la connexion
sign-in-page-expired-title = Ce lien ne fonctionne plus
sign-in-page-expired = Il a déjà été utilisé ou il a plus de dix minutes. Envoie /{ command-name-link } dans le chat pour en recevoir un nouveau.

## Problèmes

button-issue-report = Signaler un problème
button-issue-comment = Commenter
button-issue-resolve = Résoudre
button-issue-reopen = Rouvrir
button-issue-all-episodes = Tous les épisodes
button-issues-all = Tout afficher
button-issues-open = Afficher les ouverts
issue-report-title = Signaler un problème
issue-choose-recent = Quel titre a le problème ? Pour les autres, écris le titre après /{ command-name-issue }.
issue-choose-title = Quel titre a le problème ?
issue-choose-only = Parmi les titres trouvés, seul celui-ci est dans la bibliothèque. Est-ce celui qui a le problème ?
issue-none-recent = Écris le titre qui a le problème après /{ command-name-issue }.
issue-choose-season = Quelle saison est concernée ?
issue-season = Saison
issue-choose-episode = Quel épisode est concerné ? ({ $part })
issue-episode-placeholder = Épisode
issue-episode-label = Épisode { $number }
issue-episode = { $season }, épisode { $episode }
issue-choose-type = Qu’est-ce qui ne va pas ?
issue-type-video = Vidéo
issue-type-audio = Audio
issue-type-subtitles = Sous-titres
issue-type-other = Autre
issue-kind-video = Problème vidéo
issue-kind-audio = Problème audio
issue-kind-subtitles = Problème de sous-titres
issue-kind-other = Problème
issue-state-queued = En cours d’envoi
issue-state-open = Ouvert
issue-state-resolved = Résolu
issue-state-failed = Non signalé
issue-state-deleted = Supprimé
issue-report-canceled = Annulé. Rien n’a été signalé.
issue-comment-title = Commenter le problème
issue-comment-sending = en cours d’envoi
issue-earlier-comments = { $count ->
    [one] { $count } commentaire précédent
   *[other] { $count } commentaires précédents
  }
field-issue-message = Qu’est-ce qui ne va pas, et où ?
field-issue-comment = Ton commentaire
field-issue-reported-by = Signalé par
field-issue-affected = Concerne
field-issue-resolved-by = Résolu par
field-issue-open-by = Rouvert par
issue-news-resolved = Le problème avec { $title } a été résolu.
issue-news-resolved-by = { $name } a résolu le problème avec { $title }.
issue-news-open = Le problème avec { $title } a été rouvert.
issue-news-open-by = { $name } a rouvert le problème avec { $title }.
issue-news-comments = { $count ->
    [one] { $count } nouveau commentaire sur le problème avec { $title } :
   *[other] { $count } nouveaux commentaires sur le problème avec { $title } :
  }
issues-title = Tes problèmes signalés
issues-title-all = Problèmes signalés
issues-none = Aucun problème n’a été signalé.
issues-none-open = Il n’y a aucun problème ouvert.

## Erreurs : saisies et anciens messages

error-invalid-input = Cette saisie n’est pas valide. Vérifie-la et réessaie.
error-not-found = Ceci n’existe plus. Recommence avec la commande.
error-unknown-button = Ce bouton ne fonctionne plus. Recommence avec /{ command-name-request }.
error-draft-expired = Cette carte a expiré. Recommence avec /{ command-name-request }.
error-no-seasons-selected = Choisis d’abord au moins une saison.
error-invalid-state = { $state ->
    [queued] Ce n’est pas encore possible. La demande est en cours d’envoi.
    [pending] Ce n’est plus possible. La demande est en attente de validation.
    [approved] Ce n’est plus possible. La demande est validée.
    [processing] Ce n’est plus possible. La demande est en cours de traitement.
    [partial] Ce n’est plus possible. Le titre est partiellement disponible.
    [available] Ce n’est plus possible. Le titre est disponible.
    [declined] Ce n’est plus possible. La demande est refusée.
    [failed] Ce n’est plus possible. La demande a échoué.
    [cancelled] Ce n’est plus possible. La demande est annulée.
   *[other] Ce n’est plus possible. La demande a changé.
  }
error-already-decided = Quelqu’un a déjà décidé de cette demande.
error-already-decided-by = { $state ->
    [approved] { $name } a validé cette demande
    [declined] { $name } a refusé cette demande
   *[other] { $name } a décidé de cette demande
  } { $minutes ->
    [0] à l’instant
    [one] il y a { $minutes } minute
   *[other] il y a { $minutes } minutes
  }.
error-already-decided-at = { $state ->
    [approved] Cette demande a été validée
    [declined] Cette demande a été refusée
   *[other] Cette demande a été traitée
  } { $minutes ->
    [0] à l’instant
    [one] il y a { $minutes } minute
   *[other] il y a { $minutes } minutes
  }.

## Erreurs : permissions

error-forbidden = Tu n’as pas la permission de faire ça ici. Demande à un admin.
error-not-yours = Ceci appartient à quelqu’un d’autre. Utilise toi-même la commande pour avoir le tien.
error-admins-only = Seuls les admins peuvent faire ça. Demande à un admin.
error-last-admin = C’est le dernier admin. Nomme d’abord quelqu’un d’autre.
error-admin-in-settings = ADMINS dans les réglages fait de cette personne un admin. Retire-la de là.
error-approvers-only = Seuls les utilisateurs qui peuvent gérer les demandes choisissent les valideurs, autorisent l’auto-validation et configurent la validation par votes. Demande à un admin.
error-not-approver = Tu ne peux ni valider ni refuser cette demande. Demande à un admin si tu devrais pouvoir.
error-not-approver-here = Tu ne peux ni valider ni refuser de demandes ici. Demande à un admin si tu devrais pouvoir.
error-own-request = Ici, tu ne peux pas décider de ta propre demande. Attends un autre valideur.
error-private-only = D’autres pourraient lire la réponse ici. Envoie-moi cette commande dans un chat privé.
error-code-exposed = D’autres pouvaient lire ton code ici, il n’est donc plus valable. Utilise /{ command-name-link } dans un chat privé avec moi pour en obtenir un nouveau.
error-user-blocked = Tu ne peux pas utiliser ce bot car tu es bloqué. Si c’est une erreur, contacte un admin.
error-no-permission = Ton compte n’a pas la permission de faire ça. Demande à un admin si tu en as besoin.
error-no-issue-permission = Ton compte n’a pas la permission de signaler des problèmes sur { $server }. Demande à un admin si tu en as besoin.
error-not-issue-manager = Seuls la personne qui a signalé le problème et les membres avec la permission « Gérer les problèmes » sur { $server } peuvent le faire. Demande à un admin si tu en as besoin.
error-issue-title-unavailable = Tu ne peux signaler des problèmes que pour des titres disponibles sur { $server }.
error-issue-deleted = Le problème a été supprimé sur { $server }.
error-issue-not-sent = Ce n’est pas encore possible, car { $server } n’a pas encore le signalement.
error-no-issue-message = Décris le problème en quelques mots.
error-on-behalf-not-permitted = Tu ne peux pas demander pour d’autres membres. Si tu en as besoin, demande à un admin les permissions « Gérer les demandes » et « Gérer les utilisateurs » sur { $server }.
error-member-not-found = Je ne connais pas ce membre. Il doit m’avoir écrit une fois, et le nom doit être exact.
error-member-ambiguous = Plusieurs membres portent ce nom. Utilise son nom d’utilisateur ou une mention.
error-member-not-linked = Ce membre n’a pas de compte associé sur { $server }. Il peut en associer un avec /{ command-name-link }.
error-member-blocked = Ce membre est bloqué, on ne peut donc rien demander pour lui.
error-member-no-permission = Le compte de ce membre n’a pas la permission de demander ceci. Ce sont ses permissions qui comptent, pas les tiennes.
error-member-quota-exceeded = Cela dépasse le quota de ce membre.
error-member-already-requested = Ce membre l’a déjà demandé.
error-on-behalf-titles-only = Pour un autre membre, tu peux demander un film ou une série à la fois.
error-no-movie-permission = Ton compte ne peut pas demander de films. Demande à un admin si tu en as besoin.
error-no-series-permission = Ton compte ne peut pas demander de séries. Demande à un admin si tu en as besoin.
error-no-4k-permission = Ton compte ne peut pas demander en 4K. Utilise la qualité standard ou demande à un admin.
error-no-movie-4k = { $server } ne propose pas de films en 4K. Utilise la qualité standard.
error-no-series-4k = { $server } ne propose pas de séries en 4K. Utilise la qualité standard.
error-no-advanced-permission = Ton compte ne peut pas choisir le serveur, le profil de qualité ou le dossier. Tu peux faire la demande sans.
error-download-option-gone = Ce que tu as choisi n’existe plus, les valeurs par défaut s’appliquent donc à nouveau. Choisis autre chose ou fais la demande telle quelle.
error-options-changed = Ces options ont changé entre-temps, rien n’a donc été choisi. Rouvre cette partie et choisis parmi les options actuelles.

## Erreurs : comptes et connexion

error-not-linked = Ton compte n’est pas encore associé. Utilise /{ command-name-link } pour l’associer.
error-ambiguous-account = Ton ID de chat est dans plusieurs profils, on ne sait donc pas quel compte est le tien. Utilise /{ command-name-link } pour te connecter, ou demande à un admin.
error-account-blocked = Ton compte est bloqué. Si c’est une erreur, contacte un admin.
error-link-lost = Ton compte sur { $server } est introuvable pour le moment. Ta demande est enregistrée et sera envoyée quand il sera de retour. Si ça dure, utilise /{ command-name-link }.
error-account-not-found = Ce compte n’existe plus sur { $server }. Préviens un admin.
error-account-conflict = Tu es associé à deux comptes différents. Choisis celui que tu veux garder.
error-guest-account-missing = Les demandes d’invités sont activées, mais le compte invité n’existe pas. Préviens un admin.
error-invalid-code = Ce code est faux, déjà utilisé ou expiré. Utilise /{ command-name-link } pour en recevoir un nouveau et envoie-le dans les dix minutes.
error-own-code = C’est ton propre code. Envoie-le dans ton autre chat.
error-too-many-code-attempts = Trop de mauvais codes. Attends dix minutes, puis utilise /{ command-name-link } pour en recevoir un nouveau.
error-sign-in-disabled = Cette façon de se connecter est désactivée. Utilise /{ command-name-link } pour voir les autres.
error-not-signed-in = Tu es déconnecté. Reconnecte-toi.
error-request-forged = Ceci ne vient pas de la page de la console elle-même. Recharge la page et réessaie.
error-console-closed = La console ne peut pas être ouverte à cette adresse. Utilise l’adresse de PUBLIC_URL, ou ouvre-la sur la machine du bot.
error-sign-in-link-used = Ce lien a expiré ou a déjà été utilisé. Demandes-en un nouveau au bot.
error-wrong-password = Ce nom ou ce mot de passe est incorrect. Réessaie.
error-no-console-rights = Tu n’as pas accès à la console. Demande à un admin.
error-console-off = La console est désactivée. Demande à la personne qui gère le bot.
error-too-many-streams = Trop de pages de la console sont ouvertes. Fermes-en quelques-unes.
error-too-many-sign-in-attempts = Trop de mauvais mots de passe. Attends une heure, puis réessaie.
error-plex-unreachable = Plex ne répond pas pour le moment. Réessaie dans une minute.
error-media-server-unreachable = { $server } ne peut pas joindre son serveur multimédia pour le moment. Réessaie dans une minute.
error-media-server-refused = Le serveur multimédia de { $server } n’a pas accepté cette connexion. Ton compte y est peut-être désactivé ou verrouillé. Réessaie plus tard ou demande à un admin.
error-quick-connect-unavailable = Jellyfin ne propose pas Quick Connect pour le moment : il y est désactivé, ou Jellyfin ne répond pas. Réessaie dans une minute, ou utilise /{ command-name-link } pour voir d’autres façons.

## Erreurs : demandes

error-title-not-found = Ce titre est introuvable. Essaie une autre recherche.
error-already-requested = C’est déjà demandé.
error-already-available = C’est déjà disponible.
error-no-seasons-left = Toutes les saisons choisies sont déjà disponibles ou demandées.
error-blocklisted = Ce titre est sur liste noire. Demande à un admin si tu penses que c’est une erreur.
error-movie-quota-exceeded = Tu as atteint ta limite de demandes de films.
error-series-quota-exceeded = Cela dépasse ta limite de demandes de saisons.
error-no-tvdb-id = Cette série n’a pas d’ID TVDB, Sonarr ne peut donc pas la télécharger. Réessaie quand TMDB en indiquera un.
error-tmdb-unavailable = TMDB, la source de tous les titres, ne répond pas pour le moment. Réessaie dans une minute.

## Erreurs : serveurs Overseerr

error-no-overseerr-server = Aucun serveur de demandes n’est encore configuré. Préviens un admin.
error-overseerr-server-removed = Le serveur de demandes de cet endroit n’est plus configuré. Demande à un admin d’en choisir un autre avec /{ command-name-setup }.
error-database-unreachable = La base de données est injoignable pour le moment. Réessaie dans une minute.
error-overseerr-unreachable = { $server } ne répond pas pour le moment. Réessaie dans une minute.
error-overseerr-failed = { $server } a des problèmes pour le moment. Réessaie dans une minute.
error-user-list-incomplete = { $server } n’affiche pas tous ses utilisateurs pour le moment. Réessaie dans une minute.
error-overseerr-key-rejected = { $server } n’accepte pas la clé d’API du bot. Préviens un admin.
error-overseerr-csrf-enabled = La protection CSRF est activée dans { $server }, le bot ne peut donc rien modifier. Préviens un admin.
error-not-overseerr = Il n’y a pas d’Overseerr, de Jellyseerr ni de Seerr à l’adresse de { $server }. Préviens un admin.
error-overseerr-refused = { $server } a refusé : « { $quote } » Demande à un admin si tu ne peux pas régler ça toi-même.
error-overseerr-refused-silently = { $server } a refusé sans donner de raison. Demande à un admin de vérifier là-bas.
error-request-deleted = La demande a été supprimée sur { $server }. Redemande le titre si tu le veux toujours.
error-cancelled-by-approver = Un valideur a annulé la demande.
error-removed-from-radarr = Le film a été retiré de Radarr, il ne sera donc pas téléchargé. Redemande-le si tu le veux toujours.
error-removed-from-sonarr = La série a été retirée de Sonarr, elle ne sera donc pas téléchargée. Redemande-la si tu la veux toujours.
error-remote-status-unknown = { $server } donne à cette demande un statut que je ne connais pas. Décide là-bas, et demande à un admin de mettre à jour le bot.
error-decision-not-permitted = Le valideur ne peut plus décider de cette demande. Quelqu’un d’autre doit la valider ou la refuser.
error-outcome-unknown = La connexion à { $server } a été perdue. Je vérifie si la demande est passée.

## Erreurs : plateformes de chat

error-channel-not-found = Ce salon n’existe plus.
error-channel-forbidden = Je ne peux pas écrire dans ce salon. Demande à un admin de l’autoriser.
error-direct-messages-closed = Tu n’acceptes pas mes messages privés. Autorise-les et réessaie.
error-message-not-found = Ce message n’existe plus.
error-reply-expired = Cette réponse ne peut plus être modifiée.
error-platform-unavailable = Le service de chat a des problèmes pour le moment. Réessaie dans une minute.
error-platform-rejected = Quelque chose s’est mal passé. Réessaie dans une minute.
error-backup-failed = Ça n’a pas fonctionné : { $reason }
error-internal = Quelque chose s’est mal passé. Si ça se reproduit, donne cette référence à un admin : { $reference }
