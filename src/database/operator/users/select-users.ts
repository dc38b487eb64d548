import { type Expression, type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { toId } from '../../../domain/id.ts';
import type { UserFilter, UserPosition } from '../../../domain/operator/user-overview.ts';
import { escapeLike } from '../../escape-like.ts';
import type { DB } from '../../generated-tables/tables.ts';
import type { KyselyClient } from '../../kysely.ts';
import { selectMatching } from './select-matching.ts';

type Position = { readonly id: string; readonly last_seen_at: Date };
type UserQuery = SelectQueryBuilder<DB, 'user', Position>;

/** Shorter texts are in too many names: only the shown name is searched for them. */
const indexedLength = 3;
/** If more users match, enough of them are found soon by reading users in the order of the page. */
const maxMatches = 3_000;

/** The users of a page, in its order. */
export async function selectUsers(
  kysely: KyselyClient,
  filter: UserFilter,
  page: { readonly after: UserPosition | null; readonly limit: number },
): Promise<readonly Position[]> {
  const search = filter.search?.trim().replace(/^@/, '') ?? '';
  const query = toPage(inGroup(kysely.selectFrom('user').select(['id', 'last_seen_at']), filter), {
    ...page,
    order: filter.order,
  });
  if (search === '') return query.execute();
  const id = toId<'user'>(search.toLowerCase());
  if (id) return query.where('user.id', '=', id).execute();
  const pattern = `%${escapeLike(search)}%`;
  if (search.length < indexedLength) {
    return query.where('user.display_name', 'ilike', pattern).execute();
  }
  const matches = await selectMatching(kysely, search, maxMatches);
  return matches === null
    ? query.where((user) => isNamed(user, pattern)).execute()
    : query.where(({ eb, val }) => eb('user.id', '=', eb.fn.any(val(matches)))).execute();
}

function inGroup(query: UserQuery, { group, platform }: UserFilter): UserQuery {
  const onPlatform =
    platform === null
      ? query
      : query.where(({ exists, selectFrom }) =>
          exists(
            selectFrom('chat_account')
              .select('chat_account.id')
              .whereRef('chat_account.user_id', '=', 'user.id')
              .where('chat_account.platform', '=', platform),
          ),
        );
  switch (group) {
    case 'all':
      return onPlatform;
    case 'blocked':
      return onPlatform.where('user.blocked_at', 'is not', null);
    case 'admins':
      return onPlatform.where('user.is_admin', '=', true);
    case 'unlinked':
      return onPlatform.where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('account_link')
              .innerJoin('account', 'account.id', 'account_link.account_id')
              .select('account.id')
              .whereRef('account_link.user_id', '=', 'user.id')
              .where('account.removed_at', 'is', null),
          ),
        ),
      );
  }
}

function toPage(
  query: UserQuery,
  {
    order,
    after,
    limit,
  }: Pick<UserFilter, 'order'> & { readonly after: UserPosition | null; readonly limit: number },
): UserQuery {
  if (order === 'newest') {
    const rest = after ? query.where('user.id', '<', after.id) : query;
    return rest.orderBy('user.id', 'desc').limit(limit);
  }
  const rest = after
    ? query.where(({ refTuple, tuple, eb }) =>
        eb(refTuple('user.last_seen_at', 'user.id'), '<', tuple(after.lastSeenAt, after.id)),
      )
    : query;
  return rest.orderBy('user.last_seen_at', 'desc').orderBy('user.id', 'desc').limit(limit);
}

/** Looked up for one user after the other: `exists` would make PostgreSQL read all names first. */
function isNamed(user: ExpressionBuilder<DB, 'user'>, pattern: string): Expression<boolean> {
  const chat = user
    .selectFrom('chat_account')
    .select('chat_account.id')
    .whereRef('chat_account.user_id', '=', 'user.id')
    .where((each) => each.or([each('name', 'ilike', pattern), each('username', 'ilike', pattern)]))
    .limit(1);
  const account = user
    .selectFrom('account_link')
    .innerJoin('account', 'account.id', 'account_link.account_id')
    .select('account.id')
    .whereRef('account_link.user_id', '=', 'user.id')
    .where('account.removed_at', 'is', null)
    .where((each) => each.or([each('name', 'ilike', pattern), each('email', 'ilike', pattern)]))
    .limit(1);
  return sql<boolean>`coalesce(${user('user.display_name', 'ilike', pattern)}
    or (${chat}) is not null or (${account}) is not null, false)`;
}
