### Los textos de MediaNest en español.

language-name = Español

## Nombres de comandos y opciones: lo que se escribe. Solo a-z y 0-9, porque Telegram no admite nada más.

command-name-request = solicitar
command-name-discover = descubrir
command-name-requests = solicitudes
command-name-following = siguiendo
command-name-pending = pendientes
command-name-history = historial
command-name-issue = incidencia
command-name-issues = incidencias
command-name-setup = configurar
command-name-link = vincular
command-name-unlink = desvincular
command-name-me = perfil
command-name-settings = ajustes
command-name-status = estado
command-name-user = miembros
command-name-claim = reclamar
command-name-console = consola
command-name-forget = olvidar
command-name-help = ayuda
command-name-cancel = cancelar
option-name-title = titulo
option-name-for = para
option-name-4k = 4k
option-name-page = pagina
option-name-request = solicitud
option-name-code = codigo
option-name-who = quien
option-name-me = yo

## Comandos y sus opciones

command-request = Solicita una película o una serie
command-discover = Encuentra algo para ver
command-requests = Mira tus solicitudes y su estado
command-following = Mira y termina aquello de lo que recibes avisos
command-pending = Revisa las solicitudes pendientes
command-history = Mira qué ha pasado con una solicitud
command-issue = Reportar una incidencia con un título
command-issues = Ver las incidencias y su estado
command-setup = Configura las solicitudes y aprobaciones de este servidor o grupo
command-link = Vincula tu cuenta u otro chat
command-unlink = Desvincula una cuenta o un chat
command-me = Mira tu cuenta, tus permisos y tu cuota
command-settings = Cambia tus notificaciones y tu idioma
command-status = Comprueba si el bot y sus servidores funcionan
command-user = Gestiona a los miembros: vincular, desvincular, bloquear
command-claim = Hazte el primer administrador con el código del registro
command-console = Abre la consola en el navegador, si eres administrador o apruebas solicitudes
command-forget = Borra tus datos
command-help = Mira qué puedes hacer aquí
command-cancel = Cancela la pregunta actual
command-missing-option = Añade esto después de /{ $name }: { $what }
option-title = Título, o un enlace de TMDB, IMDb o TVDB
option-issue-title = Título con la incidencia; sin él, eliges entre tus solicitudes
option-4k = Solicitar en 4K
option-for = El miembro para quien solicitas (solo aprobadores)
option-page = Número de página
option-request = Parte del título o el ID de la solicitud
option-code = Tu código de un solo uso
option-who = Parte de un nombre, una mención o un ID
option-forget = Borrar mis datos
anonymous-sender = Aquí escribes de forma anónima, así que no sé quién eres. Desactiva el modo anónimo un momento o escríbeme en un chat privado.
question-hint = Responde a este mensaje o envía /{ command-name-cancel }.
question-canceled = Cancelado.

## Palabras que aparecen en varios sitios

media-type-movie = Película
media-type-tv = Serie
quality-standard = Estándar
quality-4k = 4K
platform-discord = Discord
platform-telegram = Telegram
platform-web = Página de demostración
source-discord = Discord
source-telegram = Telegram
source-web = Página de demostración
source-overseerr = { $server }
source-cli = Línea de comandos
source-console = Consola
page-count = Página { $page } de { $pages }
page-number = Página { $page }
button-cancel = Cancelar
button-back = Atrás
button-next = Siguiente
button-done = Listo
button-newer = Más recientes
button-older = Más antiguas

## Búsqueda

search-title = Elige un título
search-results = Resultados de «{ $words }»
search-many = ¿No está entre ellos? Añade el año o pega un enlace de TMDB o IMDb.
search-placeholder = Elige un título
search-empty = No hay resultados para «{ $words }». Prueba con el título original, añade el año o pega un enlace de TMDB o IMDb.
search-did-you-mean = ¿Querías decir…?
search-empty-but = No hay resultados para «{ $words }», pero estos títulos se parecen:
search-unknown-link = No sé a qué título corresponde este enlace. Envía el título o un enlace de TMDB, IMDb, TVDB, Letterboxd, Trakt o JustWatch.
search-unknown-page = No conozco el sitio de este enlace. Si su número es de TMDB, te refieres a:
search-available = Disponible
search-partial = Parcialmente disponible
search-requested = Solicitado
search-processing = Procesando
search-failed = La solicitud ha fallado

## Descubrir

discover-title = Descubrir
discover-about = ¿Qué te apetece ver?
discover-trending = Tendencias
discover-recommended = Recomendado para ti
discover-popular-movie = Películas populares
discover-popular-tv = Series populares
discover-upcoming-movie = Próximas películas
discover-upcoming-tv = Próximas series
discover-genres-movie = Géneros de películas
discover-genres-tv = Géneros de series
discover-genre-movie = Películas: { $genre }
discover-genre-tv = Series: { $genre }
discover-similar = Similares a { $title }
discover-choose-genre = Elige un género
discover-empty = Aquí no hay nada por ahora.
discover-no-requests = Todavía no hay nada que recomendarte. Las recomendaciones salen de tus propias solicitudes: solicita algo que te guste y vuelve más tarde.
button-all-lists = Todas las listas
button-similar = Similares

## Personas y colecciones

title-group-person = Persona
title-group-collection = Colección
discover-person = Películas y series con { $name }
collection-complete = No falta nada: todo está en la biblioteca o solicitado.
collection-missing = { $count ->
    [one] Falta 1 película.
   *[other] Faltan { $count } películas.
  }
collection-missing-4k = { $count ->
    [one] Falta 1 película en 4K.
   *[other] Faltan { $count } películas en 4K.
  }
collection-at-once = Con una pulsación se solicitan las primeras { $count }. Abre la colección otra vez para las demás.
collection-quota = { $count ->
    [one] Si solicitas 1 película, te quedan { $left } de tus { $limit } solicitudes de películas.
   *[other] Si solicitas { $count } películas, te quedan { $left } de tus { $limit } solicitudes de películas.
  }
collection-others = { $count ->
    [one] …y 1 película más
   *[other] …y { $count } películas más
  }
collection-requested = { $count ->
    [one] Has solicitado 1 película.
   *[other] Has solicitado { $count } películas.
  }
collection-nothing = No se ha solicitado nada: todo está ya en la biblioteca o solicitado.
button-request-movies = { $count ->
    [one] Solicitar 1 película
   *[other] Solicitar { $count } películas
  }
button-request-movies-4k = { $count ->
    [one] Solicitar 1 película en 4K
   *[other] Solicitar { $count } películas en 4K
  }
button-refresh = Actualizar

## Ficha de un título

field-status = Estado
field-seasons = Temporadas
availability-unknown = No está en la biblioteca
availability-pending = Pendiente de aprobación
availability-approved = Aprobado
availability-processing = Procesando
availability-failed = La solicitud ha fallado
availability-requested = Solicitado
availability-partial = Parcialmente disponible
availability-available = Disponible
availability-blocked = En la lista negra
availability-deleted = Eliminado
availability-other = Estado desconocido
title-no-overview = No hay descripción.
title-rating = ★ { $rating }
title-runtime = { $hours } h { $minutes } min
title-runtime-hours = { $hours } h
title-runtime-minutes = { $minutes } min
title-trailer = Tráiler
title-streaming = { $services } ({ $region }; datos de JustWatch)
field-cast = Reparto
field-streaming = En streaming en
title-no-permission = Tu cuenta no tiene permiso para solicitar esto. Pídeselo a un administrador si lo necesitas.
title-as-guest = Estás solicitando como invitado.
on-behalf-for = Solicitud para { $name } (cuenta { $account })
on-behalf-rights-all = Puede solicitar esto en calidad estándar y en 4K.
on-behalf-rights-standard = Puede solicitar esto en calidad estándar.
on-behalf-rights-only4k = Solo puede solicitar esto en 4K.
on-behalf-quota-used = Este miembro ha agotado su cuota.
on-behalf-approved = La solicitud la haces tú, así que queda aprobada al momento. Cuenta para la cuota del miembro.
requester-seasons = { $name } ({ $seasons })
seasons-none = Todavía no se conoce ninguna temporada, así que no hay nada que solicitar.
seasons-only-specials = Esta serie solo tiene especiales, y aquí no se pueden solicitar.
seasons-whole-series = Solo se puede solicitar la serie completa. Temporadas: { $seasons }
seasons-none-left = Todas las temporadas están ya disponibles o solicitadas.
seasons-available = Disponibles: { $seasons }
seasons-partial = Parcialmente disponibles: { $seasons }
seasons-requested = Solicitadas: { $seasons }
seasons-selected = Temporadas elegidas: { $seasons }
seasons-select-prompt = Elige las temporadas que quieras.
seasons-placeholder = Elige temporadas
seasons-placeholder-page = Elige temporadas (página { $page } de { $pages })
seasons-named = { $count ->
    [one] Temporada { $seasons }
   *[other] Temporadas { $seasons }
  }
season-specials = Especiales
season-label = Temporada { $number }
season-episodes = { $count ->
    [one] 1 episodio
   *[other] { $count } episodios
  }
season-available = Ya disponible
season-partial = Parcialmente disponible
season-requested = Ya solicitada
button-request = Solicitar
button-request-4k = Solicitar en 4K
button-all-seasons = Todas las temporadas
button-latest-season = Última temporada
button-watch = Ver ahora
button-notify = Avísame
button-notify-off = Desactivar el aviso
button-vote = +1
button-choose-seasons = Elegir temporadas
button-follow-future = Seguir temporadas nuevas
draft-canceled = No se ha solicitado nada.
subscription-active = Te avisaré cuando { $title } esté disponible.
follow-active = Sigues { $title }: { $what }
follow-future = { $season ->
    [0] todas las temporadas
   *[other] las temporadas nuevas después de la temporada { $season }
  }
follow-any = la próxima temporada
subscription-available = { $title } ya está disponible.
subscription-own-request = Tú has solicitado { $title }. Te avisaré de todos modos.
vote-added = Tu +1 cuenta. Te avisaré cuando llegue { $title }. Pulsa otra vez para retirarlo.
vote-removed = Has retirado tu +1 para { $title }.
vote-subscribed = Te avisaré cuando llegue { $title }. Tu +1 contará cuando tu cuenta esté vinculada: /{ command-name-link }
vote-own = Tú has solicitado { $title }, así que no puedes dar un +1.
vote-count = { $count ->
    [one] { $count } voto
   *[other] { $count } votos
  }
votes-needed = { $count } de { $needed } para la aprobación

## Tarjeta de una solicitud

state-queued = Enviando la solicitud
state-queued-waiting = Guardada, se enviará automáticamente
state-pending = Pendiente de aprobación
state-approved = Aprobada
state-processing = Procesando
state-processing-percent = Descargando, { $percent } %
download-queued = En la cola de descargas
download-paused = La descarga está en pausa
download-importing = Descargado, pero aún no en la biblioteca
download-stuck = La descarga está atascada
download-failed = La descarga ha fallado
state-partial = Parcialmente disponible
state-available = Disponible
state-declined = Rechazada
state-failed = Fallida
request-failed-retried = Fallida, se volverá a intentar
state-rejected = No solicitada
state-cancelled = Cancelada
request-removed = Eliminada
field-requested-by = Solicitado por
field-wanted-by = También lo quieren
requester-on-behalf = { $by } para { $name }
field-quality = Calidad
field-release = Aún no se ha estrenado
release-cinema = en cines
release-digital = en digital
release-disc = en disco
release-air = en televisión
field-eta = Estimado
field-waiting-since = En espera desde
field-next-try = Próximo intento
field-stalled = Sin movimiento desde
standing-queue = { $count ->
    [one] Hay { $count } solicitud antes.
    [many] Hay { $count } solicitudes antes.
   *[other] Hay { $count } solicitudes antes.
  }
standing-queue-many = Hay más de { $count } solicitudes antes.
standing-attempt = { $attempt } de { $of }
standing-never-sent = Se aprobó, pero no ha llegado a { $service }. Un aprobador puede enviarla de nuevo.
standing-deleted = Se ha eliminado de la biblioteca. Solicítalo de nuevo si aún lo quieres.
standing-cinema-only = De momento solo en cines. No se conoce la fecha de estreno digital ni en disco.
standing-not-found = Aún no se ha encontrado ninguna descarga. Los aprobadores ya lo saben.
field-decided-by = Decidido por
decided-by-votes = { $votes } (regla de { $name })
field-reason = Motivo
request-sent = Solicitud enviada.
request-sent-seasons = Solicitud enviada: { $seasons }.
request-seasons-skipped = Ya disponibles o solicitadas: { $seasons }.
request-seasons-available = Ya disponibles: { $seasons }.
request-seasons-requested = Ya solicitadas: { $seasons }.
request-known-by = { $name } ya lo ha solicitado.
request-already-by = { $name } ya lo ha solicitado. ¿Quieres que te avise cuando esté disponible?
request-download-failed = No se ha podido iniciar la descarga. Un aprobador puede reintentarlo.
request-download-retried = No se ha podido iniciar la descarga. Se volverá a intentar.
quota-left = Cuota: quedan { $left } de { $limit }.
quota-resets = Se renueva
quota-too-many-seasons = { $count } temporadas son demasiadas. Tu cuota solo permite { $left } más.
quota-too-many-seasons-member = { $count } temporadas son demasiadas. La cuota de este miembro solo permite { $left } más.

## Notificaciones

notification-available = { $title } ya está disponible. ¡Que lo disfrutes!
notification-declined = { $title }: solicitud rechazada.
notification-failed = Tu solicitud de { $title } ha fallado.
notification-pending = { $title } sigue pendiente de aprobación.
notification-ended = { $title } ya no está solicitado.
notification-stalled = Tu solicitud de { $title } lleva un tiempo sin avanzar.
notification-votes-off = { $title } tiene suficientes votos, pero no se ha aprobado: quien configuró la aprobación por votos ya no puede aprobar solicitudes. La aprobación por votos queda desactivada. Quien pueda gestionar solicitudes puede volver a activarla en la configuración.
notification-other = Hay novedades en tu solicitud de { $title }.

## Tarjeta de aprobación

approval-title = ¿Aprobar { $title }?
approval-requested-by = Solicitado por { $name }
approval-requested-by-as = Solicitado por { $name } como { $account }
approval-quota = { $used } de { $limit } en uso
approval-not-completed = No se ha podido completar. { $cause }
approval-download-failed = Radarr o Sonarr no han aceptado esta solicitud. Pulsa «Reintentar» para enviarla de nuevo.
approval-never-sent = Se aprobó, pero no ha llegado a { $service }. Comprueba en { $server } que haya un servidor de { $service } predeterminado y pulsa «Enviar de nuevo».
approval-never-sent-4k = Se aprobó, pero no ha llegado a { $service }. Comprueba en { $server } que haya un servidor de { $service } predeterminado para 4K y pulsa «Enviar de nuevo».
approval-stalled = No se está descargando nada. Busca el título en { $service }.
approval-fallback = Recibes esta tarjeta como mensaje directo porque no se ha podido publicar en su canal. Asegúrate de que el bot pueda escribir allí.
decision-approve = Aprobada por { $name }. Enviando…
decision-decline = Rechazada por { $name }. Enviando…
decision-approve-waiting = Aprobada por { $name }. Guardado, se enviará automáticamente.
decision-decline-waiting = Rechazada por { $name }. Guardado, se enviará automáticamente.
decision-votes = Aprobada por { $votes } (regla de { $name }). Enviando…
decision-votes-waiting = Aprobada por { $votes } (regla de { $name }). Guardado, se enviará automáticamente.
field-quota = Cuota
field-pending-requests = Solicitudes pendientes
field-source = Solicitado desde
button-approve = Aprobar
button-decline = Rechazar
button-edit = Editar
button-details = Detalles
button-retry = Reintentar
button-send-again = Enviar de nuevo
button-reopen = Reabrir
button-open-request = Abrir en { $server }
toast-decided = { $state ->
    [approved] { $title }: aprobada.
    [declined] { $title }: rechazada.
   *[other] { $title }: ya estaba resuelta.
  }

## Rechazar

decline-prompt = ¿Por qué rechazas { $title }?
decline-form-title = Rechazar la solicitud
decline-reason-placeholder = Elige un motivo
decline-reason-1 = Está disponible en un servicio de streaming.
decline-reason-2 = Todavía no hay una buena versión.
decline-reason-3 = Ahora mismo no hay espacio suficiente.
decline-canceled = La solicitud no se ha rechazado.
field-decline-reason = Motivo (opcional)
button-decline-no-reason = Rechazar sin motivo
button-decline-write = Escribir un motivo

## Editar una solicitud

edit-title = Editar { $title }
edit-part-seasons = Temporadas
edit-part-server = Servidor de destino
edit-part-profile = Perfil de calidad
edit-part-folder = Carpeta raíz
edit-part-language = Perfil de idioma
edit-part-tags = Etiquetas
edit-select-seasons = Elige temporadas
edit-select-server = Elige un servidor de destino
edit-select-profile = Elige un perfil de calidad
edit-select-folder = Elige una carpeta raíz
edit-select-language = Elige un perfil de idioma
edit-select-tags = Elige etiquetas
edit-empty = No hay opciones disponibles.
edit-current = Actual
edit-default = Predeterminado
edit-missing = Ya no existe
button-options = Opciones
button-use-defaults = Usar predeterminados
options-title = Opciones de { $title }
options-no-tags = sin etiquetas
field-options = Opciones de descarga

## /pending

pending-title = Solicitudes pendientes
pending-none = No hay solicitudes pendientes.
button-approve-all = Aprobar todas las de { $name }
button-approve-count = { $count ->
    [one] Aprobar 1 solicitud
   *[other] Aprobar { $count } solicitudes
  }
approve-all-title = ¿Aprobar todas las solicitudes pendientes de { $name }?
approve-all-count = { $count ->
    [one] Se aprobará 1 solicitud.
   *[other] Se aprobarán { $count } solicitudes.
  }
approve-all-done = { $count ->
    [0] Ya no quedaba nada por aprobar.
    [one] 1 solicitud aprobada.
   *[other] { $count } solicitudes aprobadas.
  }
approve-all-note = Se están enviando. Si el servidor no acepta alguna, volverá a aparecer en /{ command-name-pending } con el motivo.

## /history

history-title = { $title }: historial
history-choose = Elige una solicitud
history-none = Ninguna solicitud coincide. Prueba con parte del título o el ID de la solicitud.
history-line = { $event } por { $actor } ({ $source })
history-line-overseerr = { $event } ({ $server })
history-detail-reason = Motivo: { $reason }
history-detail-overtaken = Sustituye la decisión de { $name }
history-detail-approved = Aprobada por { $name }
history-detail-votes = { $votes }, con una regla propia
event-request = Solicitada
history-requested-for = Solicitada para { $name }
event-import = Solicitada
event-decide = Decidida
event-drop-decision = Decisión retirada
event-edit = Editada
event-send-again = Enviada de nuevo
event-await-approval = Pendiente de aprobación
event-approve = Aprobada
event-start-processing = En proceso
event-become-partial = Parcialmente disponible
event-become-available = Disponible
event-decline = Rechazada
event-reject = No aceptada
event-fail = Fallida
event-cancel = Cancelada
event-disappear = Eliminada
event-retry = Reintentada
event-reopen = Reabierta

## /requests

requests-title = Tus solicitudes
requests-none = Todavía no tienes solicitudes. Envía /{ command-name-request } para hacer una.

## Lo que se sigue

following-title = Lo que sigues
following-none = No sigues nada. Abre un título con /{ command-name-request } y elige «Avísame» o «Seguir temporadas nuevas».
follow-title = Seguir { $title }
follow-current = Sigues: { $what }
follow-about = Elige las temporadas de las que quieres recibir avisos.
follow-about-future = Todas las temporadas están disponibles. Recibirás un aviso cuando llegue una nueva.
follow-ended = Ya no sigues { $title }.
follow-resumed = Vuelves a seguir { $title }.
button-follow-all = Todas las temporadas y las nuevas
button-follow-future-off = Sin temporadas nuevas
button-unfollow = Dejar de seguir
button-unfollow-title = Dejar de seguir { $title }
button-choose-seasons-title = Temporadas de { $title }
button-follow-again = Deshacer
button-cancel-request = Cancelar { $title }

## /setup

setup-title = Configuración: { $name }
setup-not-here = Usa /{ command-name-setup } en un servidor de Discord o en un grupo de Telegram.
setup-requests = Tarjetas de solicitudes
setup-requests-anywhere = Se publican donde se hace la solicitud
setup-requests-private = Solo las ve quien solicita
setup-approvals = Tarjetas de aprobación
setup-approvers = Aprobadores
setup-approvers-default = Administradores y usuarios que pueden gestionar solicitudes
setup-approvers-roles = { $count ->
    [one] Miembros con 1 rol
   *[other] Miembros con alguno de { $count } roles
  }
setup-approvers-admins = Administradores del grupo
setup-self-approval = Autoaprobación
setup-self-approval-on = Los aprobadores pueden aprobar sus propias solicitudes
setup-self-approval-off = Tiene que aprobar otra persona
setup-votes = Aprobación por votos
setup-votes-none = Desactivada
setup-votes-set = { $votes }, por decisión de { $name }
setup-votes-set-as = { $votes }, por decisión de { $name } como { $account }
setup-about-votes = Una solicitud hecha aquí se aprueba en cuanto tantos miembros han pulsado +1. Cada cuenta vinculada cuenta una vez, y quien la solicitó no cuenta.
setup-about-votes-setter = Cada aprobación es una decisión de quien elige el número. Solo pueden elegirlo los usuarios que pueden gestionar solicitudes, y termina cuando esa persona ya no puede.
setup-about-votes-next = Un número nuevo se aplica con el siguiente voto. Las solicitudes que ya tienen suficientes votos no se aprueban antes.
setup-reasons = Motivos de rechazo
setup-reminder = Recordatorio
setup-reminder-hours = { $hours ->
    [0] Nunca
    [one] Después de 1 hora
   *[other] Después de { $hours } horas
  }
setup-quiet = Horas de silencio
setup-quiet-none = Ninguna
setup-quiet-range = De { $from }:00 a { $until }:00
setup-timezone = Zona horaria
setup-region = Región
setup-server = Servidor de solicitudes
setup-server-removed = Ya no está configurado
setup-about-server = Las nuevas solicitudes que se hagan aquí van a este servidor.
setup-unlinked = Miembros sin cuenta
setup-about-unlinked = Elige qué pasa cuando un miembro no tiene una cuenta vinculada.
setup-unlinked-link = Primero debe vincular una cuenta
setup-unlinked-guest = Puede solicitar como invitado
setup-language = Idioma
setup-about-language = El idioma de las tarjetas de solicitudes y aprobación en este servidor o grupo.
setup-language-requester = El idioma de quien solicita
setup-default = Predeterminado
setup-place-here = Aquí
setup-places-elsewhere = { $count ->
    [one] 1 lugar más
   *[other] { $count } lugares más
  }
setup-roles-placeholder = Elige los roles que pueden aprobar
setup-button-requests = Publicar las solicitudes aquí
setup-button-requests-off = Publicar las solicitudes en cualquier lugar
setup-button-approvals = Enviar las aprobaciones aquí
setup-button-approvals-off = Dejar de enviar aprobaciones aquí
setup-button-public = Mostrar las solicitudes a todos
setup-button-private = Mantener privadas las solicitudes
setup-button-self-approval = Permitir la autoaprobación
setup-button-self-approval-off = No permitir la autoaprobación
setup-button-admins = Dejar que aprueben los admins del grupo
setup-button-admins-off = Quitar la aprobación a los admins del grupo
setup-button-roles-off = Quitar todos los roles de aprobación
setup-button-reasons = Motivos de rechazo
setup-button-reminder = Recordatorio
setup-button-quiet = Horas de silencio
setup-button-timezone = Zona horaria
setup-button-region = Región
setup-button-votes = Elegir el número
setup-button-votes-off = Desactivar
setup-form-reasons = Un motivo por línea
setup-form-reminder = Horas hasta el recordatorio (0 = nunca)
setup-form-quiet = Horas, como 22-7 (vacío = ninguna)
setup-form-timezone = Zona, como Europe/Madrid (o vacío)
setup-form-region = País, como ES (vacío = predeterminado)
setup-form-votes = Votos, de { $min } a { $max } (vacío = no)
setup-alerts = Alertas
setup-about-alerts = El bot avisa aquí a sus administradores cuando algo va mal. Pulsa un tipo para silenciarlo.
setup-alerts-direct = Como mensajes directos a los administradores
setup-alerts-fixed = Fijado por { $setting }
setup-alerts-muted = Silenciadas
setup-alerts-none = Ninguna
setup-digest = Resumen semanal
setup-digest-off = Desactivado
setup-button-alerts = Enviar las alertas aquí
setup-button-alerts-off = Enviar las alertas como mensajes directos
setup-button-alerts-stop = Dejar de enviar alertas aquí
setup-button-digest = Enviar el resumen semanal aquí
setup-button-digest-off = Detener el resumen semanal

## /setup: el webhook

webhook-title = Webhook
webhook-about = Con él, el servidor informa al bot de los cambios al momento. Sin él, el bot los nota en la siguiente consulta.
webhook-absent = Sin configurar
webhook-foreign = Apunta a { $url }, no a este bot
webhook-off = Desactivado
webhook-faulty = Configurado, pero no como lo necesita el bot
webhook-unproven = Configurado, pero últimamente no ha llegado ninguno
webhook-proven = Configurado, y los webhooks llegan
webhook-last = último
webhook-unknown = No se ha podido leer: { $reason }
webhook-button-install = Configurar
webhook-button-repair = Reparar
webhook-button-test = Enviar prueba
webhook-button-install-for = { $server }: configurar
webhook-button-repair-for = { $server }: reparar
webhook-button-test-for = { $server }: enviar prueba
webhook-button-replace = Reemplazarlo
webhook-replace-title = { $server } ya tiene un webhook
webhook-replace = Apunta a { $url }. El servidor solo puede tener uno. Si lo reemplazas, el programa de esa dirección dejará de recibir webhooks.
webhook-replace-off = Apunta a { $url } y está desactivado. El servidor solo puede tener uno.
webhook-replace-with = El nuevo apuntaría a { $url }
webhook-no-address = No sé en qué dirección puede encontrarme { $server }. Define PUBLIC_URL o WEBHOOK_URL, o ejecuta «medianest webhook install --url» en la máquina del bot.
webhook-changing = Alguien está cambiando el webhook de { $server } ahora mismo. Inténtalo de nuevo.
webhook-test-arrived = { $server } ha enviado una prueba y ha llegado. Todo funciona.
webhook-test-refused = { $server } ha enviado una prueba, pero su cabecera Authorization no es la que espera el bot. Usa el mismo WEBHOOK_SECRET en todos los procesos del bot y configura el webhook otra vez.
webhook-test-failed = { $server } no ha podido entregar la prueba en { $url }. Tiene que poder llegar a esa dirección: comprueba HTTP_HOST, el nombre del contenedor del bot y el cortafuegos, y define WEBHOOK_URL.
webhook-test-no-answer = No ha llegado ninguna prueba, y { $server } sigue intentando llegar a { $url }. Comprueba HTTP_HOST, el nombre del contenedor del bot y el cortafuegos, y define WEBHOOK_URL.
webhook-test-elsewhere = Otro programa ha aceptado la prueba en { $url }. Comprueba la dirección y define WEBHOOK_URL.
webhook-test-not-set-up = El webhook de { $server } no apunta a este bot. Configúralo primero.

## /help

help-title = Qué puedes hacer aquí
help-intro = Solicita películas y series aquí. Te avisaré cuando las puedas ver.
help-guest = Haces solicitudes como invitado.
help-linked = Haces solicitudes como { $name }.

## /link

link-title = Vincula tu cuenta
link-intro = Tus chats vinculados comparten las mismas solicitudes y la misma cuota.
link-current = Cuenta vinculada: { $name }
link-server = Estás vinculando tu cuenta de { $name }.
link-way-sign-in = Inicia sesión para vincular tu cuenta al momento:
link-way-profile = O añade tu ID a tu perfil:
link-way-code = ¿También usas otro chat? Conéctalo:
link-hint-discord-general = En { $server }, abre tu perfil → Ajustes → General. Introduce tu ID de usuario de Discord: { $id }. Después pulsa «Comprobar de nuevo».
link-hint-discord-notifications = En { $server }, abre tu perfil → Ajustes → Notificaciones → Discord. Introduce tu ID de usuario de Discord: { $id }. Después pulsa «Comprobar de nuevo». Si no hay página de Discord, pide a un administrador de este bot que te vincule.
link-hint-discord-either = En { $server }, abre tu perfil → Ajustes → General (o Notificaciones → Discord). Introduce tu ID de usuario de Discord: { $id }. Después pulsa «Comprobar de nuevo».
link-hint-telegram = En { $server }, abre tu perfil → Ajustes → Notificaciones → Telegram. Introduce tu ID de chat: { $id }. Después pulsa «Comprobar de nuevo». Si no hay página de Telegram, pide a un administrador de este bot que te vincule.
link-hint-web = Elige otra persona en esta página para hacer solicitudes.
link-checking = Todavía estoy comprobando. Espera unos segundos y pulsa «Comprobar de nuevo».
link-checking-guest = Todavía estoy comprobando. Mientras tanto, puedes solicitar como invitado. Espera unos segundos y pulsa «Comprobar de nuevo».
link-code-title = Tu código: { $code }
link-code-lines = En menos de diez minutos, envía esto en tu otro chat: /{ command-name-link } { $code }
link-code-warning = Cualquiera que tenga este código puede actuar como tú. No lo compartas.
button-check-again = Comprobar de nuevo
button-link-private = Iniciar sesión en privado
button-link-code = Conectar otro chat
button-open-telegram = Abrir Telegram

## Conectar dos chats

merge-title = ¿Eres { $name }?
merge-lines = { $name } ({ $platforms }) ha creado este código. Si eres tú, tus solicitudes y ajustes se unirán.
merge-chats = Se conectarán estos chats: { $chats }.
merge-warning = Si otra persona te ha dado este código, pulsa «Cancelar». Si no, podrá actuar como tú.
merge-conflict = Estás vinculado a { $mine } aquí y a { $theirs } allí. ¿Qué cuenta quieres conservar?
merge-conflict-on = En { $server }, estás vinculado a { $mine } aquí y a { $theirs } allí.
merge-conflict-on-removed-server = En un servidor que ya no está configurado, estás vinculado a { $mine } aquí y a { $theirs } allí.
merge-conflict-choose = { $count ->
    [one] ¿Qué cuenta quieres conservar?
   *[other] ¿Qué cuentas quieres conservar? Tu elección vale para todos estos servidores.
  }
merge-done = Listo. Tus chats están conectados.
merge-canceled = No se ha cambiado nada.
button-merge = Sí, soy yo
button-keep = Conservar { $name }

## /unlink

unlink-title = ¿Qué quieres desvincular?
unlink-none = No hay nada que desvincular. No tienes ninguna cuenta vinculada y solo un chat.
unlink-lines = Un chat desvinculado empieza de cero. Tus solicitudes se quedan en tus otros chats.
unlink-confirm-title = ¿Desvincular { $name }?
unlink-confirm-lines = Puedes volver a vincularla con /{ command-name-link }. Tus solicitudes se conservan.
unlink-done = { $name }: desvinculado. Envía /{ command-name-link } para vincularlo de nuevo.
detach-done = Ese chat ya no está conectado con tus otros chats.
button-unlink-account = Desvincular { $name }
button-detach-chat = Desvincular { $name } ({ $platform })

## /me

me-chats = Chats
me-account = Cuenta
me-account-verified = { $name } ({ $method })
me-account-guest = Invitado
account-shared = También la usa: { $names }. La cuota es común; las solicitudes, no.
account-shared-hint = Si eres tú en otro chat, conéctalo: tus chats compartirán entonces las mismas solicitudes y ajustes.
me-permissions = Permisos
me-quota = Cuota
me-quota-movie = Películas: quedan { $left } de { $limit }
me-quota-movie-unlimited = Películas: sin límite
me-quota-tv = Temporadas: quedan { $left } de { $limit }
me-quota-tv-unlimited = Temporadas: sin límite
me-notifications = Notificaciones
me-notifications-in-place = Donde se hizo la solicitud
me-notifications-direct = Mensaje directo ({ $platform })
me-direct-messages-closed = { $platform } no me deja escribirte. Permite mis mensajes directos para recibir notificaciones.
verified-profile = encontrada por el perfil
verified-plex = sesión iniciada con Plex
verified-password = sesión iniciada
verified-quick-connect = sesión iniciada con Quick Connect
verified-admin = vinculada por un administrador
permission-request-movie = Solicitar películas
permission-request-tv = Solicitar series
permission-request-movie-4k = Solicitar películas en 4K
permission-request-tv-4k = Solicitar series en 4K
permission-auto-approve-movie = Aprobación automática de películas
permission-auto-approve-tv = Aprobación automática de series
permission-auto-approve-movie-4k = Aprobación automática de películas en 4K
permission-auto-approve-tv-4k = Aprobación automática de series en 4K
permission-manage-requests = Gestionar solicitudes
permission-view-requests = Ver solicitudes
permission-admin = Administrador
permission-none = Ninguno

## /settings

settings-title = Tus ajustes
settings-notifications = Notificaciones: { $where }
settings-language = Idioma: { $name }
settings-language-placeholder = Elige un idioma
settings-server = Las solicitudes de este chat privado van a { $name }.
button-notify-in-place = Donde se hizo la solicitud
button-notify-direct = Mensaje directo ({ $platform })

## /status

status-title = Estado
status-bot-ok = 🟢 Estoy funcionando
status-bot-disturbed = 🟡 Algo necesita atención. Los administradores ya lo saben.
status-requests-saved = Las solicitudes que ya has hecho están guardadas y las enviaré en cuanto el servidor vuelva a funcionar. Hasta entonces no puedo buscar títulos.
status-service-up = funciona
status-service-down = no funciona
status-service-unknown = aún sin comprobar
status-started = iniciado
status-changed = último cambio
status-uptime = activo el { $percent } % de los últimos 30 días
status-latency = responde en { $p50 } ms (el 95 % en menos de { $p95 } ms)
status-streams = { $total ->
    [0] nadie está viendo nada
    [one] { $total } reproducción
   *[other] { $total } reproducciones
}
status-streams-transcoded = { $total ->
    [one] { $total } reproducción ({ $transcodes } transcodificadas)
   *[other] { $total } reproducciones ({ $transcodes } transcodificadas)
}
status-streams-unknown = no se han podido leer las reproducciones
status-libraries-unknown = no se ha podido leer el tamaño de las bibliotecas
status-library-named = { $name }: { $size }
status-library-movies = { $count ->
    [one] { $count } película
   *[other] { $count } películas
}
status-library-series = { $count ->
    [one] { $count } serie
   *[other] { $count } series
}
status-library-episodes = { $count ->
    [one] { $count } episodio
   *[other] { $count } episodios
}
status-library-artists = { $count ->
    [one] { $count } artista
   *[other] { $count } artistas
}
status-library-albums = { $count ->
    [one] { $count } álbum
   *[other] { $count } álbumes
}
status-library-items = { $count ->
    [one] { $count } elemento
   *[other] { $count } elementos
}
status-field-alerts = Alertas
status-alerts = { $count ->
    [one] { $count } abierta
   *[other] { $count } abiertas
}
status-field-queue = Cola
status-queue = { $waiting ->
    [one] { $waiting } tarea
   *[other] { $waiting } tareas
 }
status-queue-oldest = la más antigua lleva { $minutes } min
status-queue-dead = fallidas definitivamente: { $count }
status-field-database = Base de datos
status-database = PostgreSQL { $version }, { $megabytes } MB
status-field-backup = Última copia de seguridad
status-backup-none = ninguna
status-drill-none = aún sin probar
status-drill-passed = probada
status-drill-failed = la prueba ha fallado
status-field-version = Versión

## Alertas para los administradores

alert-over = Resuelta después de { $minutes } min
alert-over-hours = Resuelta después de { $hours } h
alert-service-down = { $name } no funciona
alert-service-down-action = «medianest doctor», en la máquina del bot, dice qué hacer.
alert-requests-wait-action = Las solicitudes se guardan y se enviarán cuando vuelva a funcionar. «medianest doctor», en la máquina del bot, dice qué hacer.
alert-webhook-silent = { $name } ya no envía webhooks al bot, aunque allí han cambiado solicitudes
alert-webhook-silent-action = Hasta que se arregle, las tarjetas se actualizan con retraso. En /{ command-name-setup }, abre «Webhook» y pulsa «Enviar prueba», o ejecuta «medianest webhook test» en la máquina del bot. Te dirá qué falla.
alert-disk-low = Solo quedan { $megabytes } MB en el disco del bot
alert-disk-low-backups = Solo quedan { $megabytes } MB en el disco de las copias de seguridad
alert-disk-low-action = Borra lo que no necesites allí o mueve BACKUP_DIR a otro disco.
alert-backup-late = La última copia de seguridad ha fallado o es demasiado antigua
alert-backup-late-action = Ejecuta «medianest backup now» en la máquina del bot. Te dirá qué falla.
alert-drill-failed = La última copia de seguridad no se ha podido restaurar como prueba
alert-drill-failed-action = Ejecuta «medianest backup drill» en la máquina del bot. Te dirá qué falla.
alert-dead-letters = { $count ->
    [one] { $count } tarea ha fallado definitivamente
   *[other] { $count } tareas han fallado definitivamente
 }
alert-dead-letters-action = «medianest jobs list», en la máquina del bot, las muestra. Después ejecuta «medianest jobs retry --all» o descártalas con «medianest jobs discard».
alert-requests-stuck = { $count ->
    [one] { $count } solicitud lleva más de media hora esperando a ser enviada
   *[other] { $count } solicitudes llevan más de media hora esperando a ser enviadas
 }
alert-requests-stuck-action = Asegúrate de que el servidor esté en marcha. «medianest doctor», en la máquina del bot, dice qué falla.
alert-many-errors = Ha habido varios errores inesperados en los últimos minutos
alert-many-errors-action = Ejecuta «medianest errors» en la máquina del bot para verlos.
alert-key-rejected = { $name } rechaza la clave API o el token del bot
alert-key-rejected-action = Hasta que se arregle, el bot no puede usarlo. Copia de allí la clave API o el token actual en los ajustes del bot y reinícialo.
alert-drill-missing = En las últimas dos semanas no se ha restaurado ninguna copia de seguridad como prueba
alert-drill-missing-action = Ejecuta «medianest backup drill» en la máquina del bot. Si el bot no lo hace cada semana, su registro dice por qué.
alert-member-errors = Alguien ha recibido un error que no es culpa suya
alert-member-errors-action = Ejecuta «medianest errors» en la máquina del bot. Si a la persona se le mostró una referencia, búscala: «medianest errors --reference»
alert-users-missing = { $count ->
    [one] { $name } ya no muestra un usuario que antes tenía
   *[other] { $name } ya no muestra, de golpe, { $count } usuarios que antes tenía
 }
alert-users-missing-action = Las cuentas siguen vinculadas hasta que sea seguro que han desaparecido. Si las has borrado tú, no tienes que hacer nada. Si no, revisa el servidor.
alert-token-shared = Otro programa recibe las novedades de este bot en { $name }
alert-token-shared-action = Algunos comandos y botones no llegan a este bot. Detén el otro programa. Si no sabes cuál es, consigue un token nuevo para el bot y ponlo aquí.
alert-user-list = { $name } no muestra a su propietario, así que su lista de usuarios no puede estar completa
alert-user-list-action = Hasta que lo haga, todas las cuentas siguen vinculadas. Comprueba si un proxy que tiene delante responde en su lugar.
alert-name-service-down = Servicio caído
alert-name-key-rejected = Clave rechazada
alert-name-webhook-silent = Webhook en silencio
alert-name-disk-low = Disco casi lleno
alert-name-backup-late = Copia de seguridad atrasada
alert-name-drill-failed = Restauración de prueba fallida
alert-name-drill-missing = Sin restauración de prueba
alert-name-dead-letters = Tareas fallidas
alert-name-requests-stuck = Solicitudes atascadas
alert-name-member-errors = Error mostrado a un miembro
alert-name-many-errors = Muchos errores
alert-name-users-missing = Faltan usuarios
alert-name-token-shared = Token usado dos veces

## El resumen semanal

digest-title = Resumen semanal
digest-requests = Solicitudes
digest-requests-counts = Películas: { $movies } · Series: { $series }
digest-decisions = Decisiones
digest-decisions-counts = Aprobadas: { $approved } · Rechazadas: { $declined }
digest-wait = Tiempo hasta estar disponible
digest-wait-times = La mitad en { $half }, nueve de cada diez en { $most } (títulos: { $count })
digest-minutes = { $minutes } min
digest-hours = { $hours } h
digest-days = { $days ->
    [one] { $days } día
   *[other] { $days } días
 }
digest-top = Más solicitudes
digest-storage = Almacenamiento
digest-storage-database = Base de datos: { $megabytes } MB
digest-storage-free = { $gigabytes } GB libres
digest-uptime = Tiempo activo
digest-uptime-share = { $title } { $percent } %

## Por qué no funciona un servicio (alertas, /status para administradores)

service-fault-unreachable = No responde. Asegúrate de que esté en marcha y comprueba su dirección en los ajustes.
service-fault-failed = Devuelve errores. Su registro dice por qué.
service-fault-status = Responde con un error.
service-fault-key-rejected = Rechaza la clave API o el token. Copia el actual en los ajustes del bot.
service-fault-csrf-enabled = Su protección CSRF está activada, así que el bot no puede hacer cambios. Desactívala en Ajustes → Red (en Overseerr: Ajustes → General).
service-fault-wrong-address = En su dirección responde otra cosa. Comprueba la dirección y su ruta en los ajustes.

## /user

user-title = Miembros
user-title-unlinked = Miembros sin cuenta
user-none = No hay miembros que mostrar. Para encontrar a alguien, envía /{ command-name-user } y parte de su nombre.
user-more = Coinciden más miembros. Escribe más letras del nombre o un ID.
user-suggestion = { $name } podría ser { $account } (ID { $id }).
user-account = Cuenta: { $name }
user-account-none = Sin cuenta
user-account-shared = Esta cuenta también la usa: { $names }.
user-account-blocked = La cuenta está bloqueada para todos los que la usan.
user-blocked = Bloqueado
user-link-title = ¿Vincular a { $name } con { $account } (ID { $id })?
user-link-lines = { $name } hará solicitudes como { $account }. Asegúrate de que sea la misma persona.
user-account-placeholder = Elige una cuenta
user-account-no-match = Ninguna cuenta coincide.
field-account-name = Parte del nombre de la cuenta
button-user-link = Vincular con { $name } (ID { $id })
button-user-choose = Elegir una cuenta
button-user-unlink = Desvincular
button-user-block = Bloquear
button-user-unblock = Desbloquear

## /console

console-title = Consola
console-intro = Este enlace inicia tu sesión en la consola. No lo compartas: quien lo abra primero entra como tú.
console-local = Solo se abre en un navegador de la máquina donde funciona el bot, porque PUBLIC_URL no está definido.
console-expiry = Funciona una sola vez, durante { $minutes } minutos.

## /claim y /forget

claim-wrong = Este código no es correcto o ya hay un administrador. Mientras no lo haya, cada inicio escribe un código nuevo en el registro.
claim-done = Ya eres administrador. Envía /{ command-name-help } para empezar.
forget-title = ¿Borrar tus datos?
forget-lines = Se borran tus chats, notificaciones y ajustes. Tu nombre se quita del historial. Tus solicitudes no se cancelan. Esto no se puede deshacer.
forget-done = Tus datos se han borrado. Si me vuelves a escribir, empiezas de cero.
button-forget = Borrar mis datos

## Iniciar sesión

sign-in-title = Iniciar sesión
sign-in-steps-plex = Abre Plex y permite que MediaNest vea quién eres. Después vuelve aquí.
sign-in-steps-password = Abre la página e inicia sesión con tu cuenta de { $server }. Tu contraseña solo llega a { $server }. No se guarda. No la escribas nunca en este chat.
sign-in-steps-jellyfin = Abre la página e inicia sesión con tu cuenta de { $mediaServer }. Tu contraseña solo llega a { $server }, que la comprueba con { $mediaServer }. Este bot no la guarda. No la escribas nunca en este chat.
sign-in-steps-quick-connect = Abre { $mediaServer }, elige tu icono de usuario → Quick Connect e introduce este código:
sign-in-code-warning = Introduce un código solo si lo has pedido tú. Quien lo introduce vincula su cuenta a este chat.
sign-in-code-expiry = El código caduca en { $minutes } minutos. El resultado aparecerá aquí.
sign-in-expiry = Este enlace es solo para ti. Funciona una vez y caduca en { $minutes } minutos.
sign-in-linked = Estás vinculado a { $account } en { $server }.
sign-in-refused-account-blocked = Esa cuenta está bloqueada. Si es un error, habla con un administrador.
sign-in-refused-no-account = Ninguna cuenta de { $server } corresponde a este inicio de sesión. Entra una vez en { $server } e inténtalo de nuevo, o pregunta a un administrador.
sign-in-refused-expired = Este inicio de sesión no se confirmó a tiempo. Envía /{ command-name-link } para empezar de nuevo.
sign-in-refused-chat-detached = Este chat ahora es de otra persona. Envía /{ command-name-link } para empezar de nuevo.
sign-in-refused-too-many-attempts = Demasiadas contraseñas incorrectas. Espera una hora y envía /{ command-name-link } para empezar de nuevo.
sign-in-refused-user-blocked = No puedes usar este bot porque estás bloqueado. Si es un error, habla con un administrador.
button-sign-in-media-server = Iniciar sesión con { $mediaServer }
button-sign-in-quick-connect = Usar Quick Connect
button-sign-in-password = Iniciar sesión con { $server }
button-open-console = Abrir la consola
button-open-sign-in-plex = Abrir Plex
button-open-sign-in-page = Abrir la página de inicio de sesión

## Página de inicio de sesión

sign-in-page-title = Inicia sesión en { $server }
sign-in-page-title-jellyfin = Inicia sesión con { $mediaServer }
sign-in-page-intro = Esto vincula a «{ $name }» en { $platform } con tu cuenta de { $server }. A partir de entonces, las solicitudes de ese chat se hacen en tu nombre.
sign-in-page-warning = Si no has pedido este enlace, cierra la página. Puede que otra persona intente usar tu cuenta.
sign-in-page-email = Correo electrónico
sign-in-page-user-name = Usuario de { $mediaServer }
sign-in-page-password = Contraseña
sign-in-page-password-jellyfin = Contraseña de { $mediaServer }
sign-in-page-submit = Iniciar sesión
sign-in-page-privacy = Tu correo y tu contraseña solo se envían a { $server }. No se guardan.
sign-in-page-privacy-jellyfin = Tu usuario y tu contraseña solo se envían a { $server }, que los comprueba con { $mediaServer }. Este bot no los guarda.
sign-in-page-wrong-password = El correo o la contraseña no son correctos. { $left ->
    [one] Te queda 1 intento.
   *[other] Te quedan { $left } intentos.
  }
sign-in-page-wrong-password-jellyfin = El usuario o la contraseña no son correctos. { $left ->
    [one] Te queda 1 intento.
   *[other] Te quedan { $left } intentos.
  }
sign-in-page-media-server-unreachable = { $server } no puede conectar con { $mediaServer } en este momento. Inténtalo de nuevo en un minuto.
sign-in-page-media-server-refused = { $mediaServer } no ha aceptado este inicio de sesión y { $server } no dice por qué. Puede que tu cuenta de { $mediaServer } esté desactivada o bloqueada. Inténtalo más tarde o pregunta a un administrador.
sign-in-page-unreachable = { $server } no responde en este momento. Inténtalo de nuevo en un minuto.
sign-in-page-invalid-form = Rellena los dos campos e inténtalo de nuevo.
sign-in-page-done = Has iniciado sesión
sign-in-page-close = Puedes cerrar esta página y volver al chat.
sign-in-page-failed = No se ha podido iniciar sesión
sign-in-page-expired-title = Este enlace ya no funciona
sign-in-page-expired = Ya se ha usado o tiene más de diez minutos. Envía /{ command-name-link } en el chat para recibir uno nuevo.

## Incidencias

button-issue-report = Reportar incidencia
button-issue-comment = Comentar
button-issue-resolve = Resolver
button-issue-reopen = Reabrir
button-issue-all-episodes = Todos los episodios
button-issues-all = Ver todas
button-issues-open = Ver abiertas
issue-report-title = Reportar incidencia
issue-choose-recent = ¿En qué título está la incidencia? Para otros, escribe el título después de /{ command-name-issue }.
issue-choose-title = ¿En qué título está la incidencia?
issue-choose-only = De los títulos encontrados, solo este está en la biblioteca. ¿Es el de la incidencia?
issue-none-recent = Escribe el título con la incidencia después de /{ command-name-issue }.
issue-choose-season = ¿Qué temporada está afectada?
issue-season = Temporada
issue-choose-episode = ¿Qué episodio está afectado? ({ $part })
issue-episode-placeholder = Episodio
issue-episode-label = Episodio { $number }
issue-episode = { $season }, episodio { $episode }
issue-choose-type = ¿Qué falla?
issue-type-video = Vídeo
issue-type-audio = Audio
issue-type-subtitles = Subtítulos
issue-type-other = Otro
issue-kind-video = Incidencia de vídeo
issue-kind-audio = Incidencia de audio
issue-kind-subtitles = Incidencia de subtítulos
issue-kind-other = Incidencia
issue-state-queued = Enviándose
issue-state-open = Abierta
issue-state-resolved = Resuelta
issue-state-failed = No enviada
issue-state-deleted = Eliminada
issue-report-canceled = Cancelado. No se ha enviado nada.
issue-comment-title = Comentar la incidencia
issue-comment-sending = enviándose
issue-earlier-comments = { $count ->
    [one] 1 comentario anterior
   *[other] { $count } comentarios anteriores
  }
field-issue-message = ¿Qué falla y dónde?
field-issue-comment = Tu comentario
field-issue-reported-by = Reportada por
field-issue-affected = Afecta a
field-issue-resolved-by = Resuelta por
field-issue-open-by = Reabierta por
issue-news-resolved = La incidencia con { $title } se ha resuelto.
issue-news-resolved-by = { $name } ha resuelto la incidencia con { $title }.
issue-news-open = La incidencia con { $title } se ha reabierto.
issue-news-open-by = { $name } ha reabierto la incidencia con { $title }.
issue-news-comments = { $count ->
    [one] Nuevo comentario sobre la incidencia con { $title }:
   *[other] { $count } comentarios nuevos sobre la incidencia con { $title }:
  }
issues-title = Tus incidencias
issues-title-all = Incidencias
issues-none = No hay incidencias.
issues-none-open = No hay incidencias abiertas.

## Errores: datos y mensajes antiguos

error-invalid-input = Eso no es válido. Revísalo e inténtalo de nuevo.
error-not-found = Esto ya no existe. Empieza de nuevo con el comando.
error-unknown-button = Este botón ya no funciona. Empieza de nuevo con /{ command-name-request }.
error-draft-expired = Esta tarjeta ha caducado. Empieza de nuevo con /{ command-name-request }.
error-no-seasons-selected = Elige primero al menos una temporada.
error-invalid-state = { $state ->
    [queued] Todavía no es posible. La solicitud se está enviando.
    [pending] Ya no es posible. La solicitud está pendiente de aprobación.
    [approved] Ya no es posible. La solicitud está aprobada.
    [processing] Ya no es posible. La solicitud se está procesando.
    [partial] Ya no es posible. El título está parcialmente disponible.
    [available] Ya no es posible. El título está disponible.
    [declined] Ya no es posible. La solicitud está rechazada.
    [failed] Ya no es posible. La solicitud ha fallado.
    [cancelled] Ya no es posible. La solicitud está cancelada.
   *[other] Ya no es posible. La solicitud ha cambiado.
  }
error-already-decided = Alguien ya ha decidido sobre esta solicitud.
error-already-decided-by = { $state ->
    [approved] { $name } ha aprobado esta solicitud
    [declined] { $name } ha rechazado esta solicitud
   *[other] { $name } ha decidido sobre esta solicitud
  } { $minutes ->
    [0] ahora mismo
    [one] hace 1 minuto
   *[other] hace { $minutes } minutos
  }.
error-already-decided-at = { $state ->
    [approved] Esta solicitud se ha aprobado
    [declined] Esta solicitud se ha rechazado
   *[other] Esta solicitud se ha decidido
  } { $minutes ->
    [0] ahora mismo
    [one] hace 1 minuto
   *[other] hace { $minutes } minutos
  }.

## Errores: permisos

error-forbidden = No tienes permiso para hacer eso aquí. Pregunta a un administrador.
error-not-yours = Esto es de otra persona. Usa tú el comando para tener el tuyo.
error-admins-only = Solo los administradores pueden hacer eso. Pregunta a un administrador.
error-last-admin = Esta persona es el último administrador. Nombra antes a otro.
error-admin-in-settings = ADMINS en la configuración hace administrador a esta persona. Quítala de ahí.
error-approvers-only = Solo los usuarios que pueden gestionar solicitudes eligen a los aprobadores, permiten la autoaprobación y configuran la aprobación por votos. Pregunta a un administrador.
error-not-approver = No puedes aprobar ni rechazar esta solicitud. Pregunta a un administrador si deberías poder.
error-not-approver-here = Aquí no puedes aprobar ni rechazar solicitudes. Pregunta a un administrador si deberías poder.
error-own-request = Aquí no puedes decidir sobre tu propia solicitud. Espera a otro aprobador.
error-private-only = Aquí otros podrían leer la respuesta. Envíame este comando en un chat privado.
error-code-exposed = Aquí otros podían leer tu código, así que ya no es válido. Usa /{ command-name-link } en un chat privado conmigo para obtener uno nuevo.
error-user-blocked = No puedes usar este bot porque estás bloqueado. Si es un error, habla con un administrador.
error-no-permission = Tu cuenta no tiene permiso para hacer eso. Pídeselo a un administrador si lo necesitas.
error-no-issue-permission = Tu cuenta no tiene permiso para reportar incidencias en { $server }. Pídeselo a un administrador si lo necesitas.
error-not-issue-manager = Solo pueden hacerlo quien reportó la incidencia y quienes tienen el permiso «Administrar incidencias» en { $server }. Pídeselo a un administrador si lo necesitas.
error-issue-title-unavailable = Solo puedes reportar incidencias con títulos que están disponibles en { $server }.
error-issue-deleted = La incidencia se eliminó en { $server }.
error-issue-not-sent = Todavía no es posible, porque { $server } aún no tiene la incidencia.
error-no-issue-message = Describe la incidencia en pocas palabras.
error-on-behalf-not-permitted = No puedes solicitar para otros miembros. Si lo necesitas, pide a un administrador los permisos «Gestionar Solicitudes» y «Gestión de Usuarios» en { $server }.
error-member-not-found = No conozco a este miembro. Tiene que haberme escrito una vez, y el nombre debe ser correcto.
error-member-ambiguous = Varios miembros tienen este nombre. Usa su nombre de usuario o una mención.
error-member-not-linked = Este miembro no tiene una cuenta vinculada en { $server }. Puede vincularla con /{ command-name-link }.
error-member-blocked = Este miembro está bloqueado, así que no se puede solicitar nada para él.
error-member-no-permission = La cuenta de este miembro no tiene permiso para solicitar esto. Cuentan sus permisos, no los tuyos.
error-member-quota-exceeded = Esto supera la cuota de este miembro.
error-member-already-requested = Este miembro ya lo ha solicitado.
error-on-behalf-titles-only = Para otro miembro puedes solicitar las películas y series de una en una.
error-no-movie-permission = Tu cuenta no puede solicitar películas. Pídeselo a un administrador si lo necesitas.
error-no-series-permission = Tu cuenta no puede solicitar series. Pídeselo a un administrador si lo necesitas.
error-no-4k-permission = Tu cuenta no puede solicitar en 4K. Usa la calidad estándar o pregunta a un administrador.
error-no-movie-4k = { $server } no ofrece películas en 4K. Usa la calidad estándar.
error-no-series-4k = { $server } no ofrece series en 4K. Usa la calidad estándar.
error-no-advanced-permission = Tu cuenta no puede elegir el servidor, el perfil de calidad ni la carpeta. Puedes solicitarlo sin eso.
error-download-option-gone = Lo que elegiste ya no existe, así que valen otra vez los valores predeterminados. Elige otra cosa o solicítalo tal cual.
error-options-changed = Estas opciones han cambiado, así que no se ha elegido nada. Abre de nuevo el apartado y elige entre las actuales.

## Errores: cuentas e inicio de sesión

error-not-linked = Tu cuenta aún no está vinculada. Usa /{ command-name-link } para vincularla.
error-ambiguous-account = Tu ID de chat está en varios perfiles, así que no está claro qué cuenta es la tuya. Usa /{ command-name-link } para iniciar sesión o pregunta a un administrador.
error-account-blocked = Tu cuenta está bloqueada. Si es un error, habla con un administrador.
error-link-lost = Ahora mismo no encuentro tu cuenta en { $server }. Tu solicitud está guardada y se enviará cuando vuelva a estar. Si tarda mucho, usa /{ command-name-link }.
error-account-not-found = Esta cuenta ya no existe en { $server }. Avisa a un administrador.
error-account-conflict = Estás vinculado a dos cuentas distintas. Elige cuál quieres conservar.
error-guest-account-missing = Las solicitudes de invitados están activadas, pero la cuenta de invitado no existe. Avisa a un administrador.
error-invalid-code = Este código es incorrecto, ya se ha usado o ha caducado. Usa /{ command-name-link } para recibir uno nuevo y envíalo en menos de diez minutos.
error-own-code = Este es tu propio código. Envíalo en tu otro chat.
error-too-many-code-attempts = Demasiados códigos incorrectos. Espera diez minutos y usa /{ command-name-link } para recibir uno nuevo.
error-sign-in-disabled = Esta forma de iniciar sesión está desactivada. Usa /{ command-name-link } para ver otras.
error-not-signed-in = Tu sesión está cerrada. Inicia sesión de nuevo.
error-request-forged = Esto no viene de la propia página de la consola. Recarga la página e inténtalo de nuevo.
error-console-closed = La consola no se puede abrir en esta dirección. Usa la dirección de PUBLIC_URL o ábrela en la máquina donde funciona el bot.
error-sign-in-link-used = Este enlace ha caducado o ya se ha usado. Pide uno nuevo al bot.
error-wrong-password = El nombre o la contraseña no son correctos. Inténtalo de nuevo.
error-no-console-rights = No tienes acceso a la consola. Pregunta a un administrador.
error-console-off = La consola está desactivada. Pregunta a quien gestiona el bot.
error-too-many-streams = Hay demasiadas páginas de la consola abiertas. Cierra algunas.
error-too-many-sign-in-attempts = Demasiadas contraseñas incorrectas. Espera una hora e inténtalo de nuevo.
error-plex-unreachable = Plex no responde en este momento. Inténtalo de nuevo en un minuto.
error-media-server-unreachable = { $server } no puede conectar con su servidor multimedia en este momento. Inténtalo de nuevo en un minuto.
error-media-server-refused = El servidor multimedia de { $server } no ha aceptado este inicio de sesión. Puede que tu cuenta esté desactivada o bloqueada allí. Inténtalo más tarde o pregunta a un administrador.
error-quick-connect-unavailable = Jellyfin no ofrece Quick Connect en este momento: está desactivado o Jellyfin no responde. Inténtalo de nuevo en un minuto o usa /{ command-name-link } para ver otras formas.

## Errores: solicitudes

error-title-not-found = No se ha encontrado este título. Prueba con otra búsqueda.
error-already-requested = Esto ya está solicitado.
error-already-available = Esto ya está disponible.
error-no-seasons-left = Todas las temporadas elegidas están ya disponibles o solicitadas.
error-blocklisted = Este título está en la lista negra. Pregunta a un administrador si crees que es un error.
error-movie-quota-exceeded = Has llegado a tu límite de solicitudes de películas.
error-series-quota-exceeded = Esto supera tu límite de solicitudes de temporadas.
error-no-tvdb-id = Esta serie no tiene ID de TVDB, así que Sonarr no puede descargarla. Inténtalo de nuevo cuando TMDB indique uno.
error-tmdb-unavailable = TMDB, de donde vienen todos los títulos, no responde en este momento. Inténtalo de nuevo en un minuto.

## Errores: servidores de Overseerr

error-no-overseerr-server = Todavía no hay ningún servidor de solicitudes configurado. Avisa a un administrador.
error-overseerr-server-removed = El servidor de solicitudes de este lugar ya no está configurado. Pide a un administrador que elija otro con /{ command-name-setup }.
error-database-unreachable = No se puede acceder a la base de datos en este momento. Inténtalo de nuevo en un minuto.
error-overseerr-unreachable = { $server } no responde en este momento. Inténtalo de nuevo en un minuto.
error-overseerr-failed = { $server } tiene problemas en este momento. Inténtalo de nuevo en un minuto.
error-user-list-incomplete = { $server } no muestra a todos sus usuarios en este momento. Inténtalo de nuevo en un minuto.
error-overseerr-key-rejected = { $server } no acepta la clave API del bot. Avisa a un administrador.
error-overseerr-csrf-enabled = La protección CSRF está activada en { $server }, así que el bot no puede hacer cambios. Avisa a un administrador.
error-not-overseerr = En la dirección de { $server } no hay ningún Overseerr, Jellyseerr o Seerr. Avisa a un administrador.
error-overseerr-refused = { $server } no lo ha aceptado: «{ $quote }» Pregunta a un administrador si no puedes arreglarlo.
error-overseerr-refused-silently = { $server } no lo ha aceptado y no dice por qué. Pide a un administrador que lo compruebe allí.
error-request-deleted = La solicitud se ha borrado en { $server }. Solicita el título otra vez si todavía lo quieres.
error-cancelled-by-approver = Un aprobador ha cancelado la solicitud.
error-removed-from-radarr = La película se ha quitado de Radarr, así que no se descargará. Solicítala otra vez si todavía la quieres.
error-removed-from-sonarr = La serie se ha quitado de Sonarr, así que no se descargará. Solicítala otra vez si todavía la quieres.
error-remote-status-unknown = { $server } da a esta solicitud un estado que no conozco. Decide allí y pide a un administrador que actualice el bot.
error-decision-not-permitted = El aprobador ya no puede decidir sobre esta solicitud. Tiene que aprobarla o rechazarla otra persona.
error-outcome-unknown = Se ha perdido la conexión con { $server }. Estoy comprobando si la solicitud ha llegado.

## Errores: plataformas de chat

error-channel-not-found = Ese canal ya no existe.
error-channel-forbidden = No puedo escribir en ese canal. Pide a un administrador que lo permita.
error-direct-messages-closed = No aceptas mis mensajes directos. Permítelos e inténtalo de nuevo.
error-message-not-found = Ese mensaje ya no existe.
error-reply-expired = Esta respuesta ya no se puede editar.
error-platform-unavailable = El servicio de chat tiene problemas en este momento. Inténtalo de nuevo en un minuto.
error-platform-rejected = Algo ha salido mal. Inténtalo de nuevo en un minuto.
error-backup-failed = No ha funcionado: { $reason }
error-internal = Algo ha salido mal. Si vuelve a pasar, dale esta referencia a un administrador: { $reference }
