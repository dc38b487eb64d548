import type { PreferenceRepository } from '../../ports/accounts/preference-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { KyselyClient } from '../kysely.ts';
import { changePreferences, preferencesColumn } from './preferences-column.ts';

/** Users' preferences, on PostgreSQL. */
export function createPreferenceRepository({
  kysely,
  clock,
}: {
  readonly kysely: KyselyClient;
  readonly clock: Clock;
}): PreferenceRepository {
  return {
    async getPreferences(userId) {
      const row = await kysely
        .selectFrom('user')
        .select('preferences')
        .where('id', '=', userId)
        .executeTakeFirst();
      return preferencesColumn.parse(row?.preferences ?? {});
    },

    async updatePreferences(userId, change) {
      if ('locale' in change) {
        const { locale } = change;
        await kysely.updateTable('user').set({ locale }).where('id', '=', userId).execute();
        return;
      }
      const patch = 'linksByProfile' in change ? { linksByProfile: null } : change;
      await kysely
        .transaction()
        .execute((transaction) => changePreferences(transaction, userId, { patch, now: clock() }));
    },
  };
}
