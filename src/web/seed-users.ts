import { toRemoteUserId } from '../domain/accounts/account.ts';
import { AppError } from '../domain/app-error.ts';
import type { ServiceId } from '../domain/id.ts';
import type { AccountLinkRepository } from '../ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../ports/accounts/account-repository.ts';
import type { UserRepository } from '../ports/accounts/user-repository.ts';
import type { OverseerrServer } from '../ports/services/overseerr-server.ts';
import { toSender, type WebPerson } from './people.ts';

/** A person of the page with their Overseerr account. */
export interface SeedUser extends WebPerson {
  readonly remoteUserId: number;
}

/**
 * Links the people of the page to their Overseerr accounts; linking them again changes nothing. Throws the errors of
 * Overseerr, and `account-not-found` for an account that does not exist there.
 */
export async function linkSeedUsers(deps: {
  readonly people: Pick<UserRepository, 'findOrCreate'>;
  readonly accounts: Pick<AccountRepository, 'upsert'>;
  readonly accountLinks: Pick<AccountLinkRepository, 'findByUser' | 'link'>;
  readonly server: Pick<OverseerrServer, 'findAccount'>;
  readonly serviceId: ServiceId;
  readonly seedUsers: readonly SeedUser[];
}): Promise<void> {
  const { people, accounts, accountLinks, server, serviceId, seedUsers } = deps;
  for (const seedUser of seedUsers) {
    const user = await people.findOrCreate(toSender(seedUser, null));
    const remoteUserId = toRemoteUserId(seedUser.remoteUserId);
    const remote = remoteUserId && (await server.findAccount(remoteUserId));
    const [account] = remote ? await accounts.upsert(serviceId, [remote]) : [];
    if (!account)
      throw new AppError('account-not-found', { detail: { remoteUserId: seedUser.remoteUserId } });
    const current = await accountLinks.findByUser(user.id, serviceId);
    if (current?.id === account.id) continue;
    const link = { accountId: account.id, userId: user.id, verifiedBy: 'admin', by: null } as const;
    await accountLinks.link(link);
  }
}
