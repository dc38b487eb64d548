### Własne teksty strony demo po polsku. Strona wczytuje ten plik i żadnych innych tekstów bota.

## Nagłówek i stopka strony

demo-title = Demo MediaNest
demo-skip-to-chat = Przejdź do czatu
demo-heading = MediaNest
demo-intro-lead = To jest demo.
demo-intro = Bot i jego baza danych są prawdziwe. Osoby, { $server } i pobierania są zmyślone.
demo-open-console = Otwórz konsolę
demo-set-up = Skonfiguruj naprawdę
demo-language = Język
demo-connecting = Łączenie…
demo-connected = Połączono
demo-reconnecting = Ponowne łączenie…

## Przełączniki symulowanego serwera Overseerr

demo-controls = { $server } (symulowany)
demo-control-down = Niedostępny
demo-control-slow = Wolne odpowiedzi
demo-control-fail-download = Następne pobieranie się nie uda

## Okna: kim jesteś i gdzie

demo-pane-switch = Wybierz widok
demo-pane-left = Po lewej: { $name }
demo-pane-right = Po prawej: { $name }
demo-pane-name = { $name } w { $room }
demo-pane-person = Jesteś jako
demo-pane-rooms = Kanały
demo-pane-messages = Wiadomości w { $room }
demo-room-general = # ogólny
demo-room-approvals = # zatwierdzanie
demo-room-direct = Wiadomości prywatne
demo-room-new-messages = nowe
demo-room-general-empty = Nie ma jeszcze próśb. Wpisz /{ command-name-request } i nazwę filmu lub serialu.
demo-room-approvals-empty = Tu pojawiają się prośby do zatwierdzenia.
demo-room-direct-empty = Tu pojawiają się prywatne wiadomości od bota.

## Osoby

demo-person-owner = Prowadzi serwer i zatwierdza prośby.
demo-person-member = Może prosić o filmy i seriale.
demo-person-limited = Może prosić o jeden film i trzy sezony tygodniowo.
demo-person-trusted = Prośby są zatwierdzane automatycznie.
demo-person-guest = Może szukać, ale nie prosić.

## Pole wiadomości

demo-composer-label = Wiadomość
demo-composer-placeholder = Wpisz /, żeby zobaczyć polecenia
demo-composer-suggestions = Podpowiedzi
demo-composer-send = Wyślij
demo-composer-unknown-command = Nie ma polecenia /{ $name }. Wyślij /{ command-name-help }, żeby zobaczyć wszystkie polecenia.
demo-composer-not-a-command = Polecenia zaczynają się od ukośnika. Spróbuj /{ command-name-request } i nazwy filmu.

## Wiadomości

demo-message-author = MediaNest
demo-message-app-tag = APP
demo-message-command = { $name }: { $command }
demo-message-private = Tylko Ty to widzisz
demo-message-thumbs-up = Kciuk w górę
demo-message-thumbs-down = Kciuk w dół
demo-message-reactions = { $label }, { $count }: { $names }
demo-message-preview = Zobacz na innych platformach

## Podgląd wiadomości na innych platformach

demo-preview-title = Ta wiadomość na innych platformach
demo-preview-close = Zamknij
demo-preview-web = Ta strona
demo-preview-discord = Discord
demo-preview-telegram = Telegram
demo-preview-json = Pokaż JSON

## Formularze

demo-form-send = Wyślij
demo-form-cancel = Anuluj

## Błędy

demo-error-offline = Brak połączenia. Strona połączy się sama. Potem spróbuj ponownie.
demo-error-message-gone = Ta wiadomość już nie istnieje.
demo-error-unavailable = Bot teraz nie odpowiada. Spróbuj ponownie za chwilę.

## Przewodnik

demo-tour = Przewodnik
demo-tour-progress = Przewodnik: krok { $step } z { $steps }
demo-tour-done = ✓ Gotowe. Przejdź dalej, kiedy chcesz.
demo-tour-back = Wstecz
demo-tour-next = Dalej
demo-tour-finish = Zakończ
demo-tour-skip = Pomiń przewodnik
demo-tour-start = Rozpocznij przewodnik
demo-tour-type = Wpisz to za mnie
demo-tour-type-left = Wpisz po lewej
demo-tour-type-right = Wpisz po prawej
demo-tour-show-channel = Pokaż mi kanał
demo-tour-show-card = Pokaż mi kartę
demo-tour-request-title = Poproś o film
demo-tour-request-text = Po lewej jesteś zwykłym członkiem. Wpisz /{ command-name-request } i tytuł, o który nikt jeszcze nie prosił, na przykład { $title }. Wyślij i naciśnij na karcie „Poproś”.
demo-tour-request-text-any = Po lewej jesteś zwykłym członkiem. Wpisz /{ command-name-request } i tytuł, o który nikt jeszcze nie prosił. Wyślij i naciśnij na karcie „Poproś”.
demo-tour-approve-title = Zatwierdź
demo-tour-approve-text = Po prawej prowadzisz serwer i jesteś na kanale zatwierdzania. Naciśnij „Zatwierdź” na nowej karcie albo zareaguj kciukiem w górę.
demo-tour-download-title = Obserwuj pobieranie
demo-tour-download-text = Karta na kanale # ogólny aktualizuje się sama. Gdy film jest dostępny, członek dostaje powiadomienie.
demo-tour-decline-title = Odrzuć z podaniem powodu
demo-tour-decline-text = Poproś po lewej o kolejny film, na przykład { $title }. Po prawej naciśnij „Odrzuć”. Wybierz powód albo napisz własny.
demo-tour-decline-text-any = Poproś po lewej o kolejny film. Po prawej naciśnij „Odrzuć”. Wybierz powód albo napisz własny.
demo-tour-notify-title = Dostań też powiadomienie
demo-tour-notify-text = Poproś o { $title } jako jedna osoba. Otwórz ten sam tytuł jako inna osoba i naciśnij „Powiadom mnie”. Obie dostaną powiadomienie, gdy będzie dostępny.
demo-tour-notify-text-any = Poproś o film jako jedna osoba. Otwórz ten sam tytuł jako inna osoba i naciśnij „Powiadom mnie”. Obie dostaną powiadomienie, gdy będzie dostępny.
demo-tour-offline-title = Odłącz { $server }
demo-tour-offline-text = Otwórz kartę filmu, na przykład { $title }. Przełącz { $server } na „Niedostępny” i naciśnij „Poproś”. Włącz go z powrotem. Prośba została zapisana i wyśle się sama.
demo-tour-offline-text-any = Otwórz kartę filmu. Przełącz { $server } na „Niedostępny” i naciśnij „Poproś”. Włącz go z powrotem. Prośba została zapisana i wyśle się sama.
