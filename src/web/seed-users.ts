import { toRemoteUserId } from '../domain/accounts/account.ts';
import { AppError } from '../domain/app-error.ts';
import type { ServiceId } from '../domain/id.ts';
import type { AccountRepository, OverseerrServer, UserRepository } from '../ports/ports.ts';
import { toSender, type WebPerson } from './people.ts';

/** Somebody of the page and their account on the media server. */
export interface SeedUser extends WebPerson {
  readonly remoteUserId: number;
}

/**
 * Links the people of the page to their accounts by hand; linking them again changes nothing. Throws what the
 * media server throws, and `account-gone` for an account that it does not have.
 */
export async function linkSeedUsers(deps: {
  readonly people: Pick<UserRepository, 'findOrCreate'>;
  readonly accounts: Pick<AccountRepository, 'upsert' | 'link'>;
  readonly server: Pick<OverseerrServer, 'findAccount'>;
  readonly serviceId: ServiceId;
  readonly seedUsers: readonly SeedUser[];
}): Promise<void> {
  const { people, accounts, server, serviceId, seedUsers } = deps;
  for (const seedUser of seedUsers) {
    const user = await people.findOrCreate(toSender(seedUser));
    const remoteUserId = toRemoteUserId(seedUser.remoteUserId);
    const remote = remoteUserId && (await server.findAccount(remoteUserId));
    const [account] = remote ? await accounts.upsert(serviceId, [remote]) : [];
    if (!account)
      throw new AppError('account-gone', { detail: { remoteUserId: seedUser.remoteUserId } });
    if (account.userId !== user.id) await accounts.link(account.id, user.id, 'admin');
  }
}
