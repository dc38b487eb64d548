import type pg from 'pg';
import type { AccountId, UserId } from '../core/id.ts';
import type { ChatAccountKey, Platform } from '../core/place.ts';
import type { Doer } from '../ports/identity.ts';
import { takeTurn } from './account-statements.ts';
import { writeAudit } from './audit.ts';

type Client = Pick<pg.PoolClient, 'query'>;
type Actor = Omit<Doer, 'chat'>;

/** A chat account that is to stand alone. */
export interface Leaving {
  readonly id: string;
  readonly name: string;
  readonly platform: Platform;
  readonly platformUserId: string;
}

interface ChatRow extends Leaving {
  readonly origin: string | null;
  readonly isNamed: boolean;
}

const chatsOf = `select c.id, c.name, c.platform, c.platform_user_id as "platformUserId",
    c.joined_from as origin,
    exists (
      select from service_account a where a.id = $2 and case c.platform
        when 'discord' then a.discord_ids @> array[c.platform_user_id]
        when 'telegram' then a.telegram_ids @> array[c.platform_user_id]
        else false end
    ) as "isNamed"
  from chat_account c where c.user_id = $1 order by c.id`;

const endSignIns = `update session set purpose = 'sign-in-past'
  where user_id = $1 and purpose = 'sign-in' and payload->'end' = 'null'::jsonb
    and (payload->'asker'->>'platform', payload->'asker'->>'platformUserId')
      is distinct from ($2::text, $3::text)`;

const endJoins = `delete from session where purpose in ('code-join', 'joining')
  and (user_id = $1 or payload->>'with' = $1::text)`;

/** What somebody proves, and from which chat; by an account's profile without one. */
export interface Proving {
  readonly userId: UserId;
  readonly chat: ChatAccountKey | null;
  /** The account that is proved: the chats that its profile names are its owner's. */
  readonly accountId: AccountId | null;
  readonly by: Actor;
}

/**
 * Profiles are edited by their owners, who may name chats of others: what is proved in one chat is not for those
 * that only a profile brought to it, nor for those to which it was brought. They become users of their own, in the
 * caller's transaction. Returns how many left; null when the chat is not that user's (any more).
 */
export async function partUnproved(
  client: Client,
  newId: () => string,
  { userId, chat, accountId, by }: Proving,
): Promise<number | null> {
  await client.query(takeTurn, [userId]);
  const { rows } = await client.query<ChatRow>(chatsOf, [userId, accountId]);
  const proving = rows.filter((row) => (chat ? isSame(row, chat) : row.isNamed));
  if (proving.length === 0) return chat ? null : 0;
  const origins = new Set(proving.map(({ origin }) => origin));
  const leaving = rows.filter(({ origin, isNamed }) => !origins.has(origin) && !isNamed);
  await partByOrigin(client, newId, { userId, leaving, keeps: chat, by });
  return leaving.length;
}

/**
 * Where it cannot be told which of a user's chats an account is for, those that a profile brought become users of
 * their own, in the caller's transaction. Returns how many left: none when the account's profile names them all.
 */
export async function partAmbiguous(
  client: Client,
  newId: () => string,
  { userId, accountId, by }: Omit<Proving, 'chat'>,
): Promise<number> {
  const { rows } = await client.query<ChatRow>(chatsOf, [userId, accountId]);
  const [first] = rows;
  if (!first || rows.every((row) => row.isNamed)) return 0;
  const leaving = rows.filter(({ origin }) => origin !== first.origin);
  await partByOrigin(client, newId, { userId, leaving, keeps: null, by });
  return leaving.length;
}

/** Makes chat accounts one new user, whom profiles join with nobody, and ends what the user had begun elsewhere. */
export async function partChats(
  client: Client,
  newId: () => string,
  parting: {
    readonly userId: UserId;
    readonly leaving: readonly Leaving[];
    /** Whose attempt to sign in goes on. */
    readonly keeps: ChatAccountKey | null;
    readonly by: Actor;
  },
): Promise<void> {
  const { userId, leaving, keeps, by } = parting;
  const [first] = leaving;
  if (!first) return;
  const apart = newId();
  await client.query(
    `insert into "user" (id, display_name, locale, preferences, blocked_at)
     select $1, $3, locale, '{"byProfile": false}', blocked_at from "user" where id = $2`,
    [apart, userId, first.name],
  );
  await client.query(
    'update chat_account set user_id = $2, joined_from = null where id = any($1::uuid[])',
    [leaving.map(({ id }) => id), apart],
  );
  // A user goes by the name of one of their chats.
  await client.query(
    `update "user" u set display_name = coalesce((
       select c.name from chat_account c where c.user_id = u.id order by c.id limit 1
     ), display_name)
     where id = $1 and display_name = any($2)`,
    [userId, leaving.map(({ name }) => name)],
  );
  // The chat that the settings name is admin again as soon as it is heard of.
  await client.query(
    'update "user" set is_admin = false, is_listed = false where id = $1 and is_listed',
    [userId],
  );
  await client.query(endSignIns, [userId, keeps?.platform ?? null, keeps?.platformUserId ?? null]);
  await client.query(endJoins, [userId]);
  for (const { platform, platformUserId } of leaving) {
    await writeAudit(client, newId(), {
      userId: by.userId,
      actor: by.name,
      door: by.door,
      action: 'user-separate',
      subjectKind: 'user',
      subjectId: userId,
      after: { platform, platformUserId, as: apart },
    });
  }
}

/** A chat account and those that stay with it when it proves something, itself first; none when it is not the user's. */
export async function chatsBeside(
  client: Client,
  userId: UserId,
  chat: ChatAccountKey,
): Promise<readonly Leaving[]> {
  const { rows } = await client.query<ChatRow>(chatsOf, [userId, null]);
  const one = rows.find((row) => isSame(row, chat));
  if (!one) return [];
  return [one, ...rows.filter((row) => row !== one && row.origin === one.origin)];
}

async function partByOrigin(
  client: Client,
  newId: () => string,
  parting: Omit<Parameters<typeof partChats>[2], 'leaving'> & {
    readonly leaving: readonly ChatRow[];
  },
): Promise<void> {
  for (const origin of new Set(parting.leaving.map((row) => row.origin))) {
    const leaving = parting.leaving.filter((row) => row.origin === origin);
    await partChats(client, newId, { ...parting, leaving });
  }
}

function isSame(one: ChatAccountKey, other: ChatAccountKey): boolean {
  return one.platform === other.platform && one.platformUserId === other.platformUserId;
}
