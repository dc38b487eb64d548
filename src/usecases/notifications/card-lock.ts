import type { RequestId } from '../../domain/id.ts';
import type { Platform } from '../../domain/place.ts';

/**
 * The lock under which the cards of a request are posted and edited. Those in Telegram have one of their own: its limits
 * may hold back a message to a group for a minute, and the cards elsewhere go on meanwhile.
 */
export function toCardLockKey(id: RequestId, platform: Platform): string {
  return platform === 'telegram' ? `show:${id}:telegram` : `show:${id}`;
}
