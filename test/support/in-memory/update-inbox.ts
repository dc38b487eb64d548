import type { ReceivedUpdate, UpdateInbox } from '../../../src/ports/spaces/update-inbox.ts';

/** An inbox that outlives the bots of a test. */
export function createInMemoryUpdateInbox(): UpdateInbox {
  const rows = new Map<number, ReceivedUpdate & { attempts: number; isDone: boolean }>();
  return {
    async add(updates) {
      const added = updates.filter(({ id }) => !rows.has(id));
      for (const update of added) rows.set(update.id, { ...update, attempts: 1, isDone: false });
      return new Set(added.map(({ id }) => id));
    },
    async takeUnfinished() {
      const unfinished = [...rows.values()].filter((row) => !row.isDone && row.attempts < 2);
      for (const row of unfinished) row.attempts += 1;
      return unfinished
        .map(({ id, payload }) => ({ id, payload }))
        .sort((one, other) => one.id - other.id);
    },
    async markDone(id) {
      const row = rows.get(id);
      if (row) rows.set(id, { ...row, payload: null, isDone: true });
    },
  };
}
