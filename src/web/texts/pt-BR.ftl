### Os textos próprios da página de demonstração em português do Brasil. A página carrega este arquivo e nenhum outro texto do bot.

## Cabeçalho e rodapé da página

demo-title = Demonstração do MediaNest
demo-skip-to-chat = Ir para o chat
demo-heading = MediaNest
demo-intro-lead = Isto é uma demonstração.
demo-intro = O bot e o banco de dados são reais. As pessoas, { $server } e os downloads são inventados.
demo-open-console = Abrir o console
demo-set-up = Configurar de verdade
demo-language = Idioma
demo-connecting = Conectando…
demo-connected = Conectado
demo-reconnecting = Reconectando…

## Controles do servidor Overseerr simulado

demo-controls = { $server } (simulado)
demo-control-down = Fora do ar
demo-control-slow = Respostas lentas
demo-control-fail-download = Próximo download falha

## Painéis: quem você é, e onde

demo-pane-switch = Escolha uma visão
demo-pane-left = Esquerda: { $name }
demo-pane-right = Direita: { $name }
demo-pane-name = { $name } em { $room }
demo-pane-person = Você é
demo-pane-rooms = Canais
demo-pane-messages = Mensagens em { $room }
demo-room-general = # geral
demo-room-approvals = # aprovações
demo-room-direct = Mensagens diretas
demo-room-new-messages = novo
demo-room-general-empty = Nenhuma solicitação ainda. Digite /{ command-name-request } e o nome de um filme ou série.
demo-room-approvals-empty = As solicitações que precisam de aprovação aparecem aqui.
demo-room-direct-empty = As mensagens privadas do bot aparecem aqui.

## Pessoas

demo-person-owner = Cuida do servidor e aprova solicitações.
demo-person-member = Pode solicitar filmes e séries.
demo-person-limited = Pode solicitar um filme e três temporadas por semana.
demo-person-trusted = As solicitações são aprovadas automaticamente.
demo-person-guest = Pode buscar, mas não solicitar.

## Caixa de mensagem

demo-composer-label = Mensagem
demo-composer-placeholder = Digite / para ver os comandos
demo-composer-suggestions = Sugestões
demo-composer-send = Enviar
demo-composer-unknown-command = O comando /{ $name } não existe. Envie /{ command-name-help } para ver todos os comandos.
demo-composer-not-a-command = Os comandos começam com uma barra. Tente /{ command-name-request } e o nome de um filme.

## Mensagens

demo-message-author = MediaNest
demo-message-app-tag = APP
demo-message-command = { $name } usou { $command }
demo-message-private = Só você pode ver isto
demo-message-thumbs-up = Joinha
demo-message-thumbs-down = Polegar para baixo
demo-message-reactions = { $label }, { $count }: { $names }
demo-message-preview = Ver em outras plataformas

## Prévia de uma mensagem em outras plataformas

demo-preview-title = Esta mensagem em outras plataformas
demo-preview-close = Fechar
demo-preview-web = Esta página
demo-preview-discord = Discord
demo-preview-telegram = Telegram
demo-preview-json = Mostrar JSON

## Formulários

demo-form-send = Enviar
demo-form-cancel = Cancelar

## Erros

demo-error-offline = Você está sem conexão. A página se reconecta sozinha. Depois tente de novo.
demo-error-message-gone = Esta mensagem não existe mais.
demo-error-unavailable = O bot não responde no momento. Tente de novo daqui a pouco.

## Tour

demo-tour = Passeio guiado
demo-tour-progress = Passeio guiado: passo { $step } de { $steps }
demo-tour-done = ✓ Feito. Continue quando quiser.
demo-tour-back = Voltar
demo-tour-next = Próximo
demo-tour-finish = Concluir
demo-tour-skip = Pular o passeio
demo-tour-start = Fazer o passeio
demo-tour-type = Digite para mim
demo-tour-type-left = Digitar à esquerda
demo-tour-type-right = Digitar à direita
demo-tour-show-channel = Mostrar o canal
demo-tour-show-card = Mostrar o cartão
demo-tour-request-title = Solicite um filme
demo-tour-request-text = À esquerda, você é um membro. Digite /{ command-name-request } e um título que ninguém solicitou ainda, como { $title }. Envie e toque em “Solicitar” no cartão.
demo-tour-request-text-any = À esquerda, você é um membro. Digite /{ command-name-request } e um título que ninguém solicitou ainda. Envie e toque em “Solicitar” no cartão.
demo-tour-approve-title = Aprove
demo-tour-approve-text = À direita, você cuida do servidor, no canal de aprovações. Toque em “Aprovar” no novo cartão ou reaja com um joinha.
demo-tour-download-title = Acompanhe o download
demo-tour-download-text = O cartão em # geral se atualiza sozinho. Quando o filme fica disponível, o membro recebe um aviso.
demo-tour-decline-title = Recuse com um motivo
demo-tour-decline-text = Solicite outro filme à esquerda, como { $title }. À direita, toque em “Recusar”. Escolha um motivo ou escreva o seu.
demo-tour-decline-text-any = Solicite outro filme à esquerda. À direita, toque em “Recusar”. Escolha um motivo ou escreva o seu.
demo-tour-notify-title = Receba um aviso também
demo-tour-notify-text = Solicite { $title } como uma pessoa. Abra o mesmo título como outra pessoa e toque em “Me avise”. As duas recebem um aviso quando ele fica disponível.
demo-tour-notify-text-any = Solicite um filme como uma pessoa. Abra o mesmo título como outra pessoa e toque em “Me avise”. As duas recebem um aviso quando ele fica disponível.
demo-tour-offline-title = Tire { $server } do ar
demo-tour-offline-text = Abra o cartão de um filme, como { $title }. Coloque { $server } em “Fora do ar” e toque em “Solicitar”. Ligue-o de novo. A solicitação foi salva e segue sozinha.
demo-tour-offline-text-any = Abra o cartão de um filme. Coloque { $server } em “Fora do ar” e toque em “Solicitar”. Ligue-o de novo. A solicitação foi salva e segue sozinha.
