import { isDeepStrictEqual } from 'node:util';
import { LRUCache } from 'lru-cache';
import type { Outbound } from '../../chat/outbound.ts';
import type { View } from '../../chat/view.ts';
import type { MessageRef } from '../../domain/place.ts';
import type { MessagePublisher } from './message-publisher.ts';

/** How long a message is remembered, so that a retry does not post it twice. */
const dedupTtlMs = 15 * 60_000;

/**
 * Posts and edits messages on the bot's own initiative. Telegram has no nonce (docs/chat-platforms.md, "Telegram
 * messages"): idempotency keys are kept in this process only, so a message whose answer was lost may be posted twice.
 */
export function createOutbound(messagePublisher: MessagePublisher): Outbound {
  const posts = new LRUCache<
    string,
    { readonly view: View; readonly posting: Promise<MessageRef> }
  >({ max: 10_000, ttl: dedupTtlMs });
  return {
    async post(place, view, idempotencyKey) {
      // The address is part of the key: a group that has become a supergroup does not contain earlier messages.
      const key = `${idempotencyKey} in ${place.address}`;
      const previous = posts.get(key);
      if (previous) {
        const message = await previous.posting;
        return isDeepStrictEqual(previous.view, view) ? message : { ...message, isOutdated: true };
      }
      const isSilent = !view.mentions?.length;
      const posting = messagePublisher.post(place, view, { locale: 'en', isSilent });
      posts.set(key, { view, posting });
      posting.catch(() => posts.delete(key));
      return posting;
    },
    edit: (message, view) => messagePublisher.edit(message, view, 'en'),
  };
}
