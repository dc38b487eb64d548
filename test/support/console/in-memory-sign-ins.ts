import type { LinkedAccount } from '../../../src/domain/accounts/account.ts';
import type { User } from '../../../src/domain/accounts/user.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import type { AccountHolder } from '../../../src/domain/console/console-rights.ts';
import type { UserId } from '../../../src/domain/id.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type {
  ConsolePlexSignIn,
  ConsoleSignInRepository,
  ConsoleUsers,
} from '../../../src/ports/console/console-sign-in-repository.ts';

/** Sign-ins to the console in memory. */
export function createInMemoryConsoleSignIns(clock: Clock): ConsoleSignInRepository {
  const links = new Map<string, { userId: UserId; expiresAt: Date; isUsed: boolean }>();
  const plexSignIns = new Map<string, ConsolePlexSignIn & { expiresAt: Date }>();
  return {
    async createLink(userId, { tokenHash, expiresAt }) {
      for (const [hash, link] of links) if (link.userId === userId) links.delete(hash);
      links.set(tokenHash, { userId, expiresAt, isUsed: false });
    },
    async takeLink(tokenHash) {
      const link = links.get(tokenHash);
      if (!link || link.expiresAt <= clock()) return null;
      links.set(tokenHash, { ...link, isUsed: true });
      return { userId: link.userId, isFirstUse: !link.isUsed };
    },
    async createPlexSignIn(signIn, { tokenHash, expiresAt }) {
      plexSignIns.set(tokenHash, { ...signIn, expiresAt });
    },
    async findPlexSignIn(tokenHash) {
      const signIn = plexSignIns.get(tokenHash);
      if (!signIn || signIn.expiresAt <= clock()) return null;
      return { serviceId: signIn.serviceId, pinId: signIn.pinId };
    },
    endPlexSignIn: async (tokenHash) => plexSignIns.delete(tokenHash),
  };
}

/** The users of the console in memory, of whom all have a chat unless they were made here. */
export function createInMemoryConsoleUsers(deps: {
  readonly people: Map<UserId, AccountHolder>;
  readonly addPerson: (user: Partial<User>, accounts: readonly LinkedAccount[]) => UserId;
  readonly claimCode: string;
}): ConsoleUsers {
  const { people, addPerson, claimCode } = deps;
  const withoutChat = new Set<UserId>();
  let isClaimed = false;
  const hasAdmin = async () =>
    [...people.values()].some(({ user }) => user.isAdmin && !user.isBlocked);
  return {
    hasAdmin,
    async findOrCreateByAccount(account, verifiedBy) {
      const holders = [...people.values()].flatMap(({ user, accounts }) =>
        accounts.filter(({ id }) => id === account.id).map((link) => ({ user, link })),
      );
      const proved = holders.filter(({ link }) => link.verifiedBy !== 'profile');
      const own = proved.filter(({ user }) => withoutChat.has(user.id));
      const found = [holders, own, proved].find((each) => each.length === 1)?.[0];
      if (found) return found.user.id;
      const linked = { ...account, verifiedBy };
      const id = addPerson({ displayName: account.name }, [linked]);
      withoutChat.add(id);
      return id;
    },
    async claimAsNewUser(code, name) {
      if (code !== claimCode || isClaimed || (await hasAdmin())) throw new AppError('invalid-code');
      isClaimed = true;
      const id = addPerson({ displayName: name, isAdmin: true }, []);
      withoutChat.add(id);
      return id;
    },
  };
}
