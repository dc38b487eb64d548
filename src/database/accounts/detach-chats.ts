import type pg from 'pg';
import type { ActorIdentity } from '../../domain/actor.ts';
import type { AccountId, UserId } from '../../domain/id.ts';
import type { ChatAccountKey, Platform } from '../../domain/place.ts';
import { writeAuditEntry } from '../audit-log.ts';
import { toRowId } from '../row-id.ts';
import { lockUser } from './account-statements.ts';

type Client = Pick<pg.PoolClient, 'query'>;
/** A chat account that is to stand alone. */
export interface DetachedChat {
  readonly id: string;
  readonly name: string;
  readonly platform: Platform;
  readonly platformUserId: string;
}

interface ChatRow extends DetachedChat {
  readonly origin: string | null;
  readonly isNamed: boolean;
}

const chatsOf = `select c.id, c.name, c.platform, c.platform_user_id as "platformUserId",
    c.joined_from as origin,
    exists (
      select from account a where a.id = $2 and case c.platform
        when 'discord' then a.discord_ids @> array[c.platform_user_id]
        when 'telegram' then a.telegram_ids @> array[c.platform_user_id]
        else false end
    ) as "isNamed"
  from chat_account c where c.user_id = $1 order by c.id`;

const closeSignIns = `update session set purpose = 'sign-in-closed'
  where user_id = $1 and purpose = 'sign-in' and payload->'result' = 'null'::jsonb
    and (payload->'requester'->>'platform', payload->'requester'->>'platformUserId')
      is distinct from ($2::text, $3::text)`;

const moveSignIns = `update session set user_id = $2
  where user_id = $1 and purpose = 'sign-in'
    and payload->'requester'->>'platform' = $3 and payload->'requester'->>'platformUserId' = $4`;

const deleteMerges = `delete from session where purpose in ('code-merge', 'merge')
  and (user_id = $1 or payload->>'otherUserId' = $1::text)`;

/** What somebody proves, and from which chat; by an account's profile without one. */
export interface Verification {
  readonly userId: UserId;
  readonly chat: ChatAccountKey | null;
  /** The account that is proved: the chats that its profile names are its owner's. */
  readonly accountId: AccountId | null;
  readonly by: ActorIdentity;
}

/** What came of it: whose the proving chats are now, and how many chats went apart. */
export interface DetachResult {
  readonly userId: UserId;
  readonly detachedCount: number;
}

/**
 * Profiles are edited by their owners, who may name chats of others: what is proved in one chat is not for those
 * that only a profile brought to it, nor for those to which it was brought. They go apart, in the caller's
 * transaction; the user stays with the chats that were there first. Null when the chat is not that user's (any more).
 */
export async function detachUnverified(
  client: Client,
  newId: () => string,
  { userId, chat, accountId, by }: Verification,
): Promise<DetachResult | null> {
  await client.query(lockUser, [userId]);
  const { rows } = await client.query<ChatRow>(chatsOf, [userId, accountId]);
  const verifying = rows.filter((row) => (chat ? isSame(row, chat) : row.isNamed));
  if (verifying.length === 0) return chat ? null : { userId, detachedCount: 0 };
  const origins = new Set(verifying.map(({ origin }) => origin));
  const isVerified = ({ origin, isNamed }: ChatRow) => origins.has(origin) || isNamed;
  const [verified, others] = [rows.filter(isVerified), rows.filter((row) => !isVerified(row))];
  const detachment = { userId, keepsSignInOf: chat, by };
  if (others.some(isFirst) && !verified.some(isFirst)) {
    const detached = { ...detachment, detached: verified, allowsProfileLinks: chat === null };
    const newUserId = await detachChats(client, newId, detached);
    if (chat)
      await client.query(moveSignIns, [userId, newUserId, chat.platform, chat.platformUserId]);
    return { userId: newUserId, detachedCount: verified.length };
  }
  await detachByOrigin(client, newId, { ...detachment, detached: others });
  return { userId, detachedCount: others.length };
}

/** Whether a chat was the user's before any profile brought others. */
function isFirst({ origin }: ChatRow): boolean {
  return origin === null;
}

/**
 * Where it cannot be told which of a user's chats an account is for, those that a profile brought become users of
 * their own, in the caller's transaction. Returns how many left: none when the account's profile names them all.
 */
export async function detachAmbiguous(
  client: Client,
  newId: () => string,
  { userId, accountId, by }: Omit<Verification, 'chat'>,
): Promise<number> {
  const { rows } = await client.query<ChatRow>(chatsOf, [userId, accountId]);
  const [first] = rows;
  if (!first || rows.every((row) => row.isNamed)) return 0;
  const detached = rows.filter(({ origin }) => origin !== first.origin);
  await detachByOrigin(client, newId, { userId, detached, keepsSignInOf: null, by });
  return detached.length;
}

/**
 * Makes chat accounts one new user, whom profiles join with nobody unless they say so, and ends what the user had begun elsewhere.
 * Returns the new user.
 */
export async function detachChats(
  client: Client,
  newId: () => string,
  detachment: {
    readonly userId: UserId;
    readonly detached: readonly DetachedChat[];
    /** Whose attempt to sign in goes on. */
    readonly keepsSignInOf: ChatAccountKey | null;
    /** Whether profiles may go on giving them accounts; they do not by themselves. */
    readonly allowsProfileLinks?: boolean;
    readonly by: ActorIdentity;
  },
): Promise<UserId> {
  const { userId, detached, keepsSignInOf, allowsProfileLinks = false, by } = detachment;
  const newUserId = toRowId<'user'>(newId());
  await client.query(
    `insert into "user" (id, display_name, locale, preferences, blocked_at)
     select $1, $3, locale, jsonb_build_object('linksByProfile', $4::boolean), blocked_at
     from "user" where id = $2`,
    [newUserId, userId, detached[0]?.name ?? '', allowsProfileLinks],
  );
  await client.query(
    'update chat_account set user_id = $2, joined_from = null where id = any($1::uuid[])',
    [detached.map(({ id }) => id), newUserId],
  );
  // A user goes by the name of one of their chats.
  await client.query(
    `update "user" u set display_name = coalesce((
       select c.name from chat_account c where c.user_id = u.id order by c.id limit 1
     ), display_name)
     where id = $1 and display_name = any($2)`,
    [userId, detached.map(({ name }) => name)],
  );
  // The chat that the settings name is admin again as soon as it is heard of.
  await client.query(
    'update "user" set is_admin = false, is_listed = false where id = $1 and is_listed',
    [userId],
  );
  await client.query(closeSignIns, [
    userId,
    keepsSignInOf?.platform ?? null,
    keepsSignInOf?.platformUserId ?? null,
  ]);
  await client.query(deleteMerges, [userId]);
  for (const { platform, platformUserId } of detached) {
    await writeAuditEntry(client, newId(), {
      userId: by.userId,
      actor: by.name,
      source: by.source,
      action: 'user-detach',
      subjectKind: 'user',
      subjectId: userId,
      after: { platform, platformUserId, as: newUserId },
    });
  }
  return newUserId;
}

/** A chat account and those that stay with it when it proves something, itself first; none when it is not the user's. */
export async function chatsOfSameOrigin(
  client: Client,
  userId: UserId,
  chat: ChatAccountKey,
): Promise<readonly DetachedChat[]> {
  const { rows } = await client.query<ChatRow>(chatsOf, [userId, null]);
  const one = rows.find((row) => isSame(row, chat));
  if (!one) return [];
  return [one, ...rows.filter((row) => row !== one && row.origin === one.origin)];
}

async function detachByOrigin(
  client: Client,
  newId: () => string,
  detachment: Omit<Parameters<typeof detachChats>[2], 'detached'> & {
    readonly detached: readonly ChatRow[];
  },
): Promise<void> {
  for (const origin of new Set(detachment.detached.map((row) => row.origin))) {
    const detached = detachment.detached.filter((row) => row.origin === origin);
    await detachChats(client, newId, { ...detachment, detached });
  }
}

function isSame(one: ChatAccountKey, other: ChatAccountKey): boolean {
  return one.platform === other.platform && one.platformUserId === other.platformUserId;
}
