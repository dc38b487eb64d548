import type { Account } from '../../domain/accounts/account.ts';
import type { PlexUser } from '../../domain/accounts/sign-in.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { PlexAccountRepository } from '../../ports/accounts/sign-in-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';

export type PlexAccounts = ReturnType<typeof createPlexAccounts>;

/** Finds the accounts of Plex users. */
export function createPlexAccounts(deps: {
  readonly accounts: Pick<AccountRepository, 'upsert'>;
  readonly plexAccounts: PlexAccountRepository;
  readonly servers: Pick<OverseerrServers, 'get'>;
}) {
  const { accounts, plexAccounts, servers } = deps;

  return {
    /**
     * The account of a Plex user, as the server has it now. It may have been made, or got its Plex ID, since accounts
     * were read last. Null if there is none, or several.
     */
    async find(serviceId: ServiceId, plexUser: PlexUser): Promise<Account | null> {
      const known = await findKnown(serviceId, plexUser);
      if (known) return known;
      const remote = await servers.get(serviceId).listAccountsByPlexUser(plexUser);
      await accounts.upsert(serviceId, remote);
      return findKnown(serviceId, plexUser);
    },
  };

  /**
   * Finds the account by Plex ID, then by a confirmed email address that only one account has. The
   * server must still confirm the match.
   */
  async function findKnown(
    serviceId: ServiceId,
    { plexId, email, isEmailConfirmed }: PlexUser,
  ): Promise<Account | null> {
    const byId = await plexAccounts.listByPlexId(serviceId, plexId);
    const byEmail =
      byId.length === 0 && email && isEmailConfirmed
        ? await plexAccounts.listByEmail(serviceId, email)
        : [];
    const [account, ...others] = byId.length > 0 ? byId : byEmail;
    if (!account || others.length > 0) return null;
    const remote = await servers.get(serviceId).findAccount(account.remoteUserId);
    if (!remote) return null;
    const [saved = account] = await accounts.upsert(serviceId, [remote]);
    if (remote.plexId !== null) return remote.plexId === plexId ? saved : null;
    const isTheirs = byId.length === 0 && remote.email?.toLowerCase() === email?.toLowerCase();
    return isTheirs ? saved : null;
  }
}
