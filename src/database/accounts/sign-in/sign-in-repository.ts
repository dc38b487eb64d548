import type pg from 'pg';
import { z } from 'zod';
import type { Account } from '../../../domain/accounts/account.ts';
import type { SignIn, SignInId, SignInResult } from '../../../domain/accounts/sign-in.ts';
import { signInMethods } from '../../../domain/accounts/sign-in.ts';
import type { UserId } from '../../../domain/id.ts';
import { platforms } from '../../../domain/place.ts';
import type {
  PlexAccountRepository,
  SignInRepository,
} from '../../../ports/accounts/sign-in-repository.ts';
import type { Clock } from '../../../ports/clock.ts';
import { placeColumn } from '../../place-column.ts';
import { toRowId } from '../../row-id.ts';
import { inTransaction } from '../../transaction.ts';
import { isLimitedSql } from '../quota-cache.ts';
import { addFailedAttempt, countFailedAttempts } from './failed-attempts.ts';

const resultColumn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('linked'), account: z.string(), server: z.string() }),
  z.object({
    kind: z.literal('refused'),
    reason: z.enum([
      'account-taken',
      'no-account',
      'expired',
      'too-many-attempts',
      'user-blocked',
      'chat-detached',
    ]),
  }),
]) satisfies z.ZodType<SignInResult>;

const payloadColumn = z.object({
  serviceId: z.string(),
  method: z.enum(signInMethods),
  requester: z.object({
    platform: z.enum(platforms),
    platformUserId: z.string(),
    name: z.string(),
  }),
  answer: z.object({ place: placeColumn, messageId: z.string().nullable() }).nullable(),
  locale: z.string(),
  plexPinId: z.number().nullable(),
  result: resultColumn.nullable(),
});

interface SignInRow {
  readonly id: SignInId;
  readonly user_id: UserId;
  readonly payload: unknown;
  readonly expires_at: Date;
}

const hourMs = 60 * 60_000;
const columns = 'id, user_id, payload, expires_at';
const select = `select ${columns} from session where purpose = 'sign-in'`;
const remembered = `select ${columns} from session
  where token_hash = $1 and purpose in ('sign-in', 'sign-in-closed')`;

/**
 * Attempts to sign in are sessions with the purpose `sign-in`, and `sign-in-closed` when nothing is left to tell. The
 * hash of a token stays with its row, so that who sends a page again is known.
 */
export function createSignInRepository(deps: {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly newId: () => string;
}): SignInRepository {
  const { pool, clock, newId } = deps;

  return {
    async create({ id, userId, expiresAt, ...rest }, tokenHash) {
      await inTransaction(pool, async (client) => {
        await client.query('select 1 from "user" where id = $1 for update', [userId]);
        await client.query(
          `update session set purpose = 'sign-in-closed'
           where user_id = $1 and purpose = 'sign-in' and payload->'result' = 'null'::jsonb`,
          [userId],
        );
        await client.query(
          `insert into session (id, user_id, purpose, token_hash, payload, expires_at)
           values ($1, $2, 'sign-in', $3, $4, $5)`,
          [id, userId, tokenHash, JSON.stringify(rest), expiresAt],
        );
      });
    },

    async findOpenByToken(tokenHash) {
      const query = `${select} and token_hash = $1 and expires_at > $2
        and payload->'result' = 'null'::jsonb`;
      const { rows } = await pool.query<SignInRow>(query, [tokenHash, clock()]);
      return rows[0] ? toSignIn(rows[0]) : null;
    },

    async findByToken(tokenHash) {
      const { rows } = await pool.query<SignInRow>(remembered, [tokenHash]);
      return rows[0] ? toSignIn(rows[0]) : null;
    },

    async find(id) {
      const { rows } = await pool.query<SignInRow>(`${select} and id = $1`, [id]);
      return rows[0] ? toSignIn(rows[0]) : null;
    },

    countFailedAttempts: (userId) =>
      countFailedAttempts(pool, 'failed-sign-in', { userId, now: clock() }),

    async recordFailedAttempt(userId) {
      await addFailedAttempt(pool, 'failed-sign-in', {
        id: newId(),
        userId,
        expiresAt: oneHourFromNow(),
      });
    },

    async end(id, end) {
      // Whoever is to be told may be told late: the row waits for that.
      const { rowCount } = await pool.query(
        `update session set expires_at = greatest(expires_at, $3),
           payload = payload || jsonb_build_object('result', $2::jsonb)
         where id = $1 and purpose = 'sign-in' and payload->'result' = 'null'::jsonb`,
        [id, JSON.stringify(end), oneHourFromNow()],
      );
      return rowCount === 1;
    },

    async markNotified(id) {
      await pool.query(`update session set purpose = 'sign-in-closed' where id = $1`, [id]);
    },
  };

  function oneHourFromNow(): Date {
    return new Date(clock().getTime() + hourMs);
  }
}

/** Accounts by the marks that Plex and the service both know. */
export function createPlexAccountRepository({
  pool,
}: {
  readonly pool: pg.Pool;
}): PlexAccountRepository {
  const columns = `id, service_id as "serviceId", remote_user_id as "remoteUserId", name, permissions, user_id as "userId", verified_by as "verifiedBy",
    ${isLimitedSql} as "isLimited"`;
  const ofService = `select ${columns} from account where service_id = $1 and removed_at is null`;
  const queryMany = async (condition: string, values: unknown[]): Promise<Account[]> =>
    (await pool.query<Account>(`${ofService} and ${condition} order by remote_user_id`, values))
      .rows;
  return {
    listByPlexId: (serviceId, plexId) => queryMany('plex_id = $2', [serviceId, plexId]),
    listByEmail: (serviceId, email) => queryMany('lower(email) = lower($2)', [serviceId, email]),
  };
}

function toSignIn({ id, user_id: userId, payload, expires_at: expiresAt }: SignInRow): SignIn {
  const { serviceId, ...rest } = payloadColumn.parse(payload);
  return { id, userId, serviceId: toRowId(serviceId), expiresAt, ...rest };
}
