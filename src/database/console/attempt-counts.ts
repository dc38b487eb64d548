import type { Clock } from '../../ports/clock.ts';
import type { AttemptCounts, AttemptLimits } from '../../ports/console/attempt-counts.ts';
import type { KyselyClient } from '../kysely.ts';

const tidyMs = 60_000;
/** Made-up keys do not fill the table: with this many rows, a process adds no more. */
const defaultMostRows = 20_000;

/**
 * Counts attempts in PostgreSQL, one row for each key whose time is not over. Keys are stored as hashes, because they
 * have addresses and names in them. While the table is full, new keys are counted by each process for itself only.
 */
export function createAttemptCounts(deps: {
  readonly kysely: KyselyClient;
  readonly hash: (text: string) => string;
  readonly clock: Clock;
  readonly mostRows?: number;
}): AttemptCounts {
  const { kysely, hash, clock, mostRows = defaultMostRows } = deps;
  let tidiedAt = Number.NEGATIVE_INFINITY;
  let rowCount = 0;

  return {
    async take(limits) {
      await tidy();
      const rows = toRows(limits);
      try {
        await kysely.transaction().execute(async (transaction) => {
          const known = rowCount < mostRows ? rows : await findKnown(transaction, rows);
          const taken = await takeFrom(transaction, known);
          const exhausted = known.filter(({ key }) => !taken.has(key));
          if (exhausted.length > 0) throw new ExhaustedError(exhausted.map(({ name }) => name));
        });
      } catch (error) {
        if (error instanceof ExhaustedError) return error.names;
        throw error;
      }
      return [];
    },

    async giveBack(limits) {
      const now = clock();
      for (const { key, limit } of toRows(limits)) {
        await kysely
          .updateTable('attempt_count')
          .set((row) => ({ left: row('left', '+', 1) }))
          .where('key', '=', key)
          .where('left', '<', limit.max)
          .where('expires_at', '>', now)
          .execute();
      }
    },
  };

  /** Always in the same order, so that two processes cannot wait for each other. */
  function toRows(limits: AttemptLimits) {
    return Object.entries(limits)
      .map(([name, limit]) => ({ name, key: hash(name), limit }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  type CountedRow = ReturnType<typeof toRows>[number];

  /** Returns the keys of which an attempt was taken. */
  async function takeFrom(transaction: KyselyClient, rows: readonly CountedRow[]) {
    const now = clock();
    if (rows.length === 0) return new Set<string>();
    const taken = await transaction
      .insertInto('attempt_count')
      .values(
        rows.map(({ key, limit }) => ({
          key,
          left: limit.max - 1,
          expires_at: new Date(now.getTime() + limit.windowMs),
        })),
      )
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet((row) => {
            const isOver = row('attempt_count.expires_at', '<=', now);
            return {
              left: row
                .case()
                .when(isOver)
                .then(row.ref('excluded.left'))
                .else(row('attempt_count.left', '-', 1))
                .end(),
              expires_at: row
                .case()
                .when(isOver)
                .then(row.ref('excluded.expires_at'))
                .else(row.ref('attempt_count.expires_at'))
                .end(),
            };
          })
          .where((row) =>
            row.or([row('attempt_count.left', '>', 0), row('attempt_count.expires_at', '<=', now)]),
          ),
      )
      .returning('key')
      .execute();
    rowCount += taken.length;
    return new Set(taken.map(({ key }) => key));
  }

  async function findKnown(transaction: KyselyClient, rows: readonly CountedRow[]) {
    const found = await transaction
      .selectFrom('attempt_count')
      .select('key')
      .where(
        'key',
        'in',
        rows.map(({ key }) => key),
      )
      .execute();
    const keys = new Set(found.map(({ key }) => key));
    return rows.filter(({ key }) => keys.has(key));
  }

  /** Deletes what is over, and counts what is left. In between, each attempt counts as a new row. */
  async function tidy(): Promise<void> {
    const now = clock();
    if (now.getTime() - tidiedAt < tidyMs) return;
    tidiedAt = now.getTime();
    await kysely.deleteFrom('attempt_count').where('expires_at', '<=', now).execute();
    const { count } = await kysely
      .selectFrom('attempt_count')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow();
    rowCount = Number(count);
  }
}

/** Undoes what the transaction has taken. */
class ExhaustedError extends Error {
  override readonly name = 'ExhaustedError';
  readonly names: readonly string[];

  constructor(names: readonly string[]) {
    super('no attempts left');
    this.names = names;
  }
}
