import type pg from 'pg';
import { Fault } from '../core/fault.ts';
import type { UserId } from '../core/id.ts';
import type { CodePurpose, JoinId } from '../core/identity.ts';
import type { Codes, Doer } from '../ports/identity.ts';
import type { Clock } from '../ports.ts';
import { writeAudit } from './audit.ts';
import { codeHash, newCode } from './code-text.ts';
import { addMiss, countMisses } from './misses.ts';
import { rowId } from './row-id.ts';
import { partUnproved } from './separation.ts';
import { inContest } from './transaction.ts';

const minuteMs = 60_000;
const lifetimeMs = {
  join: 10 * minuteMs,
  claim: 30 * 24 * 60 * minuteMs,
} as const satisfies Record<CodePurpose, number>;
const maxMisses = 5;
const missMs = 10 * minuteMs;

interface CodeRow {
  readonly id: string;
  readonly user_id: UserId | null;
}

/** Codes are sessions with the purpose `code-…`, wrong ones with the purpose `code-miss`. */
export function createCodes(needs: {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly newId: () => string;
}): Codes {
  const { pool, clock, newId } = needs;

  return {
    async issue(purpose, by) {
      const code = newCode();
      const userId = by?.userId ?? null;
      await inContest(pool, async (client) => {
        if (userId !== null) await hold(client, userId);
        await client.query(
          'delete from session where purpose = $1 and user_id is not distinct from $2',
          [`code-${purpose}`, userId],
        );
        await client.query(
          `insert into session (id, user_id, purpose, token_hash, payload, expires_at)
           values ($1, $2, $3, $4, $5, $6)`,
          [
            newId(),
            userId,
            `code-${purpose}`,
            codeHash(purpose, code),
            JSON.stringify({ chat: by?.chat ?? null }),
            later(lifetimeMs[purpose]),
          ],
        );
      });
      return code;
    },

    async redeemJoin(code, by) {
      const joinId = await redeem('join', code, by, async (client, { id, user_id: userId }) => {
        if (userId === by.userId) return new Fault('code-own');
        // The same row becomes the question, so that a code is traded once.
        await client.query(
          `update session set purpose = 'joining', user_id = $2, token_hash = null,
             payload = payload || jsonb_build_object('with', $3::text), expires_at = $4
           where id = $1`,
          [id, by.userId, userId, later(lifetimeMs.join)],
        );
        return rowId<'join'>(id) satisfies JoinId;
      });
      return joinId;
    },

    async redeemClaim(code, by) {
      await redeem('claim', code, by, async (client, { id }) => {
        // One at a time, so that the first is the only one.
        await client.query(`select pg_advisory_xact_lock(hashtext('medianest claim'))`);
        await client.query('delete from session where id = $1', [id]);
        const proving = { userId: by.userId, chat: by.chat, accountId: null, by };
        const { rowCount } = await client.query(
          'select 1 from "user" where is_admin and blocked_at is null limit 1',
        );
        if (rowCount) return new Fault('code-wrong');
        const parted = await partUnproved(client, newId, proving);
        if (parted === null) return new Fault('code-wrong');
        const { userId } = parted;
        await client.query('update "user" set is_admin = true where id = $1', [userId]);
        await audit(client, 'admin-claim', { ...by, userId });
        return null;
      });
    },
  };

  /** Who is made one with another user meanwhile is somebody else by now. Throws `not-found`. */
  async function hold(client: pg.PoolClient, userId: UserId): Promise<void> {
    const held = 'select 1 from "user" where id = $1 for update';
    const { rowCount } = await client.query(held, [userId]);
    if (!rowCount) throw new Fault('not-found');
  }

  /** A wrong try is written down although it fails, so faults leave the transaction as values. */
  async function redeem<Result>(
    purpose: CodePurpose,
    code: string,
    by: Doer,
    trade: (client: pg.PoolClient, row: CodeRow) => Promise<Result | Fault>,
  ): Promise<Result> {
    const result = await inContest(pool, async (client) => {
      // Tries of one person come one after the other, so that many at once are counted, too.
      await hold(client, by.userId);
      const of = { userId: by.userId, now: clock() };
      if ((await countMisses(client, 'code-miss', of)) >= maxMisses) {
        await audit(client, 'code-tries', by, purpose);
        return new Fault('code-tries');
      }
      const { rows } = await client.query<CodeRow>(
        `select id, user_id from session
         where purpose = $1 and token_hash = $2 and expires_at > $3 for update`,
        [`code-${purpose}`, codeHash(purpose, code), clock()],
      );
      const traded = rows[0] ? await trade(client, rows[0]) : new Fault('code-wrong');
      if (traded instanceof Fault && traded.code === 'code-wrong') await miss(client, by, purpose);
      return traded;
    });
    if (result instanceof Fault) throw result;
    return result;
  }

  async function miss(client: pg.PoolClient, by: Doer, purpose: CodePurpose): Promise<void> {
    const row = { id: newId(), userId: by.userId, expiresAt: later(missMs) };
    await addMiss(client, 'code-miss', row);
    await audit(client, 'code-wrong', by, purpose);
  }

  function audit(client: pg.PoolClient, action: string, by: Doer, purpose?: CodePurpose) {
    const { userId, name: actor, door } = by;
    const line = { userId, actor, door, action, subjectKind: 'user', subjectId: userId } as const;
    return writeAudit(client, newId(), purpose ? { ...line, after: { purpose } } : line);
  }

  function later(ms: number): Date {
    return new Date(clock().getTime() + ms);
  }
}
