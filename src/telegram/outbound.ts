import { LRUCache } from 'lru-cache';
import type { Outbound } from '../chat/outbound.ts';
import type { MessageRef } from '../core/place.ts';
import type { Poster } from './poster.ts';

/** How long a post is remembered, so that trying it again does not say it twice. */
const rememberedMs = 15 * 60_000;

/**
 * Speaking first. Telegram takes no nonce: `once` is kept in this process only, and a post whose answer was lost
 * on the way may stand twice.
 */
export function createOutbound(poster: Poster): Outbound {
  const posts = new LRUCache<string, Promise<MessageRef>>({ max: 10_000, ttl: rememberedMs });
  return {
    post(place, view, once) {
      // A group that has become a supergroup begins empty: what was posted before is not there.
      const key = `${once} in ${place.address}`;
      const known = posts.get(key);
      if (known) return known;
      const isSilent = !view.pings?.length;
      const posted = poster.post(place, view, { locale: 'en', isSilent });
      posts.set(key, posted);
      posted.catch(() => posts.delete(key));
      return posted;
    },
    edit: (message, view) => poster.edit(message, view, 'en'),
  };
}
