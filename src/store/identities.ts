import type pg from 'pg';
import { z } from 'zod';
import { Fault } from '../core/fault.ts';
import type { AccountId } from '../core/id.ts';
import type { Preferences } from '../core/identity.ts';
import type { Doer, Identities } from '../ports/identity.ts';
import type { AuditLine, Clock } from '../ports.ts';
import { type HeldAccount, holdAccounts, nobody, takeTurn } from './account-statements.ts';
import { writeAudit } from './audit.ts';
import type { PrismaClient } from './generated/client.ts';
import { createJoins } from './joins.ts';
import { createMembership } from './membership.ts';
import { rowId } from './row-id.ts';
import { partAmbiguous } from './separation.ts';
import { inContest } from './transaction.ts';
import { eraseUser } from './user-erasure.ts';

const preferencesColumn = z.object({
  tellAt: z.enum(['discord', 'telegram', 'web']).exactOptional(),
  byProfile: z.boolean().exactOptional(),
  serviceId: z
    .string()
    .transform(rowId<'service'>)
    .exactOptional(),
}) satisfies z.ZodType<Preferences>;

// Read for everybody who is told something, so it is prepared.
const chosen = {
  name: 'identities-preferences',
  text: 'select preferences from "user" where id = $1',
};
const profilesCount = `update "user" set preferences = preferences - 'byProfile'
  where id = $1 and preferences ? 'byProfile'`;
const serverChosen = `update "user"
  set preferences = preferences || jsonb_build_object('serviceId', $2::text) where id = $1`;

/** Who is one person, what they chose, and what becomes of them. */
export function createIdentities(needs: {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly newId: () => string;
}): Identities {
  const { pool, prisma, clock, newId } = needs;

  return {
    ...createJoins(needs),
    ...createMembership(needs),

    async preferences(userId) {
      const { rows } = await pool.query<{ preferences: unknown }>({ ...chosen, values: [userId] });
      return preferencesColumn.parse(rows[0]?.preferences ?? {});
    },

    async choose(userId, choice) {
      if ('locale' in choice) {
        await prisma.user.updateMany({ where: { id: userId }, data: { locale: choice.locale } });
        return;
      }
      if ('byProfile' in choice) {
        await pool.query(profilesCount, [userId]);
        return;
      }
      if ('serviceId' in choice) {
        await pool.query(serverChosen, [userId, choice.serviceId]);
        return;
      }
      await pool.query(
        `update "user" set updated_at = $3, preferences = case
           when $2::text is null then preferences - 'tellAt'
           else preferences || jsonb_build_object('tellAt', $2::text) end
         where id = $1`,
        [userId, choice.tellAt, clock()],
      );
    },

    async hasAdmin() {
      return (await prisma.user.count({ where: { isAdmin: true, blockedAt: null } })) > 0;
    },

    async leave(userId, serviceId, by) {
      return inContest(pool, async (client) => {
        await client.query(takeTurn, [userId]);
        const { rows } = await client.query<{ id: AccountId; name: string }>(
          `update service_account set ${nobody}
           where user_id = $1 and service_id = $2 returning id, name`,
          [userId, serviceId],
        );
        const [account] = rows;
        if (!account) return null;
        await client.query(
          `update "user" set preferences = preferences || '{"byProfile": false}' where id = $1`,
          [userId],
        );
        await write(client, by, 'account-unlink', 'account', account.id, { userId });
        return { name: account.name };
      });
    },

    async assign(accountId, userId, by) {
      const parted = await inContest(pool, async (client) => {
        const { rowCount: isThere } = await client.query(takeTurn, [userId]);
        if (!isThere) throw new Fault('not-found');
        const { rows } = await client.query<HeldAccount>(holdAccounts, [accountId, userId]);
        const account = rows.find((row) => row.id === accountId);
        if (!account || account.removed_at) throw new Fault('account-gone');
        if (account.user_id && account.user_id !== userId) throw new Fault('account-taken');
        const ambiguous = { userId, accountId, by };
        if ((await partAmbiguous(client, newId, ambiguous)) > 0) return new Fault('chats-parted');
        for (const { id } of rows.filter((row) => row !== account)) {
          await client.query(`update service_account set ${nobody} where id = $1`, [id]);
          const after = { userId, why: 'another-account' };
          await write(client, by, 'account-unlink', 'account', id, after);
        }
        await client.query(
          `update service_account set user_id = $2, proof = 'manual', linked_at = $3 where id = $1`,
          [accountId, userId, clock()],
        );
        await write(client, by, 'account-link', 'account', accountId, { userId, proof: 'manual' });
        return null;
      });
      // They stay apart although nothing was linked.
      if (parted) throw parted;
    },

    async setBlocked(userId, isBlocked, by) {
      await inContest(pool, async (client) => {
        const { rowCount } = await client.query(
          `update "user" set blocked_at = case when $2 then coalesce(blocked_at, $3) end
           where id = $1`,
          [userId, isBlocked, clock()],
        );
        if (rowCount === 0) throw new Fault('not-found');
        await write(client, by, isBlocked ? 'user-block' : 'user-unblock', 'user', userId);
      });
    },

    async erase(user, by) {
      return inContest(pool, async (client) => {
        const requests = await eraseUser(client, user);
        const line = { userId: null, actor: by.userId === user.id ? 'Somebody' : by.name } as const;
        await writeAudit(client, newId(), {
          ...line,
          door: by.door,
          action: 'user-forget',
          subjectKind: 'user',
          subjectId: user.id,
        });
        return { requests };
      });
    },

    async refused(action, by, detail) {
      const after = JSON.parse(JSON.stringify(detail));
      const more = Object.keys(after).length > 0 ? [after] : [];
      await write(pool, by, action, 'user', by.userId, ...more);
    },
  };

  function write(
    client: Pick<pg.PoolClient, 'query'>,
    { userId, name: actor, door }: Doer,
    action: string,
    ...[subjectKind, subjectId, after]: [AuditLine['subjectKind'], string, AuditLine['after']?]
  ): Promise<void> {
    const line = { userId, actor, door, action, subjectKind, subjectId };
    return writeAudit(client, newId(), after ? { ...line, after } : line);
  }
}
