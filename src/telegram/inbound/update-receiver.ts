import type { Update } from 'grammy/types';
import { LRUCache } from 'lru-cache';
import { withTimeout } from '../../lib/with-timeout.ts';
import type { Log } from '../../ports/log.ts';
import type { UpdateInbox } from '../../ports/spaces/update-inbox.ts';

/** Handles every update once, also when Telegram sends it again or the process ends meanwhile. */
export interface UpdateReceiver {
  /** Stores updates and returns the new ones, which the caller has to handle. After that, Telegram can forget them. */
  accept(updates: readonly Update[]): Promise<readonly Update[]>;
  /** The updates that an earlier process received and did not finish. */
  takeUnfinished(): Promise<readonly Update[]>;
  /** Never throws. */
  handle(update: Update): Promise<void>;
  /** Resolves when nothing is being handled, or after `timeoutMs`. */
  waitUntilIdle(timeoutMs: number): Promise<void>;
}

/** While the inbox cannot be used, updates are remembered in this process only. */
export function createUpdateReceiver(deps: {
  readonly inbox: UpdateInbox;
  readonly handle: (update: Update) => Promise<void>;
  /** Called once an update is done, and not waited for: what may take long, and need not be done again. Never throws. */
  readonly afterwards: (update: Update) => Promise<void>;
  readonly log: Log;
}): UpdateReceiver {
  const { inbox, log } = deps;
  const inProgress = new Set<Promise<void>>();
  const seenIds = new LRUCache<number, true>({ max: 10_000 });

  return {
    async accept(updates) {
      const unseen = updates.filter(({ update_id: id }) => !seenIds.has(id));
      if (unseen.length === 0) return [];
      for (const { update_id: id } of unseen) seenIds.set(id, true);
      try {
        const newIds = await inbox.add(
          unseen.map((update) => ({ id: update.update_id, payload: update })),
        );
        return unseen.filter(({ update_id: id }) => newIds.has(id));
      } catch (error) {
        log.warn({ error }, 'Could not store updates of Telegram. They are handled at once');
        return unseen;
      }
    },

    async takeUnfinished() {
      try {
        const unfinished = await inbox.takeUnfinished();
        return unfinished.map(({ payload }) => payload).filter(isUpdate);
      } catch (error) {
        log.warn({ error }, 'Could not read unfinished updates of Telegram');
        return [];
      }
    },

    handle(update) {
      const handling = handleAndMark(update);
      inProgress.add(handling);
      return handling.finally(() => inProgress.delete(handling));
    },

    async waitUntilIdle(timeoutMs) {
      await withTimeout(Promise.all(inProgress), timeoutMs, null);
    },
  };

  async function handleAndMark(update: Update): Promise<void> {
    try {
      await deps.handle(update);
    } catch (error) {
      log.error({ error }, 'Could not handle an update');
    }
    await inbox
      .markDone(update.update_id)
      .catch((error: unknown) => log.warn({ error }, 'Could not mark an update as handled'));
    void deps.afterwards(update);
  }
}

/** Whether a value from outside is an update. */
export function isUpdate(value: unknown): value is Update {
  return (
    typeof value === 'object' &&
    value !== null &&
    'update_id' in value &&
    Number.isInteger(value.update_id)
  );
}
