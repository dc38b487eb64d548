import { z } from 'zod';
import type { Preferences } from '../../domain/accounts/identity.ts';
import type { UserId } from '../../domain/id.ts';
import { platforms } from '../../domain/place.ts';
import type { KyselyClient } from '../kysely.ts';
import { toRowId } from '../row-id.ts';

/** Preferences as they are stored. */
export const preferencesColumn = z.object({
  notifyOn: z.enum(platforms).exactOptional(),
  linksByProfile: z.boolean().exactOptional(),
  serviceId: z
    .string()
    .transform(toRowId<'service'>)
    .exactOptional(),
}) satisfies z.ZodType<Preferences>;

/** New values of preferences. Null removes one. */
export type PreferencesPatch = {
  readonly [Key in keyof Preferences]: Preferences[Key] | null | undefined;
};

/** Changes the preferences of a user in the caller's transaction. */
export async function changePreferences(
  transaction: KyselyClient,
  userId: UserId,
  { patch, now }: { readonly patch: PreferencesPatch; readonly now: Date },
): Promise<void> {
  const row = await transaction
    .selectFrom('user')
    .select('preferences')
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return;
  const changed = { ...preferencesColumn.parse(row.preferences), ...patch };
  const kept = Object.entries(changed).filter(([, value]) => value !== null && value !== undefined);
  await transaction
    .updateTable('user')
    .set({ preferences: Object.fromEntries(kept), updated_at: now })
    .where('id', '=', userId)
    .execute();
}
