import { sql } from 'kysely';
import { z } from 'zod';
import { jsonText } from '../../json.ts';
import type { KyselyClient } from '../../kysely.ts';

/** Where encrypted values are stored, and which file encrypts them. A test finds places that are missing here. */
export const sealedPlaces = {
  'service_config.sealed_secret': 'src/database/services/service-repository.ts',
  'service_config.sealed_credentials': 'src/database/services/service-repository.ts',
  'session.payload': 'src/database/accounts/sign-in/sign-in-repository.ts',
  'settings_version.sealed_values': 'src/database/settings/settings-store.ts',
} as const satisfies Readonly<Record<string, string>>;

type SealedPlace = keyof typeof sealedPlaces;

interface SealedValue {
  readonly place: SealedPlace;
  readonly id: string;
  readonly sealed: string;
}

const payload = z.looseObject({ sealedSecret: z.string().nullish() });

/** All encrypted values. Their rows stay locked until the transaction ends. */
export async function listSealedValues(transaction: KyselyClient): Promise<SealedValue[]> {
  const services = await transaction
    .selectFrom('service_config')
    .select(['id', 'sealed_secret', 'sealed_credentials'])
    .orderBy('id')
    .forUpdate()
    .execute();
  const sessions = await transaction
    .selectFrom('session')
    .select(['id', 'payload'])
    .where(jsonText('payload', 'sealedSecret'), 'is not', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  const settings = await transaction
    .selectFrom('settings_version')
    .select(['version', 'sealed_values'])
    .orderBy('version')
    .forUpdate()
    .execute();
  return [
    ...services.flatMap((row) => [
      ...toValue('service_config.sealed_secret', row.id, row.sealed_secret),
      ...toValue('service_config.sealed_credentials', row.id, row.sealed_credentials),
    ]),
    ...sessions.flatMap((row) =>
      toValue('session.payload', row.id, payload.parse(row.payload).sealedSecret),
    ),
    ...settings.flatMap((row) =>
      toValue('settings_version.sealed_values', `${row.version}`, row.sealed_values),
    ),
  ];
}

/** Replaces an encrypted value. */
export async function replaceSealedValue(
  transaction: KyselyClient,
  { place, id, sealed }: SealedValue,
): Promise<void> {
  switch (place) {
    case 'service_config.sealed_secret':
      await updateService(transaction, id, { sealed_secret: sealed });
      break;
    case 'service_config.sealed_credentials':
      await updateService(transaction, id, { sealed_credentials: sealed });
      break;
    case 'session.payload':
      await transaction
        .updateTable('session')
        .set({ payload: sql`payload || jsonb_build_object('sealedSecret', ${sealed}::text)` })
        .where('id', '=', id)
        .execute();
      break;
    case 'settings_version.sealed_values':
      await transaction
        .updateTable('settings_version')
        .set({ sealed_values: sealed })
        .where('version', '=', Number(id))
        .execute();
  }
}

function toValue(place: SealedPlace, id: string, sealed: string | null | undefined): SealedValue[] {
  return sealed ? [{ place, id, sealed }] : [];
}

async function updateService(
  transaction: KyselyClient,
  id: string,
  columns: { readonly sealed_secret: string } | { readonly sealed_credentials: string },
): Promise<void> {
  await transaction.updateTable('service_config').set(columns).where('id', '=', id).execute();
}
