import type pg from 'pg';
import type { UserId } from '../../../domain/id.ts';

/** What somebody can be wrong about too often. */
type FailedAttemptPurpose = 'failed-code' | 'failed-sign-in';

type Client = Pick<pg.Pool, 'query'>;

const chatHashes = (user: string) => `array(
  select encode(sha256(convert_to(c.platform || ':' || c.platform_user_id, 'UTF8')), 'hex')
  from chat_account c where c.user_id = ${user}
)`;

// Rows of nobody, so that they are found by the index of user and purpose.
const countStatement = {
  name: 'failed-attempts-count',
  text: `select count(*)::int as attempts from session
    where user_id is null and purpose = $1 and expires_at > $3 and payload->'by' ?| ${chatHashes('$2')}`,
};

const insertStatement = `insert into session (id, purpose, payload, expires_at)
  values ($1, $2, jsonb_build_object('by', to_jsonb(${chatHashes('$3')})), $4)`;

/**
 * How often a person was wrong. Misses are counted by chat account, kept as its hash: who has themself forgotten,
 * or parts and joins their chats, gets no new tries by it.
 */
export async function countFailedAttempts(
  client: Client,
  purpose: FailedAttemptPurpose,
  of: { readonly userId: UserId; readonly now: Date },
): Promise<number> {
  const values = [purpose, of.userId, of.now];
  const { rows } = await client.query<{ attempts: number }>({ ...countStatement, values });
  return rows[0]?.attempts ?? 0;
}

/** Writes down that a person was wrong once more. */
export async function addFailedAttempt(
  client: Client,
  purpose: FailedAttemptPurpose,
  attempt: { readonly id: string; readonly userId: UserId; readonly expiresAt: Date },
): Promise<void> {
  await client.query(insertStatement, [attempt.id, purpose, attempt.userId, attempt.expiresAt]);
}
