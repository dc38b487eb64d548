import {
  type DigestFigures,
  type DigestTarget,
  findDueWeek,
  toDigestPeriod,
} from '../../domain/alerts/weekly-digest.ts';
import { toAppError } from '../../domain/app-error.ts';
import type {
  DigestClaims,
  DigestFiguresSource,
  DigestPublisher,
} from '../../ports/alerts/digest-sources.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';

/** Sends what happened in a week to those who want to know. */
export function createWeeklyDigests(deps: {
  readonly listTargets: () => Promise<readonly DigestTarget[]>;
  readonly figures: DigestFiguresSource;
  readonly claims: DigestClaims;
  readonly publisher: DigestPublisher;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { listTargets, figures, claims, publisher, clock, log } = deps;
  return {
    /**
     * Sends the digests that are due. The claim is committed first: after a crash or an error while it is posted, a
     * digest of this week is not sent, because nobody wants it twice.
     */
    async sendDue(): Promise<void> {
      for (const target of await listTargets()) {
        const week = findDueWeek(clock(), target);
        if (week === null || !(await claims.claim(target.place, week))) continue;
        const read = await readFigures(week, target.timeZone);
        if (read) await post(read, target, week);
        else await claims.release(target.place, week);
      }
    },
  };

  /** Null if they cannot be read: then nothing was sent, and the digest stays due. */
  async function readFigures(week: string, timeZone: string): Promise<DigestFigures | null> {
    const { since, until } = toDigestPeriod(week, timeZone);
    try {
      return await figures.read(since, until);
    } catch (error) {
      log.warn({ error: toAppError(error) }, 'The figures of a weekly digest could not be read');
      return null;
    }
  }

  async function post(read: DigestFigures, target: DigestTarget, week: string): Promise<void> {
    try {
      await publisher.post(read, target, week);
    } catch (error) {
      log.warn({ error: toAppError(error) }, 'A weekly digest could not be sent');
    }
  }
}
