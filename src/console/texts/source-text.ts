import type { Source } from '../../domain/place.ts';
import { isKnown } from '../api/is-known.ts';
import type { Translate } from './texts.ts';

const sourceTexts = {
  discord: (t) => t('source-discord'),
  telegram: (t) => t('source-telegram'),
  web: (t) => t('source-web'),
  overseerr: (t, server) => t('source-overseerr', { server }),
  cli: (t) => t('source-cli'),
  console: (t) => t('source-console'),
} as const satisfies Record<Source, (t: Translate, server: string) => string>;

/** Where something was done, in words. `server` is the name of the Overseerr server. */
export function sourceText(t: Translate, source: string, server = 'Overseerr'): string {
  return isKnown(sourceTexts, source) ? sourceTexts[source](t, server) : source;
}

/** The names under which the server and the bot act on their own. */
const serverName = 'Overseerr';
const botName = 'MediaNest';

/** Who did something, and where, unless the server or the bot did it by itself. */
export function actorText(
  t: Translate,
  { actor, source }: { readonly actor: string; readonly source: string },
  server?: string,
): string {
  const place = sourceText(t, source, server);
  if (source === 'overseerr' && actor === serverName) return place;
  return source === 'overseerr' && actor === botName ? actor : t('by', { actor, place });
}
