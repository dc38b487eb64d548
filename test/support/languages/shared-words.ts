/** Names, units, and technical words that are the same in every language. */
const international = words(`
  MediaNest Discord Telegram Plex Jellyfin Emby Overseerr Jellyseerr Seerr Radarr Sonarr TMDB IMDb TVDB JustWatch
  PostgreSQL MB GB min h ms APP Webhook Admin 4K
`);

/** Words that a language shares with English. Whole sentences of them are unlikely. */
const byLanguage: Readonly<Record<string, ReadonlySet<string>>> = {
  de: words(
    'Status Standard Person Trailer Specials digital Details Tags Region Chats Version Offline in Tour Video',
  ),
  es: words('Series Chats general Audio'),
  fr: words(`
    Standard Console Page Collection Options Tags Chats Permissions Notifications Version Message Suggestions Quota album albums
    vote votes Audio
  `),
  it: words('Standard Console Trailer Cast Quota Account Database Password in Video Audio'),
  nl: words(`
    Status Console Trailer Cast Trending Specials Details Chats Account Series Database Offline in stream streams
    album albums item items Video Audio
  `),
  pl: words('Status Film Region Audio'),
  'pt-BR': words('Status Trailer Tags Chats Console'),
};

/** Messages whose noun has one form for all numbers. */
const invariable: Readonly<Record<string, readonly string[]>> = {
  de: ['status-library-artists'],
  it: ['status-library-movies', 'status-library-albums'],
};

/** Whether a message may have one text for all numbers although the English one has several. */
export function isInvariable(key: string, locale: string): boolean {
  return invariable[locale]?.includes(key) ?? false;
}

/** Whether a word is the same in English and in a language. */
export function isSharedWord(word: string, locale: string): boolean {
  return international.has(word) || (byLanguage[locale]?.has(word) ?? false);
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter(Boolean));
}
