import { type SelectQueryBuilder, sql } from 'kysely';
import type { AccountId, RequestId, ServiceId, UserId } from '../../domain/id.ts';
import type { HistoryScope } from '../../domain/requests/history.ts';
import {
  type MediaRequest,
  type RequestState,
  syncedStates,
} from '../../domain/requests/request.ts';
import { mostAhead } from '../../domain/requests/standing.ts';
import type { TitleKey } from '../../domain/titles/title.ts';
import type { PendingFilter } from '../../ports/requests/request-repository.ts';
import { escapeLike } from '../escape-like.ts';
import type { DB } from '../generated-tables/tables.ts';
import type { KyselyClient } from '../kysely.ts';
import { requestColumns } from './request-row.ts';

type RequestQuery = SelectQueryBuilder<DB, 'request', object>;

/** Rows of a page, and how many there are in all. */
interface Page {
  readonly take: number;
  readonly skip: number;
}

/** Shorter texts are in too many titles, so only the beginnings of titles are compared with them. */
const minInfixLength = 3;

/** The requests of a user, newest first. */
export async function selectByUser(kysely: KyselyClient, userId: UserId, page: Page) {
  const query = kysely.selectFrom('request').where('user_id', '=', userId);
  return selectPage(query, 'desc', page);
}

/** Requests that wait for a decision, oldest first. */
export async function selectPending(
  kysely: KyselyClient,
  { serviceId, spaceId, userId, pendingSince }: PendingFilter,
  page: Page,
) {
  let query: RequestQuery = kysely
    .selectFrom('request')
    .where('service_id', '=', serviceId)
    .where('state', '=', 'pending')
    .where('decision', 'is', null);
  if (spaceId) query = query.where('space_id', '=', spaceId);
  if (userId) query = query.where('user_id', '=', userId);
  if (pendingSince) query = query.where('state_changed_at', '<', pendingSince);
  return selectPage(query, 'asc', page);
}

const blockingStates = [
  'pending',
  'approved',
  'processing',
  'failed',
] as const satisfies readonly RequestState[];

/** The states of the open and failed requests for titles that the server has, in standard quality. */
export async function selectStatesByTitle(
  kysely: KyselyClient,
  serviceId: ServiceId,
  keys: readonly TitleKey[],
) {
  return kysely
    .selectFrom('request')
    .select(['media_type', 'tmdb_id', 'state'])
    .where('service_id', '=', serviceId)
    .where('is_4k', '=', false)
    .where('state', 'in', blockingStates)
    .where('remote_id', 'is not', null)
    .where((where) =>
      where.or(
        keys.map(({ mediaType, tmdbId }) =>
          where.and([where('media_type', '=', mediaType), where('tmdb_id', '=', tmdbId)]),
        ),
      ),
    )
    .execute();
}

async function selectPage(query: RequestQuery, order: 'asc' | 'desc', { take, skip }: Page) {
  const [rows, { total }] = await Promise.all([
    query.select(requestColumns).orderBy('id', order).limit(take).offset(skip).execute(),
    query.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow(),
  ]);
  return { rows, total: Number(total) };
}

/** Requests with these words in their title, newest first. */
export async function selectByTitle(
  kysely: KyselyClient,
  { serviceId, isAll, userId, spaceId }: HistoryScope,
  words: string,
  count: number,
) {
  const literal = escapeLike(words);
  const pattern = words.length < minInfixLength ? `${literal}%` : `%${literal}%`;
  let query = kysely
    .selectFrom('request')
    .select(requestColumns)
    .where('service_id', '=', serviceId)
    .where('title', 'ilike', pattern);
  if (!isAll) {
    query = query.where((where) =>
      where.or([
        where('user_id', '=', userId),
        ...(spaceId === null ? [] : [where('space_id', '=', spaceId)]),
      ]),
    );
  }
  return query.orderBy('id', 'desc').limit(count).execute();
}

/** The queued request of an account for a title; for a series, one with a common season. */
export async function selectQueued(
  kysely: KyselyClient,
  serviceId: ServiceId,
  accountId: AccountId,
  title: TitleKey & { readonly is4k: boolean; readonly seasons: readonly number[] },
) {
  return kysely
    .selectFrom('request')
    .select(requestColumns)
    .where('service_id', '=', serviceId)
    .where('media_type', '=', title.mediaType)
    .where('tmdb_id', '=', title.tmdbId)
    .where('is_4k', '=', title.is4k)
    .where('account_id', '=', accountId)
    .where('state', '=', 'queued')
    .where('remote_id', 'is', null)
    .where((where) =>
      where.or([
        where('media_type', '=', 'movie'),
        where('seasons', '&&', where.val([...title.seasons])),
      ]),
    )
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

/**
 * How many requests of the same server wait to be sent and were made before, at most one more than `mostAhead`. Ids are
 * in the order of creation.
 */
export async function countQueuedBefore(
  kysely: KyselyClient,
  { id, serviceId }: Pick<MediaRequest, 'id' | 'serviceId'>,
): Promise<number> {
  const ahead = kysely
    .selectFrom('request')
    .select('id')
    .where('service_id', '=', serviceId)
    .where('state', '=', 'queued')
    .where('id', '<', id)
    .limit(mostAhead + 1);
  const { count } = await kysely
    .selectFrom(ahead.as('ahead'))
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** A request that this one would repeat. */
export async function selectRepeated(
  kysely: KyselyClient,
  { userId, serviceId, title, is4k, seasons }: MediaRequest,
  startedAt: Date | null,
) {
  const repeated = sql<string>`(select find_repeated_request(${userId}, ${serviceId},
    ${title.mediaType}, ${title.tmdbId}, ${is4k}, ${[...seasons]}, ${startedAt}))`;
  return kysely
    .selectFrom('request')
    .select(requestColumns)
    .where('id', '=', repeated)
    .executeTakeFirst();
}

/** What happened to a request, in order. */
export async function selectHistory(kysely: KyselyClient, id: RequestId) {
  return kysely
    .selectFrom('request_event')
    .select(['event', 'from', 'to', 'actor', 'source', 'at', 'detail'])
    .where('request_id', '=', id)
    .orderBy('id')
    .execute();
}

/**
 * Claims the requests that were compared with the server the longest ago, and marks them as compared now. Reads only
 * the first entries of the index (service_id, state, synced_at) for each state, so the size of the table does not
 * matter.
 */
export async function claimForSync(kysely: KyselyClient, serviceId: ServiceId, count: number) {
  return kysely
    .with('due', (query) =>
      query
        .selectFrom(
          sql<{ state: RequestState }>`unnest(${syncedStates}::request_state[])`.as<'synced'>(
            sql`synced(state)`,
          ),
        )
        .innerJoinLateral(
          (inner) =>
            inner
              .selectFrom('request')
              .select(['id', 'synced_at'])
              .where('service_id', '=', serviceId)
              .whereRef('request.state', '=', 'synced.state')
              .where('remote_id', 'is not', null)
              .orderBy('synced_at')
              .limit(count)
              .as('oldest'),
          (join) => join.onTrue(),
        )
        .select(['oldest.id', 'oldest.synced_at'])
        .orderBy('oldest.synced_at')
        .limit(count),
    )
    .with('claimed', (query) =>
      query
        .selectFrom('request')
        .innerJoin('due', 'due.id', 'request.id')
        .select('request.id')
        .forNoKeyUpdate('request')
        .skipLocked(),
    )
    .updateTable('request')
    .set({ synced_at: sql<Date>`clock_timestamp()` })
    .where('id', 'in', (query) => query.selectFrom('claimed').select('claimed.id'))
    .returning(requestColumns)
    .execute();
}
