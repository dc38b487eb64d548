### Teksty MediaNest po polsku.

language-name = Polski

## Nazwy poleceń i opcji: to, co się wpisuje. Tylko a-z i 0-9, bo Telegram nie pozwala na nic więcej.

command-name-request = popros
command-name-discover = odkryj
command-name-requests = prosby
command-name-following = obserwowane
command-name-pending = oczekujace
command-name-history = historia
command-name-issue = problem
command-name-issues = problemy
command-name-setup = konfiguracja
command-name-link = polacz
command-name-unlink = rozlacz
command-name-me = profil
command-name-settings = ustawienia
command-name-status = status
command-name-user = czlonkowie
command-name-claim = przejmij
command-name-console = konsola
command-name-forget = zapomnij
command-name-help = pomoc
command-name-cancel = anuluj
option-name-title = tytul
option-name-for = dla
option-name-4k = 4k
option-name-page = strona
option-name-request = prosba
option-name-code = kod
option-name-who = kto
option-name-me = ja

## Polecenia i ich opcje

command-request = Poproś o film lub serial
command-discover = Znajdź coś do obejrzenia
command-requests = Zobacz swoje prośby i ich status
command-following = Zobacz i zakończ to, o czym dostajesz powiadomienia
command-pending = Przejrzyj oczekujące prośby
command-history = Zobacz, co się stało z prośbą
command-issue = Zgłoś problem z tytułem
command-issues = Zobacz zgłoszone problemy i ich stan
command-setup = Skonfiguruj prośby i zatwierdzanie na tym serwerze lub w tej grupie
command-link = Połącz swoje konto lub inny czat
command-unlink = Odłącz konto lub czat
command-me = Zobacz swoje konto, uprawnienia i limit
command-settings = Zmień powiadomienia i język
command-status = Sprawdź, czy bot i jego serwery działają
command-user = Zarządzaj członkami: łącz, odłączaj, blokuj
command-claim = Zostań pierwszym administratorem dzięki kodowi z logu
command-console = Otwórz konsolę w przeglądarce, jeśli administrujesz lub zatwierdzasz prośby
command-forget = Usuń swoje dane
command-help = Zobacz, co możesz tu zrobić
command-cancel = Anuluj bieżące pytanie
command-missing-option = Dodaj to po /{ $name }: { $what }
option-title = Tytuł albo link z TMDB, IMDb lub TVDB
option-issue-title = Tytuł z problemem; bez niego wybierasz ze swoich próśb
option-4k = Poproś w 4K
option-for = Członek, dla którego prosisz (tylko dla zatwierdzających)
option-page = Numer strony
option-request = Część tytułu lub ID prośby
option-code = Twój jednorazowy kod
option-who = Część nazwy, wzmianka lub ID
option-forget = Usuń moje dane
anonymous-sender = Piszesz tu anonimowo, więc nie wiem, kim jesteś. Wyłącz na chwilę anonimowość albo napisz do mnie w prywatnym czacie.
question-hint = Odpowiedz na tę wiadomość albo wyślij /{ command-name-cancel }.
question-canceled = Anulowano.

## Słowa używane w wielu miejscach

media-type-movie = Film
media-type-tv = Serial
quality-standard = Standardowa
quality-4k = 4K
platform-discord = Discord
platform-telegram = Telegram
platform-web = Strona demo
source-discord = Discord
source-telegram = Telegram
source-web = Strona demo
source-overseerr = { $server }
source-cli = Wiersz poleceń
source-console = Konsola
page-count = Strona { $page } z { $pages }
page-number = Strona { $page }
button-cancel = Anuluj
button-back = Wstecz
button-next = Dalej
button-done = Gotowe
button-newer = Nowsze
button-older = Starsze

## Wyszukiwanie

search-title = Wybierz tytuł
search-results = Wyniki dla „{ $words }”
search-many = Nie ma go tutaj? Dodaj rok albo wklej link z TMDB lub IMDb.
search-placeholder = Wybierz tytuł
search-empty = Brak wyników dla „{ $words }”. Spróbuj oryginalnego tytułu, dodaj rok albo wklej link z TMDB lub IMDb.
search-did-you-mean = Czy chodziło Ci o…?
search-empty-but = Brak wyników dla „{ $words }”, ale te tytuły są podobne:
search-unknown-link = Nie wiem, którego tytułu dotyczy ten link. Wyślij sam tytuł albo link z TMDB, IMDb, TVDB, Letterboxd, Trakt lub JustWatch.
search-unknown-page = Nie znam strony z tego linku. Jeśli numer pochodzi z TMDB, chodzi Ci o:
search-available = Dostępne
search-partial = Częściowo dostępne
search-requested = Prośba zgłoszona
search-processing = Przetwarzanie
search-failed = Prośba nieudana

## Odkrywanie

discover-title = Odkryj
discover-about = Na co masz ochotę?
discover-trending = Na czasie
discover-recommended = Polecane dla Ciebie
discover-popular-movie = Popularne filmy
discover-popular-tv = Popularne seriale
discover-upcoming-movie = Nadchodzące filmy
discover-upcoming-tv = Nadchodzące seriale
discover-genres-movie = Gatunki filmów
discover-genres-tv = Gatunki seriali
discover-genre-movie = Filmy: { $genre }
discover-genre-tv = Seriale: { $genre }
discover-similar = Podobne do { $title }
discover-choose-genre = Wybierz gatunek
discover-empty = Na razie nic tu nie ma.
discover-no-requests = Na razie nie ma czego polecić. Polecenia powstają z Twoich próśb: poproś o coś, co lubisz, i wróć później.
button-all-lists = Wszystkie listy
button-similar = Podobne

## Osoby i kolekcje

title-group-person = Osoba
title-group-collection = Kolekcja
discover-person = Filmy i seriale: { $name }
collection-complete = Niczego nie brakuje: wszystko jest w bibliotece albo jest o to prośba.
collection-missing = { $count ->
    [one] Brakuje 1 filmu.
    [few] Brakuje { $count } filmów.
    [many] Brakuje { $count } filmów.
   *[other] Brakuje { $count } filmu.
  }
collection-missing-4k = { $count ->
    [one] Brakuje 1 filmu w 4K.
    [few] Brakuje { $count } filmów w 4K.
    [many] Brakuje { $count } filmów w 4K.
   *[other] Brakuje { $count } filmu w 4K.
  }
collection-at-once = Jednym naciśnięciem poprosisz o pierwsze filmy ({ $count }). Po pozostałe otwórz kolekcję ponownie.
collection-quota = { $count ->
    [one] Prośba o 1 film zostawi Ci { $left } z { $limit } próśb o filmy.
    [few] Prośba o { $count } filmy zostawi Ci { $left } z { $limit } próśb o filmy.
    [many] Prośba o { $count } filmów zostawi Ci { $left } z { $limit } próśb o filmy.
   *[other] Prośba o { $count } filmu zostawi Ci { $left } z { $limit } próśb o filmy.
  }
collection-others = { $count ->
    [one] …i jeszcze 1 film
    [few] …i jeszcze { $count } filmy
    [many] …i jeszcze { $count } filmów
   *[other] …i jeszcze { $count } filmu
  }
collection-requested = { $count ->
    [one] Wysłano prośbę o 1 film.
    [few] Wysłano prośby o { $count } filmy.
    [many] Wysłano prośby o { $count } filmów.
   *[other] Wysłano prośby o { $count } filmu.
  }
collection-nothing = O nic nie poproszono: wszystko już jest w bibliotece albo jest o to prośba.
button-request-movies = { $count ->
    [one] Poproś o 1 film
    [few] Poproś o { $count } filmy
    [many] Poproś o { $count } filmów
   *[other] Poproś o { $count } filmu
  }
button-request-movies-4k = { $count ->
    [one] Poproś o 1 film w 4K
    [few] Poproś o { $count } filmy w 4K
    [many] Poproś o { $count } filmów w 4K
   *[other] Poproś o { $count } filmu w 4K
  }
button-refresh = Odśwież

## Karta tytułu

field-status = Status
field-seasons = Sezony
availability-unknown = Nie ma w bibliotece
availability-pending = Czeka na zatwierdzenie
availability-approved = Zatwierdzone
availability-processing = Przetwarzanie
availability-failed = Prośba nieudana
availability-requested = Prośba zgłoszona
availability-partial = Częściowo dostępne
availability-available = Dostępne
availability-blocked = Na czarnej liście
availability-deleted = Usunięte
availability-other = Status nieznany
title-no-overview = Brak opisu.
title-rating = ★ { $rating }
title-runtime = { $hours } godz. { $minutes } min
title-runtime-hours = { $hours } godz.
title-runtime-minutes = { $minutes } min
title-trailer = Zwiastun
title-streaming = { $services } ({ $region }; dane z JustWatch)
field-cast = Obsada
field-streaming = W serwisach
title-no-permission = Twoje konto nie ma uprawnień, żeby o to poprosić. Jeśli tego potrzebujesz, zapytaj administratora.
title-as-guest = Prosisz jako gość.
on-behalf-for = Prośba dla: { $name } (konto { $account })
on-behalf-rights-all = Może o to poprosić w jakości standardowej i w 4K.
on-behalf-rights-standard = Może o to poprosić w jakości standardowej.
on-behalf-rights-only4k = Może o to poprosić tylko w 4K.
on-behalf-quota-used = Ten członek wykorzystał swój limit.
on-behalf-approved = To Ty wysyłasz prośbę, więc jest od razu zatwierdzana. Liczy się do limitu tego członka.
requester-seasons = { $name } ({ $seasons })
seasons-none = Nie są jeszcze znane żadne sezony, więc nie ma o co poprosić.
seasons-only-specials = Ten serial ma tylko odcinki specjalne, a o nie nie można tu poprosić.
seasons-whole-series = Można poprosić tylko o cały serial. Sezony: { $seasons }
seasons-none-left = Wszystkie sezony są już dostępne albo jest o nie prośba.
seasons-available = Dostępne: { $seasons }
seasons-partial = Częściowo dostępne: { $seasons }
seasons-requested = Prośba zgłoszona: { $seasons }
seasons-selected = Wybrane sezony: { $seasons }
seasons-select-prompt = Wybierz sezony, które chcesz.
seasons-placeholder = Wybierz sezony
seasons-placeholder-page = Wybierz sezony (strona { $page } z { $pages })
seasons-named = { $count ->
    [one] Sezon { $seasons }
    [few] Sezony { $seasons }
    [many] Sezony { $seasons }
   *[other] Sezony { $seasons }
  }
season-specials = Odcinki specjalne
season-label = Sezon { $number }
season-episodes = { $count ->
    [one] 1 odcinek
    [few] { $count } odcinki
    [many] { $count } odcinków
   *[other] { $count } odcinka
  }
season-available = Już dostępny
season-partial = Częściowo dostępny
season-requested = Prośba zgłoszona
button-request = Poproś
button-request-4k = Poproś w 4K
button-all-seasons = Wszystkie sezony
button-latest-season = Najnowszy sezon
button-watch = Oglądaj teraz
button-notify = Powiadom mnie
button-notify-off = Wyłącz powiadomienie
button-vote = +1
button-choose-seasons = Wybierz sezony
button-follow-future = Obserwuj nowe sezony
draft-canceled = O nic nie poproszono.
subscription-active = Dostaniesz powiadomienie, gdy { $title } będzie dostępne.
follow-active = Obserwujesz { $title }: { $what }
follow-future = { $season ->
    [0] wszystkie sezony
   *[other] nowe sezony po sezonie { $season }
  }
follow-any = następny sezon
subscription-available = { $title }: już dostępne.
subscription-own-request = To Twoja prośba: { $title }. I tak dostaniesz powiadomienie.
vote-added = Twoje +1 się liczy. Dostaniesz powiadomienie, gdy pojawi się { $title }. Naciśnij ponownie, aby je cofnąć.
vote-removed = Twoje +1 cofnięte: { $title }.
vote-subscribed = Dostaniesz powiadomienie, gdy pojawi się { $title }. Twoje +1 będzie się liczyć po połączeniu konta: /{ command-name-link }
vote-own = To Twoja prośba: { $title }. Nie możesz dać jej +1.
vote-count = { $count ->
    [one] { $count } głos
    [few] { $count } głosy
    [many] { $count } głosów
   *[other] { $count } głosu
  }
votes-needed = { $count } z { $needed } do zatwierdzenia

## Karta prośby

state-queued = Wysyłanie prośby
state-queued-waiting = Zapisana, zostanie wysłana automatycznie
state-pending = Czeka na zatwierdzenie
state-approved = Zatwierdzona
state-processing = Przetwarzanie
state-processing-percent = Pobieranie, { $percent }%
download-queued = W kolejce pobierania
download-paused = Pobieranie wstrzymane
download-importing = Pobrane, jeszcze nie w bibliotece
download-stuck = Pobieranie utknęło
download-failed = Pobieranie się nie udało
state-partial = Częściowo dostępne
state-available = Dostępne
state-declined = Odrzucona
state-failed = Nieudana
request-failed-retried = Nieudana, zostanie ponowiona
state-rejected = Nie przyjęto
state-cancelled = Anulowana
request-removed = Usunięta
field-requested-by = Prośba od
field-wanted-by = Chcą też
requester-on-behalf = { $by } dla: { $name }
field-quality = Jakość
field-release = Jeszcze przed premierą
release-cinema = w kinach
release-digital = cyfrowo
release-disc = na płycie
release-air = w telewizji
field-eta = Przewidywany czas
field-waiting-since = Oczekuje od
field-next-try = Następna próba
field-stalled = Bez zmian od
standing-queue = { $count ->
    [one] Wcześniej jest { $count } prośba.
    [few] Wcześniej są { $count } prośby.
    [many] Wcześniej jest { $count } próśb.
   *[other] Wcześniej jest { $count } prośby.
  }
standing-queue-many = Wcześniej jest ponad { $count } próśb.
standing-attempt = { $attempt } z { $of }
standing-never-sent = Zatwierdzona, ale nie dotarła do { $service }. Osoba zatwierdzająca może wysłać ją ponownie.
standing-deleted = Usunięto z biblioteki. Poproś ponownie, jeśli nadal tego chcesz.
standing-cinema-only = Na razie tylko w kinach. Data wydania cyfrowego ani na płycie nie jest znana.
standing-not-found = Na razie nie znaleziono niczego do pobrania. Osoby zatwierdzające o tym wiedzą.
field-decided-by = Decyzja
decided-by-votes = { $votes } (reguła: { $name })
field-reason = Powód
request-sent = Prośba wysłana.
request-sent-seasons = Prośba wysłana: { $seasons }.
request-seasons-skipped = Już dostępne albo jest prośba: { $seasons }.
request-seasons-available = Już dostępne: { $seasons }.
request-seasons-requested = Prośba zgłoszona: { $seasons }.
request-known-by = Jest już o to prośba ({ $name }).
request-already-by = Jest już o to prośba ({ $name }). Chcesz dostać powiadomienie, gdy będzie dostępne?
request-download-failed = Nie udało się rozpocząć pobierania. Osoba zatwierdzająca może ponowić próbę.
request-download-retried = Nie udało się rozpocząć pobierania. Próba zostanie ponowiona.
quota-left = Limit: zostało { $left } z { $limit }.
quota-resets = Odnowienie
quota-too-many-seasons = { $count ->
    [one] { $count } sezon
    [few] { $count } sezony
    [many] { $count } sezonów
   *[other] { $count } sezonu
  } to za dużo. Twój limit pozwala jeszcze tylko na { $left }.
quota-too-many-seasons-member = { $count ->
    [one] { $count } sezon
    [few] { $count } sezony
    [many] { $count } sezonów
   *[other] { $count } sezonu
  } to za dużo. Limit tego członka pozwala jeszcze tylko na { $left }.

## Powiadomienia

notification-available = { $title }: już dostępne. Miłego oglądania!
notification-declined = { $title }: prośba odrzucona.
notification-failed = Twoja prośba nie powiodła się: { $title }.
notification-pending = { $title }: nadal czeka na zatwierdzenie.
notification-ended = { $title }: prośba już nieaktualna.
notification-stalled = { $title }: z Twoją prośbą od dłuższego czasu nic się nie dzieje.
notification-votes-off = { $title } ma dość głosów, ale nie zostało zatwierdzone: osoba, która ustawiła zatwierdzanie głosami, nie może już zatwierdzać próśb. Zatwierdzanie głosami jest teraz wyłączone. Kto może zarządzać prośbami, może je znowu włączyć w konfiguracji.
notification-other = Są nowości w sprawie Twojej prośby: { $title }.

## Karta zatwierdzania

approval-title = Zatwierdzić { $title }?
approval-requested-by = Prośba od: { $name }
approval-requested-by-as = Prośba od: { $name } (konto { $account })
approval-quota = Wykorzystano { $used } z { $limit }
approval-not-completed = To się nie udało. { $cause }
approval-download-failed = Radarr lub Sonarr nie przyjął tej prośby. Naciśnij „Ponów próbę”, żeby wysłać ją jeszcze raz.
approval-never-sent = Zatwierdzona, ale nie dotarła do { $service }. Sprawdź w { $server }, czy jest domyślny serwer { $service }, i naciśnij „Wyślij ponownie”.
approval-never-sent-4k = Zatwierdzona, ale nie dotarła do { $service }. Sprawdź w { $server }, czy jest domyślny serwer { $service } dla 4K, i naciśnij „Wyślij ponownie”.
approval-stalled = Nic nie jest pobierane. Poszukaj tytułu w { $service }.
approval-fallback = Dostajesz tę kartę jako wiadomość prywatną, bo nie udało się jej opublikować na jej kanale. Upewnij się, że bot może tam pisać.
decision-approve = Zatwierdzono ({ $name }). Wysyłanie…
decision-decline = Odrzucono ({ $name }). Wysyłanie…
decision-approve-waiting = Zatwierdzono ({ $name }). Zapisano, zostanie wysłane automatycznie.
decision-decline-waiting = Odrzucono ({ $name }). Zapisano, zostanie wysłane automatycznie.
decision-votes = Zatwierdzono: { $votes } (reguła: { $name }). Wysyłanie…
decision-votes-waiting = Zatwierdzono: { $votes } (reguła: { $name }). Zapisano, zostanie wysłane automatycznie.
field-quota = Limit
field-pending-requests = Oczekujące prośby
field-source = Źródło prośby
button-approve = Zatwierdź
button-decline = Odrzuć
button-edit = Edytuj
button-details = Szczegóły
button-retry = Ponów próbę
button-send-again = Wyślij ponownie
button-reopen = Otwórz ponownie
button-open-request = Otwórz w { $server }
toast-decided = { $state ->
    [approved] { $title }: zatwierdzono.
    [declined] { $title }: odrzucono.
   *[other] { $title }: już rozpatrzono.
  }

## Odrzucanie

decline-prompt = Dlaczego odrzucasz { $title }?
decline-form-title = Odrzuć prośbę
decline-reason-placeholder = Wybierz powód
decline-reason-1 = Jest dostępne w serwisie streamingowym.
decline-reason-2 = Nie ma jeszcze dobrej wersji.
decline-reason-3 = Brakuje teraz miejsca na dysku.
decline-canceled = Prośba nie została odrzucona.
field-decline-reason = Powód (opcjonalnie)
button-decline-no-reason = Odrzuć bez powodu
button-decline-write = Napisz powód

## Edycja prośby

edit-title = Edytuj: { $title }
edit-part-seasons = Sezony
edit-part-server = Serwer docelowy
edit-part-profile = Profil jakości
edit-part-folder = Folder główny
edit-part-language = Profil językowy
edit-part-tags = Tagi
edit-select-seasons = Wybierz sezony
edit-select-server = Wybierz serwer docelowy
edit-select-profile = Wybierz profil jakości
edit-select-folder = Wybierz folder główny
edit-select-language = Wybierz profil językowy
edit-select-tags = Wybierz tagi
edit-empty = Brak dostępnych opcji.
edit-current = Obecny
edit-default = Domyślny
edit-missing = Już nie istnieje
button-options = Opcje
button-use-defaults = Użyj domyślnych
options-title = Opcje: { $title }
options-no-tags = bez tagów
field-options = Opcje pobierania

## /pending

pending-title = Oczekujące prośby
pending-none = Brak oczekujących próśb.
button-approve-all = Zatwierdź wszystkie ({ $name })
button-approve-count = { $count ->
    [one] Zatwierdź 1 prośbę
    [few] Zatwierdź { $count } prośby
    [many] Zatwierdź { $count } próśb
   *[other] Zatwierdź { $count } prośby
  }
approve-all-title = Zatwierdzić wszystkie oczekujące prośby ({ $name })?
approve-all-count = { $count ->
    [one] Zostanie zatwierdzona 1 prośba.
    [few] Zostaną zatwierdzone { $count } prośby.
    [many] Zostanie zatwierdzonych { $count } próśb.
   *[other] Zostanie zatwierdzone { $count } prośby.
  }
approve-all-done = { $count ->
    [0] Nie zostało już nic do zatwierdzenia.
    [one] Zatwierdzono 1 prośbę.
    [few] Zatwierdzono { $count } prośby.
    [many] Zatwierdzono { $count } próśb.
   *[other] Zatwierdzono { $count } prośby.
  }
approve-all-note = Trwa wysyłanie. Prośba, której serwer nie przyjmie, wróci do /{ command-name-pending } razem z powodem.

## /history

history-title = { $title }: historia
history-choose = Wybierz prośbę
history-none = Brak pasującej prośby. Spróbuj części tytułu albo ID prośby.
history-line = { $event }: { $actor } ({ $source })
history-line-overseerr = { $event } ({ $server })
history-detail-reason = Powód: { $reason }
history-detail-overtaken = Zastępuje decyzję ({ $name })
history-detail-approved = Zatwierdzono ({ $name })
history-detail-votes = { $votes }, według własnej reguły
event-request = Prośba
history-requested-for = Prośba dla: { $name }
event-import = Prośba
event-decide = Decyzja
event-drop-decision = Wycofanie decyzji
event-edit = Edycja
event-send-again = Ponowne wysłanie
event-await-approval = Oczekiwanie na zatwierdzenie
event-approve = Zatwierdzenie
event-start-processing = Przetwarzanie
event-become-partial = Częściowo dostępne
event-become-available = Dostępne
event-decline = Odrzucenie
event-reject = Odmowa serwera
event-fail = Niepowodzenie
event-cancel = Anulowanie
event-disappear = Usunięcie
event-retry = Ponowienie
event-reopen = Ponowne otwarcie

## /requests

requests-title = Twoje prośby
requests-none = Nie masz jeszcze żadnych próśb. Wyślij /{ command-name-request }, żeby o coś poprosić.

## Obserwowane

following-title = Co obserwujesz
following-none = Niczego nie obserwujesz. Otwórz tytuł przez /{ command-name-request } i wybierz „Powiadom mnie” albo „Obserwuj nowe sezony”.
follow-title = Obserwuj: { $title }
follow-current = Obserwujesz: { $what }
follow-about = Wybierz sezony, o których chcesz dostawać powiadomienia.
follow-about-future = Wszystkie sezony są dostępne. Dostaniesz powiadomienie, gdy pojawi się nowy.
follow-ended = Nie obserwujesz już: { $title }.
follow-resumed = Znów obserwujesz: { $title }.
button-follow-all = Wszystkie sezony i nowe
button-follow-future-off = Bez nowych sezonów
button-unfollow = Przestań obserwować
button-unfollow-title = Przestań obserwować: { $title }
button-choose-seasons-title = Sezony: { $title }
button-follow-again = Cofnij
button-cancel-request = Anuluj: { $title }

## /setup

setup-title = Konfiguracja: { $name }
setup-not-here = Użyj /{ command-name-setup } na serwerze Discorda albo w grupie Telegrama.
setup-requests = Karty próśb
setup-requests-anywhere = Publikowane tam, gdzie powstała prośba
setup-requests-private = Widoczne tylko dla proszącego
setup-approvals = Karty zatwierdzania
setup-approvers = Zatwierdzający
setup-approvers-default = Administratorzy i użytkownicy, którzy mogą zarządzać prośbami
setup-approvers-roles = { $count ->
    [one] Członkowie z 1 rolą
    [few] Członkowie z jedną z { $count } ról
    [many] Członkowie z jedną z { $count } ról
   *[other] Członkowie z jedną z { $count } roli
  }
setup-approvers-admins = Administratorzy grupy
setup-self-approval = Zatwierdzanie własnych próśb
setup-self-approval-on = Zatwierdzający mogą zatwierdzać własne prośby
setup-self-approval-off = Musi zatwierdzić ktoś inny
setup-votes = Zatwierdzanie głosami
setup-votes-none = Wyłączone
setup-votes-set = { $votes } (ustawia { $name })
setup-votes-set-as = { $votes } (ustawia { $name } jako { $account })
setup-about-votes = Prośba stąd zostaje zatwierdzona, gdy tylu członków naciśnie +1. Każde połączone konto liczy się raz, a osoba, która prosi, się nie liczy.
setup-about-votes-setter = Każde zatwierdzenie jest decyzją osoby, która ustawia liczbę. Mogą to robić tylko użytkownicy, którzy mogą zarządzać prośbami, i kończy się, gdy ta osoba już nie może.
setup-about-votes-next = Nowa liczba działa od następnego głosu. Prośby, które mają już dość głosów, nie zostaną zatwierdzone wcześniej.
setup-reasons = Powody odrzucenia
setup-reminder = Przypomnienie
setup-reminder-hours = { $hours ->
    [0] Nigdy
    [one] Po 1 godzinie
    [few] Po { $hours } godzinach
    [many] Po { $hours } godzinach
   *[other] Po { $hours } godziny
  }
setup-quiet = Godziny ciszy
setup-quiet-none = Brak
setup-quiet-range = Od { $from }:00 do { $until }:00
setup-timezone = Strefa czasowa
setup-region = Region
setup-server = Serwer próśb
setup-server-removed = Nie jest już skonfigurowany
setup-about-server = Nowe prośby stąd trafiają na ten serwer.
setup-unlinked = Członkowie bez konta
setup-about-unlinked = Wybierz, co się dzieje, gdy członek nie ma połączonego konta.
setup-unlinked-link = Musi najpierw połączyć konto
setup-unlinked-guest = Może prosić jako gość
setup-language = Język
setup-about-language = Język kart próśb i zatwierdzania na tym serwerze lub w tej grupie.
setup-language-requester = Język proszącego
setup-default = Domyślnie
setup-place-here = Tutaj
setup-places-elsewhere = { $count ->
    [one] 1 inne miejsce
    [few] { $count } inne miejsca
    [many] { $count } innych miejsc
   *[other] { $count } innego miejsca
  }
setup-roles-placeholder = Wybierz role, które mogą zatwierdzać
setup-button-requests = Publikuj karty próśb tutaj
setup-button-requests-off = Publikuj karty próśb wszędzie
setup-button-approvals = Wysyłaj zatwierdzenia tutaj
setup-button-approvals-off = Nie wysyłaj tu zatwierdzeń
setup-button-public = Pokazuj karty próśb wszystkim
setup-button-private = Zachowaj karty próśb prywatnie
setup-button-self-approval = Pozwól zatwierdzać własne prośby
setup-button-self-approval-off = Nie pozwalaj zatwierdzać własnych próśb
setup-button-admins = Pozwól zatwierdzać administratorom grupy
setup-button-admins-off = Nie pozwalaj zatwierdzać administratorom grupy
setup-button-roles-off = Usuń wszystkie role zatwierdzających
setup-button-reasons = Powody odrzucenia
setup-button-reminder = Przypomnienie
setup-button-quiet = Godziny ciszy
setup-button-timezone = Strefa czasowa
setup-button-region = Region
setup-button-votes = Ustaw liczbę
setup-button-votes-off = Wyłącz
setup-form-reasons = Jeden powód w wierszu
setup-form-reminder = Godziny do przypomnienia (0 = nigdy)
setup-form-quiet = Godziny, np. 22-7 (puste = brak)
setup-form-timezone = Strefa, np. Europe/Warsaw (lub puste)
setup-form-region = Kod kraju, np. PL (puste = domyślny)
setup-form-votes = Głosy, od { $min } do { $max } (puste = nie)
setup-alerts = Alerty
setup-about-alerts = Bot informuje tu swoich administratorów, gdy coś jest nie tak. Naciśnij rodzaj, żeby go wyciszyć.
setup-alerts-direct = Jako wiadomości prywatne do administratorów
setup-alerts-fixed = Ustalone przez { $setting }
setup-alerts-muted = Wyciszone
setup-alerts-none = Brak
setup-digest = Podsumowanie tygodnia
setup-digest-off = Wyłączone
setup-button-alerts = Wysyłaj alerty tutaj
setup-button-alerts-off = Wysyłaj alerty jako wiadomości prywatne
setup-button-alerts-stop = Nie wysyłaj tu alertów
setup-button-digest = Wysyłaj tu podsumowanie tygodnia
setup-button-digest-off = Wyłącz podsumowanie tygodnia

## /setup: webhook

webhook-title = Webhook
webhook-about = Dzięki niemu serwer od razu mówi botowi o zmianach. Bez niego bot zauważa je przy następnym sprawdzeniu.
webhook-absent = Nieskonfigurowany
webhook-foreign = Wskazuje na { $url }, a nie na tego bota
webhook-off = Wyłączony
webhook-faulty = Skonfigurowany, ale nie tak, jak potrzebuje bot
webhook-unproven = Skonfigurowany, ale ostatnio nic nie dotarło
webhook-proven = Skonfigurowany, webhooki docierają
webhook-last = ostatni
webhook-unknown = Nie udało się odczytać: { $reason }
webhook-button-install = Skonfiguruj
webhook-button-repair = Napraw
webhook-button-test = Wyślij test
webhook-button-install-for = { $server }: skonfiguruj
webhook-button-repair-for = { $server }: napraw
webhook-button-test-for = { $server }: wyślij test
webhook-button-replace = Zastąp
webhook-replace-title = { $server } ma już webhook
webhook-replace = Wskazuje na { $url }. Serwer może mieć tylko jeden. Jeśli go zastąpisz, program pod tamtym adresem nie dostanie więcej webhooków.
webhook-replace-off = Wskazuje na { $url } i jest wyłączony. Serwer może mieć tylko jeden.
webhook-replace-with = Nowy wskazywałby na { $url }
webhook-no-address = Nie wiem, pod jakim adresem { $server } może mnie znaleźć. Ustaw PUBLIC_URL albo WEBHOOK_URL, albo uruchom „medianest webhook install --url” na komputerze bota.
webhook-changing = Ktoś właśnie zmienia webhook serwera { $server }. Spróbuj ponownie.
webhook-test-arrived = { $server } wysłał test i dotarł on tutaj. Wszystko działa.
webhook-test-refused = { $server } wysłał test, ale jego nagłówek Authorization nie jest tym, którego oczekuje bot. Użyj tego samego WEBHOOK_SECRET we wszystkich procesach bota i skonfiguruj webhook ponownie.
webhook-test-failed = { $server } nie mógł dostarczyć testu pod { $url }. Musi mieć dostęp do tego adresu: sprawdź HTTP_HOST, nazwę kontenera bota i zaporę sieciową, i ustaw WEBHOOK_URL.
webhook-test-no-answer = Żaden test nie dotarł, a { $server } wciąż próbuje połączyć się z { $url }. Sprawdź HTTP_HOST, nazwę kontenera bota i zaporę sieciową, i ustaw WEBHOOK_URL.
webhook-test-elsewhere = Inny program przyjął test pod { $url }. Sprawdź adres i ustaw WEBHOOK_URL.
webhook-test-not-set-up = Webhook serwera { $server } nie wskazuje na tego bota. Najpierw go skonfiguruj.

## /help

help-title = Co możesz tu zrobić
help-intro = Proś tu o filmy i seriale. Dam Ci znać, gdy będzie można je obejrzeć.
help-guest = Prosisz jako gość.
help-linked = Prosisz jako { $name }.

## /link

link-title = Połącz swoje konto
link-intro = Twoje połączone czaty mają wspólne prośby i wspólny limit.
link-current = Połączone konto: { $name }
link-server = Łączysz swoje konto na { $name }.
link-way-sign-in = Zaloguj się, żeby od razu połączyć konto:
link-way-profile = Albo dodaj swoje ID do profilu:
link-way-code = Używasz też innego czatu? Połącz go:
link-hint-discord-general = W { $server } otwórz swój profil → Ustawienia → Ogólne. Wpisz swoje ID użytkownika Discorda: { $id }. Potem naciśnij „Sprawdź ponownie”.
link-hint-discord-notifications = W { $server } otwórz swój profil → Ustawienia → Powiadomienia → Discord. Wpisz swoje ID użytkownika Discorda: { $id }. Potem naciśnij „Sprawdź ponownie”. Jeśli nie ma strony Discorda, poproś administratora tego bota o połączenie konta.
link-hint-discord-either = W { $server } otwórz swój profil → Ustawienia → Ogólne (albo Powiadomienia → Discord). Wpisz swoje ID użytkownika Discorda: { $id }. Potem naciśnij „Sprawdź ponownie”.
link-hint-telegram = W { $server } otwórz swój profil → Ustawienia → Powiadomienia → Telegram. Wpisz swoje ID czatu: { $id }. Potem naciśnij „Sprawdź ponownie”. Jeśli nie ma strony Telegrama, poproś administratora tego bota o połączenie konta.
link-hint-web = Wybierz na tej stronie inną osobę, żeby prosić.
link-checking = Jeszcze sprawdzam. Poczekaj kilka sekund i naciśnij „Sprawdź ponownie”.
link-checking-guest = Jeszcze sprawdzam. W międzyczasie możesz prosić jako gość. Poczekaj kilka sekund i naciśnij „Sprawdź ponownie”.
link-code-title = Twój kod: { $code }
link-code-lines = W ciągu dziesięciu minut wyślij to w swoim drugim czacie: /{ command-name-link } { $code }
link-code-warning = Każdy, kto ma ten kod, może działać w Twoim imieniu. Nie udostępniaj go.
button-check-again = Sprawdź ponownie
button-link-private = Zaloguj się prywatnie
button-link-code = Połącz inny czat
button-open-telegram = Otwórz Telegram

## Łączenie dwóch czatów

merge-title = Czy to Ty: { $name }?
merge-lines = Ten kod pochodzi od: { $name } ({ $platforms }). Jeśli to Ty, Twoje prośby i ustawienia zostaną połączone.
merge-chats = Te czaty zostaną połączone: { $chats }.
merge-warning = Jeśli ten kod dostajesz od kogoś innego, naciśnij „Anuluj”. Inaczej ta osoba będzie mogła działać w Twoim imieniu.
merge-conflict = Tutaj masz połączone konto { $mine }, a tam { $theirs }. Które konto chcesz zachować?
merge-conflict-on = Na { $server } masz tutaj połączone konto { $mine }, a tam { $theirs }.
merge-conflict-on-removed-server = Na serwerze, który nie jest już skonfigurowany, masz tutaj połączone konto { $mine }, a tam { $theirs }.
merge-conflict-choose = { $count ->
    [one] Które konto chcesz zachować?
    [few] Które konta chcesz zachować? Twój wybór dotyczy wszystkich tych serwerów.
    [many] Które konta chcesz zachować? Twój wybór dotyczy wszystkich tych serwerów.
   *[other] Które konta chcesz zachować? Twój wybór dotyczy wszystkich tych serwerów.
  }
merge-done = Gotowe. Twoje czaty są połączone.
merge-canceled = Niczego nie zmieniono.
button-merge = Tak, to ja
button-keep = Zachowaj { $name }

## /unlink

unlink-title = Co chcesz odłączyć?
unlink-none = Nie ma czego odłączać. Nie masz połączonego konta i masz tylko jeden czat.
unlink-lines = Odłączony czat zaczyna od nowa. Twoje prośby zostają przy pozostałych czatach.
unlink-confirm-title = Odłączyć { $name }?
unlink-confirm-lines = Możesz połączyć ponownie przez /{ command-name-link }. Twoje prośby zostaną zachowane.
unlink-done = { $name }: odłączono. Wyślij /{ command-name-link }, żeby połączyć ponownie.
detach-done = Ten czat nie jest już połączony z Twoimi innymi czatami.
button-unlink-account = Odłącz { $name }
button-detach-chat = Odłącz { $name } ({ $platform })

## /me

me-chats = Czaty
me-account = Konto
me-account-verified = { $name } ({ $method })
me-account-guest = Gość
account-shared = Z tego konta korzysta też: { $names }. Limit jest wspólny, prośby nie.
account-shared-hint = Jeśli to Ty w innym czacie, połącz go: Twoje czaty będą wtedy miały wspólne prośby i ustawienia.
me-permissions = Uprawnienia
me-quota = Limit
me-quota-movie = Filmy: zostało { $left } z { $limit }
me-quota-movie-unlimited = Filmy: bez limitu
me-quota-tv = Sezony: zostało { $left } z { $limit }
me-quota-tv-unlimited = Sezony: bez limitu
me-notifications = Powiadomienia
me-notifications-in-place = Tam, gdzie powstała prośba
me-notifications-direct = Wiadomość prywatna ({ $platform })
me-direct-messages-closed = { $platform } nie pozwala mi do Ciebie napisać. Zezwól na moje wiadomości prywatne, żeby dostawać powiadomienia.
verified-profile = znalezione w profilu
verified-plex = logowanie przez Plex
verified-password = zalogowano
verified-quick-connect = logowanie przez Quick Connect
verified-admin = połączone przez administratora
permission-request-movie = Poproś o filmy
permission-request-tv = Poproś o serial
permission-request-movie-4k = Poproś o filmy 4K
permission-request-tv-4k = Poproś o serial w 4K
permission-auto-approve-movie = Automatyczne zatwierdzanie filmów
permission-auto-approve-tv = Automatyczne zatwierdzanie seriali
permission-auto-approve-movie-4k = Automatyczne zatwierdzanie filmów 4K
permission-auto-approve-tv-4k = Automatyczne zatwierdzanie seriali 4K
permission-manage-requests = Zarządzaj prośbami
permission-view-requests = Wyświetl prośby
permission-admin = Administrator
permission-none = Brak

## /settings

settings-title = Twoje ustawienia
settings-notifications = Powiadomienia: { $where }
settings-language = Język: { $name }
settings-language-placeholder = Wybierz język
settings-server = Prośby z tego prywatnego czatu trafiają na { $name }.
button-notify-in-place = Tam, gdzie powstała prośba
button-notify-direct = Wiadomość prywatna ({ $platform })

## /status

status-title = Status
status-bot-ok = 🟢 Działam
status-bot-disturbed = 🟡 Coś wymaga uwagi. Administratorzy już o tym wiedzą.
status-requests-saved = Twoje dotychczasowe prośby są zapisane. Wyślę je, gdy tylko serwer znów zadziała. Do tego czasu nie mogę wyszukiwać tytułów.
status-service-up = działa
status-service-down = nie działa
status-service-unknown = jeszcze niesprawdzone
status-started = uruchomienie
status-changed = ostatnia zmiana
status-uptime = dostępność { $percent }% w ostatnich 30 dniach
status-latency = odpowiada w { $p50 } ms (95% w { $p95 } ms)
status-streams = { $total ->
    [0] nikt nie ogląda
    [one] { $total } odtwarzanie
    [few] { $total } odtwarzania
    [many] { $total } odtwarzań
   *[other] { $total } odtwarzania
}
status-streams-transcoded = { $total ->
    [one] { $total } odtwarzanie (transkodowane: { $transcodes })
    [few] { $total } odtwarzania (transkodowane: { $transcodes })
    [many] { $total } odtwarzań (transkodowane: { $transcodes })
   *[other] { $total } odtwarzania (transkodowane: { $transcodes })
  }
status-streams-unknown = nie udało się odczytać odtwarzań
status-libraries-unknown = nie udało się odczytać wielkości bibliotek
status-library-named = { $name }: { $size }
status-library-movies = { $count ->
    [one] { $count } film
    [few] { $count } filmy
    [many] { $count } filmów
   *[other] { $count } filmu
  }
status-library-series = { $count ->
    [one] { $count } serial
    [few] { $count } seriale
    [many] { $count } seriali
   *[other] { $count } serialu
  }
status-library-episodes = { $count ->
    [one] { $count } odcinek
    [few] { $count } odcinki
    [many] { $count } odcinków
   *[other] { $count } odcinka
  }
status-library-artists = { $count ->
    [one] { $count } wykonawca
    [few] { $count } wykonawców
    [many] { $count } wykonawców
   *[other] { $count } wykonawcy
  }
status-library-albums = { $count ->
    [one] { $count } album
    [few] { $count } albumy
    [many] { $count } albumów
   *[other] { $count } albumu
  }
status-library-items = { $count ->
    [one] { $count } element
    [few] { $count } elementy
    [many] { $count } elementów
   *[other] { $count } elementu
  }
status-field-alerts = Alerty
status-alerts = { $count ->
    [one] { $count } otwarty
    [few] { $count } otwarte
    [many] { $count } otwartych
   *[other] { $count } otwartego
  }
status-field-queue = Kolejka
status-queue = { $waiting ->
    [one] { $waiting } zadanie
    [few] { $waiting } zadania
    [many] { $waiting } zadań
   *[other] { $waiting } zadania
  }
status-queue-oldest = najstarsze czeka { $minutes } min
status-queue-dead = nieudane na dobre: { $count }
status-field-database = Baza danych
status-database = PostgreSQL { $version }, { $megabytes } MB
status-field-backup = Ostatnia kopia zapasowa
status-backup-none = brak
status-drill-none = jeszcze nieprzetestowana
status-drill-passed = przetestowana
status-drill-failed = test nieudany
status-field-version = Wersja

## Alerty dla administratorów

alert-over = Rozwiązane po { $minutes } min
alert-over-hours = Rozwiązane po { $hours } godz.
alert-service-down = { $name } nie działa
alert-service-down-action = „medianest doctor” na komputerze bota mówi, co zrobić.
alert-requests-wait-action = Prośby są zapisywane i zostaną wysłane, gdy znów zadziała. „medianest doctor” na komputerze bota mówi, co zrobić.
alert-webhook-silent = { $name } nie wysyła już botowi webhooków, choć zmieniły się tam prośby
alert-webhook-silent-action = Dopóki to nie zostanie naprawione, karty aktualizują się z opóźnieniem. W /{ command-name-setup } otwórz „Webhook” i naciśnij „Wyślij test” albo uruchom „medianest webhook test” na komputerze bota. Powie, co jest nie tak.
alert-disk-low = Na dysku bota zostało tylko { $megabytes } MB
alert-disk-low-backups = Na dysku kopii zapasowych zostało tylko { $megabytes } MB
alert-disk-low-action = Usuń stamtąd to, czego nie potrzebujesz, albo przenieś BACKUP_DIR na inny dysk.
alert-backup-late = Ostatnia kopia zapasowa się nie udała albo jest za stara
alert-backup-late-action = Uruchom „medianest backup now” na komputerze bota. Powie, co jest nie tak.
alert-drill-failed = Nie udało się próbnie przywrócić ostatniej kopii zapasowej
alert-drill-failed-action = Uruchom „medianest backup drill” na komputerze bota. Powie, co jest nie tak.
alert-dead-letters = { $count ->
    [one] { $count } zadanie nie udało się na dobre
    [few] { $count } zadania nie udały się na dobre
    [many] { $count } zadań nie udało się na dobre
   *[other] { $count } zadania nie udało się na dobre
  }
alert-dead-letters-action = „medianest jobs list” na komputerze bota je pokazuje. Potem uruchom „medianest jobs retry --all” albo je odrzuć poleceniem „medianest jobs discard”.
alert-requests-stuck = { $count ->
    [one] { $count } prośba czeka na wysłanie od ponad pół godziny
    [few] { $count } prośby czekają na wysłanie od ponad pół godziny
    [many] { $count } próśb czeka na wysłanie od ponad pół godziny
   *[other] { $count } prośby czeka na wysłanie od ponad pół godziny
  }
alert-requests-stuck-action = Upewnij się, że serwer jest uruchomiony. „medianest doctor” na komputerze bota mówi, co jest nie tak.
alert-many-errors = W ostatnich minutach wystąpiło kilka nieoczekiwanych błędów
alert-many-errors-action = Uruchom „medianest errors” na komputerze bota, żeby je zobaczyć.
alert-key-rejected = { $name } odrzuca klucz API lub token bota
alert-key-rejected-action = Dopóki to nie zostanie naprawione, bot nie może z niego korzystać. Skopiuj stamtąd aktualny klucz API lub token do ustawień bota i uruchom go ponownie.
alert-drill-missing = W ostatnich dwóch tygodniach nie przywrócono próbnie żadnej kopii zapasowej
alert-drill-missing-action = Uruchom „medianest backup drill” na komputerze bota. Jeśli bot nie robi tego co tydzień, jego log mówi dlaczego.
alert-member-errors = Ktoś zobaczył błąd, który nie jest jego winą
alert-member-errors-action = Uruchom „medianest errors” na komputerze bota. Jeśli tej osobie pokazano identyfikator, wyszukaj go: „medianest errors --reference”
alert-users-missing = { $count ->
    [one] { $name } nie pokazuje już użytkownika, którego miał wcześniej
    [few] { $name } nagle nie pokazuje { $count } użytkowników, których miał wcześniej
    [many] { $name } nagle nie pokazuje { $count } użytkowników, których miał wcześniej
   *[other] { $name } nagle nie pokazuje { $count } użytkownika, którego miał wcześniej
  }
alert-users-missing-action = Konta pozostają połączone, dopóki nie jest pewne, że zniknęły. Jeśli zostały usunięte celowo, nie musisz nic robić. W przeciwnym razie sprawdź serwer.
alert-token-shared = Inny program odbiera aktualizacje tego bota w { $name }
alert-token-shared-action = Niektóre polecenia i przyciski nie docierają do tego bota. Zatrzymaj tamten program. Jeśli nie wiesz, który to, utwórz nowy token bota i ustaw go tutaj.
alert-user-list = { $name } nie pokazuje swojego właściciela, więc jego lista użytkowników nie może być pełna
alert-user-list-action = Do tego czasu wszystkie konta pozostają połączone. Sprawdź, czy nie odpowiada za niego proxy.
alert-name-service-down = Usługa nie działa
alert-name-key-rejected = Klucz odrzucony
alert-name-webhook-silent = Webhook milczy
alert-name-disk-low = Dysk prawie pełny
alert-name-backup-late = Spóźniona kopia zapasowa
alert-name-drill-failed = Próbne przywracanie nieudane
alert-name-drill-missing = Brak próbnego przywracania
alert-name-dead-letters = Nieudane zadania
alert-name-requests-stuck = Prośby utknęły
alert-name-member-errors = Błąd pokazany członkowi
alert-name-many-errors = Wiele błędów
alert-name-users-missing = Brakuje użytkowników
alert-name-token-shared = Token użyty dwa razy

## Podsumowanie tygodnia

digest-title = Podsumowanie tygodnia
digest-requests = Prośby
digest-requests-counts = Filmy: { $movies } · Seriale: { $series }
digest-decisions = Decyzje
digest-decisions-counts = Zatwierdzone: { $approved } · Odrzucone: { $declined }
digest-wait = Czas do dostępności
digest-wait-times = Połowa w ciągu { $half }, dziewięć na dziesięć w ciągu { $most } (tytuły: { $count })
digest-minutes = { $minutes } min
digest-hours = { $hours } godz.
digest-days = { $days ->
    [one] { $days } dnia
    [few] { $days } dni
    [many] { $days } dni
   *[other] { $days } dnia
  }
digest-top = Najwięcej próśb
digest-storage = Miejsce na dysku
digest-storage-database = Baza danych: { $megabytes } MB
digest-storage-free = { $gigabytes } GB wolnego
digest-uptime = Dostępność
digest-uptime-share = { $title } { $percent }%

## Dlaczego usługa nie działa (alerty, /status dla administratorów)

service-fault-unreachable = Nie odpowiada. Upewnij się, że działa, i sprawdź jej adres w ustawieniach.
service-fault-failed = Zwraca błędy. Jej log mówi dlaczego.
service-fault-status = Odpowiada błędem.
service-fault-key-rejected = Odrzuca klucz API lub token. Skopiuj aktualny do ustawień bota.
service-fault-csrf-enabled = Ma włączoną ochronę CSRF, więc bot nie może niczego zmieniać. Wyłącz ją w Ustawienia → Sieć (w Overseerr: Ustawienia → Ogólne).
service-fault-wrong-address = Pod jej adresem odpowiada coś innego. Sprawdź adres i ścieżkę w ustawieniach.

## /user

user-title = Członkowie
user-title-unlinked = Członkowie bez konta
user-none = Brak członków do pokazania. Żeby kogoś znaleźć, wyślij /{ command-name-user } i część nazwy.
user-more = Pasuje więcej członków. Wpisz dłuższą część nazwy albo ID.
user-suggestion = { $name } to być może { $account } (ID { $id }).
user-account = Konto: { $name }
user-account-none = Bez konta
user-account-shared = Z tego konta korzysta też: { $names }.
user-account-blocked = Konto jest zablokowane dla wszystkich, którzy z niego korzystają.
user-blocked = Zablokowany
user-link-title = Połączyć { $name } z { $account } (ID { $id })?
user-link-lines = { $name } będzie prosić jako { $account }. Upewnij się, że to ta sama osoba.
user-account-placeholder = Wybierz konto
user-account-no-match = Żadne konto nie pasuje.
field-account-name = Część nazwy konta
button-user-link = Połącz z { $name } (ID { $id })
button-user-choose = Wybierz konto
button-user-unlink = Odłącz
button-user-block = Zablokuj
button-user-unblock = Odblokuj

## /console

console-title = Konsola
console-intro = Ten link loguje Cię do konsoli. Nie udostępniaj go: kto otworzy go pierwszy, zaloguje się jako Ty.
console-local = Otwiera się tylko w przeglądarce na komputerze, na którym działa bot, bo PUBLIC_URL nie jest ustawiony.
console-expiry = Działa raz, przez { $minutes } min.

## /claim i /forget

claim-wrong = Ten kod jest błędny albo jest już administrator. Dopóki go nie ma, każde uruchomienie zapisuje w logu nowy kod.
claim-done = Masz teraz prawa administratora. Wyślij /{ command-name-help }, żeby zacząć.
forget-title = Usunąć Twoje dane?
forget-lines = Twoje czaty, powiadomienia i ustawienia zostaną usunięte. Twoja nazwa zniknie z historii. Twoje prośby nie zostaną anulowane. Tego nie można cofnąć.
forget-done = Twoje dane zostały usunięte. Jeśli znów do mnie napiszesz, zaczniesz od nowa.
button-forget = Usuń moje dane

## Logowanie

sign-in-title = Zaloguj się
sign-in-steps-plex = Otwórz Plex i pozwól MediaNest zobaczyć, kim jesteś. Potem wróć tutaj.
sign-in-steps-password = Otwórz stronę i zaloguj się kontem { $server }. Twoje hasło trafia tylko do { $server }. Nie jest zapisywane. Nigdy nie wpisuj go w tym czacie.
sign-in-steps-jellyfin = Otwórz stronę i zaloguj się kontem { $mediaServer }. Twoje hasło trafia tylko do { $server }, który sprawdza je w { $mediaServer }. Ten bot go nie zapisuje. Nigdy nie wpisuj go w tym czacie.
sign-in-steps-quick-connect = Otwórz { $mediaServer }, wybierz swoją ikonę użytkownika → Quick Connect i wpisz ten kod:
sign-in-code-warning = Wpisuj kod tylko wtedy, gdy prośba o niego pochodzi od Ciebie. Kto go wpisze, połączy swoje konto z tym czatem.
sign-in-code-expiry = Kod wygaśnie za { $minutes } min. Wynik pojawi się tutaj.
sign-in-expiry = Ten link jest tylko dla Ciebie. Działa raz i wygaśnie za { $minutes } min.
sign-in-linked = Masz połączone konto { $account } na { $server }.
sign-in-refused-account-blocked = To konto jest zablokowane. Jeśli to pomyłka, skontaktuj się z administratorem.
sign-in-refused-no-account = Żadne konto { $server } nie pasuje do tego logowania. Zaloguj się raz w { $server } i spróbuj ponownie albo zapytaj administratora.
sign-in-refused-expired = To logowanie nie zostało potwierdzone na czas. Wyślij /{ command-name-link }, żeby zacząć od nowa.
sign-in-refused-chat-detached = Ten czat należy teraz do kogoś innego. Wyślij /{ command-name-link }, żeby zacząć od nowa.
sign-in-refused-too-many-attempts = Za dużo błędnych haseł. Poczekaj godzinę i wyślij /{ command-name-link }, żeby zacząć od nowa.
sign-in-refused-user-blocked = Nie możesz korzystać z tego bota, bo masz blokadę. Jeśli to pomyłka, skontaktuj się z administratorem.
button-sign-in-media-server = Zaloguj się przez { $mediaServer }
button-sign-in-quick-connect = Użyj Quick Connect
button-sign-in-password = Zaloguj się przez { $server }
button-open-console = Otwórz konsolę
button-open-sign-in-plex = Otwórz Plex
button-open-sign-in-page = Otwórz stronę logowania

## Strona logowania

sign-in-page-title = Logowanie do { $server }
sign-in-page-title-jellyfin = Logowanie przez { $mediaServer }
sign-in-page-intro = To łączy „{ $name }” ({ $platform }) z Twoim kontem { $server }. Od tej pory prośby z tego czatu są wysyłane w Twoim imieniu.
sign-in-page-warning = Jeśli ten link nie jest na Twoją prośbę, zamknij tę stronę. Być może ktoś inny próbuje użyć Twojego konta.
sign-in-page-email = Adres e-mail
sign-in-page-user-name = Nazwa użytkownika { $mediaServer }
sign-in-page-password = Hasło
sign-in-page-password-jellyfin = Hasło { $mediaServer }
sign-in-page-submit = Zaloguj się
sign-in-page-privacy = Twój adres e-mail i hasło są wysyłane tylko do { $server }. Nie są zapisywane.
sign-in-page-privacy-jellyfin = Twoja nazwa użytkownika i hasło są wysyłane tylko do { $server }, który sprawdza je w { $mediaServer }. Ten bot ich nie zapisuje.
sign-in-page-wrong-password = Adres e-mail lub hasło jest nieprawidłowe. { $left ->
    [one] Została Ci 1 próba.
    [few] Zostały Ci { $left } próby.
    [many] Zostało Ci { $left } prób.
   *[other] Zostało Ci { $left } próby.
  }
sign-in-page-wrong-password-jellyfin = Nazwa użytkownika lub hasło jest nieprawidłowe. { $left ->
    [one] Została Ci 1 próba.
    [few] Zostały Ci { $left } próby.
    [many] Zostało Ci { $left } prób.
   *[other] Zostało Ci { $left } próby.
  }
sign-in-page-media-server-unreachable = { $server } nie może teraz połączyć się z { $mediaServer }. Spróbuj ponownie za minutę.
sign-in-page-media-server-refused = { $mediaServer } nie przyjął tego logowania, a { $server } nie mówi dlaczego. Twoje konto { $mediaServer } może być wyłączone lub zablokowane. Spróbuj później albo zapytaj administratora.
sign-in-page-unreachable = { $server } teraz nie odpowiada. Spróbuj ponownie za minutę.
sign-in-page-invalid-form = Wypełnij oba pola i spróbuj ponownie.
sign-in-page-done = Zalogowano
sign-in-page-close = Możesz zamknąć tę stronę i wrócić do czatu.
sign-in-page-failed = Logowanie nie powiodło się
sign-in-page-expired-title = Ten link już nie działa
sign-in-page-expired = Został już użyty albo ma ponad dziesięć minut. Wyślij /{ command-name-link } w czacie, żeby dostać nowy.

## Problemy

button-issue-report = Zgłoś problem
button-issue-comment = Skomentuj
button-issue-resolve = Rozwiąż
button-issue-reopen = Otwórz ponownie
button-issue-all-episodes = Wszystkie odcinki
button-issues-all = Pokaż wszystkie
button-issues-open = Pokaż otwarte
issue-report-title = Zgłoś problem
issue-choose-recent = Z którym tytułem jest problem? Inny tytuł wpisz po /{ command-name-issue }.
issue-choose-title = Z którym tytułem jest problem?
issue-choose-only = Spośród znalezionych tytułów tylko ten jest w bibliotece. Czy to z nim jest problem?
issue-none-recent = Wpisz tytuł z problemem po /{ command-name-issue }.
issue-choose-season = Którego sezonu dotyczy problem?
issue-season = Sezon
issue-choose-episode = Którego odcinka dotyczy problem? ({ $part })
issue-episode-placeholder = Odcinek
issue-episode-label = Odcinek { $number }
issue-episode = { $season }, odcinek { $episode }
issue-choose-type = Co jest nie tak?
issue-type-video = Wideo
issue-type-audio = Audio
issue-type-subtitles = Napisy
issue-type-other = Inne
issue-kind-video = Problem z wideo
issue-kind-audio = Problem z audio
issue-kind-subtitles = Problem z napisami
issue-kind-other = Problem
issue-state-queued = Wysyłanie
issue-state-open = Otwarty
issue-state-resolved = Rozwiązany
issue-state-failed = Niezgłoszony
issue-state-deleted = Usunięty
issue-report-canceled = Anulowano. Nic nie zgłoszono.
issue-comment-title = Skomentuj problem
issue-comment-sending = wysyłanie
issue-earlier-comments = { $count ->
    [one] 1 wcześniejszy komentarz
    [few] { $count } wcześniejsze komentarze
    [many] { $count } wcześniejszych komentarzy
   *[other] { $count } wcześniejszego komentarza
  }
field-issue-message = Co jest nie tak i gdzie?
field-issue-comment = Twój komentarz
field-issue-reported-by = Zgłoszono przez
field-issue-affected = Dotyczy
field-issue-resolved-by = Rozwiązano przez
field-issue-open-by = Otwarto ponownie przez
issue-news-resolved = Problem z { $title } został rozwiązany.
issue-news-resolved-by = { $name } rozwiązuje problem z { $title }.
issue-news-open = Problem z { $title } został ponownie otwarty.
issue-news-open-by = { $name } ponownie otwiera problem z { $title }.
issue-news-comments = { $count ->
    [one] Nowy komentarz do problemu z { $title }:
    [few] { $count } nowe komentarze do problemu z { $title }:
    [many] { $count } nowych komentarzy do problemu z { $title }:
   *[other] { $count } nowego komentarza do problemu z { $title }:
  }
issues-title = Twoje zgłoszone problemy
issues-title-all = Zgłoszone problemy
issues-none = Nie zgłoszono żadnych problemów.
issues-none-open = Nie ma otwartych problemów.

## Błędy: dane i stare wiadomości

error-invalid-input = Te dane są nieprawidłowe. Sprawdź je i spróbuj ponownie.
error-not-found = To już nie istnieje. Zacznij od nowa, wysyłając polecenie.
error-unknown-button = Ten przycisk już nie działa. Zacznij od nowa: /{ command-name-request }.
error-draft-expired = Ta karta wygasła. Zacznij od nowa: /{ command-name-request }.
error-no-seasons-selected = Najpierw wybierz przynajmniej jeden sezon.
error-invalid-state = { $state ->
    [queued] To jeszcze niemożliwe. Prośba jest właśnie wysyłana.
    [pending] To już niemożliwe. Prośba czeka na zatwierdzenie.
    [approved] To już niemożliwe. Prośba jest zatwierdzona.
    [processing] To już niemożliwe. Prośba jest przetwarzana.
    [partial] To już niemożliwe. Tytuł jest częściowo dostępny.
    [available] To już niemożliwe. Tytuł jest dostępny.
    [declined] To już niemożliwe. Prośba jest odrzucona.
    [failed] To już niemożliwe. Prośba się nie powiodła.
    [cancelled] To już niemożliwe. Prośba jest anulowana.
   *[other] To już niemożliwe. Prośba się zmieniła.
  }
error-already-decided = Ktoś już zdecydował o tej prośbie.
error-already-decided-by = { $state ->
    [approved] Prośba zatwierdzona ({ $name })
    [declined] Prośba odrzucona ({ $name })
   *[other] Prośba rozpatrzona ({ $name })
  } { $minutes ->
    [0] przed chwilą
    [one] minutę temu
    [few] { $minutes } minuty temu
    [many] { $minutes } minut temu
   *[other] { $minutes } minuty temu
  }.
error-already-decided-at = { $state ->
    [approved] Prośba zatwierdzona
    [declined] Prośba odrzucona
   *[other] Prośba rozpatrzona
  } { $minutes ->
    [0] przed chwilą
    [one] minutę temu
    [few] { $minutes } minuty temu
    [many] { $minutes } minut temu
   *[other] { $minutes } minuty temu
  }.

## Błędy: uprawnienia

error-forbidden = Nie masz uprawnień, żeby to tutaj zrobić. Zapytaj administratora.
error-not-yours = To należy do kogoś innego. Użyj polecenia samodzielnie, żeby mieć swoje.
error-admins-only = To mogą robić tylko administratorzy. Zapytaj administratora.
error-last-admin = To ostatni administrator. Najpierw mianuj kogoś innego.
error-admin-in-settings = Ta osoba jest administratorem przez ADMINS w ustawieniach. Usuń ją stamtąd.
error-approvers-only = Tylko użytkownicy, którzy mogą zarządzać prośbami, wybierają zatwierdzających, pozwalają zatwierdzać własne prośby i ustawiają zatwierdzanie głosami. Zapytaj administratora.
error-not-approver = Nie możesz zatwierdzić ani odrzucić tej prośby. Jeśli masz mieć takie prawo, zapytaj administratora.
error-not-approver-here = Nie możesz tu zatwierdzać ani odrzucać próśb. Jeśli masz mieć takie prawo, zapytaj administratora.
error-own-request = Nie możesz tu decydować o własnej prośbie. Poczekaj na inną osobę zatwierdzającą.
error-private-only = Inni mogliby tu przeczytać odpowiedź. Wyślij mi to polecenie w prywatnym czacie.
error-code-exposed = Inni mogli tu przeczytać Twój kod, więc już nie działa. Użyj /{ command-name-link } w prywatnym czacie ze mną, żeby dostać nowy.
error-user-blocked = Nie możesz korzystać z tego bota, bo masz blokadę. Jeśli to pomyłka, skontaktuj się z administratorem.
error-no-permission = Twoje konto nie ma do tego uprawnień. Jeśli ich potrzebujesz, zapytaj administratora.
error-no-issue-permission = Twoje konto nie ma uprawnień do zgłaszania problemów na { $server }. Jeśli ich potrzebujesz, zapytaj administratora.
error-not-issue-manager = Mogą to zrobić tylko osoba, która zgłosiła problem, i osoby z uprawnieniem „Zarządzaj problemami” na { $server }. Jeśli go potrzebujesz, zapytaj administratora.
error-issue-title-unavailable = Możesz zgłaszać problemy tylko z tytułami dostępnymi na { $server }.
error-issue-deleted = Problem został usunięty na { $server }.
error-issue-not-sent = To jeszcze niemożliwe, bo { $server } nie ma jeszcze zgłoszenia.
error-no-issue-message = Opisz problem w kilku słowach.
error-on-behalf-not-permitted = Nie możesz prosić dla innych członków. Jeśli tego potrzebujesz, poproś administratora o uprawnienia „Zarządzaj prośbami” i „Zarządzanie użytkownikami” na { $server }.
error-member-not-found = Nie znam tego członka. Musi choć raz do mnie napisać, a nazwa musi być poprawna.
error-member-ambiguous = Kilku członków ma tę nazwę. Użyj nazwy użytkownika albo wzmianki.
error-member-not-linked = Ten członek nie ma połączonego konta na { $server }. Może je połączyć przez /{ command-name-link }.
error-member-blocked = Ten członek jest zablokowany, więc nie można o nic dla niego poprosić.
error-member-no-permission = Konto tego członka nie ma uprawnień, żeby o to poprosić. Liczą się jego uprawnienia, nie Twoje.
error-member-quota-exceeded = To więcej, niż pozwala limit tego członka.
error-member-already-requested = Ten członek już o to poprosił.
error-on-behalf-titles-only = Dla innego członka możesz prosić o jeden film lub serial naraz.
error-no-movie-permission = Twoje konto nie może prosić o filmy. Jeśli tego potrzebujesz, zapytaj administratora.
error-no-series-permission = Twoje konto nie może prosić o seriale. Jeśli tego potrzebujesz, zapytaj administratora.
error-no-4k-permission = Twoje konto nie może prosić o 4K. Wybierz jakość standardową albo zapytaj administratora.
error-no-movie-4k = { $server } nie oferuje filmów w 4K. Wybierz jakość standardową.
error-no-series-4k = { $server } nie oferuje seriali w 4K. Wybierz jakość standardową.
error-no-advanced-permission = Twoje konto nie może wybierać serwera, profilu jakości ani folderu. Możesz poprosić bez tego wyboru.
error-download-option-gone = Tego, co wybrano, już nie ma, więc znów obowiązują ustawienia domyślne. Wybierz coś innego albo poproś bez zmian.
error-options-changed = Te opcje się w międzyczasie zmieniły, więc nic nie wybrano. Otwórz tę część ponownie i wybierz z aktualnych.

## Błędy: konta i logowanie

error-not-linked = Twoje konto nie jest jeszcze połączone. Użyj /{ command-name-link }, żeby je połączyć.
error-ambiguous-account = Twoje ID czatu jest w kilku profilach, więc nie wiadomo, które konto jest Twoje. Użyj /{ command-name-link }, żeby się zalogować, albo zapytaj administratora.
error-account-blocked = Twoje konto jest zablokowane. Jeśli to pomyłka, skontaktuj się z administratorem.
error-link-lost = Nie można teraz znaleźć Twojego konta na { $server }. Prośba jest zapisana i zostanie wysłana, gdy konto wróci. Jeśli to długo potrwa, użyj /{ command-name-link }.
error-account-not-found = To konto już nie istnieje na { $server }. Powiedz o tym administratorowi.
error-account-conflict = Masz połączone dwa różne konta. Wybierz, które zachować.
error-guest-account-missing = Prośby gości są włączone, ale konto gościa nie istnieje. Powiedz o tym administratorowi.
error-invalid-code = Ten kod jest błędny, już użyty albo wygasł. Użyj /{ command-name-link }, żeby dostać nowy, i wyślij go w ciągu dziesięciu minut.
error-own-code = To Twój własny kod. Wyślij go w swoim drugim czacie.
error-too-many-code-attempts = Za dużo błędnych kodów. Poczekaj dziesięć minut i użyj /{ command-name-link }, żeby dostać nowy.
error-sign-in-disabled = Ten sposób logowania jest wyłączony. Użyj /{ command-name-link }, żeby zobaczyć inne.
error-not-signed-in = Sesja wygasła. Zaloguj się ponownie.
error-request-forged = To nie pochodzi ze strony konsoli. Odśwież stronę i spróbuj ponownie.
error-console-closed = Konsoli nie można otworzyć pod tym adresem. Użyj adresu z PUBLIC_URL albo otwórz ją na komputerze, na którym działa bot.
error-sign-in-link-used = Ten link wygasł albo został już użyty. Poproś bota o nowy.
error-wrong-password = Nazwa lub hasło jest nieprawidłowe. Spróbuj ponownie.
error-no-console-rights = Nie masz dostępu do konsoli. Zapytaj administratora.
error-console-off = Konsola jest wyłączona. Zapytaj osobę, która prowadzi bota.
error-too-many-streams = Otwartych jest zbyt wiele stron konsoli. Zamknij niektóre z nich.
error-too-many-sign-in-attempts = Za dużo błędnych haseł. Poczekaj godzinę i spróbuj ponownie.
error-plex-unreachable = Plex teraz nie odpowiada. Spróbuj ponownie za minutę.
error-media-server-unreachable = { $server } nie może teraz połączyć się ze swoim serwerem multimediów. Spróbuj ponownie za minutę.
error-media-server-refused = Serwer multimediów { $server } nie przyjął tego logowania. Twoje konto może być tam wyłączone lub zablokowane. Spróbuj później albo zapytaj administratora.
error-quick-connect-unavailable = Jellyfin nie oferuje teraz Quick Connect: jest tam wyłączone albo Jellyfin nie odpowiada. Spróbuj ponownie za minutę albo użyj /{ command-name-link }, żeby zobaczyć inne sposoby.

## Błędy: prośby

error-title-not-found = Nie znaleziono tego tytułu. Spróbuj innego wyszukiwania.
error-already-requested = Jest już o to prośba.
error-already-available = To jest już dostępne.
error-no-seasons-left = Wszystkie wybrane sezony są już dostępne albo jest o nie prośba.
error-blocklisted = Ten tytuł jest na czarnej liście. Jeśli uważasz, że to pomyłka, zapytaj administratora.
error-movie-quota-exceeded = Twój limit próśb o filmy został wykorzystany.
error-series-quota-exceeded = To więcej, niż pozwala Twój limit próśb o sezony.
error-no-tvdb-id = Ten serial nie ma ID w TVDB, więc Sonarr nie może go pobrać. Spróbuj ponownie, gdy TMDB je poda.
error-tmdb-unavailable = TMDB, źródło wszystkich tytułów, teraz nie odpowiada. Spróbuj ponownie za minutę.

## Błędy: serwery Overseerr

error-no-overseerr-server = Nie skonfigurowano jeszcze serwera próśb. Powiedz o tym administratorowi.
error-overseerr-server-removed = Serwer próśb dla tego miejsca nie jest już skonfigurowany. Poproś administratora, żeby wybrał inny przez /{ command-name-setup }.
error-database-unreachable = Baza danych jest teraz niedostępna. Spróbuj ponownie za minutę.
error-overseerr-unreachable = { $server } teraz nie odpowiada. Spróbuj ponownie za minutę.
error-overseerr-failed = { $server } ma teraz problemy. Spróbuj ponownie za minutę.
error-user-list-incomplete = { $server } nie pokazuje teraz wszystkich użytkowników. Spróbuj ponownie za minutę.
error-overseerr-key-rejected = { $server } nie przyjmuje klucza API bota. Powiedz o tym administratorowi.
error-overseerr-csrf-enabled = W { $server } jest włączona ochrona CSRF, więc bot nie może niczego zmieniać. Powiedz o tym administratorowi.
error-not-overseerr = Pod adresem { $server } nie ma Overseerr, Jellyseerr ani Seerr. Powiedz o tym administratorowi.
error-overseerr-refused = { $server } odmówił: „{ $quote }” Jeśli nie możesz tego naprawić, zapytaj administratora.
error-overseerr-refused-silently = { $server } odmówił bez podania powodu. Poproś administratora, żeby to tam sprawdził.
error-request-deleted = Prośba została usunięta na { $server }. Jeśli nadal chcesz ten tytuł, poproś o niego ponownie.
error-cancelled-by-approver = Prośbę anulowała osoba zatwierdzająca.
error-removed-from-radarr = Film został usunięty z Radarr, więc nie zostanie pobrany. Jeśli nadal go chcesz, poproś o niego ponownie.
error-removed-from-sonarr = Serial został usunięty z Sonarr, więc nie zostanie pobrany. Jeśli nadal go chcesz, poproś o niego ponownie.
error-remote-status-unknown = { $server } podaje dla tej prośby status, którego nie znam. Zdecyduj tam i poproś administratora o aktualizację bota.
error-decision-not-permitted = Osoba zatwierdzająca nie może już decydować o tej prośbie. Musi ją zatwierdzić lub odrzucić ktoś inny.
error-outcome-unknown = Utracono połączenie z { $server }. Sprawdzam, czy prośba dotarła.

## Błędy: platformy czatu

error-channel-not-found = Ten kanał już nie istnieje.
error-channel-forbidden = Nie mogę pisać na tym kanale. Poproś administratora, żeby na to pozwolił.
error-direct-messages-closed = Nie przyjmujesz ode mnie wiadomości prywatnych. Zezwól na nie i spróbuj ponownie.
error-message-not-found = Ta wiadomość już nie istnieje.
error-reply-expired = Tej odpowiedzi nie można już edytować.
error-platform-unavailable = Usługa czatu ma teraz problemy. Spróbuj ponownie za minutę.
error-platform-rejected = Coś poszło nie tak. Spróbuj ponownie za minutę.
error-backup-failed = To się nie udało: { $reason }
error-internal = Coś poszło nie tak. Jeśli to się powtórzy, podaj administratorowi ten identyfikator: { $reference }
