import type pg from 'pg';
import { z } from 'zod';
import type { ServiceAccount } from '../core/account.ts';
import type { UserId } from '../core/id.ts';
import type { SignIn, SignInEnd, SignInId } from '../core/sign-in.ts';
import type { PlexMatches, SignIns } from '../ports/sign-in.ts';
import type { Clock } from '../ports.ts';
import { addMiss, countMisses } from './misses.ts';
import { placeColumn } from './place-column.ts';
import { isLimited } from './quotas.ts';
import { rowId } from './row-id.ts';
import { inTransaction } from './transaction.ts';

const endColumn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('linked'), account: z.string(), server: z.string() }),
  z.object({
    kind: z.literal('refused'),
    why: z.enum(['taken', 'stranger', 'late', 'tries', 'blocked', 'parted']),
  }),
]) satisfies z.ZodType<SignInEnd>;

const payloadColumn = z.object({
  serviceId: z.string(),
  way: z.enum(['password', 'plex']),
  asker: z.object({
    platform: z.enum(['discord', 'telegram', 'web']),
    platformUserId: z.string(),
    name: z.string(),
  }),
  answer: z.object({ place: placeColumn, messageId: z.string().nullable() }).nullable(),
  locale: z.string(),
  pin: z.number().nullable(),
  end: endColumn.nullable(),
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
  where token_hash = $1 and purpose in ('sign-in', 'sign-in-past')`;

/**
 * Attempts to sign in are sessions with the purpose `sign-in`, and `sign-in-past` when nothing is left to tell. The
 * hash of a token stays with its row, so that who sends a page again is known.
 */
export function createSignIns(needs: {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly newId: () => string;
}): SignIns {
  const { pool, clock, newId } = needs;

  return {
    async open({ id, userId, expiresAt, ...rest }, tokenHash) {
      await inTransaction(pool, async (client) => {
        await client.query('select 1 from "user" where id = $1 for update', [userId]);
        await client.query(
          `update session set purpose = 'sign-in-past'
           where user_id = $1 and purpose = 'sign-in' and payload->'end' = 'null'::jsonb`,
          [userId],
        );
        await client.query(
          `insert into session (id, user_id, purpose, token_hash, payload, expires_at)
           values ($1, $2, 'sign-in', $3, $4, $5)`,
          [id, userId, tokenHash, JSON.stringify(rest), expiresAt],
        );
      });
    },

    async byToken(tokenHash) {
      const query = `${select} and token_hash = $1 and expires_at > $2
        and payload->'end' = 'null'::jsonb`;
      const { rows } = await pool.query<SignInRow>(query, [tokenHash, clock()]);
      return rows[0] ? toSignIn(rows[0]) : null;
    },

    async remembered(tokenHash) {
      const { rows } = await pool.query<SignInRow>(remembered, [tokenHash]);
      return rows[0] ? toSignIn(rows[0]) : null;
    },

    async find(id) {
      const { rows } = await pool.query<SignInRow>(`${select} and id = $1`, [id]);
      return rows[0] ? toSignIn(rows[0]) : null;
    },

    tries: (userId) => countMisses(pool, 'sign-in-miss', { userId, now: clock() }),

    async countTry(userId) {
      await addMiss(pool, 'sign-in-miss', { id: newId(), userId, expiresAt: inAnHour() });
    },

    async end(id, end) {
      // Whoever is to be told may be told late: the row waits for that.
      const { rowCount } = await pool.query(
        `update session set expires_at = greatest(expires_at, $3),
           payload = payload || jsonb_build_object('end', $2::jsonb)
         where id = $1 and purpose = 'sign-in' and payload->'end' = 'null'::jsonb`,
        [id, JSON.stringify(end), inAnHour()],
      );
      return rowCount === 1;
    },

    async settle(id) {
      await pool.query(`update session set purpose = 'sign-in-past' where id = $1`, [id]);
    },
  };

  function inAnHour(): Date {
    return new Date(clock().getTime() + hourMs);
  }
}

/** Accounts by the marks that Plex and the service both know. */
export function createPlexMatches({ pool }: { readonly pool: pg.Pool }): PlexMatches {
  const columns = `id, service_id as "serviceId", number, name, permissions, user_id as "userId", proof,
    ${isLimited} as "isLimited"`;
  const ofService = `select ${columns} from service_account where service_id = $1 and removed_at is null`;
  const many = async (condition: string, values: unknown[]): Promise<ServiceAccount[]> =>
    (await pool.query<ServiceAccount>(`${ofService} and ${condition} order by number`, values))
      .rows;
  return {
    byPlexId: (serviceId, plexId) => many('plex_id = $2', [serviceId, plexId]),
    byEmail: (serviceId, email) => many('lower(email) = lower($2)', [serviceId, email]),
  };
}

function toSignIn({ id, user_id: userId, payload, expires_at: expiresAt }: SignInRow): SignIn {
  const { serviceId, ...rest } = payloadColumn.parse(payload);
  return { id, userId, serviceId: rowId(serviceId), expiresAt, ...rest };
}
