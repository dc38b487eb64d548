import {
  createResemblance,
  listAccountKeys,
  listPersonKeys,
  type Resemblance,
  resemblances,
} from '../../domain/accounts/resemblance.ts';
import type { ServiceId, UserId } from '../../domain/id.ts';
import type {
  FreeAccount,
  LinkableAccount,
  UserOverview,
} from '../../domain/operator/user-overview.ts';
import type { UserDirectory } from '../../ports/operator/user-directory.ts';

/** An account that may be a user's, and why. */
export interface SuggestedAccount extends LinkableAccount {
  readonly reason: Resemblance;
}

const maxSuggestions = 5;

export type AccountSuggestions = ReturnType<typeof createAccountSuggestions>;

/** Accounts without a user that may belong to users without an account. An admin decides: names prove nothing. */
export function createAccountSuggestions({
  userDirectory,
}: {
  readonly userDirectory: Pick<UserDirectory, 'listFreeAccounts'>;
}) {
  return {
    /**
     * Up to five accounts for each user, the most likely first, of servers on which they have none. Similar names are
     * compared for a single user only: among many, they are more often wrong than right.
     */
    async suggestFor(
      users: readonly UserOverview[],
    ): Promise<ReadonlyMap<UserId, readonly SuggestedAccount[]>> {
      if (users.length === 0) return new Map();
      const free = await userDirectory.listFreeAccounts(listCoveredServers(users));
      const listCandidates = users.length > 1 ? createCandidateIndex(free) : () => free;
      return new Map(
        users.map((user) => {
          const resemble = createResemblance(user);
          const suggested = listCandidates(user)
            .filter(({ serviceId }) => !user.accounts.some((own) => own.serviceId === serviceId))
            .flatMap((account) => {
              const { discordIds: _, telegramIds: __, ...linkable } = account;
              const reason = resemble(account);
              return reason === null ? [] : [{ ...linkable, reason }];
            })
            .toSorted((a, b) => resemblances.indexOf(a.reason) - resemblances.indexOf(b.reason));
          return [user.id, suggested.slice(0, maxSuggestions)];
        }),
      );
    },
  };
}

/** The servers on which each of the users has an account. */
function listCoveredServers([first, ...others]: readonly UserOverview[]): readonly ServiceId[] {
  const ofFirst = new Set(first?.accounts.map(({ serviceId }) => serviceId));
  return [...ofFirst].filter((serviceId) =>
    others.every(({ accounts }) => accounts.some((account) => account.serviceId === serviceId)),
  );
}

/** Finds the accounts that share a name or a chat with a user, without comparing every pair. */
function createCandidateIndex(
  accounts: readonly FreeAccount[],
): (user: UserOverview) => readonly FreeAccount[] {
  const byKey = new Map<string, FreeAccount[]>();
  for (const account of accounts) {
    for (const key of listAccountKeys(account)) {
      const known = byKey.get(key);
      if (known) known.push(account);
      else byKey.set(key, [account]);
    }
  }
  return (user) => [...new Set(listPersonKeys(user).flatMap((key) => byKey.get(key) ?? []))];
}
