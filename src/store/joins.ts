import type pg from 'pg';
import { Fault } from '../core/fault.ts';
import type { ServiceId, UserId } from '../core/id.ts';
import type { AccountClash } from '../core/identity.ts';
import type { Platform } from '../core/place.ts';
import type { Identities } from '../ports/identity.ts';
import type { Clock } from '../ports.ts';
import { writeAudit } from './audit.ts';
import { inContest } from './transaction.ts';
import { mergeUsers } from './user-merge.ts';

interface ClashRow {
  readonly service_id: ServiceId;
  readonly mine: string;
  readonly theirs: string;
}

const open = `select payload->>'with' as other from session
  where id = $1 and purpose = 'joining' and user_id = $2 and expires_at > $3`;

const clashes = `select m.service_id, m.name as mine, t.name as theirs
  from service_account m join service_account t using (service_id)
  where m.user_id = $1 and t.user_id = $2 and m.removed_at is null and t.removed_at is null
  order by m.service_id`;

const partAccounts = `update service_account a set user_id = null, proof = null, linked_at = null
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
    async joining(id, userId) {
      const { rows } = await pool.query<{ other: UserId }>(open, [id, userId, clock()]);
      const other = rows[0]?.other;
      if (!other) return null;
      const [about, between] = await Promise.all([
        pool.query<{ display_name: string; platforms: Platform[] }>(
          `select u.display_name, array(
             select distinct c.platform::text from chat_account c where c.user_id = u.id order by 1
           ) as platforms from "user" u where u.id = $1`,
          [other],
        ),
        pool.query<ClashRow>(clashes, [userId, other]),
      ]);
      const [user] = about.rows;
      if (!user) return null;
      const { display_name: name, platforms } = user;
      return { id, name, platforms, clashes: between.rows.map(toClash) };
    },

    async join(id, keep, by) {
      await inContest(pool, async (client) => {
        const question = [id, by.userId, clock()];
        const asked = await client.query<{ other: UserId }>(open, question);
        const other = asked.rows[0]?.other;
        // Users before what they have, as everybody does; all that is read from here on stays as it is.
        await client.query('select 1 from "user" where id in ($1, $2) order by id for update', [
          by.userId,
          other,
        ]);
        const { rowCount: isOpen } = await client.query(`${open} for update`, question);
        if (!other || !isOpen) throw new Fault('code-wrong');
        const { rowCount: blocked } = await client.query(
          'select 1 from "user" where id in ($1, $2) and blocked_at is not null',
          [by.userId, other],
        );
        if (blocked) throw new Fault('user-blocked');
        const clash = await client.query<ClashRow>(clashes, [by.userId, other]);
        if (clash.rows.length > 0 && !keep) throw new Fault('accounts-differ');
        const [loser, keeper] = keep === 'mine' ? [other, by.userId] : [by.userId, other];
        await client.query(partAccounts, [loser, keeper]);
        await client.query('delete from session where id = $1', [id]);
        if (!(await mergeUsers(client, other, by.userId))) throw new Fault('code-wrong');
        await writeAudit(client, newId(), {
          userId: other,
          actor: by.name,
          door: by.door,
          action: 'user-join',
          subjectKind: 'user',
          subjectId: other,
          before: { from: by.userId, clashes: clash.rows.map(toClash) },
          after: { proof: 'code', keep },
        });
      });
    },

    async separate({ userId, platform, platformUserId }, by) {
      return inContest(pool, async (client) => {
        // Two at once would each leave the other's account as the only one.
        await client.query('select 1 from "user" where id = $1 for update', [userId]);
        const { rows } = await client.query<{ id: string; name: string; is_this: boolean }>(
          `select id, name, platform = $2::platform and platform_user_id = $3 as is_this
           from chat_account where user_id = $1`,
          [userId, platform, platformUserId],
        );
        const account = rows.find((row) => row.is_this);
        if (!account || rows.length < 2) return false;
        const apart = newId();
        await client.query(
          `insert into "user" (id, display_name, locale, preferences)
           select $1, $3, locale, '{"byProfile": false}' from "user" where id = $2`,
          [apart, userId, account.name],
        );
        await client.query('update chat_account set user_id = $2 where id = $1', [
          account.id,
          apart,
        ]);
        await writeAudit(client, newId(), {
          userId: by.userId,
          actor: by.name,
          door: by.door,
          action: 'user-separate',
          subjectKind: 'user',
          subjectId: userId,
          after: { platform, platformUserId, as: apart },
        });
        return true;
      });
    },
  };
}

function toClash({ service_id: serviceId, mine, theirs }: ClashRow): AccountClash {
  return { serviceId, mine, theirs };
}
