import { newId } from '../../lib/ids/new-id.ts';
import type { ImportScope } from './import-user.ts';
import type { RequestInFile } from './user-file.ts';

/** Below the limit of parameters of one statement. */
const rowsAtOnce = 500;

type SpaceInFile = NonNullable<RequestInFile['space']>;

/**
 * Adds requests with their history. Requests that are here already stay as they are. Those that still have to be sent
 * are left out: if the installation that they come from runs on, both would send them.
 */
export async function importRequests(scope: ImportScope): Promise<void> {
  const { transaction, file, tally, serviceIds } = scope;
  const requests = file.requests.filter(({ server }) => serviceIds.has(server));
  const spaceIds = await findSpaces(scope, requests);
  const accountIds = await findAccounts(scope);
  for (let start = 0; start < requests.length; start += rowsAtOnce) {
    const part = requests.slice(start, start + rowsAtOnce);
    const rows = part
      .filter((request) => !isUnsent(request))
      .map((request) => toRow(scope, request, { spaceIds, accountIds }));
    const inserted =
      rows.length === 0
        ? []
        : await transaction
            .insertInto('request')
            .values(rows)
            .onConflict((conflict) => conflict.doNothing())
            .returning('id')
            .execute();
    const insertedIds = new Set(inserted.map(({ id }) => id));
    tally.add('requests', insertedIds.size);
    await importHistory(
      scope,
      part.filter(({ id }) => insertedIds.has(id)),
    );
    await explainOthers(
      scope,
      part.filter(({ id }) => !insertedIds.has(id)),
    );
  }
}

/** Whether the bot sends the request by itself: a reopened one can have a number of the server already. */
function isUnsent({ state }: RequestInFile): boolean {
  return state === 'queued';
}

function toRow(
  { userId, serviceIds, now }: ImportScope,
  request: RequestInFile,
  ids: {
    readonly spaceIds: ReadonlyMap<string, string>;
    readonly accountIds: ReadonlyMap<string, string>;
  },
) {
  const { server, space, remoteUserId, outcome, origin } = request;
  return {
    id: request.id,
    service_id: serviceIds.get(server) ?? '',
    user_id: userId,
    account_id: ids.accountIds.get(`${server} ${remoteUserId}`) ?? null,
    space_id: space && (ids.spaceIds.get(toSpaceKey(space)) ?? null),
    requester_name: request.requesterName,
    media_type: request.mediaType,
    tmdb_id: request.tmdbId,
    title: request.title,
    year: request.year,
    poster_path: request.posterPath,
    releases: JSON.stringify(request.releases),
    season_names: request.seasonNames ? JSON.stringify(request.seasonNames) : null,
    watch_url: request.watchUrl,
    is_4k: request.is4k,
    seasons: request.seasons,
    state: request.state,
    cause: request.cause,
    cause_quote: request.causeQuote,
    reason: request.reason,
    decided_by: request.decidedBy,
    outcome: outcome && JSON.stringify(outcome),
    remote_id: request.remoteId,
    source: request.source,
    origin: origin && JSON.stringify(origin),
    locale: request.locale,
    created_at: request.createdAt,
    state_changed_at: request.stateChangedAt,
    updated_at: now,
  };
}

async function importHistory({ transaction, userId }: ImportScope, requests: RequestInFile[]) {
  const events = requests.flatMap(({ id, history }) =>
    history.map((entry) => ({
      id: entry.id,
      request_id: id,
      event: entry.event,
      from: entry.from,
      to: entry.to,
      actor: entry.actor,
      user_id: entry.isOwn ? userId : null,
      source: entry.source,
      detail: entry.detail && JSON.stringify(entry.detail),
      at: entry.at,
    })),
  );
  for (let start = 0; start < events.length; start += rowsAtOnce) {
    await transaction
      .insertInto('request_event')
      .values(events.slice(start, start + rowsAtOnce))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Says why requests were not added. */
async function explainOthers(
  { transaction, userId, tally, serviceIds }: ImportScope,
  requests: readonly RequestInFile[],
): Promise<void> {
  if (requests.length === 0) return;
  const ids = requests.map(({ id }) => id);
  const here = await transaction
    .selectFrom('request')
    .select(['id', 'user_id'])
    .where('id', '=', ({ fn, val }) => fn.any(val(ids)))
    .execute();
  const owners = new Map(here.map(({ id, user_id: owner }) => [id, owner]));
  for (const request of requests) {
    const name = `the request ${request.id} for "${request.title}"`;
    if (owners.get(request.id) === userId) tally.know('requests');
    else if (owners.has(request.id)) tally.skip(`${name}: it belongs to somebody else here`);
    else if (isUnsent(request)) {
      tally.skip(
        `${name}: it was not sent to the server yet. If the other installation does not run anymore, it has to be requested again here`,
      );
    } else {
      const other = await transaction
        .selectFrom('request')
        .select(['id', 'user_id'])
        .where('service_id', '=', serviceIds.get(request.server) ?? null)
        .where('remote_id', '=', request.remoteId)
        .executeTakeFirst();
      const whose = other?.user_id === userId ? 'theirs' : "somebody else's";
      tally.skip(
        `${name}: number ${request.remoteId} of the server is here already, as ${whose} (${other?.id})`,
      );
    }
  }
}

/** Spaces that are not known here are added as places that the bot has left, so nothing is posted there. */
async function findSpaces({ transaction, now }: ImportScope, requests: readonly RequestInFile[]) {
  const spaces = new Map(
    requests.flatMap(({ space }) => (space ? [[toSpaceKey(space), space] as const] : [])),
  );
  const ids = new Map<string, string>();
  for (const [key, { platform, platformSpaceId, name }] of spaces) {
    await transaction
      .insertInto('space')
      .values({ id: newId(), platform, platform_space_id: platformSpaceId, name, left_at: now })
      .onConflict((conflict) => conflict.columns(['platform', 'platform_space_id']).doNothing())
      .execute();
    const { id } = await transaction
      .selectFrom('space')
      .select('id')
      .where('platform', '=', platform)
      .where('platform_space_id', '=', platformSpaceId)
      .executeTakeFirstOrThrow();
    ids.set(key, id);
  }
  return ids;
}

/** The accounts that the user has here, by server and number. A request is never given to another one. */
async function findAccounts({ transaction, userId }: ImportScope) {
  const rows = await transaction
    .selectFrom('account_link')
    .innerJoin('account', 'account.id', 'account_link.account_id')
    .innerJoin('service_config', 'service_config.id', 'account.service_id')
    .select(['account.id', 'account.remote_user_id', 'service_config.name'])
    .where('account_link.user_id', '=', userId)
    .execute();
  return new Map(rows.map((row) => [`${row.name} ${row.remote_user_id}`, row.id]));
}

function toSpaceKey({ platform, platformSpaceId }: SpaceInFile): string {
  return `${platform} ${platformSpaceId}`;
}
