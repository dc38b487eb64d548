import { sql } from 'kysely';
import { AppError } from '../../../domain/app-error.ts';
import type { KyselyClient } from '../../kysely.ts';

/**
 * Uses a claim code up, one at a time, so that there is only one first admin. Returns `invalid-code` if there is an admin
 * already.
 */
export async function useUpClaimCode(
  transaction: KyselyClient,
  codeId: string,
): Promise<AppError | null> {
  await sql`select pg_advisory_xact_lock(hashtext('medianest claim'))`.execute(transaction);
  await transaction.deleteFrom('session').where('id', '=', codeId).execute();
  const admin = await transaction
    .selectFrom('user')
    .select('id')
    .where('is_admin', '=', true)
    .where('blocked_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return admin ? new AppError('invalid-code') : null;
}
