import { sql } from 'kysely';
import type pg from 'pg';
import { z } from 'zod';
import type { SignIn, SignInResult } from '../../../domain/accounts/sign-in.ts';
import {
  maxFailedSignIns,
  maxFailedSignInsPerName,
  signInMethods,
} from '../../../domain/accounts/sign-in.ts';
import type { ServiceId } from '../../../domain/id.ts';
import { platforms } from '../../../domain/place.ts';
import { mediaServers } from '../../../domain/services/media-server.ts';
import type {
  PlexAccountRepository,
  SignInRepository,
} from '../../../ports/accounts/sign-in-repository.ts';
import type { Clock } from '../../../ports/clock.ts';
import { createKysely, type KyselyClient, type Row } from '../../kysely.ts';
import { placeColumn } from '../../place-column.ts';
import { toRowId } from '../../row-id.ts';
import type { SecretBox } from '../../secrets/secret-box.ts';
import { accountColumns } from '../account-columns.ts';
import { toAccount } from '../account-row.ts';
import {
  addFailedAttempt,
  countFailedAttempts,
  countFailedAttemptsForName,
} from './failed-attempts.ts';

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
  // Sign-ins of earlier versions do not have these.
  mediaServer: z.enum(mediaServers).nullable().default(null),
  sealedSecret: z.string().nullable().default(null),
  result: resultColumn.nullable(),
});

type SignInRow = Pick<Row<'session'>, (typeof columns)[number]>;

const purpose = 'failed-sign-in';
const hourMs = 60 * 60_000;
const columns = [
  'id',
  'user_id',
  'payload',
  'expires_at',
] as const satisfies readonly (keyof Row<'session'>)[];

/** A secret is kept for as long as it is needed. */
const withoutSecret = sql`payload || '{"sealedSecret": null}'::jsonb`;

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
  /** Encrypts the secrets of Quick Connect. */
  readonly secretBox: SecretBox;
}): SignInRepository {
  const { pool, clock, newId, secretBox } = deps;
  const kysely = createKysely(pool);

  return {
    async create({ id, userId, expiresAt, quickConnectSecret: secret, ...rest }, tokenHash) {
      const payload = { ...rest, sealedSecret: secret === null ? null : secretBox.seal(secret) };
      await kysely.transaction().execute(async (transaction) => {
        await transaction
          .selectFrom('user')
          .select('id')
          .where('id', '=', userId)
          .forUpdate()
          .execute();
        await transaction
          .updateTable('session')
          .set({ purpose: 'sign-in-closed', payload: withoutSecret })
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
            payload: JSON.stringify(payload),
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

    countFailedAttempts: (userId) => countFailedAttempts(kysely, purpose, { userId, now: clock() }),

    async reserveAttempt({ userId, nameHash }) {
      const now = clock();
      const [ofUser, ofName] = await Promise.all([
        countFailedAttempts(kysely, purpose, { userId, now }),
        countFailedAttemptsForName(kysely, purpose, { nameHash, now }),
      ]);
      if (ofUser >= maxFailedSignIns || ofName >= maxFailedSignInsPerName) return null;
      const id = newId();
      const expiresAt = oneHourFromNow();
      await addFailedAttempt(kysely, purpose, { id, userId, nameHash, expiresAt });
      return toRowId(id);
    },

    async takeBackAttempt(id) {
      await kysely
        .deleteFrom('session')
        .where('id', '=', id)
        .where('purpose', '=', purpose)
        .execute();
    },

    async end(id, end) {
      const { numUpdatedRows } = await kysely
        .updateTable('session')
        .set({
          payload: sql`${withoutSecret} || jsonb_build_object('result', ${JSON.stringify(end)}::jsonb)`,
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

  function toSignIn({ id, user_id: userId, payload, expires_at: expiresAt }: SignInRow): SignIn {
    const { serviceId, sealedSecret, ...rest } = payloadColumn.parse(payload);
    // Only sign-ins of a user are stored; erasing the user deletes them.
    if (userId === null) throw new Error(`sign-in ${id} belongs to no user`);
    return {
      id: toRowId(id),
      userId: toRowId(userId),
      serviceId: toRowId(serviceId),
      expiresAt,
      quickConnectSecret: sealedSecret === null ? null : openSecret(sealedSecret),
      ...rest,
    };
  }

  /** Null if it was encrypted with another key; the sign-in then counts as expired. */
  function openSecret(sealed: string): string | null {
    try {
      return secretBox.open(sealed);
    } catch {
      return null;
    }
  }

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
