import { planProfileLinks } from '../../../src/domain/accounts/profile-matching.ts';
import { type ActorIdentity, botActor } from '../../../src/domain/actor.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import type { AuditAction } from '../../../src/domain/audit-action.ts';
import { toAuditEntry } from '../../../src/domain/audit-entry.ts';
import type { AccountId, UserId } from '../../../src/domain/id.ts';
import type { AccountLinkRepository } from '../../../src/ports/accounts/account-link-repository.ts';
import { toAccount } from './account-repository.ts';
import { assertNotShutOut } from './identity/last-admin.ts';
import type { IdentityStore, LinkRecord } from './identity-store.ts';

/** Implements `AccountLinkRepository` without a database. */
export function createInMemoryAccountLinks(
  store: IdentityStore,
  clock: () => Date = () => new Date(),
): AccountLinkRepository {
  const findLink = (userId: UserId, serviceId: LinkRecord['serviceId']) =>
    store.links.find((link) => link.userId === userId && link.serviceId === serviceId);

  return {
    async findByUser(userId, serviceId) {
      const link = findLink(userId, serviceId);
      const record = link && store.accounts.get(link.accountId);
      if (!record || record.removedAt) return null;
      return { ...toAccount(record), verifiedBy: link.verifiedBy };
    },

    async hasLink(userId, accountId) {
      return store.links.some((link) => link.userId === userId && link.accountId === accountId);
    },

    async listUsers(accountId) {
      return store.links
        .filter((link) => link.accountId === accountId)
        .flatMap(({ userId }) => store.users.get(userId)?.user ?? []);
    },

    async link({ accountId, userId, verifiedBy, by, chat }) {
      const user = store.users.get(userId);
      if (!user) throw new AppError('not-found');
      const isTheirs = user.chats.some(
        (each) => each.platform === chat?.platform && each.platformUserId === chat.platformUserId,
      );
      if (chat && !isTheirs) throw new AppError('not-yours');
      const account = store.accounts.get(accountId);
      if (!account || account.removedAt) throw new AppError('account-not-found');
      if (account.isBlocked && verifiedBy !== 'admin') throw new AppError('account-blocked');
      const { serviceId } = account;
      const current = findLink(userId, serviceId);
      const isCurrentRemoved = current && store.accounts.get(current.accountId)?.removedAt;
      const isProven = current && current.verifiedBy !== 'profile' && !isCurrentRemoved;
      if (verifiedBy === 'profile' && isProven) return;
      const link = { userId, accountId, serviceId, verifiedBy, missingSince: null };
      const others = store.links.filter((each) => each !== current);
      if (current) assertNotShutOut(store, { userId, links: [...others, link] });
      remove(current);
      store.links.push(link);
      const actor = by ?? { ...botActor, userId };
      if (current && current.accountId !== accountId)
        audit(actor, 'account-unlink', current.accountId, { userId, why: 'another-account' });
      audit(actor, 'account-link', accountId, { userId, verifiedBy });
    },

    async unlink(userId, serviceId, by) {
      const link = findLink(userId, serviceId);
      const user = store.users.get(userId);
      const account = link && store.accounts.get(link.accountId);
      if (!account || !user) return null;
      const links = store.links.filter((each) => each !== link);
      assertNotShutOut(store, { userId, links });
      remove(link);
      user.preferences = { ...user.preferences, linksByProfile: false };
      audit(by, 'account-unlink', account.id, { userId });
      return { name: account.remote.name };
    },

    async matchProfiles(serviceId) {
      const accounts = [...store.accounts.values()].filter((each) => each.serviceId === serviceId);
      const plan = planProfileLinks(
        accounts
          .filter(({ removedAt }) => removedAt === null)
          .map(({ id, remote: { discordIds, telegramIds }, isBlocked }) => ({
            accountId: id,
            discordIds,
            telegramIds,
            isBlocked,
          })),
        [...store.users.values()].map(({ user, chats, preferences }) => ({
          userId: user.id,
          chats,
          isBlocked: user.isBlocked,
          linksByProfile: preferences.linksByProfile !== false,
        })),
        store.links
          .filter((link) => link.serviceId === serviceId)
          .map((link) => {
            const account = store.accounts.get(link.accountId);
            const isUserBlocked = store.users.get(link.userId)?.user.isBlocked ?? false;
            return {
              ...link,
              isRemoved: account?.removedAt !== null,
              isBlocked: isUserBlocked || (account?.isBlocked ?? false),
            };
          }),
        clock(),
      );
      for (const link of store.links.filter((each) => each.serviceId === serviceId)) {
        const isDoubted = plan.doubted.some(({ userId }) => userId === link.userId);
        link.missingSince = isDoubted ? (link.missingSince ?? clock()) : null;
      }
      const verifiedBy = 'profile';
      for (const { userId, accountId } of plan.unlinked) {
        remove(findLink(userId, serviceId));
        audit({ ...botActor, userId }, 'account-unlink', accountId, { userId, verifiedBy });
      }
      for (const { userId, accountId } of plan.linked) {
        remove(findLink(userId, serviceId));
        store.links.push({ userId, accountId, serviceId, verifiedBy, missingSince: null });
        audit({ ...botActor, userId }, 'account-link', accountId, { userId, verifiedBy });
      }
      return {
        linked: plan.linked.length,
        unlinked: plan.unlinked.length,
        doubted: plan.doubted.length,
      };
    },
  };

  function remove(link: LinkRecord | undefined): void {
    store.links = store.links.filter((each) => each !== link);
  }

  function audit(
    actor: ActorIdentity,
    action: AuditAction,
    id: AccountId,
    after: Readonly<Record<string, unknown>>,
  ): void {
    store.audit.push(toAuditEntry(actor, action, { kind: 'account', id }, { after }));
  }
}
