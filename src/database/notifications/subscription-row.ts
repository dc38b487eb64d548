import type { Subscription } from '../../domain/notifications/subscription.ts';
import type { Subscription as SubscriptionRow } from '../generated/client.ts';
import { placeColumn } from '../place-column.ts';
import { toRowId } from '../row-id.ts';
import { seasonNamesColumn } from '../titles/season-names-column.ts';

/** The columns of `Subscription`. */
export const subscriptionColumns = {
  id: true,
  userId: true,
  serviceId: true,
  mediaType: true,
  tmdbId: true,
  is4k: true,
  seasons: true,
  futureAfter: true,
  toldSeasons: true,
  arrivedSeasons: true,
  noticedAt: true,
  dueAt: true,
  isSending: true,
  title: true,
  seasonNames: true,
  place: true,
} as const satisfies Partial<Record<keyof SubscriptionRow, true>>;

/** A row of `subscription`. */
export function toSubscription(row: Pick<SubscriptionRow, keyof typeof subscriptionColumns>) {
  const { id, userId, serviceId, mediaType, tmdbId, is4k, seasons, title, place } = row;
  const { futureAfter, toldSeasons, arrivedSeasons, noticedAt, dueAt, isSending } = row;
  return {
    id: toRowId(id),
    userId: toRowId(userId),
    serviceId: toRowId(serviceId),
    key: { mediaType, tmdbId },
    is4k,
    seasons,
    futureAfter,
    toldSeasons,
    arrival: dueAt && { seasons: arrivedSeasons, noticedAt: noticedAt ?? dueAt, dueAt, isSending },
    title,
    ...seasonNamesColumn.parse(row.seasonNames),
    place: placeColumn.parse(place),
  } satisfies Subscription;
}
