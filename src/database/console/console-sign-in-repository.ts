import { z } from 'zod';
import type { Clock } from '../../ports/clock.ts';
import type { ConsoleSignInRepository } from '../../ports/console/console-sign-in-repository.ts';
import type { KyselyClient } from '../kysely.ts';
import { toOptionalRowId, toRowId } from '../row-id.ts';

const linkColumn = z.object({ isUsed: z.boolean() });
const plexColumn = z.object({ serviceId: z.string(), pinId: z.number() });

/** Links and sign-ins with Plex are sessions with the purposes `console-link` and `console-sign-in`. */
export function createConsoleSignInRepository(deps: {
  readonly kysely: KyselyClient;
  readonly clock: Clock;
  readonly newId: () => string;
}): ConsoleSignInRepository {
  const { kysely, clock, newId } = deps;

  return {
    async createLink(userId, { tokenHash, expiresAt }) {
      await kysely.transaction().execute(async (transaction) => {
        await transaction
          .deleteFrom('session')
          .where('purpose', '=', 'console-link')
          .where('user_id', '=', userId)
          .execute();
        await transaction
          .insertInto('session')
          .values({
            id: newId(),
            user_id: userId,
            purpose: 'console-link',
            token_hash: tokenHash,
            payload: JSON.stringify({ isUsed: false }),
            expires_at: expiresAt,
          })
          .execute();
      });
    },

    // The row stays until it expires, so that a second use is recognized as one.
    takeLink: (tokenHash) =>
      kysely.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom('session')
          .select(['id', 'user_id', 'payload'])
          .where('purpose', '=', 'console-link')
          .where('token_hash', '=', tokenHash)
          .where('expires_at', '>', clock())
          .forUpdate()
          .executeTakeFirst();
        const userId = toOptionalRowId<'user'>(row?.user_id ?? null);
        if (!row || !userId) return null;
        await transaction
          .updateTable('session')
          .set({ payload: JSON.stringify({ isUsed: true }) })
          .where('id', '=', row.id)
          .execute();
        return { userId, isFirstUse: !linkColumn.parse(row.payload).isUsed };
      }),

    async createPlexSignIn(signIn, { tokenHash, expiresAt }) {
      await kysely
        .insertInto('session')
        .values({
          id: newId(),
          purpose: 'console-sign-in',
          token_hash: tokenHash,
          payload: JSON.stringify(signIn),
          expires_at: expiresAt,
        })
        .execute();
    },

    async findPlexSignIn(tokenHash) {
      const row = await kysely
        .selectFrom('session')
        .select('payload')
        .where('purpose', '=', 'console-sign-in')
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', clock())
        .executeTakeFirst();
      if (!row) return null;
      const { serviceId, pinId } = plexColumn.parse(row.payload);
      return { serviceId: toRowId(serviceId), pinId };
    },

    async endPlexSignIn(tokenHash) {
      const { numDeletedRows } = await kysely
        .deleteFrom('session')
        .where('purpose', '=', 'console-sign-in')
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    },
  };
}
