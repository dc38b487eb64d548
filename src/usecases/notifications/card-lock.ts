import type { IssueId, RequestId } from '../../domain/id.ts';
import type { Platform } from '../../domain/place.ts';

/** The cards of a request or an issue that are posted and edited under the same lock. */
export type LockedCards = 'in Telegram' | 'elsewhere';

/** Which cards are locked together with those of a platform. */
export function toLockedCards(platform: Platform): LockedCards {
  return platform === 'telegram' ? 'in Telegram' : 'elsewhere';
}

/**
 * The key of the lock under which the cards of a request or an issue are posted and edited. Those in Telegram have one
 * of their own: its limits may hold back a message to a group for a minute, and the cards elsewhere go on meanwhile.
 */
export function toCardLockKey(id: RequestId | IssueId, which: LockedCards): string {
  return which === 'in Telegram' ? `show:${id}:telegram` : `show:${id}`;
}
