import type { ExpressionBuilder } from 'kysely';
import { platforms } from '../../../domain/place.ts';
import type { DB } from '../../generated-tables/tables.ts';
import type { KyselyClient } from '../../kysely.ts';
import { isNamed, type NameSearch, planNameSearch } from '../search/name-search.ts';

/** How a mention appears in a Discord message. */
const mentionPattern = /^<@!?(\d+)>$/;

/**
 * The IDs of the users who match a text with one of their names, email addresses, or IDs on a platform. Null if there
 * are more matches than `limit`. Each column is searched by itself, so that its index is used.
 */
export async function selectMatching(
  kysely: KyselyClient,
  search: string,
  limit: number,
): Promise<string[] | null> {
  const names = await planNameSearch(kysely, search);
  const [, platformUserId = search.split(':').at(-1) ?? search] = mentionPattern.exec(search) ?? [];
  const rows = await kysely
    .selectFrom((from) =>
      selectChats(from, 'chat_account.name', names)
        .unionAll(selectChats(from, 'chat_account.username', names))
        .unionAll(selectAccounts(from, 'account.name', names))
        .unionAll(selectAccounts(from, 'account.email', names))
        .unionAll(
          from
            .selectFrom('user')
            .select('user.id as user_id')
            .where(({ ref }) => isNamed(ref('user.display_name'), names)),
        )
        .unionAll(
          from
            .selectFrom('chat_account')
            .select('chat_account.user_id')
            .where('chat_account.platform', 'in', platforms)
            .where('chat_account.platform_user_id', '=', platformUserId),
        )
        .as('matching'),
    )
    .select('matching.user_id')
    .limit(limit + 1)
    .execute();
  return rows.length > limit ? null : [...new Set(rows.map((row) => row.user_id))];
}

type From = ExpressionBuilder<DB, never>;

function selectChats(
  from: From,
  column: 'chat_account.name' | 'chat_account.username',
  names: NameSearch,
) {
  return from
    .selectFrom('chat_account')
    .select('chat_account.user_id')
    .where(({ ref }) => isNamed(ref(column), names));
}

function selectAccounts(from: From, column: 'account.name' | 'account.email', names: NameSearch) {
  return from
    .selectFrom('account')
    .innerJoin('account_link', 'account_link.account_id', 'account.id')
    .select('account_link.user_id')
    .where('account.removed_at', 'is', null)
    .where(({ ref }) => isNamed(ref(column), names));
}
