### Los textos propios de la página de demostración en español. La página carga este archivo y ningún otro texto del bot.

## Cabecera y pie de la página

demo-title = Demostración de MediaNest
demo-skip-to-chat = Saltar al chat
demo-heading = MediaNest
demo-intro-lead = Esto es una demostración.
demo-intro = El bot y su base de datos son reales. Las personas, { $server } y las descargas son inventadas.
demo-open-console = Abrir la consola
demo-set-up = Configurarlo de verdad
demo-language = Idioma
demo-connecting = Conectando…
demo-connected = Conectado
demo-reconnecting = Reconectando…

## Interruptores del servidor Overseerr simulado

demo-controls = { $server } (simulado)
demo-control-down = Sin conexión
demo-control-slow = Respuestas lentas
demo-control-fail-download = Que falle la próxima descarga

## Paneles: quién eres y dónde

demo-pane-switch = Elige una vista
demo-pane-left = Izquierda: { $name }
demo-pane-right = Derecha: { $name }
demo-pane-name = { $name } en { $room }
demo-pane-person = Eres
demo-pane-rooms = Canales
demo-pane-messages = Mensajes en { $room }
demo-room-general = # general
demo-room-approvals = # aprobaciones
demo-room-direct = Mensajes directos
demo-room-new-messages = nuevo
demo-room-general-empty = Aún no hay solicitudes. Escribe /{ command-name-request } y el nombre de una película o serie.
demo-room-approvals-empty = Aquí aparecen las solicitudes que hay que aprobar.
demo-room-direct-empty = Aquí aparecen los mensajes privados del bot.

## Personas

demo-person-owner = Gestiona el servidor y aprueba solicitudes.
demo-person-member = Puede solicitar películas y series.
demo-person-limited = Puede solicitar una película y tres temporadas por semana.
demo-person-trusted = Sus solicitudes se aprueban automáticamente.
demo-person-guest = Puede buscar, pero no solicitar.

## Campo de mensajes

demo-composer-label = Mensaje
demo-composer-placeholder = Escribe / para ver los comandos
demo-composer-suggestions = Sugerencias
demo-composer-send = Enviar
demo-composer-unknown-command = El comando /{ $name } no existe. Envía /{ command-name-help } para ver todos los comandos.
demo-composer-not-a-command = Los comandos empiezan con una barra. Prueba /{ command-name-request } y el nombre de una película.

## Mensajes

demo-message-author = MediaNest
demo-message-app-tag = APP
demo-message-command = { $name } ha usado { $command }
demo-message-private = Solo tú puedes ver esto
demo-message-thumbs-up = Pulgar arriba
demo-message-thumbs-down = Pulgar abajo
demo-message-reactions = { $label }, { $count }: { $names }
demo-message-preview = Ver en otras plataformas

## Vista previa de un mensaje en otras plataformas

demo-preview-title = Este mensaje en otras plataformas
demo-preview-close = Cerrar
demo-preview-web = Esta página
demo-preview-discord = Discord
demo-preview-telegram = Telegram
demo-preview-json = Mostrar JSON

## Formularios

demo-form-send = Enviar
demo-form-cancel = Cancelar

## Errores

demo-error-offline = No tienes conexión. La página se reconecta sola. Después inténtalo de nuevo.
demo-error-message-gone = Este mensaje ya no existe.
demo-error-unavailable = El bot no responde en este momento. Inténtalo de nuevo enseguida.

## Recorrido

demo-tour = Recorrido
demo-tour-progress = Recorrido: paso { $step } de { $steps }
demo-tour-done = ✓ Hecho. Continúa cuando quieras.
demo-tour-back = Atrás
demo-tour-next = Siguiente
demo-tour-finish = Terminar
demo-tour-skip = Saltar el recorrido
demo-tour-start = Hacer el recorrido
demo-tour-type = Escríbelo por mí
demo-tour-type-left = Escribirlo a la izquierda
demo-tour-type-right = Escribirlo a la derecha
demo-tour-show-channel = Muéstrame el canal
demo-tour-show-card = Muéstrame la tarjeta
demo-tour-request-title = Solicita una película
demo-tour-request-text = A la izquierda eres un miembro. Escribe /{ command-name-request } y un título que nadie haya solicitado aún, como { $title }. Envíalo y pulsa «Solicitar» en la tarjeta.
demo-tour-request-text-any = A la izquierda eres un miembro. Escribe /{ command-name-request } y un título que nadie haya solicitado aún. Envíalo y pulsa «Solicitar» en la tarjeta.
demo-tour-approve-title = Apruébala
demo-tour-approve-text = A la derecha eres quien gestiona el servidor, en el canal de aprobaciones. Pulsa «Aprobar» en la tarjeta nueva o reacciona con un pulgar arriba.
demo-tour-download-title = Mira la descarga
demo-tour-download-text = La tarjeta de # general se actualiza sola. Cuando la película está disponible, el miembro recibe un aviso.
demo-tour-decline-title = Rechaza con un motivo
demo-tour-decline-text = Solicita otra película a la izquierda, como { $title }. A la derecha, pulsa «Rechazar». Elige un motivo o escribe el tuyo.
demo-tour-decline-text-any = Solicita otra película a la izquierda. A la derecha, pulsa «Rechazar». Elige un motivo o escribe el tuyo.
demo-tour-notify-title = Recibe un aviso tú también
demo-tour-notify-text = Solicita { $title } como una persona. Abre el mismo título como otra persona y pulsa «Avísame». Ambas reciben un aviso cuando está disponible.
demo-tour-notify-text-any = Solicita una película como una persona. Abre el mismo título como otra persona y pulsa «Avísame». Ambas reciben un aviso cuando está disponible.
demo-tour-offline-title = Desconecta { $server }
demo-tour-offline-text = Abre la tarjeta de una película, como { $title }. Pon { $server } en «Sin conexión» y pulsa «Solicitar». Vuelve a conectarlo. La solicitud se ha guardado y se envía sola.
demo-tour-offline-text-any = Abre la tarjeta de una película. Pon { $server } en «Sin conexión» y pulsa «Solicitar». Vuelve a conectarlo. La solicitud se ha guardado y se envía sola.
