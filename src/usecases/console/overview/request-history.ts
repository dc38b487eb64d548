import type { RequestDay, RequestHistory } from '../../../domain/console/overview.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { OverviewFigures } from '../../../ports/console/overview-figures.ts';

const dayMs = 86_400_000;
const historyDays = 30;
/** What was read is shown again for this long. */
const freshMs = 10_000;
/** After a longer time, all days are counted again instead of looking for those that have changed. */
const recountMs = 60 * 60_000;
/** Changes are committed a little after the time that they carry. */
const overlapMs = 30_000;

/**
 * Counts requests by day. Past days are remembered, because counting a month of millions of requests takes longer than
 * a person should wait; a day is counted again when one of its requests has changed.
 */
export function createRequestHistory({
  figures,
  clock,
}: {
  readonly figures: Pick<OverviewFigures, 'countByState' | 'listChangedDays' | 'readWaitTimes'>;
  readonly clock: Clock;
}) {
  const counted = new Map<string, RequestDay['states']>();
  let readAt: Date | null = null;
  let latest: RequestHistory | null = null;
  let reading: Promise<RequestHistory> | null = null;

  return {
    /** The last 30 days. Calls that come at the same time share one reading. */
    async read(): Promise<RequestHistory> {
      if (latest && readAt && clock().getTime() - readAt.getTime() < freshMs) return latest;
      reading ??= readAgain().finally(() => {
        reading = null;
      });
      return reading;
    },
  };

  async function readAgain(): Promise<RequestHistory> {
    const now = clock();
    const days = listDays(now);
    const stale = await findStale(now, days);
    for (const day of stale) {
      const since = new Date(`${day}T00:00:00Z`);
      counted.set(day, await figures.countByState(since, new Date(since.getTime() + dayMs)));
    }
    for (const day of counted.keys()) if (!days.includes(day)) counted.delete(day);
    latest = {
      days: days.map((day) => ({ day, states: counted.get(day) ?? {} })),
      ...(await figures.readWaitTimes()),
    };
    readAt = now;
    return latest;
  }

  async function findStale(now: Date, days: readonly string[]): Promise<readonly string[]> {
    if (!readAt || now.getTime() - readAt.getTime() > recountMs) return days;
    const changed = await figures.listChangedDays(new Date(readAt.getTime() - overlapMs));
    return days.filter((day) => changed.includes(day) || !counted.has(day));
  }
}

/** The last 30 days in UTC, the oldest first. */
function listDays(now: Date): readonly string[] {
  return Array.from({ length: historyDays }, (_, index) => {
    const daysAgo = historyDays - 1 - index;
    return new Date(now.getTime() - daysAgo * dayMs).toISOString().slice(0, 10);
  });
}
