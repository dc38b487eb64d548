### De teksten van MediaNest in het Nederlands.

language-name = Nederlands

## Namen van opdrachten en opties: wat je typt. Alleen a-z en 0-9, want Telegram staat niets anders toe.

command-name-request = aanvragen
command-name-discover = ontdekken
command-name-requests = mijnaanvragen
command-name-following = volgend
command-name-pending = wachtend
command-name-history = geschiedenis
command-name-issue = probleem
command-name-issues = problemen
command-name-setup = instellen
command-name-link = koppelen
command-name-unlink = ontkoppelen
command-name-me = profiel
command-name-settings = instellingen
command-name-status = status
command-name-user = leden
command-name-claim = claimen
command-name-console = console
command-name-forget = vergeten
command-name-help = help
command-name-cancel = annuleren
option-name-title = titel
option-name-for = voor
option-name-4k = 4k
option-name-page = pagina
option-name-request = aanvraag
option-name-code = code
option-name-who = wie
option-name-me = ik

## Opdrachten en hun opties

command-request = Een film of serie aanvragen
command-discover = Iets vinden om te kijken
command-requests = Je aanvragen en hun status bekijken
command-following = Bekijken en beëindigen waarover je meldingen krijgt
command-pending = Openstaande aanvragen beoordelen
command-history = Bekijken wat er met een aanvraag is gebeurd
command-issue = Een probleem met een titel melden
command-issues = Gemelde problemen en hun status bekijken
command-setup = Aanvragen en goedkeuringen instellen voor deze server of groep
command-link = Je account of een andere chat koppelen
command-unlink = Een account of chat ontkoppelen
command-me = Je account, rechten en quotum bekijken
command-settings = Je meldingen en taal wijzigen
command-status = Zien of de bot en zijn servers werken
command-user = Leden beheren: koppelen, ontkoppelen, blokkeren
command-claim = De eerste beheerder worden met de code uit het log
command-console = De console openen in de browser, als je beheerder bent of aanvragen goedkeurt
command-forget = Je gegevens verwijderen
command-help = Zien wat je hier kunt doen
command-cancel = De huidige vraag annuleren
command-missing-option = Zet dit achter /{ $name }: { $what }
option-title = Titel, of een link van TMDB, IMDb of TVDB
option-issue-title = Titel met het probleem; zonder titel kies je uit je aanvragen
option-4k = Aanvragen in 4K
option-for = Het lid voor wie je aanvraagt (alleen goedkeurders)
option-page = Paginanummer
option-request = Deel van de titel of de ID van de aanvraag
option-code = Je eenmalige code
option-who = Deel van een naam, een vermelding of een ID
option-forget = Mijn gegevens verwijderen
anonymous-sender = Je plaatst hier anoniem, dus ik weet niet wie je bent. Zet anoniem plaatsen even uit of stuur me een bericht in een privéchat.
question-hint = Antwoord op dit bericht of stuur /{ command-name-cancel }.
question-canceled = Geannuleerd.

## Woorden die op meer plaatsen voorkomen

media-type-movie = Film
media-type-tv = Serie
quality-standard = Standaard
quality-4k = 4K
platform-discord = Discord
platform-telegram = Telegram
platform-web = Demopagina
source-discord = Discord
source-telegram = Telegram
source-web = Demopagina
source-overseerr = { $server }
source-cli = Opdrachtregel
source-console = Console
page-count = Pagina { $page } van { $pages }
page-number = Pagina { $page }
button-cancel = Annuleren
button-back = Terug
button-next = Volgende
button-done = Klaar
button-newer = Nieuwere
button-older = Oudere

## Zoeken

search-title = Kies een titel
search-results = Resultaten voor ‘{ $words }’
search-many = Staat hij er niet bij? Voeg het jaar toe of plak een link van TMDB of IMDb.
search-placeholder = Kies een titel
search-empty = Geen resultaten voor ‘{ $words }’. Probeer de originele titel, voeg het jaar toe of plak een link van TMDB of IMDb.
search-did-you-mean = Bedoelde je…?
search-empty-but = Geen resultaten voor ‘{ $words }’, maar deze titels lijken erop:
search-unknown-link = Ik weet niet bij welke titel deze link hoort. Stuur de titel zelf of een link van TMDB, IMDb, TVDB, Letterboxd, Trakt of JustWatch.
search-unknown-page = Ik ken de site van deze link niet. Als het nummer van TMDB komt, bedoel je:
search-available = Beschikbaar
search-partial = Deels beschikbaar
search-requested = Aangevraagd
search-processing = Wordt verwerkt
search-failed = Aanvraag mislukt

## Ontdekken

discover-title = Ontdekken
discover-about = Waar heb je zin in?
discover-trending = Trending
discover-recommended = Aanbevolen voor jou
discover-popular-movie = Populaire films
discover-popular-tv = Populaire series
discover-upcoming-movie = Verwachte films
discover-upcoming-tv = Verwachte series
discover-genres-movie = Filmgenres
discover-genres-tv = Seriegenres
discover-genre-movie = Films: { $genre }
discover-genre-tv = Series: { $genre }
discover-similar = Vergelijkbaar met { $title }
discover-choose-genre = Kies een genre
discover-empty = Hier is nu niets.
discover-no-requests = Er is nog niets om je aan te bevelen. Aanbevelingen komen uit je eigen aanvragen: vraag iets aan wat je leuk vindt en kom later terug.
button-all-lists = Alle lijsten
button-similar = Vergelijkbaar

## Personen en collecties

title-group-person = Persoon
title-group-collection = Collectie
discover-person = Films en series met { $name }
collection-complete = Er ontbreekt niets: alles staat in de bibliotheek of is aangevraagd.
collection-missing = { $count ->
    [one] Er ontbreekt 1 film.
   *[other] Er ontbreken { $count } films.
  }
collection-missing-4k = { $count ->
    [one] Er ontbreekt 1 film in 4K.
   *[other] Er ontbreken { $count } films in 4K.
  }
collection-at-once = Met één druk vraag je de eerste { $count } aan. Open de collectie opnieuw voor de rest.
collection-quota = { $count ->
    [one] Als je 1 film aanvraagt, houd je { $left } van je { $limit } filmaanvragen over.
   *[other] Als je { $count } films aanvraagt, houd je { $left } van je { $limit } filmaanvragen over.
  }
collection-others = { $count ->
    [one] …en nog 1 film
   *[other] …en nog { $count } films
  }
collection-requested = { $count ->
    [one] Je hebt 1 film aangevraagd.
   *[other] Je hebt { $count } films aangevraagd.
  }
collection-nothing = Er is niets aangevraagd: alles staat al in de bibliotheek of is al aangevraagd.
button-request-movies = { $count ->
    [one] 1 film aanvragen
   *[other] { $count } films aanvragen
  }
button-request-movies-4k = { $count ->
    [one] 1 film aanvragen in 4K
   *[other] { $count } films aanvragen in 4K
  }
button-refresh = Vernieuwen

## Kaart van een titel

field-status = Status
field-seasons = Seizoenen
availability-unknown = Niet in de bibliotheek
availability-pending = Wacht op goedkeuring
availability-approved = Goedgekeurd
availability-processing = Wordt verwerkt
availability-failed = Aanvraag mislukt
availability-requested = Aangevraagd
availability-partial = Deels beschikbaar
availability-available = Beschikbaar
availability-blocked = Op de blokkeerlijst
availability-deleted = Verwijderd
availability-other = Status onbekend
title-no-overview = Geen beschrijving beschikbaar.
title-rating = ★ { $rating }
title-runtime = { $hours } u { $minutes } min
title-runtime-hours = { $hours } u
title-runtime-minutes = { $minutes } min
title-trailer = Trailer
title-streaming = { $services } ({ $region }; gegevens van JustWatch)
field-cast = Cast
field-streaming = Te streamen op
title-no-permission = Je account mag dit niet aanvragen. Vraag het een beheerder als je het nodig hebt.
title-as-guest = Je vraagt aan als gast.
on-behalf-for = Aanvraag voor { $name } (account { $account })
on-behalf-rights-all = Mag dit in standaardkwaliteit en in 4K aanvragen.
on-behalf-rights-standard = Mag dit in standaardkwaliteit aanvragen.
on-behalf-rights-only4k = Mag dit alleen in 4K aanvragen.
on-behalf-quota-used = Dit lid heeft zijn quotum opgebruikt.
on-behalf-approved = Jij doet de aanvraag, dus die wordt meteen goedgekeurd. Die telt mee voor het quotum van het lid.
requester-seasons = { $name } ({ $seasons })
seasons-none = Er zijn nog geen seizoenen bekend, dus er is niets om aan te vragen.
seasons-only-specials = Deze serie heeft alleen specials, en die kun je hier niet aanvragen.
seasons-whole-series = Je kunt alleen de hele serie aanvragen. Seizoenen: { $seasons }
seasons-none-left = Alle seizoenen zijn al beschikbaar of aangevraagd.
seasons-available = Beschikbaar: { $seasons }
seasons-partial = Deels beschikbaar: { $seasons }
seasons-requested = Aangevraagd: { $seasons }
seasons-selected = Gekozen seizoenen: { $seasons }
seasons-select-prompt = Kies de seizoenen die je wilt.
seasons-placeholder = Kies seizoenen
seasons-placeholder-page = Kies seizoenen (pagina { $page } van { $pages })
seasons-named = { $count ->
    [one] Seizoen { $seasons }
   *[other] Seizoenen { $seasons }
  }
season-specials = Specials
season-label = Seizoen { $number }
season-episodes = { $count ->
    [one] 1 aflevering
   *[other] { $count } afleveringen
  }
season-available = Al beschikbaar
season-partial = Deels beschikbaar
season-requested = Al aangevraagd
button-request = Aanvragen
button-request-4k = Aanvragen in 4K
button-all-seasons = Alle seizoenen
button-latest-season = Nieuwste seizoen
button-watch = Nu kijken
button-notify = Laat het me weten
button-notify-off = Melding uitzetten
button-vote = +1
button-choose-seasons = Seizoenen kiezen
button-follow-future = Nieuwe seizoenen volgen
draft-canceled = Er is niets aangevraagd.
subscription-active = Je krijgt een melding zodra { $title } beschikbaar is.
follow-active = Je volgt { $title }: { $what }
follow-future = { $season ->
    [0] alle seizoenen
   *[other] nieuwe seizoenen na seizoen { $season }
  }
follow-any = het volgende seizoen
subscription-available = { $title } is al beschikbaar.
subscription-own-request = Je hebt { $title } zelf aangevraagd. Je krijgt hoe dan ook een melding.
vote-added = Je +1 telt mee. Je krijgt een melding als { $title } er is. Druk nog een keer om hem in te trekken.
vote-removed = Je +1 voor { $title } is ingetrokken.
vote-subscribed = Je krijgt een melding als { $title } er is. Je +1 telt mee zodra je account is gekoppeld: /{ command-name-link }
vote-own = Je hebt { $title } zelf aangevraagd, dus je kunt geen +1 geven.
vote-count = { $count ->
    [one] { $count } stem
   *[other] { $count } stemmen
  }
votes-needed = { $count } van { $needed } voor goedkeuring

## Kaart van een aanvraag

state-queued = Aanvraag wordt verstuurd
state-queued-waiting = Opgeslagen, wordt automatisch verstuurd
state-pending = Wacht op goedkeuring
state-approved = Goedgekeurd
state-processing = Wordt verwerkt
state-processing-percent = Downloaden, { $percent }%
download-queued = In de downloadwachtrij
download-paused = De download is gepauzeerd
download-importing = Gedownload, nog niet in de bibliotheek
download-stuck = De download zit vast
download-failed = De download is mislukt
state-partial = Deels beschikbaar
state-available = Beschikbaar
state-declined = Geweigerd
state-failed = Mislukt
request-failed-retried = Mislukt, wordt opnieuw geprobeerd
state-rejected = Niet aangevraagd
state-cancelled = Geannuleerd
request-removed = Verwijderd
field-requested-by = Aangevraagd door
field-wanted-by = Ook gewild door
requester-on-behalf = { $by } voor { $name }
field-quality = Kwaliteit
field-release = Nog niet uitgebracht
release-cinema = in de bioscoop
release-digital = digitaal
release-disc = op schijf
release-air = op tv
field-eta = Verwacht
field-waiting-since = Wacht sinds
field-next-try = Volgende poging
field-stalled = Geen beweging sinds
standing-queue = { $count ->
    [one] Er is { $count } aanvraag eerder aan de beurt.
   *[other] Er zijn { $count } aanvragen eerder aan de beurt.
  }
standing-queue-many = Er zijn meer dan { $count } aanvragen eerder aan de beurt.
standing-attempt = { $attempt } van { $of }
standing-never-sent = Goedgekeurd, maar niet aangekomen bij { $service }. Een goedkeurder kan de aanvraag opnieuw versturen.
standing-deleted = Verwijderd uit de bibliotheek. Vraag het opnieuw aan als je het nog wilt.
standing-cinema-only = Tot nu toe alleen in de bioscoop. Er is geen datum bekend voor digitaal of op schijf.
standing-not-found = Er is nog geen download gevonden. De goedkeurders weten ervan.
field-decided-by = Besloten door
decided-by-votes = { $votes } (regel van { $name })
field-reason = Reden
request-sent = Aanvraag verstuurd.
request-sent-seasons = Aanvraag verstuurd: { $seasons }.
request-seasons-skipped = Al beschikbaar of aangevraagd: { $seasons }.
request-seasons-available = Al beschikbaar: { $seasons }.
request-seasons-requested = Al aangevraagd: { $seasons }.
request-known-by = { $name } heeft dit al aangevraagd.
request-already-by = { $name } heeft dit al aangevraagd. Wil je een melding als het beschikbaar is?
request-download-failed = De download kon niet worden gestart. Een goedkeurder kan het opnieuw proberen.
request-download-retried = De download kon niet worden gestart. Er volgt een nieuwe poging.
quota-left = Quotum: nog { $left } van { $limit }.
quota-resets = Weer aangevuld
quota-too-many-seasons = { $count } seizoenen zijn er te veel. Je quotum laat er nog maar { $left } toe.
quota-too-many-seasons-member = { $count } seizoenen zijn er te veel. Het quotum van dit lid laat er nog maar { $left } toe.

## Meldingen

notification-available = { $title } is nu beschikbaar. Veel kijkplezier!
notification-declined = { $title }: aanvraag geweigerd.
notification-failed = Je aanvraag voor { $title } is mislukt.
notification-pending = { $title } wacht nog op goedkeuring.
notification-ended = { $title } is niet meer aangevraagd.
notification-stalled = Met je aanvraag voor { $title } is al een tijd niets gebeurd.
notification-votes-off = { $title } heeft genoeg stemmen, maar is niet goedgekeurd: wie goedkeuren door stemmen heeft ingesteld, mag geen aanvragen meer goedkeuren. Het staat nu uit. Wie aanvragen mag beheren, kan het bij de instellingen weer aanzetten.
notification-other = Er is nieuws over je aanvraag voor { $title }.

## Goedkeuringskaart

approval-title = { $title } goedkeuren?
approval-requested-by = Aangevraagd door { $name }
approval-requested-by-as = Aangevraagd door { $name } als { $account }
approval-quota = { $used } van { $limit } gebruikt
approval-not-completed = Dit is niet gelukt. { $cause }
approval-download-failed = Radarr of Sonarr heeft deze aanvraag niet geaccepteerd. Druk op ‘Opnieuw proberen’ om die nog eens te versturen.
approval-never-sent = Goedgekeurd, maar niet aangekomen bij { $service }. Controleer in { $server } of er een standaardserver voor { $service } is en druk dan op ‘Opnieuw versturen’.
approval-never-sent-4k = Goedgekeurd, maar niet aangekomen bij { $service }. Controleer in { $server } of er een standaardserver voor { $service } in 4K is en druk dan op ‘Opnieuw versturen’.
approval-stalled = Er wordt niets gedownload. Zoek de titel in { $service }.
approval-fallback = Je krijgt deze kaart als privébericht omdat ze niet in haar kanaal geplaatst kon worden. Zorg dat de bot daar berichten kan plaatsen.
decision-approve = Goedgekeurd door { $name }. Versturen…
decision-decline = Geweigerd door { $name }. Versturen…
decision-approve-waiting = Goedgekeurd door { $name }. Opgeslagen, wordt automatisch verstuurd.
decision-decline-waiting = Geweigerd door { $name }. Opgeslagen, wordt automatisch verstuurd.
decision-votes = Goedgekeurd door { $votes } (regel van { $name }). Versturen…
decision-votes-waiting = Goedgekeurd door { $votes } (regel van { $name }). Opgeslagen, wordt automatisch verstuurd.
field-quota = Quotum
field-pending-requests = Openstaande aanvragen
field-source = Aangevraagd via
button-approve = Goedkeuren
button-decline = Weigeren
button-edit = Bewerken
button-details = Details
button-retry = Opnieuw proberen
button-send-again = Opnieuw versturen
button-reopen = Heropenen
button-open-request = Openen in { $server }
toast-decided = { $state ->
    [approved] { $title } is goedgekeurd.
    [declined] { $title } is geweigerd.
   *[other] { $title } was al afgehandeld.
  }

## Weigeren

decline-prompt = Waarom weiger je { $title }?
decline-form-title = Aanvraag weigeren
decline-reason-placeholder = Kies een reden
decline-reason-1 = Het is beschikbaar op een streamingdienst.
decline-reason-2 = Er is nog geen goede versie.
decline-reason-3 = Er is nu niet genoeg opslagruimte.
decline-canceled = De aanvraag is niet geweigerd.
field-decline-reason = Reden (optioneel)
button-decline-no-reason = Weigeren zonder reden
button-decline-write = Een reden schrijven

## Een aanvraag bewerken

edit-title = { $title } bewerken
edit-part-seasons = Seizoenen
edit-part-server = Doelserver
edit-part-profile = Kwaliteitsprofiel
edit-part-folder = Hoofdmap
edit-part-language = Taalprofiel
edit-part-tags = Labels
edit-select-seasons = Kies seizoenen
edit-select-server = Kies een doelserver
edit-select-profile = Kies een kwaliteitsprofiel
edit-select-folder = Kies een hoofdmap
edit-select-language = Kies een taalprofiel
edit-select-tags = Kies labels
edit-empty = Geen opties beschikbaar.
edit-current = Huidig
edit-default = Standaard
edit-missing = Bestaat niet meer
button-options = Opties
button-use-defaults = Standaard gebruiken
options-title = Opties voor { $title }
options-no-tags = geen labels
field-options = Downloadopties

## /pending

pending-title = Openstaande aanvragen
pending-none = Geen openstaande aanvragen.
button-approve-all = Alles van { $name } goedkeuren
button-approve-count = { $count ->
    [one] 1 aanvraag goedkeuren
   *[other] { $count } aanvragen goedkeuren
  }
approve-all-title = Alle openstaande aanvragen van { $name } goedkeuren?
approve-all-count = { $count ->
    [one] 1 aanvraag wordt goedgekeurd.
   *[other] { $count } aanvragen worden goedgekeurd.
  }
approve-all-done = { $count ->
    [0] Er viel niets meer goed te keuren.
    [one] 1 aanvraag goedgekeurd.
   *[other] { $count } aanvragen goedgekeurd.
  }
approve-all-note = Ze worden verstuurd. Een aanvraag die de server niet accepteert, staat daarna weer in /{ command-name-pending }, met de reden.

## /history

history-title = { $title }: geschiedenis
history-choose = Kies een aanvraag
history-none = Geen passende aanvraag. Probeer een deel van de titel of de ID van de aanvraag.
history-line = { $event } door { $actor } ({ $source })
history-line-overseerr = { $event } ({ $server })
history-detail-reason = Reden: { $reason }
history-detail-overtaken = Vervangt het besluit van { $name }
history-detail-approved = Goedgekeurd door { $name }
history-detail-votes = { $votes }, volgens een eigen regel
event-request = Aangevraagd
history-requested-for = Aangevraagd voor { $name }
event-import = Aangevraagd
event-decide = Besloten
event-drop-decision = Besluit ingetrokken
event-edit = Bewerkt
event-send-again = Opnieuw verstuurd
event-await-approval = Wacht op goedkeuring
event-approve = Goedgekeurd
event-start-processing = In verwerking
event-become-partial = Deels beschikbaar
event-become-available = Beschikbaar
event-decline = Geweigerd
event-reject = Niet geaccepteerd
event-fail = Mislukt
event-cancel = Geannuleerd
event-disappear = Verwijderd
event-retry = Opnieuw geprobeerd
event-reopen = Heropend

## /requests

requests-title = Je aanvragen
requests-none = Je hebt nog geen aanvragen. Stuur /{ command-name-request } om er een te doen.

## Wat mensen volgen

following-title = Wat je volgt
following-none = Je volgt niets. Open een titel met /{ command-name-request } en kies ‘Laat het me weten’ of ‘Nieuwe seizoenen volgen’.
follow-title = { $title } volgen
follow-current = Je volgt: { $what }
follow-about = Kies de seizoenen waarover je een melding wilt.
follow-about-future = Alle seizoenen zijn beschikbaar. Je krijgt een melding als er een nieuw seizoen is.
follow-ended = Je volgt { $title } niet meer.
follow-resumed = Je volgt { $title } weer.
button-follow-all = Alle seizoenen en nieuwe
button-follow-future-off = Zonder nieuwe seizoenen
button-unfollow = Niet meer volgen
button-unfollow-title = { $title } niet meer volgen
button-choose-seasons-title = Seizoenen van { $title }
button-follow-again = Ongedaan maken
button-cancel-request = { $title } annuleren

## /setup

setup-title = Instellen: { $name }
setup-not-here = Gebruik /{ command-name-setup } in een Discord-server of een Telegram-groep.
setup-requests = Aanvraagkaarten
setup-requests-anywhere = Geplaatst waar de aanvraag wordt gedaan
setup-requests-private = Alleen zichtbaar voor de aanvrager
setup-approvals = Goedkeuringskaarten
setup-approvers = Goedkeurders
setup-approvers-default = Beheerders en gebruikers die aanvragen mogen beheren
setup-approvers-roles = { $count ->
    [one] Leden met 1 rol
   *[other] Leden met een van { $count } rollen
  }
setup-approvers-admins = Groepsbeheerders
setup-self-approval = Zelf goedkeuren
setup-self-approval-on = Goedkeurders mogen hun eigen aanvragen goedkeuren
setup-self-approval-off = Iemand anders moet goedkeuren
setup-votes = Goedkeuren door stemmen
setup-votes-none = Uit
setup-votes-set = { $votes }, ingesteld door { $name }
setup-votes-set-as = { $votes }, ingesteld door { $name } als { $account }
setup-about-votes = Een aanvraag van hier wordt goedgekeurd zodra zoveel leden op +1 hebben gedrukt. Elk gekoppeld account telt één keer, en de aanvrager telt niet mee.
setup-about-votes-setter = Elke goedkeuring is een beslissing van degene die het aantal instelt. Dat kan alleen iemand die aanvragen mag beheren, en het stopt als die persoon dat niet meer mag.
setup-about-votes-next = Een nieuw aantal geldt vanaf de volgende stem. Aanvragen die al genoeg stemmen hebben, worden niet eerder goedgekeurd.
setup-reasons = Redenen om te weigeren
setup-reminder = Herinnering
setup-reminder-hours = { $hours ->
    [0] Nooit
    [one] Na 1 uur
   *[other] Na { $hours } uur
  }
setup-quiet = Stille uren
setup-quiet-none = Geen
setup-quiet-range = { $from }:00 tot { $until }:00
setup-timezone = Tijdzone
setup-region = Regio
setup-server = Aanvraagserver
setup-server-removed = Niet meer ingesteld
setup-about-server = Nieuwe aanvragen die hier worden gedaan, gaan naar deze server.
setup-unlinked = Leden zonder account
setup-about-unlinked = Kies wat er gebeurt als een lid geen gekoppeld account heeft.
setup-unlinked-link = Moet eerst een account koppelen
setup-unlinked-guest = Mag aanvragen als gast
setup-language = Taal
setup-about-language = De taal van aanvraag- en goedkeuringskaarten in deze server of groep.
setup-language-requester = De taal van de aanvrager
setup-default = Standaard
setup-place-here = Hier
setup-places-elsewhere = { $count ->
    [one] 1 andere plek
   *[other] { $count } andere plekken
  }
setup-roles-placeholder = Kies de rollen die mogen goedkeuren
setup-button-requests = Aanvraagkaarten hier plaatsen
setup-button-requests-off = Aanvraagkaarten overal plaatsen
setup-button-approvals = Goedkeuringen hierheen sturen
setup-button-approvals-off = Geen goedkeuringen meer hierheen sturen
setup-button-public = Aanvraagkaarten aan iedereen tonen
setup-button-private = Aanvraagkaarten privé houden
setup-button-self-approval = Zelf goedkeuren toestaan
setup-button-self-approval-off = Zelf goedkeuren niet toestaan
setup-button-admins = Groepsbeheerders laten goedkeuren
setup-button-admins-off = Groepsbeheerders niet laten goedkeuren
setup-button-roles-off = Alle goedkeuringsrollen weghalen
setup-button-reasons = Redenen om te weigeren
setup-button-reminder = Herinnering
setup-button-quiet = Stille uren
setup-button-timezone = Tijdzone
setup-button-region = Regio
setup-button-votes = Aantal instellen
setup-button-votes-off = Uitzetten
setup-form-reasons = Eén reden per regel
setup-form-reminder = Uren tot een herinnering (0 = nooit)
setup-form-quiet = Uren, zoals 22-7 (leeg = geen)
setup-form-timezone = Tijdzone, zoals Europe/Amsterdam (of leeg)
setup-form-region = Landcode, zoals NL (leeg = standaard)
setup-form-votes = Stemmen, { $min } tot { $max } (leeg = uit)
setup-alerts = Waarschuwingen
setup-about-alerts = De bot laat zijn beheerders hier weten wanneer er iets mis is. Druk op een soort om die te dempen.
setup-alerts-direct = Als privéberichten aan de beheerders
setup-alerts-fixed = Bepaald door { $setting }
setup-alerts-muted = Gedempt
setup-alerts-none = Geen
setup-digest = Weekoverzicht
setup-digest-off = Uit
setup-button-alerts = Waarschuwingen hierheen sturen
setup-button-alerts-off = Waarschuwingen als privébericht sturen
setup-button-alerts-stop = Geen waarschuwingen meer hierheen sturen
setup-button-digest = Weekoverzicht hierheen sturen
setup-button-digest-off = Weekoverzicht stoppen

## /setup: de webhook

webhook-title = Webhook
webhook-about = Hiermee meldt de server wijzigingen meteen aan de bot. Zonder merkt de bot ze bij de volgende controle.
webhook-absent = Niet ingesteld
webhook-foreign = Verwijst naar { $url }, niet naar deze bot
webhook-off = Uitgeschakeld
webhook-faulty = Ingesteld, maar niet zoals de bot het nodig heeft
webhook-unproven = Ingesteld, maar er is de laatste tijd geen webhook aangekomen
webhook-proven = Ingesteld, en webhooks komen aan
webhook-last = laatste
webhook-unknown = Kon niet worden gelezen: { $reason }
webhook-button-install = Instellen
webhook-button-repair = Herstellen
webhook-button-test = Test sturen
webhook-button-install-for = { $server }: instellen
webhook-button-repair-for = { $server }: herstellen
webhook-button-test-for = { $server }: test sturen
webhook-button-replace = Vervangen
webhook-replace-title = { $server } heeft al een webhook
webhook-replace = Die verwijst naar { $url }. De server kan er maar één hebben. Als je hem vervangt, krijgt het programma op dat adres geen webhooks meer.
webhook-replace-off = Die verwijst naar { $url } en is uitgeschakeld. De server kan er maar één hebben.
webhook-replace-with = De nieuwe zou verwijzen naar { $url }
webhook-no-address = Ik weet niet op welk adres { $server } mij kan bereiken. Stel PUBLIC_URL of WEBHOOK_URL in, of voer ‘medianest webhook install --url’ uit op de machine van de bot.
webhook-changing = Iemand wijzigt nu de webhook van { $server }. Probeer het opnieuw.
webhook-test-arrived = { $server } heeft een test gestuurd, en die is aangekomen. Alles werkt.
webhook-test-refused = { $server } heeft een test gestuurd, maar de Authorization-header is niet die de bot verwacht. Gebruik dezelfde WEBHOOK_SECRET voor alle processen van de bot en stel de webhook opnieuw in.
webhook-test-failed = { $server } kon de test niet afleveren op { $url }. De server moet dit adres kunnen bereiken: controleer HTTP_HOST, de naam van de container van de bot en de firewall, en stel WEBHOOK_URL in.
webhook-test-no-answer = Er is geen test aangekomen, en { $server } probeert { $url } nog te bereiken. Controleer HTTP_HOST, de naam van de container van de bot en de firewall, en stel WEBHOOK_URL in.
webhook-test-elsewhere = Een ander programma heeft de test op { $url } geaccepteerd. Controleer het adres en stel WEBHOOK_URL in.
webhook-test-not-set-up = De webhook van { $server } verwijst niet naar deze bot. Stel hem eerst in.

## /help

help-title = Wat je hier kunt doen
help-intro = Vraag hier films en series aan. Ik laat je weten wanneer je ze kunt kijken.
help-guest = Je doet aanvragen als gast.
help-linked = Je doet aanvragen als { $name }.

## /link

link-title = Koppel je account
link-intro = Je gekoppelde chats delen dezelfde aanvragen en hetzelfde quotum.
link-current = Gekoppeld account: { $name }
link-server = Je koppelt je account op { $name }.
link-way-sign-in = Log in om je account meteen te koppelen:
link-way-profile = Of zet je ID in je profiel:
link-way-code = Gebruik je ook een andere chat? Verbind die:
link-hint-discord-general = Open in { $server } je profiel → Instellingen → Algemeen. Vul je Discord-gebruikers-ID in: { $id }. Druk daarna op ‘Opnieuw controleren’.
link-hint-discord-notifications = Open in { $server } je profiel → Instellingen → Meldingen → Discord. Vul je Discord-gebruikers-ID in: { $id }. Druk daarna op ‘Opnieuw controleren’. Is er geen Discord-pagina, vraag dan een beheerder van deze bot om je te koppelen.
link-hint-discord-either = Open in { $server } je profiel → Instellingen → Algemeen (of Meldingen → Discord). Vul je Discord-gebruikers-ID in: { $id }. Druk daarna op ‘Opnieuw controleren’.
link-hint-telegram = Open in { $server } je profiel → Instellingen → Meldingen → Telegram. Vul je chat-ID in: { $id }. Druk daarna op ‘Opnieuw controleren’. Is er geen Telegram-pagina, vraag dan een beheerder van deze bot om je te koppelen.
link-hint-web = Kies op deze pagina een andere persoon om aanvragen te doen.
link-checking = Nog aan het controleren. Wacht een paar seconden en druk dan op ‘Opnieuw controleren’.
link-checking-guest = Nog aan het controleren. Intussen kun je als gast aanvragen. Wacht een paar seconden en druk dan op ‘Opnieuw controleren’.
link-code-title = Je code: { $code }
link-code-lines = Stuur dit binnen tien minuten in je andere chat: /{ command-name-link } { $code }
link-code-warning = Iedereen met deze code kan handelen als jij. Deel hem niet.
button-check-again = Opnieuw controleren
button-link-private = Privé inloggen
button-link-code = Andere chat verbinden
button-open-telegram = Telegram openen

## Twee chats verbinden

merge-title = Ben jij { $name }?
merge-lines = { $name } ({ $platforms }) heeft deze code gemaakt. Als jij dat bent, worden je aanvragen en instellingen samengevoegd.
merge-chats = Deze chats worden verbonden: { $chats }.
merge-warning = Heeft iemand anders je deze code gegeven, druk dan op ‘Annuleren’. Anders kan die persoon handelen als jij.
merge-conflict = Je bent hier gekoppeld aan { $mine } en daar aan { $theirs }. Welk account wil je houden?
merge-conflict-on = Op { $server } ben je hier gekoppeld aan { $mine } en daar aan { $theirs }.
merge-conflict-on-removed-server = Op een server die niet meer is ingesteld, ben je hier gekoppeld aan { $mine } en daar aan { $theirs }.
merge-conflict-choose = { $count ->
    [one] Welk account wil je houden?
   *[other] Welke accounts wil je houden? Je keuze geldt voor al deze servers.
  }
merge-done = Klaar. Je chats zijn verbonden.
merge-canceled = Er is niets gewijzigd.
button-merge = Ja, dat ben ik
button-keep = { $name } houden

## /unlink

unlink-title = Wat wil je ontkoppelen?
unlink-none = Er is niets te ontkoppelen. Je hebt geen gekoppeld account en maar één chat.
unlink-lines = Een chat die je ontkoppelt, begint opnieuw. Je aanvragen blijven bij je andere chats.
unlink-confirm-title = { $name } ontkoppelen?
unlink-confirm-lines = Je kunt het opnieuw koppelen met /{ command-name-link }. Je aanvragen blijven bewaard.
unlink-done = { $name } is ontkoppeld. Stuur /{ command-name-link } om opnieuw te koppelen.
detach-done = Die chat is niet meer verbonden met je andere chats.
button-unlink-account = { $name } ontkoppelen
button-detach-chat = { $name } ontkoppelen ({ $platform })

## /me

me-chats = Chats
me-account = Account
me-account-verified = { $name } ({ $method })
me-account-guest = Gast
account-shared = Ook gebruikt door { $names }. Jullie delen het quotum, niet de aanvragen.
account-shared-hint = Ben jij dat in een andere chat, verbind die dan: je chats delen dan dezelfde aanvragen en instellingen.
me-permissions = Rechten
me-quota = Quotum
me-quota-movie = Films: nog { $left } van { $limit }
me-quota-movie-unlimited = Films: onbeperkt
me-quota-tv = Seizoenen: nog { $left } van { $limit }
me-quota-tv-unlimited = Seizoenen: onbeperkt
me-notifications = Meldingen
me-notifications-in-place = Waar de aanvraag is gedaan
me-notifications-direct = Privébericht ({ $platform })
me-direct-messages-closed = { $platform } laat me je geen bericht sturen. Sta mijn privéberichten toe om meldingen te krijgen.
verified-profile = gevonden via profiel
verified-plex = ingelogd met Plex
verified-password = ingelogd
verified-quick-connect = ingelogd met Quick Connect
verified-admin = gekoppeld door een beheerder
permission-request-movie = Films aanvragen
permission-request-tv = Series aanvragen
permission-request-movie-4k = 4K-films aanvragen
permission-request-tv-4k = 4K-series aanvragen
permission-auto-approve-movie = Films automatisch goedkeuren
permission-auto-approve-tv = Series automatisch goedkeuren
permission-auto-approve-movie-4k = Films in 4K automatisch goedkeuren
permission-auto-approve-tv-4k = Series in 4K automatisch goedkeuren
permission-manage-requests = Aanvragen beheren
permission-view-requests = Aanvragen bekijken
permission-admin = Beheerder
permission-none = Geen

## /settings

settings-title = Je instellingen
settings-notifications = Meldingen: { $where }
settings-language = Taal: { $name }
settings-language-placeholder = Kies een taal
settings-server = Aanvragen uit deze privéchat gaan naar { $name }.
button-notify-in-place = Waar de aanvraag is gedaan
button-notify-direct = Privébericht ({ $platform })

## /status

status-title = Status
status-bot-ok = 🟢 Ik werk
status-bot-disturbed = 🟡 Er is iets dat aandacht nodig heeft. De beheerders weten ervan.
status-requests-saved = Aanvragen die je al hebt gedaan, zijn opgeslagen. Ik verstuur ze zodra de server weer werkt. Tot die tijd kan ik geen titels zoeken.
status-service-up = werkt
status-service-down = werkt niet
status-service-unknown = nog niet gecontroleerd
status-started = gestart
status-changed = laatste wijziging
status-uptime = { $percent }% van de laatste 30 dagen actief
status-latency = reageert in { $p50 } ms (95% binnen { $p95 } ms)
status-streams = { $total ->
    [0] niemand kijkt
    [one] { $total } stream
   *[other] { $total } streams
}
status-streams-transcoded = { $total ->
    [one] { $total } stream ({ $transcodes } getranscodeerd)
   *[other] { $total } streams ({ $transcodes } getranscodeerd)
}
status-streams-unknown = streams konden niet worden gelezen
status-libraries-unknown = de omvang van de bibliotheken kon niet worden gelezen
status-library-named = { $name }: { $size }
status-library-movies = { $count ->
    [one] { $count } film
   *[other] { $count } films
}
status-library-series = { $count ->
    [one] { $count } serie
   *[other] { $count } series
}
status-library-episodes = { $count ->
    [one] { $count } aflevering
   *[other] { $count } afleveringen
}
status-library-artists = { $count ->
    [one] { $count } artiest
   *[other] { $count } artiesten
}
status-library-albums = { $count ->
    [one] { $count } album
   *[other] { $count } albums
}
status-library-items = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
status-field-alerts = Waarschuwingen
status-alerts = { $count ->
    [one] { $count } staat open
   *[other] { $count } staan open
}
status-field-queue = Wachtrij
status-queue = { $waiting ->
    [one] { $waiting } taak
   *[other] { $waiting } taken
 }
status-queue-oldest = de oudste is { $minutes } min oud
status-queue-dead = { $count } definitief mislukt
status-field-database = Database
status-database = PostgreSQL { $version }, { $megabytes } MB
status-field-backup = Laatste back-up
status-backup-none = geen
status-drill-none = nog niet getest
status-drill-passed = getest
status-drill-failed = test mislukt
status-field-version = Versie

## Waarschuwingen voor beheerders

alert-over = Opgelost na { $minutes } min
alert-over-hours = Opgelost na { $hours } u
alert-service-down = { $name } werkt niet
alert-service-down-action = ‘medianest doctor’ op de machine van de bot zegt wat je moet doen.
alert-requests-wait-action = Aanvragen worden opgeslagen en verstuurd als het weer werkt. ‘medianest doctor’ op de machine van de bot zegt wat je moet doen.
alert-webhook-silent = { $name } stuurt geen webhooks meer naar de bot, hoewel er aanvragen zijn gewijzigd
alert-webhook-silent-action = Tot dit is opgelost, worden kaarten te laat bijgewerkt. Open in /{ command-name-setup } ‘Webhook’ en druk op ‘Test sturen’, of voer ‘medianest webhook test’ uit op de machine van de bot. Dat zegt wat er mis is.
alert-disk-low = Er is nog maar { $megabytes } MB vrij op de schijf van de bot
alert-disk-low-backups = Er is nog maar { $megabytes } MB vrij op de schijf van de back-ups
alert-disk-low-action = Verwijder daar wat je niet nodig hebt of verplaats BACKUP_DIR naar een andere schijf.
alert-backup-late = De laatste back-up is mislukt of te oud
alert-backup-late-action = Voer ‘medianest backup now’ uit op de machine van de bot. Dat zegt wat er mis is.
alert-drill-failed = De laatste back-up kon niet als test worden teruggezet
alert-drill-failed-action = Voer ‘medianest backup drill’ uit op de machine van de bot. Dat zegt wat er mis is.
alert-dead-letters = { $count ->
    [one] { $count } taak is definitief mislukt
   *[other] { $count } taken zijn definitief mislukt
 }
alert-dead-letters-action = ‘medianest jobs list’ op de machine van de bot toont ze. Voer daarna ‘medianest jobs retry --all’ uit, of gooi ze weg met ‘medianest jobs discard’.
alert-requests-stuck = { $count ->
    [one] { $count } aanvraag wacht al meer dan een half uur op verzending
   *[other] { $count } aanvragen wachten al meer dan een half uur op verzending
 }
alert-requests-stuck-action = Zorg dat de server draait. ‘medianest doctor’ op de machine van de bot zegt wat er mis is.
alert-many-errors = Er waren de laatste minuten meerdere onverwachte fouten
alert-many-errors-action = Voer ‘medianest errors’ uit op de machine van de bot om ze te zien.
alert-key-rejected = { $name } weigert de API-sleutel of het token van de bot
alert-key-rejected-action = Tot dit is opgelost, kan de bot het niet gebruiken. Kopieer de huidige API-sleutel of het huidige token naar de instellingen van de bot en start de bot opnieuw.
alert-drill-missing = De laatste twee weken is geen back-up als test teruggezet
alert-drill-missing-action = Voer ‘medianest backup drill’ uit op de machine van de bot. Als de bot het niet elke week doet, zegt zijn log waarom.
alert-member-errors = Iemand kreeg een fout die niet aan diegene ligt
alert-member-errors-action = Voer ‘medianest errors’ uit op de machine van de bot. Kreeg de persoon een verwijzing te zien, zoek er dan op: ‘medianest errors --reference’
alert-users-missing = { $count ->
    [one] { $name } toont een gebruiker niet meer die er eerder wel was
   *[other] { $name } toont ineens { $count } gebruikers niet meer die er eerder wel waren
 }
alert-users-missing-action = Accounts blijven gekoppeld tot zeker is dat ze weg zijn. Als je ze hebt verwijderd, hoef je niets te doen. Controleer anders de server.
alert-token-shared = Een ander programma ontvangt de updates van deze bot op { $name }
alert-token-shared-action = Sommige opdrachten en knoppen bereiken deze bot niet. Stop het andere programma. Weet je niet welk het is, maak dan een nieuw token voor de bot en stel het hier in.
alert-user-list = { $name } toont zijn eigenaar niet, dus de gebruikerslijst kan niet volledig zijn
alert-user-list-action = Tot dat zo is, blijven alle accounts gekoppeld. Controleer of een proxy ervoor in zijn plaats antwoordt.
alert-name-service-down = Dienst uitgevallen
alert-name-key-rejected = Sleutel geweigerd
alert-name-webhook-silent = Webhook stil
alert-name-disk-low = Schijf bijna vol
alert-name-backup-late = Back-up te laat
alert-name-drill-failed = Testherstel mislukt
alert-name-drill-missing = Geen testherstel
alert-name-dead-letters = Mislukte taken
alert-name-requests-stuck = Vastzittende aanvragen
alert-name-member-errors = Fout getoond aan lid
alert-name-many-errors = Veel fouten
alert-name-users-missing = Ontbrekende gebruikers
alert-name-token-shared = Token dubbel gebruikt

## Het weekoverzicht

digest-title = Weekoverzicht
digest-requests = Aanvragen
digest-requests-counts = Films: { $movies } · Series: { $series }
digest-decisions = Besluiten
digest-decisions-counts = Goedgekeurd: { $approved } · Geweigerd: { $declined }
digest-wait = Tijd tot beschikbaar
digest-wait-times = De helft binnen { $half }, negen van de tien binnen { $most } (titels: { $count })
digest-minutes = { $minutes } min
digest-hours = { $hours } u
digest-days = { $days ->
    [one] { $days } dag
   *[other] { $days } dagen
 }
digest-top = Meeste aanvragen
digest-storage = Opslag
digest-storage-database = Database: { $megabytes } MB
digest-storage-free = { $gigabytes } GB vrij
digest-uptime = Beschikbaarheid
digest-uptime-share = { $title } { $percent }%

## Waarom een dienst niet werkt (waarschuwingen, /status voor beheerders)

service-fault-unreachable = Het reageert niet. Zorg dat het draait en controleer het adres in de instellingen.
service-fault-failed = Het geeft fouten terug. Het log zegt waarom.
service-fault-status = Het antwoordt met een fout.
service-fault-key-rejected = Het weigert de API-sleutel of het token. Kopieer de huidige naar de instellingen van de bot.
service-fault-csrf-enabled = De CSRF-beveiliging staat aan, dus de bot kan niets wijzigen. Zet die uit onder Instellingen → Netwerk (in Overseerr: Instellingen → Algemeen).
service-fault-wrong-address = Op dit adres antwoordt iets anders. Controleer het adres en het pad in de instellingen.

## /user

user-title = Leden
user-title-unlinked = Leden zonder account
user-none = Geen leden om te tonen. Stuur /{ command-name-user } met een deel van een naam om iemand te vinden.
user-more = Er passen meer leden. Typ meer van de naam of een ID.
user-suggestion = { $name } is misschien { $account } (ID { $id }).
user-account = Account: { $name }
user-account-none = Geen account
user-account-shared = Dit account wordt ook gebruikt door { $names }.
user-account-blocked = Het account is geblokkeerd voor iedereen die het gebruikt.
user-blocked = Geblokkeerd
user-link-title = { $name } koppelen aan { $account } (ID { $id })?
user-link-lines = { $name } doet dan aanvragen als { $account }. Controleer of dit dezelfde persoon is.
user-account-placeholder = Kies een account
user-account-no-match = Geen passend account.
field-account-name = Deel van de accountnaam
button-user-link = Koppelen aan { $name } (ID { $id })
button-user-choose = Kies een account
button-user-unlink = Ontkoppelen
button-user-block = Blokkeren
button-user-unblock = Deblokkeren

## /console

console-title = Console
console-intro = Met deze link log je in op de console. Deel hem niet: wie hem als eerste opent, is ingelogd als jij.
console-local = Hij opent alleen in een browser op de machine waarop de bot draait, omdat PUBLIC_URL niet is ingesteld.
console-expiry = Hij werkt één keer, binnen { $minutes } minuten.

## /claim en /forget

claim-wrong = Deze code is onjuist, of er is al een beheerder. Zolang er geen beheerder is, schrijft elke start een nieuwe code in het log.
claim-done = Je bent nu beheerder. Stuur /{ command-name-help } om te beginnen.
forget-title = Je gegevens verwijderen?
forget-lines = Je chats, meldingen en instellingen worden verwijderd. Je naam verdwijnt uit de geschiedenis. Je aanvragen worden niet geannuleerd. Dit kan niet ongedaan worden gemaakt.
forget-done = Je gegevens zijn verwijderd. Als je me weer schrijft, begin je opnieuw.
button-forget = Mijn gegevens verwijderen

## Inloggen

sign-in-title = Inloggen
sign-in-steps-plex = Open Plex en sta toe dat MediaNest ziet wie je bent. Kom daarna hier terug.
sign-in-steps-password = Open de pagina en log in met je { $server }-account. Je wachtwoord gaat alleen naar { $server }. Het wordt niet opgeslagen. Typ het nooit in deze chat.
sign-in-steps-jellyfin = Open de pagina en log in met je { $mediaServer }-account. Je wachtwoord gaat alleen naar { $server }, dat het bij { $mediaServer } controleert. Deze bot slaat het niet op. Typ het nooit in deze chat.
sign-in-steps-quick-connect = Open { $mediaServer }, kies je gebruikersicoon → Quick Connect en voer deze code in:
sign-in-code-warning = Voer een code alleen in als je er zelf om hebt gevraagd. Wie hem invoert, koppelt zijn account aan deze chat.
sign-in-code-expiry = De code verloopt over { $minutes } minuten. Het resultaat verschijnt hier.
sign-in-expiry = Deze link is alleen voor jou. Hij werkt één keer en verloopt over { $minutes } minuten.
sign-in-linked = Je bent gekoppeld aan { $account } op { $server }.
sign-in-refused-account-blocked = Dat account is geblokkeerd. Neem contact op met een beheerder als dit niet klopt.
sign-in-refused-no-account = Geen { $server }-account past bij deze aanmelding. Log één keer in op { $server } en probeer het opnieuw, of vraag het een beheerder.
sign-in-refused-expired = Deze aanmelding is niet op tijd bevestigd. Stuur /{ command-name-link } om opnieuw te beginnen.
sign-in-refused-chat-detached = Deze chat is nu van iemand anders. Stuur /{ command-name-link } om opnieuw te beginnen.
sign-in-refused-too-many-attempts = Te veel onjuiste wachtwoorden. Wacht een uur en stuur dan /{ command-name-link } om opnieuw te beginnen.
sign-in-refused-user-blocked = Je kunt deze bot niet gebruiken omdat je geblokkeerd bent. Neem contact op met een beheerder als dit niet klopt.
button-sign-in-media-server = Inloggen met { $mediaServer }
button-sign-in-quick-connect = Quick Connect gebruiken
button-sign-in-password = Inloggen met { $server }
button-open-console = De console openen
button-open-sign-in-plex = Plex openen
button-open-sign-in-page = De inlogpagina openen

## Inlogpagina

sign-in-page-title = Inloggen op { $server }
sign-in-page-title-jellyfin = Inloggen met { $mediaServer }
sign-in-page-intro = Dit koppelt ‘{ $name }’ op { $platform } aan je { $server }-account. Vanaf dan worden aanvragen uit die chat namens jou gedaan.
sign-in-page-warning = Heb je niet om deze link gevraagd, sluit deze pagina dan. Misschien probeert iemand anders je account te gebruiken.
sign-in-page-email = E-mailadres
sign-in-page-user-name = Gebruikersnaam van { $mediaServer }
sign-in-page-password = Wachtwoord
sign-in-page-password-jellyfin = Wachtwoord van { $mediaServer }
sign-in-page-submit = Inloggen
sign-in-page-privacy = Je e-mailadres en wachtwoord gaan alleen naar { $server }. Ze worden niet opgeslagen.
sign-in-page-privacy-jellyfin = Je gebruikersnaam en wachtwoord gaan alleen naar { $server }, dat ze bij { $mediaServer } controleert. Deze bot slaat ze niet op.
sign-in-page-wrong-password = Het e-mailadres of wachtwoord is onjuist. { $left ->
    [one] Je hebt nog 1 poging.
   *[other] Je hebt nog { $left } pogingen.
  }
sign-in-page-wrong-password-jellyfin = De gebruikersnaam of het wachtwoord is onjuist. { $left ->
    [one] Je hebt nog 1 poging.
   *[other] Je hebt nog { $left } pogingen.
  }
sign-in-page-media-server-unreachable = { $server } kan { $mediaServer } nu niet bereiken. Probeer het over een minuut opnieuw.
sign-in-page-media-server-refused = { $mediaServer } heeft deze aanmelding niet geaccepteerd, en { $server } zegt niet waarom. Misschien is je { $mediaServer }-account uitgeschakeld of vergrendeld. Probeer het later opnieuw of vraag het een beheerder.
sign-in-page-unreachable = { $server } reageert nu niet. Probeer het over een minuut opnieuw.
sign-in-page-invalid-form = Vul beide velden in en probeer het opnieuw.
sign-in-page-done = Je bent ingelogd
sign-in-page-close = Je kunt deze pagina sluiten en teruggaan naar de chat.
sign-in-page-failed = Inloggen mislukt
sign-in-page-expired-title = Deze link werkt niet meer
sign-in-page-expired = Hij is al gebruikt of is ouder dan tien minuten. Stuur /{ command-name-link } in de chat voor een nieuwe.

## Problemen

button-issue-report = Probleem melden
button-issue-comment = Reageren
button-issue-resolve = Oplossen
button-issue-reopen = Heropenen
button-issue-all-episodes = Alle afleveringen
button-issues-all = Alles tonen
button-issues-open = Onopgeloste tonen
issue-report-title = Een probleem melden
issue-choose-recent = Welke titel heeft het probleem? Schrijf een andere titel achter /{ command-name-issue }.
issue-choose-title = Welke titel heeft het probleem?
issue-choose-only = Van de gevonden titels staat alleen deze in de bibliotheek. Is dit die met het probleem?
issue-none-recent = Schrijf de titel met het probleem achter /{ command-name-issue }.
issue-choose-season = Om welk seizoen gaat het?
issue-season = Seizoen
issue-choose-episode = Om welke aflevering gaat het? ({ $part })
issue-episode-placeholder = Aflevering
issue-episode-label = Aflevering { $number }
issue-episode = { $season }, aflevering { $episode }
issue-choose-type = Wat is er mis?
issue-type-video = Video
issue-type-audio = Audio
issue-type-subtitles = Ondertiteling
issue-type-other = Anders
issue-kind-video = Videoprobleem
issue-kind-audio = Audioprobleem
issue-kind-subtitles = Ondertitelingsprobleem
issue-kind-other = Probleem
issue-state-queued = Wordt verstuurd
issue-state-open = Onopgelost
issue-state-resolved = Opgelost
issue-state-failed = Niet gemeld
issue-state-deleted = Verwijderd
issue-report-canceled = Geannuleerd. Er is niets gemeld.
issue-comment-title = Op het probleem reageren
issue-comment-sending = wordt verstuurd
issue-earlier-comments = { $count ->
    [one] 1 eerdere reactie
   *[other] { $count } eerdere reacties
  }
field-issue-message = Wat is er mis, en waar?
field-issue-comment = Je reactie
field-issue-reported-by = Gemeld door
field-issue-affected = Betreft
field-issue-resolved-by = Opgelost door
field-issue-open-by = Heropend door
issue-news-resolved = Het probleem met { $title } is opgelost.
issue-news-resolved-by = { $name } heeft het probleem met { $title } opgelost.
issue-news-open = Het probleem met { $title } is heropend.
issue-news-open-by = { $name } heeft het probleem met { $title } heropend.
issue-news-comments = { $count ->
    [one] Nieuwe reactie op het probleem met { $title }:
   *[other] { $count } nieuwe reacties op het probleem met { $title }:
  }
issues-title = Je gemelde problemen
issues-title-all = Gemelde problemen
issues-none = Er zijn geen problemen gemeld.
issues-none-open = Er zijn geen onopgeloste problemen.

## Fouten: invoer en oude berichten

error-invalid-input = Die invoer is niet geldig. Controleer hem en probeer het opnieuw.
error-not-found = Dit bestaat niet meer. Begin opnieuw met de opdracht.
error-unknown-button = Deze knop werkt niet meer. Begin opnieuw met /{ command-name-request }.
error-draft-expired = Deze kaart is verlopen. Begin opnieuw met /{ command-name-request }.
error-no-seasons-selected = Kies eerst minstens één seizoen.
error-invalid-state = { $state ->
    [queued] Dit kan nog niet. De aanvraag wordt nog verstuurd.
    [pending] Dit kan niet meer. De aanvraag wacht op goedkeuring.
    [approved] Dit kan niet meer. De aanvraag is goedgekeurd.
    [processing] Dit kan niet meer. De aanvraag wordt verwerkt.
    [partial] Dit kan niet meer. De titel is deels beschikbaar.
    [available] Dit kan niet meer. De titel is beschikbaar.
    [declined] Dit kan niet meer. De aanvraag is geweigerd.
    [failed] Dit kan niet meer. De aanvraag is mislukt.
    [cancelled] Dit kan niet meer. De aanvraag is geannuleerd.
   *[other] Dit kan niet meer. De aanvraag is veranderd.
  }
error-already-decided = Iemand heeft al over deze aanvraag besloten.
error-already-decided-by = { $state ->
    [approved] { $name } heeft deze aanvraag goedgekeurd
    [declined] { $name } heeft deze aanvraag geweigerd
   *[other] { $name } heeft over deze aanvraag besloten
  } ({ $minutes ->
    [0] zojuist
    [one] 1 minuut geleden
   *[other] { $minutes } minuten geleden
  }).
error-already-decided-at = { $state ->
    [approved] Deze aanvraag is goedgekeurd
    [declined] Deze aanvraag is geweigerd
   *[other] Over deze aanvraag is besloten
  } ({ $minutes ->
    [0] zojuist
    [one] 1 minuut geleden
   *[other] { $minutes } minuten geleden
  }).

## Fouten: rechten

error-forbidden = Je mag dat hier niet doen. Vraag het een beheerder.
error-not-yours = Dit is van iemand anders. Gebruik de opdracht zelf om je eigen te krijgen.
error-admins-only = Alleen beheerders mogen dat doen. Vraag het een beheerder.
error-last-admin = Dit is de laatste beheerder. Maak eerst iemand anders beheerder.
error-admin-in-settings = ADMINS in de instellingen maakt deze persoon beheerder. Haal die daar weg.
error-approvers-only = Alleen gebruikers die aanvragen mogen beheren, kiezen goedkeurders, staan zelf goedkeuren toe en stellen goedkeuren door stemmen in. Vraag het een beheerder.
error-not-approver = Je mag deze aanvraag niet goedkeuren of weigeren. Vraag het een beheerder als je dat zou moeten mogen.
error-not-approver-here = Je mag hier geen aanvragen goedkeuren of weigeren. Vraag het een beheerder als je dat zou moeten mogen.
error-own-request = Je kunt hier niet over je eigen aanvraag beslissen. Wacht op een andere goedkeurder.
error-private-only = Anderen zouden het antwoord hier kunnen lezen. Stuur me deze opdracht in een privéchat.
error-code-exposed = Anderen konden je code hier lezen, dus hij werkt niet meer. Gebruik /{ command-name-link } in een privéchat met mij voor een nieuwe.
error-user-blocked = Je kunt deze bot niet gebruiken omdat je geblokkeerd bent. Neem contact op met een beheerder als dit niet klopt.
error-no-permission = Je account mag dat niet doen. Vraag het een beheerder als je het nodig hebt.
error-no-issue-permission = Je account mag geen problemen melden op { $server }. Vraag het een beheerder als je het nodig hebt.
error-not-issue-manager = Dat kunnen alleen de melder en mensen met het recht ‘Problemen beheren’ op { $server }. Vraag het een beheerder als je het nodig hebt.
error-issue-title-unavailable = Je kunt alleen problemen melden met titels die beschikbaar zijn op { $server }.
error-issue-deleted = Het probleem is verwijderd op { $server }.
error-issue-not-sent = Dat kan nog niet, want { $server } heeft de melding nog niet.
error-no-issue-message = Beschrijf het probleem in een paar woorden.
error-on-behalf-not-permitted = Je kunt niet aanvragen voor andere leden. Vraag een beheerder om de rechten ‘Aanvragen beheren’ en ‘Gebruikers beheren’ op { $server } als je dit nodig hebt.
error-member-not-found = Ik ken dit lid niet. Het moet me één keer geschreven hebben, en de naam moet kloppen.
error-member-ambiguous = Meerdere leden hebben deze naam. Gebruik hun gebruikersnaam of een vermelding.
error-member-not-linked = Dit lid heeft geen gekoppeld account op { $server }. Dat kan met /{ command-name-link }.
error-member-blocked = Dit lid is geblokkeerd, dus er kan niets voor worden aangevraagd.
error-member-no-permission = Het account van dit lid mag dit niet aanvragen. De rechten van het lid tellen, niet die van jou.
error-member-quota-exceeded = Dit is meer dan het quotum van dit lid toestaat.
error-member-already-requested = Dit lid heeft dit al aangevraagd.
error-on-behalf-titles-only = Voor een ander lid kun je één film of serie tegelijk aanvragen.
error-no-movie-permission = Je account mag geen films aanvragen. Vraag het een beheerder als je dit nodig hebt.
error-no-series-permission = Je account mag geen series aanvragen. Vraag het een beheerder als je dit nodig hebt.
error-no-4k-permission = Je account mag niet in 4K aanvragen. Gebruik standaardkwaliteit of vraag het een beheerder.
error-no-movie-4k = { $server } biedt geen films in 4K aan. Gebruik standaardkwaliteit.
error-no-series-4k = { $server } biedt geen series in 4K aan. Gebruik standaardkwaliteit.
error-no-advanced-permission = Je account mag de server, het kwaliteitsprofiel en de map niet kiezen. Je kunt het zonder die keuze aanvragen.
error-download-option-gone = Wat je koos bestaat niet meer, dus de standaard geldt weer. Kies iets anders of vraag het zo aan.
error-options-changed = Deze opties zijn intussen veranderd, dus er is niets gekozen. Open het onderdeel opnieuw en kies uit de huidige.

## Fouten: accounts en inloggen

error-not-linked = Je account is nog niet gekoppeld. Gebruik /{ command-name-link } om het te koppelen.
error-ambiguous-account = Je chat-ID staat in meerdere profielen, dus het is niet duidelijk welk account van jou is. Gebruik /{ command-name-link } om in te loggen of vraag het een beheerder.
error-account-blocked = Je account is geblokkeerd. Neem contact op met een beheerder als dit niet klopt.
error-link-lost = Je account op { $server } is nu niet te vinden. Je aanvraag is opgeslagen en wordt verstuurd als het er weer is. Duurt het lang, gebruik dan /{ command-name-link }.
error-account-not-found = Dit account bestaat niet meer op { $server }. Laat het een beheerder weten.
error-account-conflict = Je bent aan twee verschillende accounts gekoppeld. Kies welk je wilt houden.
error-guest-account-missing = Aanvragen van gasten staan aan, maar het gastaccount bestaat niet. Laat het een beheerder weten.
error-invalid-code = Deze code is onjuist, al gebruikt of verlopen. Gebruik /{ command-name-link } voor een nieuwe en stuur die binnen tien minuten.
error-own-code = Dit is je eigen code. Stuur hem in je andere chat.
error-too-many-code-attempts = Te veel onjuiste codes. Wacht tien minuten en gebruik dan /{ command-name-link } voor een nieuwe.
error-sign-in-disabled = Deze manier van inloggen staat uit. Gebruik /{ command-name-link } om andere manieren te zien.
error-not-signed-in = Je bent uitgelogd. Log opnieuw in.
error-request-forged = Dit kwam niet van de eigen pagina van de console. Laad de pagina opnieuw en probeer het nog eens.
error-console-closed = De console kan niet op dit adres worden geopend. Gebruik het adres in PUBLIC_URL of open hem op de machine waarop de bot draait.
error-sign-in-link-used = Deze link is verlopen of al gebruikt. Vraag de bot om een nieuwe.
error-wrong-password = Deze naam of dit wachtwoord is onjuist. Probeer het opnieuw.
error-no-console-rights = Je hebt geen toegang tot de console. Vraag het een beheerder.
error-console-off = De console staat uit. Vraag het degene die de bot beheert.
error-too-many-streams = Er zijn te veel pagina’s van de console open. Sluit er een paar.
error-too-many-sign-in-attempts = Te veel onjuiste wachtwoorden. Wacht een uur en probeer het dan opnieuw.
error-plex-unreachable = Plex reageert nu niet. Probeer het over een minuut opnieuw.
error-media-server-unreachable = { $server } kan zijn mediaserver nu niet bereiken. Probeer het over een minuut opnieuw.
error-media-server-refused = De mediaserver van { $server } heeft deze aanmelding niet geaccepteerd. Misschien is je account daar uitgeschakeld of vergrendeld. Probeer het later opnieuw of vraag het een beheerder.
error-quick-connect-unavailable = Jellyfin biedt nu geen Quick Connect: het staat daar uit, of Jellyfin reageert niet. Probeer het over een minuut opnieuw of gebruik /{ command-name-link } om andere manieren te zien.

## Fouten: aanvragen

error-title-not-found = Deze titel is niet gevonden. Probeer een andere zoekopdracht.
error-already-requested = Dit is al aangevraagd.
error-already-available = Dit is al beschikbaar.
error-no-seasons-left = Alle gekozen seizoenen zijn al beschikbaar of aangevraagd.
error-blocklisted = Deze titel staat op de blokkeerlijst. Vraag het een beheerder als je denkt dat dit niet klopt.
error-movie-quota-exceeded = Je hebt je limiet voor filmaanvragen bereikt.
error-series-quota-exceeded = Dit is meer dan je limiet voor seizoensaanvragen toestaat.
error-no-tvdb-id = Deze serie heeft geen TVDB-ID, dus Sonarr kan haar niet downloaden. Probeer het opnieuw als TMDB er een vermeldt.
error-tmdb-unavailable = TMDB, de bron van alle titels, reageert nu niet. Probeer het over een minuut opnieuw.

## Fouten: Overseerr-servers

error-no-overseerr-server = Er is nog geen aanvraagserver ingesteld. Laat het een beheerder weten.
error-overseerr-server-removed = De aanvraagserver voor deze plek is niet meer ingesteld. Vraag een beheerder om een andere te kiezen met /{ command-name-setup }.
error-database-unreachable = De database is nu niet te bereiken. Probeer het over een minuut opnieuw.
error-overseerr-unreachable = { $server } reageert nu niet. Probeer het over een minuut opnieuw.
error-overseerr-failed = { $server } heeft nu problemen. Probeer het over een minuut opnieuw.
error-user-list-incomplete = { $server } toont nu niet al zijn gebruikers. Probeer het over een minuut opnieuw.
error-overseerr-key-rejected = { $server } accepteert de API-sleutel van de bot niet. Laat het een beheerder weten.
error-overseerr-csrf-enabled = De CSRF-beveiliging staat aan in { $server }, dus de bot kan niets wijzigen. Laat het een beheerder weten.
error-not-overseerr = Op het adres van { $server } is geen Overseerr, Jellyseerr of Seerr. Laat het een beheerder weten.
error-overseerr-refused = { $server } heeft dit geweigerd: ‘{ $quote }’ Vraag het een beheerder als je dit niet zelf kunt oplossen.
error-overseerr-refused-silently = { $server } heeft dit geweigerd zonder een reden te geven. Vraag een beheerder om het daar na te kijken.
error-request-deleted = De aanvraag is verwijderd op { $server }. Vraag de titel opnieuw aan als je hem nog wilt.
error-cancelled-by-approver = Een goedkeurder heeft de aanvraag geannuleerd.
error-removed-from-radarr = De film is uit Radarr verwijderd en wordt dus niet gedownload. Vraag hem opnieuw aan als je hem nog wilt.
error-removed-from-sonarr = De serie is uit Sonarr verwijderd en wordt dus niet gedownload. Vraag haar opnieuw aan als je haar nog wilt.
error-remote-status-unknown = { $server } geeft deze aanvraag een status die ik niet ken. Beslis daar en vraag een beheerder om de bot bij te werken.
error-decision-not-permitted = De goedkeurder mag niet meer over deze aanvraag beslissen. Iemand anders moet die goedkeuren of weigeren.
error-outcome-unknown = De verbinding met { $server } is verbroken. Ik ga na of de aanvraag is aangekomen.

## Fouten: chatplatforms

error-channel-not-found = Dat kanaal bestaat niet meer.
error-channel-forbidden = Ik kan niet in dat kanaal schrijven. Vraag een beheerder om het toe te staan.
error-direct-messages-closed = Je accepteert geen privéberichten van mij. Sta ze toe en probeer het opnieuw.
error-message-not-found = Dat bericht bestaat niet meer.
error-reply-expired = Dit antwoord kan niet meer worden bewerkt.
error-platform-unavailable = De chatdienst heeft nu problemen. Probeer het over een minuut opnieuw.
error-platform-rejected = Er ging iets mis. Probeer het over een minuut opnieuw.
error-backup-failed = Dat is niet gelukt: { $reason }
error-internal = Er ging iets mis. Gebeurt het weer, geef dan deze verwijzing aan een beheerder: { $reference }
