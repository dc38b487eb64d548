import type pg from 'pg';
import type { AccountId, UserId } from '../core/id.ts';
import type { ChatAccountKey, Platform } from '../core/place.ts';
import type { Doer } from '../ports/identity.ts';
import { takeTurn } from './account-statements.ts';
import { writeAudit } from './audit.ts';
import { rowId } from './row-id.ts';

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

const moveSignIns = `update session set user_id = $2
  where user_id = $1 and purpose = 'sign-in'
    and payload->'asker'->>'platform' = $3 and payload->'asker'->>'platformUserId' = $4`;

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

/** What came of it: whose the proving chats are now, and how many chats went apart. */
export interface Parted {
  readonly userId: UserId;
  readonly left: number;
}

/**
 * Profiles are edited by their owners, who may name chats of others: what is proved in one chat is not for those
 * that only a profile brought to it, nor for those to which it was brought. They go apart, in the caller's
 * transaction; the user stays with the chats that were there first. Null when the chat is not that user's (any more).
 */
export async function partUnproved(
  client: Client,
  newId: () => string,
  { userId, chat, accountId, by }: Proving,
): Promise<Parted | null> {
  await client.query(takeTurn, [userId]);
  const { rows } = await client.query<ChatRow>(chatsOf, [userId, accountId]);
  const proving = rows.filter((row) => (chat ? isSame(row, chat) : row.isNamed));
  if (proving.length === 0) return chat ? null : { userId, left: 0 };
  const origins = new Set(proving.map(({ origin }) => origin));
  const isProved = ({ origin, isNamed }: ChatRow) => origins.has(origin) || isNamed;
  const [proved, others] = [rows.filter(isProved), rows.filter((row) => !isProved(row))];
  const parting = { userId, keeps: chat, by };
  if (others.some(isFirst) && !proved.some(isFirst)) {
    const leaving = { ...parting, leaving: proved, isByProfile: chat === null };
    const apart = await partChats(client, newId, leaving);
    if (chat) await client.query(moveSignIns, [userId, apart, chat.platform, chat.platformUserId]);
    return { userId: apart, left: proved.length };
  }
  await partByOrigin(client, newId, { ...parting, leaving: others });
  return { userId, left: others.length };
}

/** Whether a chat was the user's before any profile brought others. */
function isFirst({ origin }: ChatRow): boolean {
  return origin === null;
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

/**
 * Makes chat accounts one new user, whom profiles join with nobody unless they say so, and ends what the user had begun elsewhere.
 * Returns the new user.
 */
export async function partChats(
  client: Client,
  newId: () => string,
  parting: {
    readonly userId: UserId;
    readonly leaving: readonly Leaving[];
    /** Whose attempt to sign in goes on. */
    readonly keeps: ChatAccountKey | null;
    /** Whether profiles may go on giving them accounts; they do not by themselves. */
    readonly isByProfile?: boolean;
    readonly by: Actor;
  },
): Promise<UserId> {
  const { userId, leaving, keeps, isByProfile = false, by } = parting;
  const apart = rowId<'user'>(newId());
  await client.query(
    `insert into "user" (id, display_name, locale, preferences, blocked_at)
     select $1, $3, locale, jsonb_build_object('byProfile', $4::boolean), blocked_at
     from "user" where id = $2`,
    [apart, userId, leaving[0]?.name ?? '', isByProfile],
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
  return apart;
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
