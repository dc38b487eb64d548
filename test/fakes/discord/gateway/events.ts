import type { Json } from '../validation/shapes.ts';

/** A gateway event; sessions without the message content intent get `redacted`. */
export interface GatewayEvent {
  readonly type: string;
  readonly guildId: string | null;
  readonly data: Json;
  readonly redacted?: Json;
}

export interface Events {
  /** Sends the event to the gateway, then wakes the code that waits for a change. */
  publish(event: GatewayEvent): void;
  /** Wakes waiting code for changes without a gateway event (ephemeral messages, responses). */
  wakeWaiters(): void;
  subscribe(listener: (event: GatewayEvent) => void): void;
  /** Resolves when `check` returns neither undefined nor false; rejects after `timeoutMs`. */
  until<T>(check: () => T | undefined | false, what: string, timeoutMs?: number): Promise<T>;
}

/** Connects changes of the fake's state with the code that observes them. */
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
    until(check, what, timeoutMs = 60_000) {
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
