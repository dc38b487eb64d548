import type { Json } from '../validation/shapes.ts';

/** Something the gateway may tell; `redacted` goes to sessions without the message content intent. */
export interface GatewayEvent {
  readonly type: string;
  readonly guildId: string | null;
  readonly data: Json;
  readonly redacted?: Json;
}

export interface Events {
  /** Tells the gateway, then everyone who waits for a change. */
  publish(event: GatewayEvent): void;
  /** Wakes those who wait, for changes the gateway does not tell (ephemeral messages, answers). */
  wakeWaiters(): void;
  subscribe(listener: (event: GatewayEvent) => void): void;
  /** Resolves with the first value `check` gives that is neither undefined nor false; rejects after `timeoutMs`. */
  until<T>(check: () => T | undefined | false, what: string, timeoutMs?: number): Promise<T>;
}

/** The wire between what happens in the world and those who watch it. */
export function createEvents(): Events {
  const listeners: ((event: GatewayEvent) => void)[] = [];
  const waiters = new Set<() => void>();

  function wakeWaiters() {
    for (const waiter of [...waiters]) waiter();
  }

  return {
    wakeWaiters,
    publish(event) {
      for (const listener of listeners) listener(event);
      wakeWaiters();
    },
    subscribe(listener) {
      listeners.push(listener);
    },
    until(check, what, timeoutMs = 5_000) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiters.delete(recheck);
          reject(new Error(`still not so after ${timeoutMs} ms: ${what}`));
        }, timeoutMs);
        function recheck() {
          try {
            const found = check();
            if (found === undefined || found === false) return;
            resolve(found);
          } catch (error) {
            reject(error);
          }
          waiters.delete(recheck);
          clearTimeout(timer);
        }
        timer.unref();
        waiters.add(recheck);
        recheck();
      });
    },
  };
}
