import { expressionBuilder, sql } from 'kysely';
import { type ServiceId, toId } from '../../../../domain/id.ts';
import { escapeLike } from '../../../escape-like.ts';
import type { DB } from '../../../generated-tables/tables.ts';
import type { KyselyClient } from '../../../kysely.ts';
import { isNamed, type NameSearch, planNameSearch } from '../../search/name-search.ts';
import type { RequestCondition } from '../request-branches.ts';

const eb = expressionBuilder<DB, 'request'>();

/** Shorter texts are in too many titles, so only the beginnings of titles are compared with them. */
export const minInfixLength = 3;
/** Shorter texts are in too many names. */
const minNameLength = 2;
/** How many people and accounts with a name are taken into account. */
const mostPeople = 20;
const largestRemoteId = 2_147_483_647;

/** Compares titles with a text. An `unindexed` condition checks what another one has found with the index. */
export function hasTitle(text: string, how: 'indexed' | 'unindexed' = 'indexed'): RequestCondition {
  const literal = escapeLike(text);
  return eb(
    how === 'indexed' ? eb.ref('request.title') : eb.fn<string>('concat', ['request.title']),
    'ilike',
    text.length < minInfixLength ? `${literal}%` : `%${literal}%`,
  );
}

/** Compares the ids of a request with a text, its remote id on these servers; null if it is none. */
export function hasId(text: string, serviceIds: readonly ServiceId[]): RequestCondition | null {
  const id = toId<'request'>(text.toLowerCase());
  if (id) return eb('request.id', '=', id);
  const remoteId = /^#?[1-9]\d{0,9}$/.test(text) ? Number(text.replace('#', '')) : null;
  if (remoteId === null || remoteId > largestRemoteId) return null;
  // The index begins with the server.
  return eb.and([
    eb('request.service_id', '=', eb.fn.any(eb.val([...serviceIds]))),
    eb('request.remote_id', '=', remoteId),
  ]);
}

/** One condition for each person with a text in their name, and for each such account that is nobody's. */
export async function listPeople(kysely: KyselyClient, text: string): Promise<RequestCondition[]> {
  const userId = toId<'user'>(text.toLowerCase());
  if (userId) return [eb('request.user_id', '=', userId)];
  if (text.length < minNameLength) return [];
  const search = await planNameSearch(kysely, text);
  const [users, accounts] = await Promise.all([
    listNewestUsers(kysely, search),
    kysely
      .selectFrom('account')
      .select('id')
      .where(({ ref }) => isNamed(ref('account.name'), search))
      .orderBy('id', 'desc')
      .limit(mostPeople)
      .execute(),
  ]);
  return [
    ...users.map((id) => eb('request.user_id', '=', id)),
    ...accounts.map(({ id }) =>
      eb.and([eb('request.account_id', '=', id), eb('request.user_id', 'is', null)]),
    ),
  ];
}

/** Each kind of name is searched by itself, so that its index is used. */
async function listNewestUsers(kysely: KyselyClient, search: NameSearch): Promise<string[]> {
  const chats = (column: 'name' | 'username') =>
    kysely
      .selectFrom('chat_account')
      .select('user_id as id')
      .distinct()
      .where(({ ref }) => isNamed(ref(column), search))
      .orderBy('user_id', 'desc')
      .limit(mostPeople)
      .execute();
  const parts = await Promise.all([
    kysely
      .selectFrom('user')
      .select('id')
      .where(({ ref }) => isNamed(ref('display_name'), search))
      .orderBy('id', 'desc')
      .limit(mostPeople)
      .execute(),
    chats('name'),
    chats('username'),
  ]);
  const ids = new Set(parts.flat().map(({ id }) => id));
  return [...ids].sort().reverse().slice(0, mostPeople);
}

/** Whether titles have an index for words. It needs the extension pg_trgm. */
export async function hasTitleIndex(kysely: KyselyClient): Promise<boolean> {
  const { exists } = await kysely
    .selectNoFrom(sql<boolean>`to_regclass('request_title_idx') is not null`.as('exists'))
    .executeTakeFirstOrThrow();
  return exists;
}
