import type { BlockedWork, MigrationRehearsal } from '../../domain/operator/migration-report.ts';
import { type AppliedStep, MigrationError, migrate } from './migrate.ts';

const writeLocks = new Set(['ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock']);

/** From here on, people notice that a table is locked. */
const noticedSeconds = 1;

/** Pending migrations as they went on a copy. */
export type Rehearsal = Omit<MigrationRehearsal, 'place'>;

/**
 * Applies pending migrations to the copy at `url`, and says what they did. Locks last until the end of a migration, so
 * its duration is the longest that others could wait for them.
 */
export async function rehearse(
  url: string,
  options: { readonly folder?: string; readonly noticedSeconds?: number } = {},
): Promise<Rehearsal> {
  const steps: AppliedStep[] = [];
  let problem: string | null = null;
  try {
    await migrate(url, {
      log: () => undefined,
      observe: (step) => steps.push(step),
      ...(options.folder === undefined ? {} : { folder: options.folder }),
    });
  } catch (error) {
    if (!(error instanceof MigrationError)) throw error;
    problem = error.message;
  }
  const longest = options.noticedSeconds ?? noticedSeconds;
  const migrations = steps.map((step) => {
    const locks = step.locks.map((lock) => ({ ...lock, blocks: blockedBy(lock.mode) }));
    const isBlocking = locks.some(({ blocks }) => blocks !== 'nothing');
    return { ...step, locks, isLongLock: isBlocking && step.seconds >= longest };
  });
  return { migrations, problem };
}

function blockedBy(mode: string): BlockedWork {
  if (mode === 'AccessExclusiveLock') return 'reads and writes';
  return writeLocks.has(mode) ? 'writes' : 'nothing';
}
