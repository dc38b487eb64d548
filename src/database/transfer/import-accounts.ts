import { isSamePerson } from '../../domain/accounts/same-person.ts';
import { newId } from '../../lib/ids/new-id.ts';
import { insertLink } from '../accounts/link-rows.ts';
import { toRowId } from '../row-id.ts';
import type { ImportScope } from './import-user.ts';
import type { UserFile } from './user-file.ts';

type AccountInFile = UserFile['accounts'][number];

/**
 * Links the user to their accounts. A number on a server may belong to another person here, so the account must also
 * look like theirs. One that was not read yet gets no permissions until it is.
 */
export async function importAccounts(scope: ImportScope): Promise<void> {
  for (const account of scope.file.accounts) {
    const serviceId = scope.serviceIds.get(account.server);
    if (serviceId !== undefined) await importAccount(scope, account, serviceId);
  }
}

async function importAccount(scope: ImportScope, account: AccountInFile, serviceId: string) {
  const { transaction, userId, tally } = scope;
  const name = `the account ${account.remoteUserId} (${account.name}) on "${account.server}"`;
  const accountId = await findOrCreateAccount(scope, account, serviceId);
  if (accountId === null) {
    tally.skip(`${name}: here, this number belongs to somebody else`);
    return;
  }
  const current = await transaction
    .selectFrom('account_link')
    .select('account_id')
    .where('user_id', '=', userId)
    .where('service_id', '=', serviceId)
    .executeTakeFirst();
  if (current?.account_id === accountId) tally.know('accounts');
  else if (current) tally.skip(`${name}: the user has another account there`);
  else {
    await insertLink(transaction, {
      userId,
      accountId: toRowId(accountId),
      serviceId: toRowId(serviceId),
      verifiedBy: account.verifiedBy,
      verifiedAt: account.verifiedAt,
    });
    tally.addLink('accounts', name);
  }
}

/** Null if the number belongs to another person. */
async function findOrCreateAccount(
  { transaction, now }: ImportScope,
  account: AccountInFile,
  serviceId: string,
): Promise<string | null> {
  const { remoteUserId, name, email, plexId, remoteCreatedAt } = account;
  const known = await transaction
    .selectFrom('account')
    .select(['id', 'name', 'email', 'plex_id', 'remote_created_at'])
    .where('service_id', '=', serviceId)
    .where('remote_user_id', '=', remoteUserId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (known) {
    const { plex_id: knownPlexId, remote_created_at: createdAt, ...rest } = known;
    const isSame = isSamePerson(
      { name, email, plexId, createdAt: remoteCreatedAt },
      { ...rest, plexId: knownPlexId, createdAt },
    );
    return isSame ? known.id : null;
  }
  const id = newId();
  await transaction
    .insertInto('account')
    .values({
      id,
      service_id: serviceId,
      remote_user_id: remoteUserId,
      name,
      email,
      plex_id: plexId,
      remote_created_at: remoteCreatedAt,
      synced_at: now,
    })
    .execute();
  return id;
}
