import type pg from 'pg';
import { Fault } from '../core/fault.ts';
import type { ServiceId, UserId } from '../core/id.ts';
import type { AccountClash, JoinId } from '../core/identity.ts';
import type { ChatAccountKey, Platform } from '../core/place.ts';
import type { Identities } from '../ports/identity.ts';
import type { Clock } from '../ports.ts';
import { nobody } from './account-statements.ts';
import { writeAudit } from './audit.ts';
import { chatsBeside, type Leaving, partChats, partUnproved } from './separation.ts';
import { inContest } from './transaction.ts';
import { mergeUsers } from './user-merge.ts';

interface ClashRow {
  readonly service_id: ServiceId;
  readonly mine: string;
  readonly theirs: string;
}

interface OpenRow {
  readonly other: UserId;
  readonly platform: Platform;
  readonly platform_user_id: string;
}

const open = `select payload->>'with' as other, payload->'chat'->>'platform' as platform,
    payload->'chat'->>'platformUserId' as platform_user_id
  from session where id = $1 and purpose = 'joining' and user_id = $2 and expires_at > $3`;

const clashes = `select m.service_id, m.name as mine, t.name as theirs
  from service_account m join service_account t using (service_id)
  where m.user_id = $1 and t.user_id = $2 and m.removed_at is null and t.removed_at is null
  order by m.service_id`;

const partAccounts = `update service_account a set ${nobody}
  where a.user_id = $1 and exists (
    select from service_account k
    where k.service_id = a.service_id and k.user_id = $2 and k.removed_at is null
  )`;

/** Making two users one, when the second has said that they are. */
export function createJoins(needs: {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly newId: () => string;
}): Pick<Identities, 'joining' | 'join' | 'separate'> {
  const { pool, clock, newId } = needs;

  return {
    async joining(id, by) {
      const { rows } = await pool.query<OpenRow>(open, [id, by.userId, clock()]);
      const [question] = rows;
      if (!question) return null;
      const { other } = question;
      const [mine, theirs, between] = await Promise.all([
        chatsBeside(pool, by.userId, by.chat),
        chatsBeside(pool, other, chatOf(question)),
        pool.query<ClashRow>(clashes, [by.userId, other]),
      ]);
      const [maker] = theirs;
      if (!maker) return null;
      return { id, name: maker.name, mine, theirs, clashes: between.rows.map(toClash) };
    },

    async join(id, keep, by) {
      await inContest(pool, async (client) => {
        const question = await lockedQuestion(client, id, by.userId);
        if (!question) throw new Fault('code-wrong');
        const { other } = question;
        const proved = async (side: { userId: UserId; chat: ChatAccountKey }) => {
          const parted = await partUnproved(client, newId, { ...side, accountId: null, by });
          if (parted === null) throw new Fault('code-wrong');
          return parted.userId;
        };
        const { rowCount: blocked } = await client.query(
          'select 1 from "user" where id in ($1, $2) and blocked_at is not null',
          [by.userId, other],
        );
        if (blocked) throw new Fault('user-blocked');
        const me = await proved({ userId: by.userId, chat: by.chat });
        const them = await proved({ userId: other, chat: chatOf(question) });
        const clash = await client.query<ClashRow>(clashes, [me, them]);
        if (clash.rows.length > 0 && !keep) throw new Fault('accounts-differ');
        const [loser, keeper] = keep === 'mine' ? [them, me] : [me, them];
        await client.query(partAccounts, [loser, keeper]);
        await client.query('delete from session where id = $1', [id]);
        if (!(await mergeUsers(client, them, me, 'code'))) throw new Fault('code-wrong');
        await writeAudit(client, newId(), {
          userId: them,
          actor: by.name,
          door: by.door,
          action: 'user-join',
          subjectKind: 'user',
          subjectId: them,
          before: { from: me, clashes: clash.rows.map(toClash) },
          after: { proof: 'code', keep },
        });
      });
    },

    async separate({ userId, platform, platformUserId }, by) {
      return inContest(pool, async (client) => {
        // Two at once would each leave the other's account as the only one.
        await client.query('select 1 from "user" where id = $1 for update', [userId]);
        const { rows } = await client.query<Leaving & { is_this: boolean }>(
          `select id, name, platform, platform_user_id as "platformUserId",
             platform = $2::platform and platform_user_id = $3 as is_this
           from chat_account where user_id = $1`,
          [userId, platform, platformUserId],
        );
        const account = rows.find((row) => row.is_this);
        if (!account || rows.length < 2) return false;
        await partChats(client, newId, { userId, leaving: [account], keeps: null, by });
        return true;
      });
    },
  };

  /** Users are locked before their sessions, as everywhere. */
  async function lockedQuestion(client: pg.PoolClient, id: JoinId, userId: UserId) {
    const values = [id, userId, clock()];
    const { rows: seen } = await client.query<OpenRow>(open, values);
    await client.query('select 1 from "user" where id in ($1, $2) order by id for update', [
      userId,
      seen[0]?.other,
    ]);
    const { rows } = await client.query<OpenRow>(`${open} for update`, values);
    return rows[0]?.other === seen[0]?.other ? rows[0] : undefined;
  }
}

function chatOf({ platform, platform_user_id: platformUserId }: OpenRow): ChatAccountKey {
  return { platform, platformUserId };
}

function toClash({ service_id: serviceId, mine, theirs }: ClashRow): AccountClash {
  return { serviceId, mine, theirs };
}
