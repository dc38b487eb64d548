import type { SubscriptionId } from '../../../src/domain/id.ts';
import type { TellingRequest } from '../../../src/domain/notifications/arrived-seasons.ts';
import type {
  NewSubscription,
  Subscription,
} from '../../../src/domain/notifications/subscription.ts';
import { formatTitleKey, type TitleKey } from '../../../src/domain/titles/title.ts';
import type { ArrivalRepository } from '../../../src/ports/notifications/arrival-repository.ts';
import type { SubscriptionRepository } from '../../../src/ports/notifications/subscription-repository.ts';
import { anId } from '../factories.ts';

interface Row extends Subscription {
  readonly endedAt: Date | null;
  readonly checkedAt: Date | null;
}

/** An open request of the title, or one that is about to tell its result. */
export type OpenRequest = TellingRequest & { readonly key: TitleKey };

/** Implements `SubscriptionRepository` and `ArrivalRepository` without a database. */
export function createInMemorySubscriptions(
  options: { readonly listRequests?: () => readonly OpenRequest[] } = {},
): SubscriptionRepository & ArrivalRepository {
  let rows: Row[] = [];
  const isOf = (row: Row, serviceId: string, key: TitleKey) =>
    row.serviceId === serviceId && formatTitleKey(row.key) === formatTitleKey(key);
  const toSubscription = ({ endedAt: _, checkedAt: __, ...row }: Row): Subscription => row;
  const listRequests = (key: TitleKey) =>
    (options.listRequests?.() ?? []).filter(
      (request) => formatTitleKey(request.key) === formatTitleKey(key),
    );
  const change = (
    ids: readonly SubscriptionId[],
    toChange: (row: Row) => Partial<Row>,
    isMatch: (row: Row) => boolean = ({ endedAt }) => !endedAt,
  ): Subscription[] => {
    const changed: Subscription[] = [];
    rows = rows.map((row) => {
      if (!ids.includes(row.id) || !isMatch(row)) return row;
      const after = { ...row, ...toChange(row) };
      changed.push(toSubscription(after));
      return after;
    });
    return changed;
  };

  return {
    async create(subscription) {
      const existing = rows.find(
        (row) =>
          row.userId === subscription.userId &&
          isOf(row, subscription.serviceId, subscription.key) &&
          row.is4k === subscription.is4k,
      );
      const open = existing?.endedAt ? undefined : existing;
      const merged = open ? merge(open, subscription) : subscription;
      const isSame =
        open?.seasons.join() === merged.seasons.join() && open.futureAfter === merged.futureAfter;
      if (isSame) return false;
      rows = rows.filter((row) => row !== existing);
      rows.push({
        ...(existing?.seasonNames ? { seasonNames: existing.seasonNames } : {}),
        ...subscription,
        seasons: merged.seasons,
        futureAfter: merged.futureAfter,
        id: existing?.id ?? anId<'subscription'>(),
        toldSeasons: open?.toldSeasons ?? [],
        arrival: open?.arrival ?? null,
        endedAt: null,
        checkedAt: existing?.checkedAt ?? null,
      });
      return true;
    },

    async findQualities(userId, serviceId, key) {
      const own = rows
        .filter((row) => row.userId === userId && isOf(row, serviceId, key) && !row.endedAt)
        .map(toSubscription);
      return {
        standard: own.find(({ is4k }) => !is4k) ?? null,
        in4k: own.find(({ is4k }) => is4k) ?? null,
      };
    },

    async find(userId, id) {
      const row = rows.find((each) => each.id === id && each.userId === userId && !each.endedAt);
      return row ? toSubscription(row) : null;
    },

    async list(userId, { take, skip }) {
      const own = rows.filter((row) => row.userId === userId && !row.endedAt).toReversed();
      return { rows: own.slice(skip, skip + take).map(toSubscription), total: own.length };
    },

    async select(userId, id, { from, to: { seasons, futureAfter } }) {
      const changed = change(
        [id],
        ({ arrival }) => {
          const kept = arrival?.seasons.filter(
            (season) => seasons.includes(season) || (futureAfter !== null && season > futureAfter),
          );
          if (!arrival || arrival.isSending) return { seasons, futureAfter };
          const isEmptied = !kept || kept.length === 0;
          return {
            seasons,
            futureAfter,
            arrival: isEmptied ? null : { ...arrival, seasons: kept },
          };
        },
        (row) =>
          row.userId === userId &&
          !row.endedAt &&
          row.seasons.join() === from.seasons.join() &&
          row.futureAfter === from.futureAfter,
      );
      return changed.length === 1;
    },

    async end(userId, id, at) {
      const isOpen = (row: Row) => row.userId === userId && !row.endedAt;
      return change([id], () => ({ endedAt: at }), isOpen)[0] ?? null;
    },

    async resume(userId, id) {
      const canResume = (row: Row) =>
        row.userId === userId &&
        row.endedAt !== null &&
        (row.key.mediaType === 'movie' || row.seasons.length > 0 || row.futureAfter !== null);
      return change([id], () => ({ endedAt: null }), canResume)[0] ?? null;
    },

    async listWaiting(serviceId, key) {
      const open = rows.filter((row) => isOf(row, serviceId, key) && !row.endedAt);
      return {
        subscriptions: open.map(toSubscription),
        requests: open.length > 0 ? listRequests(key) : [],
      };
    },

    async note(arrivals) {
      for (const { id, before, arrival } of arrivals) {
        const isNoted = (row: Row) =>
          !row.endedAt &&
          !row.arrival?.isSending &&
          row.arrival?.seasons.join() === before?.seasons.join() &&
          row.arrival?.dueAt.getTime() === before?.dueAt.getTime();
        change([id], () => ({ arrival: { ...arrival, isSending: false } }), isNoted);
      }
    },

    async claimDue(serviceId, key, now) {
      const due = rows.filter((row) => isOf(row, serviceId, key) && row.arrival);
      return change(
        due.map(({ id }) => id),
        ({ arrival }) => ({ arrival: arrival && { ...arrival, isSending: true } }),
        ({ endedAt, arrival }) => !endedAt && arrival !== null && arrival.dueAt <= now,
      );
    },

    async withdraw(ids, gone) {
      const withoutGone = ({ arrival }: Row) => {
        const seasons = (arrival?.seasons ?? []).filter((season) => !gone.includes(season));
        return { arrival: arrival && seasons.length > 0 ? { ...arrival, seasons } : null };
      };
      change(ids, withoutGone, () => true);
    },

    async settle(ids, { seasons: told, at }) {
      const settled = ({ seasons, futureAfter, toldSeasons, arrival, endedAt }: Row) => {
        const awaited = seasons.filter((season) => !told.includes(season));
        const left = (arrival?.seasons ?? []).filter((season) => !told.includes(season));
        const isOver = awaited.length === 0 && futureAfter === null;
        const future = told.filter((season) => futureAfter !== null && season > futureAfter);
        return {
          seasons: awaited,
          toldSeasons: union(toldSeasons, future),
          arrival: arrival && left.length > 0 ? { ...arrival, seasons: left } : null,
          endedAt: endedAt ?? (isOver ? at : null),
        };
      };
      change(ids, settled, () => true);
    },

    async claimTitles(serviceId, { limit, checkedBefore, idleBefore, at }) {
      const isDue = (row: Row) => {
        const isIdle = row.seasons.length === 0 && row.futureAfter !== null;
        const before = isIdle ? idleBefore : checkedBefore;
        return row.checkedAt === null || row.checkedAt < before;
      };
      const isCovered = (row: Row) =>
        row.futureAfter === null &&
        listRequests(row.key).some(
          ({ is4k, seasons }) =>
            is4k === row.is4k && row.seasons.every((season) => seasons.includes(season)),
        );
      const due = rows
        .filter((row) => row.serviceId === serviceId && !row.endedAt)
        .filter((row) => isDue(row) && !isCovered(row))
        .toSorted((a, b) => (a.checkedAt?.getTime() ?? 0) - (b.checkedAt?.getTime() ?? 0));
      const keys = [...new Map(due.map(({ key }) => [formatTitleKey(key), key])).values()];
      const claimed = keys.slice(0, limit);
      rows = rows.map((row) =>
        claimed.some((key) => isOf(row, serviceId, key)) ? { ...row, checkedAt: at } : row,
      );
      return claimed;
    },
  };
}

function merge(open: NewSubscription, added: NewSubscription) {
  const futures = [open, added].flatMap(({ futureAfter }) => futureAfter ?? []);
  const isAny = futures.length === 0 && [open, added].some(({ seasons }) => seasons.length === 0);
  return {
    seasons: isAny ? [] : union(open.seasons, added.seasons),
    futureAfter: futures.length > 0 ? Math.min(...futures) : null,
  };
}

function union(one: readonly number[], other: readonly number[]): number[] {
  return [...new Set([...one, ...other])].sort((a, b) => a - b);
}
