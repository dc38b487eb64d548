import { sql } from 'kysely';
import type pg from 'pg';
import { z } from 'zod';
import type { SignIn, SignInResult } from '../../../domain/accounts/sign-in.ts';
import { signInMethods } from '../../../domain/accounts/sign-in.ts';
import type { ServiceId } from '../../../domain/id.ts';
import { platforms } from '../../../domain/place.ts';
import type {
  PlexAccountRepository,
  SignInRepository,
} from '../../../ports/accounts/sign-in-repository.ts';
import type { Clock } from '../../../ports/clock.ts';
import { createKysely, type KyselyClient, type Row } from '../../kysely.ts';
import { placeColumn } from '../../place-column.ts';
import { toRowId } from '../../row-id.ts';
import { accountColumns } from '../account-columns.ts';
import { toAccount } from '../account-row.ts';
import { addFailedAttempt, countFailedAttempts } from './failed-attempts.ts';

const resultColumn = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('linked'),
    account: z.string(),
    server: z.string(),
    isShared: z.boolean().default(false),
  }),
  z.object({
    kind: z.literal('refused'),
    reason: z.enum([
      'account-blocked',
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

type SignInRow = Pick<Row<'session'>, (typeof columns)[number]>;

const hourMs = 60 * 60_000;
const columns = [
  'id',
  'user_id',
  'payload',
  'expires_at',
] as const satisfies readonly (keyof Row<'session'>)[];

/** The sign-in has no result yet. */
const isOpen = sql<boolean>`payload->'result' = 'null'::jsonb`;

/**
 * Sign-ins are sessions with the purpose `sign-in`, and `sign-in-closed` after the user was
 * notified. The row keeps the hash of its token, so that a page that is submitted again is
 * recognized.
 */
export function createSignInRepository(deps: {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly newId: () => string;
}): SignInRepository {
  const { pool, clock, newId } = deps;
  const kysely = createKysely(pool);

  return {
    async create({ id, userId, expiresAt, ...rest }, tokenHash) {
      await kysely.transaction().execute(async (transaction) => {
        await transaction
          .selectFrom('user')
          .select('id')
          .where('id', '=', userId)
          .forUpdate()
          .execute();
        await transaction
          .updateTable('session')
          .set({ purpose: 'sign-in-closed' })
          .where('user_id', '=', userId)
          .where('purpose', '=', 'sign-in')
          .where(isOpen)
          .execute();
        await transaction
          .insertInto('session')
          .values({
            id,
            user_id: userId,
            purpose: 'sign-in',
            token_hash: tokenHash,
            payload: JSON.stringify(rest),
            expires_at: expiresAt,
          })
          .execute();
      });
    },

    async findOpenByToken(tokenHash) {
      const row = await selectSignIns()
        .where('purpose', '=', 'sign-in')
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', clock())
        .where(isOpen)
        .executeTakeFirst();
      return row ? toSignIn(row) : null;
    },

    async findByToken(tokenHash) {
      const row = await selectSignIns()
        .where('purpose', 'in', ['sign-in', 'sign-in-closed'])
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return row ? toSignIn(row) : null;
    },

    async find(id) {
      const row = await selectSignIns()
        .where('purpose', '=', 'sign-in')
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? toSignIn(row) : null;
    },

    countFailedAttempts: (userId) =>
      countFailedAttempts(kysely, 'failed-sign-in', { userId, now: clock() }),

    async recordFailedAttempt(userId) {
      await addFailedAttempt(kysely, 'failed-sign-in', {
        id: newId(),
        userId,
        expiresAt: oneHourFromNow(),
      });
    },

    async end(id, end) {
      const { numUpdatedRows } = await kysely
        .updateTable('session')
        .set({
          payload: sql`payload || jsonb_build_object('result', ${JSON.stringify(end)}::jsonb)`,
          // The notification may come late, and the row has to exist then.
          expires_at: sql`greatest(expires_at, ${oneHourFromNow()})`,
        })
        .where('id', '=', id)
        .where('purpose', '=', 'sign-in')
        .where(isOpen)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async markNotified(id) {
      await kysely
        .updateTable('session')
        .set({ purpose: 'sign-in-closed' })
        .where('id', '=', id)
        .execute();
    },
  };

  function selectSignIns() {
    return kysely.selectFrom('session').select(columns);
  }

  function oneHourFromNow(): Date {
    return new Date(clock().getTime() + hourMs);
  }
}

/** Finds accounts by data that Plex and the server both have about their owner. */
export function createPlexAccountRepository({
  kysely,
}: {
  readonly kysely: KyselyClient;
}): PlexAccountRepository {
  const select = (serviceId: ServiceId) =>
    kysely
      .selectFrom('account')
      .select(accountColumns)
      .where('service_id', '=', serviceId)
      .where('removed_at', 'is', null)
      .orderBy('remote_user_id');
  return {
    async listByPlexId(serviceId, plexId) {
      return (await select(serviceId).where('plex_id', '=', plexId).execute()).map(toAccount);
    },
    async listByEmail(serviceId, email) {
      const rows = await select(serviceId)
        .where(({ fn }) => fn('lower', ['email']), '=', email.toLowerCase())
        .execute();
      return rows.map(toAccount);
    },
  };
}

function toSignIn({ id, user_id: userId, payload, expires_at: expiresAt }: SignInRow): SignIn {
  const { serviceId, ...rest } = payloadColumn.parse(payload);
  // Only sign-ins of a user are stored; erasing the user deletes them.
  if (userId === null) throw new Error(`sign-in ${id} belongs to no user`);
  return {
    id: toRowId(id),
    userId: toRowId(userId),
    serviceId: toRowId(serviceId),
    expiresAt,
    ...rest,
  };
}
