import type { LinkedAccount } from '../../domain/accounts/account.ts';
import type { User } from '../../domain/accounts/user.ts';
import type { ChatAccountKey } from '../../domain/place.ts';
import type { Queryable } from '../connection/pipeline.ts';
import { userReadStatements } from '../hot-statements/user-statements.ts';
import type { KyselyClient, Row } from '../kysely.ts';
import type { SpaceRow } from '../spaces/space-repository.ts';
import { type LinkedAccountRow, toLinkedAccount } from './account-row.ts';
import { toUser, type UserRow, userColumns } from './user-row.ts';

/** A user and the chat account they write from, as stored. */
export interface KnownContact {
  readonly user: User;
  readonly chatAccount: Pick<Row<'chat_account'>, 'id' | 'name' | 'username'>;
  readonly lastSeenAt: Date;
  readonly isClosed: boolean;
}

interface ContactRow extends UserRow {
  readonly chat_account_id: string;
  readonly last_seen_at: Date;
  readonly name: string;
  readonly username: string | null;
  readonly direct_closed_at: Date | null;
}

type ContactResult = { readonly [Column in keyof ContactRow]: ContactRow[Column] | null } & {
  readonly accounts: readonly LinkedAccountRow[] | null;
  readonly space: SpaceRow | null;
};

/** What a sender sent about themselves, combined with stored values that stay. */
interface ContactUpdate {
  readonly name: string;
  readonly username: string | null;
  readonly locale: string | null;
  /** Whether the settings make the user an admin. */
  readonly isPromoted: boolean;
  readonly now: Date;
}

/** Looks up the user of a chat account with their accounts, and a space. */
export async function findContact(
  reads: Queryable,
  { platform, platformUserId }: ChatAccountKey,
  platformSpaceId: string | null,
): Promise<{
  readonly known: KnownContact | null;
  readonly accounts: readonly LinkedAccount[];
  readonly space: SpaceRow | null;
}> {
  const values = [platform, platformUserId, platformSpaceId];
  const { rows } = await reads.query<ContactResult>({ ...userReadStatements.findContact, values });
  const [row] = rows;
  return {
    known: row && isKnown(row) ? toContact(row) : null,
    accounts: (row?.accounts ?? []).map(toLinkedAccount),
    space: row?.space ?? null,
  };
}

/**
 * Saves a new name or language, and when the user was last seen, in one statement. Null if the chat account no longer
 * belongs to that user.
 */
export async function updateContact(
  kysely: KyselyClient,
  { user, chatAccount }: KnownContact,
  { name, username, locale, isPromoted, now }: ContactUpdate,
): Promise<User | null> {
  // The user's name follows the chat account that it came from, unless another name was set.
  const displayName = user.displayName === chatAccount.name ? name : user.displayName;
  const row = await kysely
    .with('updated', (query) =>
      query
        .updateTable('user')
        .set({
          display_name: displayName,
          locale,
          last_seen_at: now,
          updated_at: now,
          ...(isPromoted ? { is_admin: true, is_listed: true } : {}),
        })
        .where('id', '=', user.id)
        .where((where) =>
          where.exists(
            where
              .selectFrom('chat_account')
              .select('chat_account.id')
              .where('chat_account.id', '=', chatAccount.id)
              .whereRef('chat_account.user_id', '=', 'user.id'),
          ),
        )
        .returning(userColumns),
    )
    .with('renamed', (query) =>
      query
        .updateTable('chat_account')
        .set({ name, username })
        .where('id', '=', chatAccount.id)
        .where('user_id', 'in', (where) => where.selectFrom('updated').select('updated.id')),
    )
    .selectFrom('updated')
    .selectAll()
    .executeTakeFirst();
  return row ? toUser(row) : null;
}

/** A row without a user belongs to a new sender. */
function isKnown(row: ContactResult): row is ContactResult & ContactRow {
  return row.id !== null;
}

function toContact(row: ContactRow): KnownContact {
  const { chat_account_id: id, name, username, last_seen_at: lastSeenAt } = row;
  const isClosed = row.direct_closed_at !== null;
  return { user: toUser(row), chatAccount: { id, name, username }, lastSeenAt, isClosed };
}
