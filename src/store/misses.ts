import type pg from 'pg';
import type { UserId } from '../core/id.ts';

/** What somebody can be wrong about too often. */
type MissPurpose = 'code-miss' | 'sign-in-miss';

type Client = Pick<pg.Pool, 'query'>;

const chats = (user: string) => `array(
  select encode(sha256(convert_to(c.platform || ':' || c.platform_user_id, 'UTF8')), 'hex')
  from chat_account c where c.user_id = ${user}
)`;

// Rows of nobody, so that they are found by the index of user and purpose.
const counted = {
  name: 'misses-counted',
  text: `select count(*)::int as misses from session
    where user_id is null and purpose = $1 and expires_at > $3 and payload->'by' ?| ${chats('$2')}`,
};

const added = `insert into session (id, purpose, payload, expires_at)
  values ($1, $2, jsonb_build_object('by', to_jsonb(${chats('$3')})), $4)`;

/**
 * How often a person was wrong. Misses are counted by chat account, kept as its hash: who has themself forgotten,
 * or parts and joins their chats, gets no new tries by it.
 */
export async function countMisses(
  client: Client,
  purpose: MissPurpose,
  of: { readonly userId: UserId; readonly now: Date },
): Promise<number> {
  const values = [purpose, of.userId, of.now];
  const { rows } = await client.query<{ misses: number }>({ ...counted, values });
  return rows[0]?.misses ?? 0;
}

/** Writes down that a person was wrong once more. */
export async function addMiss(
  client: Client,
  purpose: MissPurpose,
  miss: { readonly id: string; readonly userId: UserId; readonly expiresAt: Date },
): Promise<void> {
  await client.query(added, [miss.id, purpose, miss.userId, miss.expiresAt]);
}
