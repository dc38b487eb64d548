import type {
  NewSubscription,
  Subscription,
} from '../../../src/domain/notifications/subscription.ts';
import type { SubscriptionRepository } from '../../../src/ports/notifications/subscription-repository.ts';
import { anId } from '../factories.ts';

interface Row extends NewSubscription {
  readonly id: string;
  readonly isNotified: boolean;
}

/** Implements `SubscriptionRepository` without a database. */
export function createInMemorySubscriptions(
  options: {
    /** Whether an open request covers a subscription. */
    readonly isCovered?: (subscription: NewSubscription) => boolean | Promise<boolean>;
  } = {},
): SubscriptionRepository {
  let rows: Row[] = [];
  const checkedAt = new Map<string, Date>();
  const isSame = (a: Row, b: Pick<NewSubscription, 'userId' | 'serviceId' | 'key' | 'is4k'>) =>
    a.userId === b.userId &&
    a.serviceId === b.serviceId &&
    a.key.mediaType === b.key.mediaType &&
    a.key.tmdbId === b.key.tmdbId &&
    a.is4k === b.is4k;

  return {
    async create(subscription) {
      const existing = rows.find((row) => isSame(row, subscription) && !row.isNotified);
      const seasons = mergeSeasons(existing?.seasons ?? null, subscription.seasons);
      if (existing?.seasons.join() === seasons.join()) return false;
      rows = rows.filter((row) => !isSame(row, subscription));
      rows.push({ ...subscription, seasons, id: existing?.id ?? anId(), isNotified: false });
      return true;
    },

    async delete(userId, serviceId, { key, is4k }) {
      rows = rows.filter((row) => !isSame(row, { userId, serviceId, key, is4k }));
    },

    async findQualities(userId, serviceId, key) {
      const has = (is4k: boolean) =>
        rows.some((row) => isSame(row, { userId, serviceId, key, is4k }) && !row.isNotified);
      return { standard: has(false), in4k: has(true) };
    },

    async listUnnotified(serviceId, key, is4k) {
      return rows
        .filter((row) => isSame(row, { userId: row.userId, serviceId, key, is4k }))
        .filter((row) => !row.isNotified)
        .map(({ isNotified: _, ...row }) => row);
    },

    async claimUncovered(serviceId, { limit, checkedBefore, at }) {
      const checkedMs = ({ id }: Row) => checkedAt.get(id)?.getTime() ?? 0;
      const due: Row[] = [];
      for (const row of rows.toSorted((a, b) => checkedMs(a) - checkedMs(b))) {
        const isDue = row.serviceId === serviceId && !row.isNotified;
        if (!isDue || checkedMs(row) >= checkedBefore.getTime() || due.length >= limit) continue;
        if (!(await options.isCovered?.(row))) due.push(row);
      }
      for (const { id } of due) checkedAt.set(id, at);
      return due.map(({ isNotified: _, ...row }) => row);
    },

    async listUncovered(ids) {
      const uncovered: Subscription[] = [];
      for (const { isNotified, ...row } of rows) {
        if (isNotified || !ids.includes(row.id) || (await options.isCovered?.(row))) continue;
        uncovered.push(row);
      }
      return uncovered;
    },

    async markNotified(ids) {
      rows = rows.map((row) => (ids.includes(row.id) ? { ...row, isNotified: true } : row));
    },

    async updateSeasons(id, seasons) {
      rows = rows.map((row) => (row.id === id ? { ...row, seasons } : row));
    },
  };
}

/** Empty means any season. */
function mergeSeasons(before: readonly number[] | null, added: readonly number[]) {
  if (before === null) return added;
  if (before.length === 0 || added.length === 0) return [];
  return [...new Set([...before, ...added])].sort((a, b) => a - b);
}
