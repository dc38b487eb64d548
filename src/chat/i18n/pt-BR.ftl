### Os textos do MediaNest em português do Brasil.

language-name = Português (Brasil)

## Nomes de comandos e opções: o que se digita. Só a-z e 0-9, porque o Telegram não aceita mais nada.

command-name-request = solicitar
command-name-discover = explorar
command-name-requests = solicitacoes
command-name-following = seguindo
command-name-pending = pendentes
command-name-history = historico
command-name-issue = problema
command-name-issues = problemas
command-name-setup = configurar
command-name-link = vincular
command-name-unlink = desvincular
command-name-me = perfil
command-name-settings = ajustes
command-name-status = status
command-name-user = membros
command-name-claim = assumir
command-name-console = console
command-name-forget = esquecer
command-name-help = ajuda
command-name-cancel = cancelar
option-name-title = titulo
option-name-for = para
option-name-4k = 4k
option-name-page = pagina
option-name-request = solicitacao
option-name-code = codigo
option-name-who = quem
option-name-me = eu

## Comandos e suas opções

command-request = Solicite um filme ou uma série
command-discover = Encontre algo para assistir
command-requests = Veja suas solicitações e o status delas
command-following = Veja e encerre os avisos que você recebe
command-pending = Analise as solicitações pendentes
command-history = Veja o que aconteceu com uma solicitação
command-issue = Reportar um problema com um título
command-issues = Ver os problemas reportados e seu estado
command-setup = Configure solicitações e aprovações deste servidor ou grupo
command-link = Vincule sua conta ou outro chat
command-unlink = Desvincule uma conta ou um chat
command-me = Veja sua conta, suas permissões e sua cota
command-settings = Mude suas notificações e seu idioma
command-status = Veja se o bot e os servidores estão funcionando
command-user = Gerencie membros: vincular, desvincular, bloquear
command-claim = Torne-se o primeiro admin com o código do log
command-console = Abra o console no navegador, se você é admin ou aprova solicitações
command-forget = Apague seus dados
command-help = Veja o que você pode fazer aqui
command-cancel = Cancele a pergunta atual
command-missing-option = Adicione isto depois de /{ $name }: { $what }
option-title = Título, ou um link do TMDB, IMDb ou TVDB
option-issue-title = Título com o problema; sem ele, escolha entre suas solicitações
option-4k = Solicitar em 4K
option-for = O membro para quem você solicita (só aprovadores)
option-page = Número da página
option-request = Parte do título ou o ID da solicitação
option-code = Seu código de uso único
option-who = Parte de um nome, uma menção ou um ID
option-forget = Apagar meus dados
anonymous-sender = Você posta anonimamente aqui, então não sei quem você é. Desative o modo anônimo por um momento ou me escreva em um chat privado.
question-hint = Responda a esta mensagem ou envie /{ command-name-cancel }.
question-canceled = Cancelado.

## Palavras usadas em vários lugares

media-type-movie = Filme
media-type-tv = Série
quality-standard = Padrão
quality-4k = 4K
platform-discord = Discord
platform-telegram = Telegram
platform-web = Página de demonstração
source-discord = Discord
source-telegram = Telegram
source-web = Página de demonstração
source-overseerr = { $server }
source-cli = Linha de comando
source-console = Console
page-count = Página { $page } de { $pages }
page-number = Página { $page }
button-cancel = Cancelar
button-back = Voltar
button-next = Próximo
button-done = Pronto
button-newer = Mais recentes
button-older = Mais antigos

## Busca

search-title = Escolha um título
search-results = Resultados para “{ $words }”
search-many = Não está entre eles? Adicione o ano ou cole um link do TMDB ou IMDb.
search-placeholder = Escolha um título
search-empty = Nenhum resultado para “{ $words }”. Tente o título original, adicione o ano ou cole um link do TMDB ou IMDb.
search-did-you-mean = Você quis dizer…?
search-empty-but = Nenhum resultado para “{ $words }”, mas estes títulos são parecidos:
search-unknown-link = Não sei a qual título este link pertence. Envie o próprio título ou um link do TMDB, IMDb, TVDB, Letterboxd, Trakt ou JustWatch.
search-unknown-page = Não conheço o site deste link. Se o número for do TMDB, você quer dizer:
search-available = Disponível
search-partial = Parcialmente disponível
search-requested = Solicitado
search-processing = Processando
search-failed = A solicitação falhou

## Explorar

discover-title = Explorar
discover-about = O que você quer ver?
discover-trending = Em alta
discover-recommended = Recomendado para você
discover-popular-movie = Filmes populares
discover-popular-tv = Séries populares
discover-upcoming-movie = Filmes em breve
discover-upcoming-tv = Séries em breve
discover-genres-movie = Gêneros de filmes
discover-genres-tv = Gêneros de séries
discover-genre-movie = Filmes: { $genre }
discover-genre-tv = Séries: { $genre }
discover-similar = Semelhantes a { $title }
discover-choose-genre = Escolha um gênero
discover-empty = Não há nada aqui no momento.
discover-no-requests = Ainda não há nada para recomendar. As recomendações vêm das suas próprias solicitações: solicite algo de que você goste e volte mais tarde.
button-all-lists = Todas as listas
button-similar = Semelhantes

## Pessoas e coleções

title-group-person = Pessoa
title-group-collection = Coleção
discover-person = Filmes e séries com { $name }
collection-complete = Não falta nada: tudo está na biblioteca ou já foi solicitado.
collection-missing = { $count ->
    [one] Falta { $count } filme.
   *[other] Faltam { $count } filmes.
  }
collection-missing-4k = { $count ->
    [one] Falta { $count } filme em 4K.
   *[other] Faltam { $count } filmes em 4K.
  }
collection-at-once = Um toque solicita os primeiros { $count }. Abra a coleção de novo para os outros.
collection-quota = { $count ->
    [one] Solicitar { $count } filme deixa { $left } das suas { $limit } solicitações de filmes.
   *[other] Solicitar { $count } filmes deixa { $left } das suas { $limit } solicitações de filmes.
  }
collection-others = { $count ->
    [one] …e mais { $count } filme
   *[other] …e mais { $count } filmes
  }
collection-requested = { $count ->
    [one] Você solicitou { $count } filme.
   *[other] Você solicitou { $count } filmes.
  }
collection-nothing = Nada foi solicitado: tudo já está na biblioteca ou foi solicitado.
button-request-movies = { $count ->
    [one] Solicitar { $count } filme
   *[other] Solicitar { $count } filmes
  }
button-request-movies-4k = { $count ->
    [one] Solicitar { $count } filme em 4K
   *[other] Solicitar { $count } filmes em 4K
  }
button-refresh = Atualizar

## Cartão de um título

field-status = Status
field-seasons = Temporadas
availability-unknown = Não está na biblioteca
availability-pending = Aguardando aprovação
availability-approved = Aprovado
availability-processing = Processando
availability-failed = A solicitação falhou
availability-requested = Solicitado
availability-partial = Parcialmente disponível
availability-available = Disponível
availability-blocked = Na lista de bloqueio
availability-deleted = Excluído
availability-other = Status desconhecido
title-no-overview = Sem descrição.
title-rating = ★ { $rating }
title-runtime = { $hours } h { $minutes } min
title-runtime-hours = { $hours } h
title-runtime-minutes = { $minutes } min
title-trailer = Trailer
title-streaming = { $services } ({ $region }; dados do JustWatch)
field-cast = Elenco
field-streaming = Streaming em
title-no-permission = Sua conta não tem permissão para solicitar isto. Fale com um admin se precisar.
title-as-guest = Você está solicitando como convidado.
on-behalf-for = Solicitação para { $name } (conta { $account })
on-behalf-rights-all = Pode solicitar isto em qualidade padrão e em 4K.
on-behalf-rights-standard = Pode solicitar isto em qualidade padrão.
on-behalf-rights-only4k = Pode solicitar isto apenas em 4K.
on-behalf-quota-used = Este membro já usou toda a cota.
on-behalf-approved = É você quem faz a solicitação, então ela é aprovada na hora. Ela conta na cota do membro.
requester-seasons = { $name } ({ $seasons })
seasons-none = Ainda não se conhece nenhuma temporada, então não há nada para solicitar.
seasons-only-specials = Esta série só tem especiais, e eles não podem ser solicitados aqui.
seasons-whole-series = Só é possível solicitar a série inteira. Temporadas: { $seasons }
seasons-none-left = Todas as temporadas já estão disponíveis ou foram solicitadas.
seasons-available = Disponíveis: { $seasons }
seasons-partial = Parcialmente disponíveis: { $seasons }
seasons-requested = Solicitadas: { $seasons }
seasons-selected = Temporadas escolhidas: { $seasons }
seasons-select-prompt = Escolha as temporadas que você quer.
seasons-placeholder = Escolha temporadas
seasons-placeholder-page = Escolha temporadas (página { $page } de { $pages })
seasons-named = { $count ->
    [one] Temporada { $seasons }
   *[other] Temporadas { $seasons }
  }
season-specials = Especiais
season-label = Temporada { $number }
season-episodes = { $count ->
    [one] { $count } episódio
   *[other] { $count } episódios
  }
season-available = Já disponível
season-partial = Parcialmente disponível
season-requested = Já solicitada
button-request = Solicitar
button-request-4k = Solicitar em 4K
button-all-seasons = Todas as temporadas
button-latest-season = Última temporada
button-watch = Assistir agora
button-notify = Me avise
button-notify-off = Desativar o aviso
button-vote = +1
button-choose-seasons = Escolher temporadas
button-follow-future = Seguir novas temporadas
draft-canceled = Nada foi solicitado.
subscription-active = Você vai receber um aviso quando { $title } estiver disponível.
follow-active = Você segue { $title }: { $what }
follow-future = { $season ->
    [0] todas as temporadas
   *[other] novas temporadas depois da temporada { $season }
  }
follow-any = a próxima temporada
subscription-available = { $title } já está disponível.
subscription-own-request = Foi você quem solicitou { $title }. O aviso virá de qualquer forma.
vote-added = Seu +1 conta. Você receberá um aviso quando { $title } chegar. Toque de novo para retirar.
vote-removed = Seu +1 para { $title } foi retirado.
vote-subscribed = Você receberá um aviso quando { $title } chegar. Seu +1 vai contar quando sua conta estiver vinculada: /{ command-name-link }
vote-own = Foi você quem solicitou { $title }, então você não pode dar +1.
vote-count = { $count ->
    [one] { $count } voto
   *[other] { $count } votos
  }
votes-needed = { $count } de { $needed } para a aprovação

## Cartão de uma solicitação

state-queued = Enviando a solicitação
state-queued-waiting = Salva, será enviada automaticamente
state-pending = Aguardando aprovação
state-approved = Aprovada
state-processing = Processando
state-processing-percent = Baixando, { $percent }%
download-queued = Na fila de downloads
download-paused = O download está pausado
download-importing = Baixado, mas ainda não está na biblioteca
download-stuck = O download está travado
download-failed = O download falhou
state-partial = Parcialmente disponível
state-available = Disponível
state-declined = Recusada
state-failed = Falhou
request-failed-retried = Falhou, haverá nova tentativa
state-rejected = Não solicitada
state-cancelled = Cancelada
request-removed = Removida
field-requested-by = Solicitado por
field-wanted-by = Também querem
requester-on-behalf = { $by } para { $name }
field-quality = Qualidade
field-release = Ainda não lançado
release-cinema = nos cinemas
release-digital = em digital
release-disc = em disco
release-air = na TV
field-eta = Previsão
field-waiting-since = Aguardando desde
field-next-try = Próxima tentativa
field-stalled = Sem movimento desde
standing-queue = { $count ->
    [one] Há { $count } solicitação na frente.
    [many] Há { $count } solicitações na frente.
   *[other] Há { $count } solicitações na frente.
  }
standing-queue-many = Há mais de { $count } solicitações na frente.
standing-attempt = { $attempt } de { $of }
standing-never-sent = Foi aprovada, mas não chegou ao { $service }. Um aprovador pode reenviá-la.
standing-deleted = Foi excluído da biblioteca. Solicite de novo se ainda quiser.
standing-cinema-only = Por enquanto só nos cinemas. Não há data conhecida de lançamento digital ou em disco.
standing-not-found = Nenhum download foi encontrado até agora. Os aprovadores já sabem.
field-decided-by = Decidido por
decided-by-votes = { $votes } (regra de { $name })
field-reason = Motivo
request-sent = Solicitação enviada.
request-sent-seasons = Solicitação enviada: { $seasons }.
request-seasons-skipped = Já disponíveis ou solicitadas: { $seasons }.
request-seasons-available = Já disponíveis: { $seasons }.
request-seasons-requested = Já solicitadas: { $seasons }.
request-known-by = { $name } já solicitou isto.
request-already-by = { $name } já solicitou isto. Quer receber um aviso quando estiver disponível?
request-download-failed = Não foi possível iniciar o download. Um aprovador pode tentar novamente.
request-download-retried = Não foi possível iniciar o download. Haverá nova tentativa.
quota-left = Cota: restam { $left } de { $limit }.
quota-resets = Renova-se
quota-too-many-seasons = { $count } temporadas são demais. Sua cota só permite mais { $left }.
quota-too-many-seasons-member = { $count } temporadas são demais. A cota deste membro só permite mais { $left }.

## Notificações

notification-available = { $title } já está disponível. Aproveite!
notification-declined = { $title }: solicitação recusada.
notification-failed = Sua solicitação de { $title } falhou.
notification-pending = { $title } ainda aguarda aprovação.
notification-ended = A solicitação de { $title } não existe mais.
notification-stalled = Sua solicitação de { $title } está parada há algum tempo.
notification-votes-off = { $title } tem votos suficientes, mas não foi aprovado: quem configurou a aprovação por votos não pode mais aprovar solicitações. A aprovação por votos está desativada agora. Quem pode gerenciar solicitações pode ativá-la de novo na configuração.
notification-other = Há novidades na sua solicitação de { $title }.

## Cartão de aprovação

approval-title = Aprovar { $title }?
approval-requested-by = Solicitado por { $name }
approval-requested-by-as = Solicitado por { $name } como { $account }
approval-quota = { $used } de { $limit } em uso
approval-not-completed = Isso não deu certo. { $cause }
approval-download-failed = O Radarr ou o Sonarr não aceitou esta solicitação. Toque em “Tentar novamente” para reenviá-la.
approval-never-sent = Foi aprovada, mas não chegou ao { $service }. Confira em { $server } se há um servidor { $service } padrão e toque em “Reenviar”.
approval-never-sent-4k = Foi aprovada, mas não chegou ao { $service }. Confira em { $server } se há um servidor { $service } padrão para 4K e toque em “Reenviar”.
approval-stalled = Nada está sendo baixado. Procure o título no { $service }.
approval-fallback = Você recebe este cartão como mensagem direta porque não foi possível publicá-lo no canal. Verifique se o bot pode postar lá.
decision-approve = Aprovada por { $name }. Enviando…
decision-decline = Recusada por { $name }. Enviando…
decision-approve-waiting = Aprovada por { $name }. Salvo, será enviado automaticamente.
decision-decline-waiting = Recusada por { $name }. Salvo, será enviado automaticamente.
decision-votes = Aprovada por { $votes } (regra de { $name }). Enviando…
decision-votes-waiting = Aprovada por { $votes } (regra de { $name }). Salvo, será enviado automaticamente.
field-quota = Cota
field-pending-requests = Solicitações pendentes
field-source = Solicitado via
button-approve = Aprovar
button-decline = Recusar
button-edit = Editar
button-details = Detalhes
button-retry = Tentar novamente
button-send-again = Reenviar
button-reopen = Reabrir
button-open-request = Abrir no { $server }
toast-decided = { $state ->
    [approved] { $title }: solicitação aprovada.
    [declined] { $title }: solicitação recusada.
   *[other] { $title }: já foi resolvida.
  }

## Recusar

decline-prompt = Por que você está recusando { $title }?
decline-form-title = Recusar a solicitação
decline-reason-placeholder = Escolha um motivo
decline-reason-1 = Está disponível em um serviço de streaming.
decline-reason-2 = Ainda não há uma boa versão.
decline-reason-3 = Não há espaço suficiente no momento.
decline-canceled = A solicitação não foi recusada.
field-decline-reason = Motivo (opcional)
button-decline-no-reason = Recusar sem motivo
button-decline-write = Escrever um motivo

## Editar uma solicitação

edit-title = Editar { $title }
edit-part-seasons = Temporadas
edit-part-server = Servidor de destino
edit-part-profile = Perfil de qualidade
edit-part-folder = Pasta raiz
edit-part-language = Perfil de idioma
edit-part-tags = Tags
edit-select-seasons = Escolha temporadas
edit-select-server = Escolha um servidor de destino
edit-select-profile = Escolha um perfil de qualidade
edit-select-folder = Escolha uma pasta raiz
edit-select-language = Escolha um perfil de idioma
edit-select-tags = Escolha tags
edit-empty = Nenhuma opção disponível.
edit-current = Atual
edit-default = Padrão
edit-missing = Não existe mais
button-options = Opções
button-use-defaults = Usar padrões
options-title = Opções de { $title }
options-no-tags = sem tags
field-options = Opções de download

## /pending

pending-title = Solicitações pendentes
pending-none = Nenhuma solicitação pendente.
button-approve-all = Aprovar todas de { $name }
button-approve-count = { $count ->
    [one] Aprovar { $count } solicitação
   *[other] Aprovar { $count } solicitações
  }
approve-all-title = Aprovar todas as solicitações pendentes de { $name }?
approve-all-count = { $count ->
    [one] { $count } solicitação será aprovada.
   *[other] { $count } solicitações serão aprovadas.
  }
approve-all-done = { $count ->
    [0] Não havia mais nada para aprovar.
    [one] { $count } solicitação aprovada.
   *[other] { $count } solicitações aprovadas.
  }
approve-all-note = Elas estão sendo enviadas. Uma solicitação que o servidor não aceitar volta para /{ command-name-pending }, com o motivo.

## /history

history-title = { $title }: histórico
history-choose = Escolha uma solicitação
history-none = Nenhuma solicitação corresponde. Tente parte do título ou o ID da solicitação.
history-line = { $event } por { $actor } ({ $source })
history-line-overseerr = { $event } ({ $server })
history-detail-reason = Motivo: { $reason }
history-detail-overtaken = Substitui a decisão de { $name }
history-detail-approved = Aprovada por { $name }
history-detail-votes = { $votes }, com uma regra própria
event-request = Solicitada
history-requested-for = Solicitada para { $name }
event-import = Solicitada
event-decide = Decidida
event-drop-decision = Decisão retirada
event-edit = Editada
event-send-again = Reenviada
event-await-approval = Aguardando aprovação
event-approve = Aprovada
event-start-processing = Em processamento
event-become-partial = Parcialmente disponível
event-become-available = Disponível
event-decline = Recusada
event-reject = Não aceita
event-fail = Falhou
event-cancel = Cancelada
event-disappear = Excluída
event-retry = Nova tentativa
event-reopen = Reaberta

## /requests

requests-title = Suas solicitações
requests-none = Você ainda não tem solicitações. Envie /{ command-name-request } para fazer uma.

## O que se segue

following-title = O que você segue
following-none = Você não segue nada. Abra um título com /{ command-name-request } e escolha “Me avise” ou “Seguir novas temporadas”.
follow-title = Seguir { $title }
follow-current = Você segue: { $what }
follow-about = Escolha as temporadas sobre as quais quer receber avisos.
follow-about-future = Todas as temporadas estão disponíveis. Você recebe um aviso quando chegar uma nova.
follow-ended = Você não segue mais { $title }.
follow-resumed = Você voltou a seguir { $title }.
button-follow-all = Todas as temporadas e as novas
button-follow-future-off = Sem novas temporadas
button-unfollow = Deixar de seguir
button-unfollow-title = Deixar de seguir { $title }
button-choose-seasons-title = Temporadas de { $title }
button-follow-again = Desfazer
button-cancel-request = Cancelar { $title }

## /setup

setup-title = Configuração: { $name }
setup-not-here = Use /{ command-name-setup } em um servidor do Discord ou em um grupo do Telegram.
setup-requests = Cartões de solicitações
setup-requests-anywhere = Publicados onde a solicitação é feita
setup-requests-private = Visíveis só para quem solicita
setup-approvals = Cartões de aprovação
setup-approvers = Aprovadores
setup-approvers-default = Admins e usuários que podem gerenciar solicitações
setup-approvers-roles = { $count ->
    [one] Membros com { $count } cargo
   *[other] Membros com algum de { $count } cargos
  }
setup-approvers-admins = Admins do grupo
setup-self-approval = Autoaprovação
setup-self-approval-on = Aprovadores podem aprovar as próprias solicitações
setup-self-approval-off = Outra pessoa precisa aprovar
setup-votes = Aprovação por votos
setup-votes-none = Desativada
setup-votes-set = { $votes }, escolha de { $name }
setup-votes-set-as = { $votes }, escolha de { $name } como { $account }
setup-about-votes = Uma solicitação feita aqui é aprovada assim que essa quantidade de membros tocar em +1. Cada conta vinculada conta uma vez, e quem fez a solicitação não conta.
setup-about-votes-setter = Cada aprovação é uma decisão de quem define o número. Só usuários que podem gerenciar solicitações podem defini-lo, e ela termina quando essa pessoa não pode mais.
setup-about-votes-next = Um número novo vale a partir do próximo voto. Solicitações que já têm votos suficientes não são aprovadas antes disso.
setup-reasons = Motivos de recusa
setup-reminder = Lembrete
setup-reminder-hours = { $hours ->
    [0] Nunca
    [one] Depois de { $hours } hora
   *[other] Depois de { $hours } horas
  }
setup-quiet = Horas de silêncio
setup-quiet-none = Nenhuma
setup-quiet-range = Das { $from }h às { $until }h
setup-timezone = Fuso horário
setup-region = Região
setup-server = Servidor de solicitações
setup-server-removed = Não está mais configurado
setup-about-server = Novas solicitações feitas aqui vão para este servidor.
setup-unlinked = Membros sem conta
setup-about-unlinked = Escolha o que acontece quando um membro não tem conta vinculada.
setup-unlinked-link = Precisa vincular uma conta primeiro
setup-unlinked-guest = Pode solicitar como convidado
setup-language = Idioma
setup-about-language = O idioma dos cartões de solicitações e de aprovação neste servidor ou grupo.
setup-language-requester = O idioma de quem solicita
setup-default = Padrão
setup-place-here = Aqui
setup-places-elsewhere = { $count ->
    [one] Mais { $count } lugar
   *[other] Mais { $count } lugares
  }
setup-roles-placeholder = Escolha os cargos que podem aprovar
setup-button-requests = Publicar solicitações aqui
setup-button-requests-off = Publicar solicitações em qualquer lugar
setup-button-approvals = Enviar aprovações para cá
setup-button-approvals-off = Parar de enviar aprovações para cá
setup-button-public = Mostrar solicitações a todos
setup-button-private = Manter solicitações privadas
setup-button-self-approval = Permitir autoaprovação
setup-button-self-approval-off = Não permitir autoaprovação
setup-button-admins = Deixar os admins do grupo aprovarem
setup-button-admins-off = Não deixar os admins do grupo aprovarem
setup-button-roles-off = Remover todos os cargos de aprovação
setup-button-reasons = Motivos de recusa
setup-button-reminder = Lembrete
setup-button-quiet = Horas de silêncio
setup-button-timezone = Fuso horário
setup-button-region = Região
setup-button-votes = Definir o número
setup-button-votes-off = Desativar
setup-form-reasons = Um motivo por linha
setup-form-reminder = Horas até um lembrete (0 = nunca)
setup-form-quiet = Horas, como 22-7 (vazio = nenhuma)
setup-form-timezone = Fuso, como America/Sao_Paulo (ou vazio)
setup-form-region = Código do país, como BR (vazio = padrão)
setup-form-votes = Votos, de { $min } a { $max } (vazio = não)
setup-alerts = Alertas
setup-about-alerts = O bot avisa seus admins aqui quando algo dá errado. Toque em um tipo para silenciá-lo.
setup-alerts-direct = Como mensagens diretas aos admins
setup-alerts-fixed = Definido por { $setting }
setup-alerts-muted = Silenciados
setup-alerts-none = Nenhum
setup-digest = Resumo semanal
setup-digest-off = Desativado
setup-button-alerts = Enviar alertas para cá
setup-button-alerts-off = Enviar alertas como mensagens diretas
setup-button-alerts-stop = Parar de enviar alertas para cá
setup-button-digest = Enviar o resumo semanal para cá
setup-button-digest-off = Parar o resumo semanal

## /setup: o webhook

webhook-title = Webhook
webhook-about = Com ele, o servidor informa o bot sobre mudanças na hora. Sem ele, o bot percebe na próxima consulta.
webhook-absent = Não configurado
webhook-foreign = Aponta para { $url }, não para este bot
webhook-off = Desativado
webhook-faulty = Configurado, mas não como o bot precisa
webhook-unproven = Configurado, mas nenhum webhook chegou ultimamente
webhook-proven = Configurado, e os webhooks chegam
webhook-last = último
webhook-unknown = Não foi possível ler: { $reason }
webhook-button-install = Configurar
webhook-button-repair = Corrigir
webhook-button-test = Enviar teste
webhook-button-install-for = { $server }: configurar
webhook-button-repair-for = { $server }: corrigir
webhook-button-test-for = { $server }: enviar teste
webhook-button-replace = Substituir
webhook-replace-title = { $server } já tem um webhook
webhook-replace = Ele aponta para { $url }. O servidor só pode ter um. Se você o substituir, o programa nesse endereço não receberá mais webhooks.
webhook-replace-off = Ele aponta para { $url } e está desativado. O servidor só pode ter um.
webhook-replace-with = O novo apontaria para { $url }
webhook-no-address = Não sei em que endereço { $server } pode me alcançar. Defina PUBLIC_URL ou WEBHOOK_URL, ou execute “medianest webhook install --url” na máquina do bot.
webhook-changing = Alguém está alterando o webhook de { $server } agora mesmo. Tente de novo.
webhook-test-arrived = { $server } enviou um teste, e ele chegou. Tudo funciona.
webhook-test-refused = { $server } enviou um teste, mas o cabeçalho Authorization não é o que o bot espera. Use o mesmo WEBHOOK_SECRET em todos os processos do bot e configure o webhook de novo.
webhook-test-failed = { $server } não conseguiu entregar o teste em { $url }. Ele precisa alcançar esse endereço: verifique HTTP_HOST, o nome do contêiner do bot e o firewall, e defina WEBHOOK_URL.
webhook-test-no-answer = Nenhum teste chegou, e { $server } ainda está tentando alcançar { $url }. Verifique HTTP_HOST, o nome do contêiner do bot e o firewall, e defina WEBHOOK_URL.
webhook-test-elsewhere = Outro programa aceitou o teste em { $url }. Verifique o endereço e defina WEBHOOK_URL.
webhook-test-not-set-up = O webhook de { $server } não aponta para este bot. Configure-o primeiro.

## /help

help-title = O que você pode fazer aqui
help-intro = Solicite filmes e séries aqui. Eu aviso quando você puder assistir.
help-guest = Você faz solicitações como convidado.
help-linked = Você faz solicitações como { $name }.

## /link

link-title = Vincule sua conta
link-intro = Seus chats vinculados compartilham as mesmas solicitações e a mesma cota.
link-current = Conta vinculada: { $name }
link-server = Você está vinculando sua conta de { $name }.
link-way-sign-in = Entre para vincular sua conta na hora:
link-way-profile = Ou adicione seu ID ao seu perfil:
link-way-code = Você usa outro chat também? Conecte-o:
link-hint-discord-general = Em { $server }, abra seu perfil → Configurações → Geral. Informe seu ID de usuário do Discord: { $id }. Depois toque em “Verificar de novo”.
link-hint-discord-notifications = Em { $server }, abra seu perfil → Configurações → Notificações → Discord. Informe seu ID de usuário do Discord: { $id }. Depois toque em “Verificar de novo”. Se não houver uma página do Discord, peça a um admin deste bot para vincular você.
link-hint-discord-either = Em { $server }, abra seu perfil → Configurações → Geral (ou Notificações → Discord). Informe seu ID de usuário do Discord: { $id }. Depois toque em “Verificar de novo”.
link-hint-telegram = Em { $server }, abra seu perfil → Configurações → Notificações → Telegram. Informe seu ID do chat: { $id }. Depois toque em “Verificar de novo”. Se não houver uma página do Telegram, peça a um admin deste bot para vincular você.
link-hint-web = Escolha outra pessoa nesta página para fazer solicitações.
link-checking = Ainda verificando. Espere alguns segundos e toque em “Verificar de novo”.
link-checking-guest = Ainda verificando. Enquanto isso, você pode solicitar como convidado. Espere alguns segundos e toque em “Verificar de novo”.
link-code-title = Seu código: { $code }
link-code-lines = Em até dez minutos, envie isto no seu outro chat: /{ command-name-link } { $code }
link-code-warning = Qualquer pessoa com este código pode agir como você. Não o compartilhe.
button-check-again = Verificar de novo
button-link-private = Entrar em particular
button-link-code = Conectar outro chat
button-open-telegram = Abrir o Telegram

## Conectar dois chats

merge-title = Você é { $name }?
merge-lines = { $name } ({ $platforms }) criou este código. Se for você, suas solicitações e ajustes serão unidos.
merge-chats = Estes chats serão conectados: { $chats }.
merge-warning = Se outra pessoa deu este código a você, toque em “Cancelar”. Caso contrário, ela poderá agir como você.
merge-conflict = Você está vinculado a { $mine } aqui e a { $theirs } lá. Qual conta você quer manter?
merge-conflict-on = Em { $server }, você está vinculado a { $mine } aqui e a { $theirs } lá.
merge-conflict-on-removed-server = Em um servidor que não está mais configurado, você está vinculado a { $mine } aqui e a { $theirs } lá.
merge-conflict-choose = { $count ->
    [one] Qual conta você quer manter?
   *[other] Quais contas você quer manter? Sua escolha vale para todos estes servidores.
  }
merge-done = Pronto. Seus chats estão conectados.
merge-canceled = Nada foi alterado.
button-merge = Sim, sou eu
button-keep = Manter { $name }

## /unlink

unlink-title = O que você quer desvincular?
unlink-none = Não há nada para desvincular. Você não tem conta vinculada e só tem um chat.
unlink-lines = Um chat desvinculado começa do zero. Suas solicitações ficam com seus outros chats.
unlink-confirm-title = Desvincular { $name }?
unlink-confirm-lines = Você pode vincular de novo com /{ command-name-link }. Suas solicitações são mantidas.
unlink-done = { $name }: desvinculado. Envie /{ command-name-link } para vincular de novo.
detach-done = Esse chat não está mais conectado aos seus outros chats.
button-unlink-account = Desvincular { $name }
button-detach-chat = Desvincular { $name } ({ $platform })

## /me

me-chats = Chats
me-account = Conta
me-account-verified = { $name } ({ $method })
me-account-guest = Convidado
account-shared = Também usada por { $names }. A cota é compartilhada, as solicitações não.
account-shared-hint = Se for você em outro chat, conecte-o: seus chats passam a compartilhar as mesmas solicitações e ajustes.
me-permissions = Permissões
me-quota = Cota
me-quota-movie = Filmes: restam { $left } de { $limit }
me-quota-movie-unlimited = Filmes: sem limite
me-quota-tv = Temporadas: restam { $left } de { $limit }
me-quota-tv-unlimited = Temporadas: sem limite
me-notifications = Notificações
me-notifications-in-place = Onde a solicitação foi feita
me-notifications-direct = Mensagem direta ({ $platform })
me-direct-messages-closed = O { $platform } não me deixa escrever para você. Permita minhas mensagens diretas para receber notificações.
verified-profile = encontrada pelo perfil
verified-plex = conectada com o Plex
verified-password = conectada
verified-quick-connect = conectada com o Quick Connect
verified-admin = vinculada por um admin
permission-request-movie = Solicitar filmes
permission-request-tv = Solicitar séries
permission-request-movie-4k = Solicitar filmes em 4K
permission-request-tv-4k = Solicitar séries em 4K
permission-auto-approve-movie = Aprovar filmes automaticamente
permission-auto-approve-tv = Aprovar séries automaticamente
permission-auto-approve-movie-4k = Aprovar automaticamente filmes em 4K
permission-auto-approve-tv-4k = Aprovar automaticamente séries em 4K
permission-manage-requests = Gerenciar solicitações
permission-view-requests = Visualizar solicitações
permission-admin = Administrador
permission-none = Nenhuma

## /settings

settings-title = Seus ajustes
settings-notifications = Notificações: { $where }
settings-language = Idioma: { $name }
settings-language-placeholder = Escolha um idioma
settings-server = As solicitações deste chat privado vão para { $name }.
button-notify-in-place = Onde a solicitação foi feita
button-notify-direct = Mensagem direta ({ $platform })

## /status

status-title = Status
status-bot-ok = 🟢 Estou funcionando
status-bot-disturbed = 🟡 Algo precisa de atenção. Os admins já sabem.
status-requests-saved = As solicitações que você já fez estão salvas, e vou enviá-las assim que o servidor voltar a funcionar. Até lá, não consigo buscar títulos.
status-service-up = funcionando
status-service-down = não funciona
status-service-unknown = ainda não verificado
status-started = iniciado
status-changed = última mudança
status-uptime = no ar em { $percent }% dos últimos 30 dias
status-latency = responde em { $p50 } ms (95% em até { $p95 } ms)
status-streams = { $total ->
    [0] ninguém está assistindo
    [one] { $total } reprodução
   *[other] { $total } reproduções
}
status-streams-transcoded = { $total ->
    [one] { $total } reprodução (transcodificadas: { $transcodes })
   *[other] { $total } reproduções (transcodificadas: { $transcodes })
}
status-streams-unknown = não foi possível ler as reproduções
status-libraries-unknown = não foi possível ler o tamanho das bibliotecas
status-library-named = { $name }: { $size }
status-library-movies = { $count ->
    [one] { $count } filme
   *[other] { $count } filmes
}
status-library-series = { $count ->
    [one] { $count } série
   *[other] { $count } séries
}
status-library-episodes = { $count ->
    [one] { $count } episódio
   *[other] { $count } episódios
}
status-library-artists = { $count ->
    [one] { $count } artista
   *[other] { $count } artistas
}
status-library-albums = { $count ->
    [one] { $count } álbum
   *[other] { $count } álbuns
}
status-library-items = { $count ->
    [one] { $count } item
   *[other] { $count } itens
}
status-field-alerts = Alertas
status-alerts = { $count ->
    [one] { $count } aberto
   *[other] { $count } abertos
}
status-field-queue = Fila
status-queue = { $waiting ->
    [one] { $waiting } tarefa
   *[other] { $waiting } tarefas
 }
status-queue-oldest = a mais antiga tem { $minutes } min
status-queue-dead = falharam de vez: { $count }
status-field-database = Banco de dados
status-database = PostgreSQL { $version }, { $megabytes } MB
status-field-backup = Último backup
status-backup-none = nenhum
status-drill-none = ainda não testado
status-drill-passed = testado
status-drill-failed = o teste falhou
status-field-version = Versão

## Alertas para os admins

alert-over = Resolvido depois de { $minutes } min
alert-over-hours = Resolvido depois de { $hours } h
alert-service-down = { $name } não funciona
alert-service-down-action = “medianest doctor”, na máquina do bot, diz o que fazer.
alert-requests-wait-action = As solicitações são salvas e enviadas quando ele voltar a funcionar. “medianest doctor”, na máquina do bot, diz o que fazer.
alert-webhook-silent = { $name } não envia mais webhooks ao bot, embora solicitações tenham mudado lá
alert-webhook-silent-action = Até isso ser corrigido, os cartões são atualizados com atraso. Em /{ command-name-setup }, abra “Webhook” e toque em “Enviar teste”, ou execute “medianest webhook test” na máquina do bot. Ele diz o que está errado.
alert-disk-low = Restam só { $megabytes } MB no disco do bot
alert-disk-low-backups = Restam só { $megabytes } MB no disco dos backups
alert-disk-low-action = Apague o que você não precisa lá ou mova BACKUP_DIR para outro disco.
alert-backup-late = O último backup falhou ou é antigo demais
alert-backup-late-action = Execute “medianest backup now” na máquina do bot. Ele diz o que está errado.
alert-drill-failed = O último backup não pôde ser restaurado como teste
alert-drill-failed-action = Execute “medianest backup drill” na máquina do bot. Ele diz o que está errado.
alert-dead-letters = { $count ->
    [one] { $count } tarefa falhou de vez
   *[other] { $count } tarefas falharam de vez
 }
alert-dead-letters-action = “medianest jobs list”, na máquina do bot, mostra as tarefas. Depois execute “medianest jobs retry --all”, ou descarte-as com “medianest jobs discard”.
alert-requests-stuck = { $count ->
    [one] { $count } solicitação espera há mais de meia hora para ser enviada
   *[other] { $count } solicitações esperam há mais de meia hora para ser enviadas
 }
alert-requests-stuck-action = Verifique se o servidor está em execução. “medianest doctor”, na máquina do bot, diz o que está errado.
alert-many-errors = Vários erros inesperados aconteceram nos últimos minutos
alert-many-errors-action = Execute “medianest errors” na máquina do bot para vê-los.
alert-key-rejected = { $name } rejeita a chave de API ou o token do bot
alert-key-rejected-action = Até isso ser corrigido, o bot não pode usá-lo. Copie de lá a chave de API ou o token atual para os ajustes do bot e reinicie o bot.
alert-drill-missing = Nenhum backup foi restaurado como teste nas últimas duas semanas
alert-drill-missing-action = Execute “medianest backup drill” na máquina do bot. Se o bot não faz isso toda semana, o log diz por quê.
alert-member-errors = Alguém recebeu um erro que não é culpa da pessoa
alert-member-errors-action = Execute “medianest errors” na máquina do bot. Se a pessoa recebeu uma referência, busque por ela: “medianest errors --reference”
alert-users-missing = { $count ->
    [one] { $name } não lista mais um usuário que tinha antes ({ $count })
   *[other] { $name } não lista mais, de uma vez, { $count } usuários que tinha antes
 }
alert-users-missing-action = As contas continuam vinculadas até ser certo que sumiram. Se foi você quem as excluiu, não precisa fazer nada. Caso contrário, verifique o servidor.
alert-token-shared = Outro programa recebe as atualizações deste bot no { $name }
alert-token-shared-action = Alguns comandos e botões não chegam a este bot. Pare o outro programa. Se você não sabe qual é, gere um token novo para o bot e informe-o aqui.
alert-user-list = { $name } não lista o próprio dono, então a lista de usuários não pode estar completa
alert-user-list-action = Até listar, todas as contas continuam vinculadas. Verifique se um proxy na frente dele responde em seu lugar.
alert-name-service-down = Serviço fora do ar
alert-name-key-rejected = Chave rejeitada
alert-name-webhook-silent = Webhook em silêncio
alert-name-disk-low = Disco quase cheio
alert-name-backup-late = Backup atrasado
alert-name-drill-failed = Restauração de teste falhou
alert-name-drill-missing = Sem restauração de teste
alert-name-dead-letters = Tarefas com falha
alert-name-requests-stuck = Solicitações travadas
alert-name-member-errors = Erro mostrado a um membro
alert-name-many-errors = Muitos erros
alert-name-users-missing = Usuários ausentes
alert-name-token-shared = Token usado duas vezes

## O resumo semanal

digest-title = Resumo semanal
digest-requests = Solicitações
digest-requests-counts = Filmes: { $movies } · Séries: { $series }
digest-decisions = Decisões
digest-decisions-counts = Aprovadas: { $approved } · Recusadas: { $declined }
digest-wait = Tempo até ficar disponível
digest-wait-times = Metade em até { $half }, nove de cada dez em até { $most } (títulos: { $count })
digest-minutes = { $minutes } min
digest-hours = { $hours } h
digest-days = { $days ->
    [one] { $days } dia
   *[other] { $days } dias
 }
digest-top = Mais solicitações
digest-storage = Armazenamento
digest-storage-database = Banco de dados: { $megabytes } MB
digest-storage-free = { $gigabytes } GB livres
digest-uptime = Tempo no ar
digest-uptime-share = { $title } { $percent }%

## Por que um serviço não funciona (alertas, /status para admins)

service-fault-unreachable = Ele não responde. Verifique se está em execução e confira o endereço nos ajustes.
service-fault-failed = Ele retorna erros. O log dele diz por quê.
service-fault-status = Ele responde com um erro.
service-fault-key-rejected = Ele rejeita a chave de API ou o token. Copie o atual para os ajustes do bot.
service-fault-csrf-enabled = A proteção CSRF dele está ligada, então o bot não pode fazer mudanças. Desligue-a em Configurações → Rede (no Overseerr: Configurações → Geral).
service-fault-wrong-address = Outra coisa responde no endereço dele. Confira o endereço e o caminho nos ajustes.

## /user

user-title = Membros
user-title-unlinked = Membros sem conta
user-none = Nenhum membro para mostrar. Para encontrar alguém, envie /{ command-name-user } e parte do nome.
user-more = Mais membros correspondem. Digite mais do nome, ou um ID.
user-suggestion = { $name } pode ser { $account } (ID { $id }).
user-account = Conta: { $name }
user-account-none = Sem conta
user-account-shared = Esta conta também é usada por { $names }.
user-account-blocked = A conta está bloqueada para todos que a usam.
user-blocked = Bloqueado
user-link-title = Vincular { $name } a { $account } (ID { $id })?
user-link-lines = { $name } fará solicitações como { $account }. Confirme que é a mesma pessoa.
user-account-placeholder = Escolha uma conta
user-account-no-match = Nenhuma conta corresponde.
field-account-name = Parte do nome da conta
button-user-link = Vincular a { $name } (ID { $id })
button-user-choose = Escolher uma conta
button-user-unlink = Desvincular
button-user-block = Bloquear
button-user-unblock = Desbloquear

## /console

console-title = Console
console-intro = Este link inicia sua sessão no console. Não o compartilhe: quem abrir primeiro entra como você.
console-local = Ele só abre em um navegador na máquina em que o bot roda, porque PUBLIC_URL não está definido.
console-expiry = Ele funciona uma vez, por { $minutes } minutos.

## /claim e /forget

claim-wrong = Este código está errado, ou já existe um admin. Enquanto não houver admin, cada início grava um novo código no log.
claim-done = Agora você é admin. Envie /{ command-name-help } para começar.
forget-title = Apagar seus dados?
forget-lines = Seus chats, notificações e ajustes são apagados. Seu nome é removido do histórico. Suas solicitações não são canceladas. Isso não pode ser desfeito.
forget-done = Seus dados foram apagados. Se você me escrever de novo, começa do zero.
button-forget = Apagar meus dados

## Entrar

sign-in-title = Entrar
sign-in-steps-plex = Abra o Plex e permita que o MediaNest veja quem você é. Depois volte aqui.
sign-in-steps-password = Abra a página e entre com sua conta de { $server }. Sua senha vai só para { $server }. Ela não é guardada. Nunca a digite neste chat.
sign-in-steps-jellyfin = Abra a página e entre com sua conta de { $mediaServer }. Sua senha vai só para { $server }, que a confere com { $mediaServer }. Este bot não a guarda. Nunca a digite neste chat.
sign-in-steps-quick-connect = Abra { $mediaServer }, escolha seu ícone de usuário → Quick Connect e informe este código:
sign-in-code-warning = Só informe um código se foi você quem pediu. Quem o informa vincula a própria conta a este chat.
sign-in-code-expiry = O código expira em { $minutes } minutos. O resultado aparece aqui.
sign-in-expiry = Este link é só para você. Ele funciona uma vez e expira em { $minutes } minutos.
sign-in-linked = Você está vinculado a { $account } em { $server }.
sign-in-refused-account-blocked = Essa conta está bloqueada. Se for um engano, fale com um admin.
sign-in-refused-no-account = Nenhuma conta de { $server } corresponde a este acesso. Entre uma vez em { $server } e tente de novo, ou fale com um admin.
sign-in-refused-expired = Este acesso não foi confirmado a tempo. Envie /{ command-name-link } para recomeçar.
sign-in-refused-chat-detached = Este chat agora pertence a outra pessoa. Envie /{ command-name-link } para recomeçar.
sign-in-refused-too-many-attempts = Senhas erradas demais. Espere uma hora e envie /{ command-name-link } para recomeçar.
sign-in-refused-user-blocked = Você não pode usar este bot porque está bloqueado. Se for um engano, fale com um admin.
button-sign-in-media-server = Entrar com { $mediaServer }
button-sign-in-quick-connect = Usar o Quick Connect
button-sign-in-password = Entrar com { $server }
button-open-console = Abrir o console
button-open-sign-in-plex = Abrir o Plex
button-open-sign-in-page = Abrir a página de acesso

## Página de acesso

sign-in-page-title = Entrar em { $server }
sign-in-page-title-jellyfin = Entrar com { $mediaServer }
sign-in-page-intro = Isto vincula “{ $name }” no { $platform } à sua conta de { $server }. A partir daí, as solicitações desse chat são feitas em seu nome.
sign-in-page-warning = Se você não pediu este link, feche esta página. Outra pessoa pode estar tentando usar sua conta.
sign-in-page-email = E-mail
sign-in-page-user-name = Usuário de { $mediaServer }
sign-in-page-password = Senha
sign-in-page-password-jellyfin = Senha de { $mediaServer }
sign-in-page-submit = Entrar
sign-in-page-privacy = Seu e-mail e sua senha são enviados só para { $server }. Eles não são guardados.
sign-in-page-privacy-jellyfin = Seu usuário e sua senha são enviados só para { $server }, que os confere com { $mediaServer }. Este bot não os guarda.
sign-in-page-wrong-password = O e-mail ou a senha está errado. { $left ->
    [one] Resta { $left } tentativa.
   *[other] Restam { $left } tentativas.
  }
sign-in-page-wrong-password-jellyfin = O usuário ou a senha está errado. { $left ->
    [one] Resta { $left } tentativa.
   *[other] Restam { $left } tentativas.
  }
sign-in-page-media-server-unreachable = { $server } não consegue alcançar { $mediaServer } no momento. Tente de novo em um minuto.
sign-in-page-media-server-refused = { $mediaServer } não aceitou este acesso, e { $server } não diz por quê. Sua conta de { $mediaServer } pode estar desativada ou bloqueada. Tente mais tarde ou fale com um admin.
sign-in-page-unreachable = { $server } não responde no momento. Tente de novo em um minuto.
sign-in-page-invalid-form = Preencha os dois campos e tente de novo.
sign-in-page-done = Você entrou
sign-in-page-close = Você pode fechar esta página e voltar ao chat.
sign-in-page-failed = Não foi possível entrar
sign-in-page-expired-title = Este link não funciona mais
sign-in-page-expired = Ele já foi usado ou tem mais de dez minutos. Envie /{ command-name-link } no chat para receber um novo.

## Problemas

button-issue-report = Reportar problema
button-issue-comment = Comentar
button-issue-resolve = Resolver
button-issue-reopen = Reabrir
button-issue-all-episodes = Todos os episódios
button-issues-all = Mostrar todos
button-issues-open = Mostrar abertos
issue-report-title = Reportar um problema
issue-choose-recent = Qual título tem o problema? Para outros, escreva o título depois de /{ command-name-issue }.
issue-choose-title = Qual título tem o problema?
issue-choose-only = Dos títulos encontrados, só este está na biblioteca. É o que tem o problema?
issue-none-recent = Escreva o título com o problema depois de /{ command-name-issue }.
issue-choose-season = Qual temporada é afetada?
issue-season = Temporada
issue-choose-episode = Qual episódio é afetado? ({ $part })
issue-episode-placeholder = Episódio
issue-episode-label = Episódio { $number }
issue-episode = { $season }, episódio { $episode }
issue-choose-type = O que está errado?
issue-type-video = Vídeo
issue-type-audio = Áudio
issue-type-subtitles = Legendas
issue-type-other = Outros
issue-kind-video = Problema de vídeo
issue-kind-audio = Problema de áudio
issue-kind-subtitles = Problema de legenda
issue-kind-other = Problema
issue-state-queued = Enviando
issue-state-open = Aberto
issue-state-resolved = Resolvido
issue-state-failed = Não reportado
issue-state-deleted = Excluído
issue-report-canceled = Cancelado. Nada foi reportado.
issue-comment-title = Comentar o problema
issue-comment-sending = enviando
issue-earlier-comments = { $count ->
    [one] { $count } comentário anterior
   *[other] { $count } comentários anteriores
  }
field-issue-message = O que está errado, e onde?
field-issue-comment = Seu comentário
field-issue-reported-by = Reportado por
field-issue-affected = Afeta
field-issue-resolved-by = Resolvido por
field-issue-open-by = Reaberto por
issue-news-resolved = O problema com { $title } foi resolvido.
issue-news-resolved-by = { $name } resolveu o problema com { $title }.
issue-news-open = O problema com { $title } foi reaberto.
issue-news-open-by = { $name } reabriu o problema com { $title }.
issue-news-comments = { $count ->
    [one] { $count } novo comentário sobre o problema com { $title }:
   *[other] { $count } novos comentários sobre o problema com { $title }:
  }
issues-title = Seus problemas reportados
issues-title-all = Problemas reportados
issues-none = Nenhum problema foi reportado.
issues-none-open = Não há problemas abertos.

## Erros: entradas e mensagens antigas

error-invalid-input = Isso não é válido. Confira e tente de novo.
error-not-found = Isto não existe mais. Comece de novo com o comando.
error-unknown-button = Este botão não funciona mais. Comece de novo com /{ command-name-request }.
error-draft-expired = Este cartão expirou. Comece de novo com /{ command-name-request }.
error-no-seasons-selected = Escolha primeiro pelo menos uma temporada.
error-invalid-state = { $state ->
    [queued] Isso ainda não é possível. A solicitação está sendo enviada.
    [pending] Isso não é mais possível. A solicitação aguarda aprovação.
    [approved] Isso não é mais possível. A solicitação está aprovada.
    [processing] Isso não é mais possível. A solicitação está sendo processada.
    [partial] Isso não é mais possível. O título está parcialmente disponível.
    [available] Isso não é mais possível. O título está disponível.
    [declined] Isso não é mais possível. A solicitação foi recusada.
    [failed] Isso não é mais possível. A solicitação falhou.
    [cancelled] Isso não é mais possível. A solicitação foi cancelada.
   *[other] Isso não é mais possível. A solicitação mudou.
  }
error-already-decided = Alguém já decidiu sobre esta solicitação.
error-already-decided-by = { $state ->
    [approved] { $name } aprovou esta solicitação
    [declined] { $name } recusou esta solicitação
   *[other] { $name } decidiu sobre esta solicitação
  } { $minutes ->
    [0] agora mesmo
    [one] há { $minutes } minuto
   *[other] há { $minutes } minutos
  }.
error-already-decided-at = { $state ->
    [approved] Esta solicitação foi aprovada
    [declined] Esta solicitação foi recusada
   *[other] Esta solicitação foi decidida
  } { $minutes ->
    [0] agora mesmo
    [one] há { $minutes } minuto
   *[other] há { $minutes } minutos
  }.

## Erros: permissões

error-forbidden = Você não tem permissão para fazer isso aqui. Fale com um admin.
error-not-yours = Isto é de outra pessoa. Use você mesmo o comando para ter o seu.
error-admins-only = Só admins podem fazer isso. Fale com um admin.
error-last-admin = Esta é a última pessoa administradora. Nomeie outra antes.
error-admin-in-settings = ADMINS nas configurações torna esta pessoa administradora. Remova-a de lá.
error-approvers-only = Só usuários que podem gerenciar solicitações escolhem aprovadores, permitem a autoaprovação e configuram a aprovação por votos. Fale com um admin.
error-not-approver = Você não pode aprovar nem recusar esta solicitação. Fale com um admin se deveria poder.
error-not-approver-here = Você não pode aprovar nem recusar solicitações aqui. Fale com um admin se deveria poder.
error-own-request = Aqui você não pode decidir sobre a própria solicitação. Espere outro aprovador.
error-private-only = Outras pessoas poderiam ler a resposta aqui. Envie este comando em um chat privado.
error-code-exposed = Outras pessoas puderam ler seu código aqui, então ele não vale mais. Use /{ command-name-link } em um chat privado comigo para receber um novo.
error-user-blocked = Você não pode usar este bot porque está bloqueado. Se for um engano, fale com um admin.
error-no-permission = Sua conta não tem permissão para fazer isso. Fale com um admin se precisar.
error-no-issue-permission = Sua conta não tem permissão para reportar problemas em { $server }. Fale com um admin se precisar.
error-not-issue-manager = Só quem reportou o problema e quem tem a permissão “Gerenciar Problemas” em { $server } pode fazer isso. Fale com um admin se precisar.
error-issue-title-unavailable = Só é possível reportar problemas com títulos disponíveis em { $server }.
error-issue-deleted = O problema foi excluído em { $server }.
error-issue-not-sent = Ainda não é possível, porque { $server } ainda não tem o relato.
error-no-issue-message = Descreva o problema em poucas palavras.
error-on-behalf-not-permitted = Você não pode solicitar para outros membros. Se precisar, peça a um admin as permissões “Gerenciar Solicitações” e “Gerenciar Usuários” em { $server }.
error-member-not-found = Não conheço este membro. Ele precisa ter me escrito uma vez, e o nome precisa estar certo.
error-member-ambiguous = Vários membros têm este nome. Use o nome de usuário ou uma menção.
error-member-not-linked = Este membro não tem conta vinculada em { $server }. Ele pode vincular uma com /{ command-name-link }.
error-member-blocked = Este membro está bloqueado, então nada pode ser solicitado para ele.
error-member-no-permission = A conta deste membro não tem permissão para solicitar isto. Contam as permissões dele, não as suas.
error-member-quota-exceeded = Isso ultrapassa a cota deste membro.
error-member-already-requested = Este membro já solicitou isto.
error-on-behalf-titles-only = Para outro membro, você pode solicitar um filme ou uma série por vez.
error-no-movie-permission = Sua conta não pode solicitar filmes. Fale com um admin se precisar.
error-no-series-permission = Sua conta não pode solicitar séries. Fale com um admin se precisar.
error-no-4k-permission = Sua conta não pode solicitar em 4K. Use a qualidade padrão ou fale com um admin.
error-no-movie-4k = { $server } não oferece filmes em 4K. Use a qualidade padrão.
error-no-series-4k = { $server } não oferece séries em 4K. Use a qualidade padrão.
error-no-advanced-permission = Sua conta não pode escolher o servidor, o perfil de qualidade nem a pasta. Você pode solicitar sem isso.
error-download-option-gone = O que você escolheu não existe mais, então valem os padrões de novo. Escolha outra coisa ou solicite assim mesmo.
error-options-changed = Estas opções mudaram nesse meio-tempo, então nada foi escolhido. Abra essa parte de novo e escolha entre as atuais.

## Erros: contas e acesso

error-not-linked = Sua conta ainda não está vinculada. Use /{ command-name-link } para vinculá-la.
error-ambiguous-account = Seu ID do chat está em vários perfis, então não está claro qual conta é a sua. Use /{ command-name-link } para entrar, ou fale com um admin.
error-account-blocked = Sua conta está bloqueada. Se for um engano, fale com um admin.
error-link-lost = Sua conta em { $server } não pode ser encontrada no momento. Sua solicitação está salva e será enviada quando ela voltar. Se demorar, use /{ command-name-link }.
error-account-not-found = Esta conta não existe mais em { $server }. Avise um admin.
error-account-conflict = Você está vinculado a duas contas diferentes. Escolha qual quer manter.
error-guest-account-missing = Solicitações de convidados estão ativadas, mas a conta de convidado não existe. Avise um admin.
error-invalid-code = Este código está errado, já foi usado ou expirou. Use /{ command-name-link } para receber um novo e envie-o em até dez minutos.
error-own-code = Este é o seu próprio código. Envie-o no seu outro chat.
error-too-many-code-attempts = Códigos errados demais. Espere dez minutos e use /{ command-name-link } para receber um novo.
error-sign-in-disabled = Esta forma de entrar está desativada. Use /{ command-name-link } para ver outras.
error-not-signed-in = Sua sessão terminou. Entre de novo.
error-request-forged = Isto não veio da própria página do console. Recarregue a página e tente de novo.
error-console-closed = O console não pode ser aberto neste endereço. Use o endereço de PUBLIC_URL ou abra-o na máquina em que o bot roda.
error-sign-in-link-used = Este link expirou ou já foi usado. Peça um novo ao bot.
error-wrong-password = O nome ou a senha está errado. Tente de novo.
error-no-console-rights = Você não tem acesso ao console. Fale com um admin.
error-console-off = O console está desligado. Fale com quem cuida do bot.
error-too-many-streams = Há páginas demais do console abertas. Feche algumas.
error-too-many-sign-in-attempts = Senhas erradas demais. Espere uma hora e tente de novo.
error-plex-unreachable = O Plex não responde no momento. Tente de novo em um minuto.
error-media-server-unreachable = { $server } não consegue alcançar o servidor de mídia no momento. Tente de novo em um minuto.
error-media-server-refused = O servidor de mídia de { $server } não aceitou este acesso. Sua conta lá pode estar desativada ou bloqueada. Tente mais tarde ou fale com um admin.
error-quick-connect-unavailable = O Jellyfin não oferece o Quick Connect no momento: ele está desligado lá, ou o Jellyfin não responde. Tente de novo em um minuto ou use /{ command-name-link } para ver outras formas.

## Erros: solicitações

error-title-not-found = Este título não foi encontrado. Tente outra busca.
error-already-requested = Isto já foi solicitado.
error-already-available = Isto já está disponível.
error-no-seasons-left = Todas as temporadas escolhidas já estão disponíveis ou foram solicitadas.
error-blocklisted = Este título está na lista de bloqueio. Fale com um admin se achar que é um engano.
error-movie-quota-exceeded = Você atingiu seu limite de solicitações de filmes.
error-series-quota-exceeded = Isso ultrapassa seu limite de solicitações de temporadas.
error-no-tvdb-id = Esta série não tem ID do TVDB, então o Sonarr não pode baixá-la. Tente de novo quando o TMDB informar um.
error-tmdb-unavailable = O TMDB, de onde vêm todos os títulos, não responde no momento. Tente de novo em um minuto.

## Erros: servidores Overseerr

error-no-overseerr-server = Nenhum servidor de solicitações está configurado ainda. Avise um admin.
error-overseerr-server-removed = O servidor de solicitações deste lugar não está mais configurado. Peça a um admin que escolha outro com /{ command-name-setup }.
error-database-unreachable = Não é possível acessar o banco de dados no momento. Tente de novo em um minuto.
error-overseerr-unreachable = { $server } não responde no momento. Tente de novo em um minuto.
error-overseerr-failed = { $server } está com problemas no momento. Tente de novo em um minuto.
error-user-list-incomplete = { $server } não lista todos os usuários no momento. Tente de novo em um minuto.
error-overseerr-key-rejected = { $server } não aceita a chave de API do bot. Avise um admin.
error-overseerr-csrf-enabled = A proteção CSRF está ligada em { $server }, então o bot não pode fazer mudanças. Avise um admin.
error-not-overseerr = Não há Overseerr, Jellyseerr ou Seerr no endereço de { $server }. Avise um admin.
error-overseerr-refused = { $server } recusou isto: “{ $quote }” Fale com um admin se você não conseguir resolver.
error-overseerr-refused-silently = { $server } recusou isto sem dizer o motivo. Peça a um admin que verifique lá.
error-request-deleted = A solicitação foi excluída em { $server }. Solicite o título de novo se ainda quiser.
error-cancelled-by-approver = Um aprovador cancelou a solicitação.
error-removed-from-radarr = O filme foi removido do Radarr, então não será baixado. Solicite de novo se ainda quiser.
error-removed-from-sonarr = A série foi removida do Sonarr, então não será baixada. Solicite de novo se ainda quiser.
error-remote-status-unknown = { $server } informa um status que não conheço para esta solicitação. Decida lá e peça a um admin que atualize o bot.
error-decision-not-permitted = O aprovador não pode mais decidir sobre esta solicitação. Outra pessoa precisa aprová-la ou recusá-la.
error-outcome-unknown = A conexão com { $server } caiu. Estou verificando se a solicitação chegou.

## Erros: plataformas de chat

error-channel-not-found = Esse canal não existe mais.
error-channel-forbidden = Não posso escrever nesse canal. Peça a um admin que permita.
error-direct-messages-closed = Você não aceita minhas mensagens diretas. Permita-as e tente de novo.
error-message-not-found = Essa mensagem não existe mais.
error-reply-expired = Esta resposta não pode mais ser editada.
error-platform-unavailable = O serviço de chat está com problemas no momento. Tente de novo em um minuto.
error-platform-rejected = Algo deu errado. Tente de novo em um minuto.
error-backup-failed = Isso não funcionou: { $reason }
error-internal = Algo deu errado. Se acontecer de novo, passe esta referência a um admin: { $reference }
