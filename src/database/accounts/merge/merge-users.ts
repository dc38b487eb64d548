import type { UserId } from '../../../domain/id.ts';
import { mergeIssues } from '../../issues/people-of-issues.ts';
import { jsonText, withJsonKey } from '../../json.ts';
import type { KyselyClient, Row } from '../../kysely.ts';
import { lockUsers } from '../lock-users.ts';
import { preferencesColumn } from '../preferences-column.ts';
import { type MergePair, mergeLinks } from './merge-links.ts';
import { mergeSubscriptions } from './merge-subscriptions.ts';

/**
 * Merges two users in the caller's transaction: `into` gets everything from `from`, and `from` is
 * deleted. If they have different accounts on one server, `loser` loses theirs. False if one of
 * them does not exist; nothing is changed then.
 */
export async function mergeUsers(
  transaction: KyselyClient,
  pair: MergePair & { readonly loser?: UserId; readonly now: Date },
): Promise<boolean> {
  const { into, from, loser = from } = pair;
  if ((await lockUsers(transaction, [into, from])) !== 2) return false;
  await mergeLinks(transaction, pair, loser);
  await mergeSubscriptions(transaction, pair);
  await mergeVotes(transaction, pair);
  await mergeIssues(transaction, pair);
  await moveRows(transaction, pair);
  await mergeRows(transaction, pair);
  await transaction.deleteFrom('user').where('id', '=', from).execute();
  return true;
}

/** Nobody votes twice for a request. Cards of pending requests show how many did, and who. */
async function mergeVotes(transaction: KyselyClient, { into, from }: MergePair): Promise<void> {
  await transaction
    .updateTable('request')
    .set((update) => ({ version: update('version', '+', 1), updated_at: update.fn<Date>('now') }))
    .where('state', '=', 'pending')
    .where('id', 'in', (query) =>
      query.selectFrom('vote').select('request_id').where('user_id', '=', from),
    )
    .execute();
  await transaction
    .deleteFrom('vote')
    .where('user_id', '=', from)
    .where('request_id', 'in', (query) =>
      query.selectFrom('vote').select('request_id').where('user_id', '=', into),
    )
    .execute();
  await transaction
    .updateTable('vote')
    .set({ user_id: into })
    .where('user_id', '=', from)
    .execute();
}

async function moveRows(transaction: KyselyClient, { into, from }: MergePair): Promise<void> {
  const user = { user_id: into };
  await transaction.updateTable('chat_account').set(user).where('user_id', '=', from).execute();
  await transaction.updateTable('vote_rule').set(user).where('user_id', '=', from).execute();
  await transaction.updateTable('request').set(user).where('user_id', '=', from).execute();
  // Requests that `from` made for others.
  await transaction
    .updateTable('request')
    .set({ made_by: withJsonKey('made_by', 'userId', into) })
    .where(jsonText('made_by', 'userId'), '=', from)
    .where('id', 'in', (query) =>
      query.selectFrom('request_event').select('request_id').where('user_id', '=', from),
    )
    .execute();
  // Decisions of `from` that were not sent to the server yet.
  await transaction
    .updateTable('request')
    .set((update) => ({
      decision: withJsonKey('decision', 'userId', into),
      version: update('version', '+', 1),
    }))
    .where('state', '=', 'pending')
    .where(jsonText('decision', 'userId'), '=', from)
    .where('id', 'in', (query) =>
      query.selectFrom('request_event').select('request_id').where('user_id', '=', from),
    )
    .execute();
  await transaction.updateTable('request_event').set(user).where('user_id', '=', from).execute();
  await transaction.updateTable('audit_log').set(user).where('user_id', '=', from).execute();
  await transaction.updateTable('console_session').set(user).where('user_id', '=', from).execute();
  await transaction.updateTable('api_token').set(user).where('user_id', '=', from).execute();
  await transaction.updateTable('console_task').set(user).where('user_id', '=', from).execute();
  await transaction.updateTable('session').set(user).where('user_id', '=', from).execute();
}

async function mergeRows(
  transaction: KyselyClient,
  { into, from, now }: MergePair & { readonly now: Date },
): Promise<void> {
  const rows = await transaction
    .selectFrom('user')
    .selectAll()
    .where('id', 'in', [into, from])
    .execute();
  const kept = rows.find(({ id }) => id === into);
  const gone = rows.find(({ id }) => id === from);
  if (!kept || !gone) return;
  await transaction
    .updateTable('user')
    .set({
      preferences: {
        ...preferencesColumn.parse(gone.preferences),
        ...preferencesColumn.parse(kept.preferences),
      },
      locale: kept.locale ?? gone.locale,
      is_admin: kept.is_admin || gone.is_admin,
      is_listed:
        (kept.is_listed || gone.is_listed) && !isAdminForGood(kept) && !isAdminForGood(gone),
      last_seen_at: new Date(Math.max(kept.last_seen_at.getTime(), gone.last_seen_at.getTime())),
      updated_at: now,
    })
    .where('id', '=', into)
    .execute();
}

/**
 * Whether a user stays an admin when the settings change: true if not only the settings made them
 * one.
 */
function isAdminForGood({ is_admin: isAdmin, is_listed: isListed }: Row<'user'>): boolean {
  return isAdmin && !isListed;
}
