import type pg from 'pg';
import type { CodePurpose, MergeId } from '../../../domain/accounts/identity.ts';
import type { Actor } from '../../../domain/actor.ts';
import { AppError } from '../../../domain/app-error.ts';
import type { UserId } from '../../../domain/id.ts';
import type { CodeRepository } from '../../../ports/accounts/identity-repository.ts';
import type { Clock } from '../../../ports/clock.ts';
import { writeAuditEntry } from '../../audit-log.ts';
import { toKysely } from '../../kysely.ts';
import { toRowId } from '../../row-id.ts';
import { inRetriedTransaction } from '../../transaction.ts';
import { detachUnverified } from '../detach-chats.ts';
import { createCode, hashCode } from './code-text.ts';
import { addFailedAttempt, countFailedAttempts } from './failed-attempts.ts';

const minuteMs = 60_000;
const lifetimeMs = {
  merge: 10 * minuteMs,
  claim: 30 * 24 * 60 * minuteMs,
} as const satisfies Record<CodePurpose, number>;
const maxFailedAttempts = 5;
const failedAttemptMs = 10 * minuteMs;

interface CodeRow {
  readonly id: string;
  readonly user_id: UserId | null;
}

/** Codes are sessions with the purpose `code-…`, wrong ones with the purpose `failed-code`. */
export function createCodeRepository(deps: {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly newId: () => string;
}): CodeRepository {
  const { pool, clock, newId } = deps;

  return {
    async issue(purpose, by) {
      const code = createCode();
      const userId = by?.userId ?? null;
      await inRetriedTransaction(pool, async (client) => {
        if (userId !== null) await lockUser(client, userId);
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
            hashCode(purpose, code),
            JSON.stringify({ chat: by?.chat ?? null }),
            fromNow(lifetimeMs[purpose]),
          ],
        );
      });
      return code;
    },

    async redeemMerge(code, by) {
      const joinId = await redeem('merge', code, by, async (client, { id, user_id: userId }) => {
        if (userId === by.userId) return new AppError('own-code');
        // The same row becomes the question, so that a code is traded once.
        await client.query(
          `update session set purpose = 'merge', user_id = $2, token_hash = null,
             payload = payload || jsonb_build_object('otherUserId', $3::text), expires_at = $4
           where id = $1`,
          [id, by.userId, userId, fromNow(lifetimeMs.merge)],
        );
        return toRowId<'merge'>(id) satisfies MergeId;
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
        if (rowCount) return new AppError('invalid-code');
        const detached = await detachUnverified(client, newId, proving);
        if (detached === null) return new AppError('invalid-code');
        const { userId } = detached;
        await client.query('update "user" set is_admin = true where id = $1', [userId]);
        await audit(client, 'admin-claim', { ...by, userId });
        return null;
      });
    },
  };

  /** Who is made one with another user meanwhile is somebody else by now. Throws `not-found`. */
  async function lockUser(client: pg.PoolClient, userId: UserId): Promise<void> {
    const query = 'select 1 from "user" where id = $1 for update';
    const { rowCount } = await client.query(query, [userId]);
    if (!rowCount) throw new AppError('not-found');
  }

  /** A wrong try is written down although it fails, so faults leave the transaction as values. */
  async function redeem<Result>(
    purpose: CodePurpose,
    code: string,
    by: Actor,
    redeemRow: (client: pg.PoolClient, row: CodeRow) => Promise<Result | AppError>,
  ): Promise<Result> {
    const result = await inRetriedTransaction(pool, async (client) => {
      // Tries of one person come one after the other, so that many at once are counted, too.
      await lockUser(client, by.userId);
      const of = { userId: by.userId, now: clock() };
      if ((await countFailedAttempts(toKysely(client), 'failed-code', of)) >= maxFailedAttempts) {
        await audit(client, 'too-many-code-attempts', by, purpose);
        return new AppError('too-many-code-attempts');
      }
      const { rows } = await client.query<CodeRow>(
        `select id, user_id from session
         where purpose = $1 and token_hash = $2 and expires_at > $3 for update`,
        [`code-${purpose}`, hashCode(purpose, code), clock()],
      );
      const redeemed = rows[0] ? await redeemRow(client, rows[0]) : new AppError('invalid-code');
      if (redeemed instanceof AppError && redeemed.code === 'invalid-code')
        await recordFailedAttempt(client, by, purpose);
      return redeemed;
    });
    if (result instanceof AppError) throw result;
    return result;
  }

  async function recordFailedAttempt(
    client: pg.PoolClient,
    by: Actor,
    purpose: CodePurpose,
  ): Promise<void> {
    const row = { id: newId(), userId: by.userId, expiresAt: fromNow(failedAttemptMs) };
    await addFailedAttempt(toKysely(client), 'failed-code', row);
    await audit(client, 'invalid-code', by, purpose);
  }

  function audit(client: pg.PoolClient, action: string, by: Actor, purpose?: CodePurpose) {
    const { userId, name: actor, source } = by;
    const entry = {
      userId,
      actor,
      source,
      action,
      subjectKind: 'user',
      subjectId: userId,
    } as const;
    return writeAuditEntry(client, newId(), purpose ? { ...entry, after: { purpose } } : entry);
  }

  function fromNow(ms: number): Date {
    return new Date(clock().getTime() + ms);
  }
}
