import { LRUCache } from 'lru-cache';

/** How many replies of a kind are looked back at. */
const lookBack = 10;
const mostKinds = 200;

/**
 * Remembers how long replies took, by command or button, and tells whether waiting for one pays off. Where most replies
 * take longer than `limitMs`, such as while the bot is busy or behind a slow Overseerr server, waiting would only delay
 * the deferral.
 */
export function createReplyTimes(limitMs: number) {
  const lateByKind = new LRUCache<string, readonly boolean[]>({ max: mostKinds });
  return {
    /** How long to wait for a reply before it is deferred. */
    getPatienceMs(kind: string): number {
      const late = lateByKind.get(kind) ?? [];
      const isHopeless = late.filter(Boolean).length > lookBack / 2;
      return isHopeless ? 0 : limitMs;
    },

    record(kind: string, ms: number): void {
      const late = lateByKind.get(kind) ?? [];
      lateByKind.set(kind, [...late, ms > limitMs].slice(-lookBack));
    },
  };
}
