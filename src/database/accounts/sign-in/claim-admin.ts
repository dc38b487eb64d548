import { sql } from 'kysely';
import { AppError } from '../../../domain/app-error.ts';
import type { KyselyClient } from '../../kysely.ts';
import { hasAdmin } from './has-admin.ts';

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
  return (await hasAdmin(transaction)) ? new AppError('invalid-code') : null;
}
