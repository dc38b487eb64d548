import type { Account, RemoteUserId } from '../../domain/accounts/account.ts';
import { type Rights, toAccountRights } from '../../domain/accounts/permission.ts';
import type { Actor, UserActor } from '../../domain/actor.ts';
import { AppError, toAppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import { type Issue, isReportedBy } from '../../domain/issues/issue.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { Members } from '../accounts/members.ts';
import type { PermissionRefresh } from '../accounts/permission-refresh.ts';

export type IssueAccess = ReturnType<typeof createIssueAccess>;

/** Who may report, see, and change issues, checked at the moment they do. */
export function createIssueAccess(deps: {
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly accountLinks: Pick<AccountLinkRepository, 'findByUser'>;
  readonly members: Pick<Members, 'refreshAccount' | 'resolveKnownAccount'>;
  readonly permissionRefresh: Pick<PermissionRefresh, 'refreshPermissions'>;
  readonly servers: Pick<OverseerrServers, 'getGuestUserId'>;
}) {
  const { accounts, accountLinks, members, permissionRefresh, servers } = deps;

  return {
    /** The account that an actor reports as. Throws `not-linked`, `account-blocked`, and `no-issue-permission`. */
    async authorizeReport(actor: Actor, serviceId: ServiceId): Promise<Account> {
      const { account } = await members.resolveKnownAccount(actor, serviceId);
      if (toAccountRights(account).canReportIssues) return account;
      // The stored permissions can be minutes old; the owner may have granted this one just now.
      const fresh = await members.refreshAccount(account);
      if (toAccountRights(fresh).canReportIssues) return fresh;
      throw new AppError('no-issue-permission');
    },

    /** Whether an actor can report issues, as far as the bot knows without asking the server. */
    async canReport(actor: Actor, serviceId: ServiceId): Promise<boolean> {
      const account = await accountLinks.findByUser(actor.userId, serviceId);
      return has(account, 'canReportIssues');
    },

    /**
     * Whom an actor comments on an issue as, or changes its status; null: the owner of the API key. Reporters may do so,
     * users with the Manage Issues permission, and admins. Throws `not-issue-manager`, and `not-linked` for reporters who
     * have lost the account that they reported with.
     */
    async authorizeChange(actor: UserActor, issue: Issue): Promise<RemoteUserId | null> {
      const account = await accountLinks.findByUser(actor.userId, issue.serviceId);
      if (has(account, 'canManageIssues')) return account.remoteUserId;
      if (isReportedBy(issue, actor.userId)) return findReporter(issue, account);
      const fresh = await refresh(actor, issue.serviceId);
      if (has(fresh, 'canManageIssues')) return fresh.remoteUserId;
      if (actor.isAdmin) return null;
      throw new AppError('not-issue-manager');
    },

    /** Whether an actor may see the issues of others. */
    async canSeeAll(actor: UserActor, serviceId: ServiceId): Promise<boolean> {
      if (actor.isAdmin) return true;
      const account = await accountLinks.findByUser(actor.userId, serviceId);
      if (has(account, 'canSeeIssues')) return true;
      return has(await refresh(actor, serviceId), 'canSeeIssues');
    },
  };

  async function findReporter(issue: Issue, own: Account | null): Promise<RemoteUserId> {
    const account = issue.accountId ? await accounts.find(issue.accountId) : null;
    const isGuest =
      account !== null && servers.getGuestUserId(issue.serviceId) === account.remoteUserId;
    if (!account || (own?.id !== account.id && !isGuest)) throw new AppError('not-linked');
    if (account.isBlocked) throw new AppError('account-blocked');
    return account.remoteUserId;
  }

  /** Null while the server does not respond: the stored permissions apply then. */
  async function refresh({ userId }: UserActor, serviceId: ServiceId): Promise<Account | null> {
    try {
      return await permissionRefresh.refreshPermissions(userId, serviceId);
    } catch (error) {
      if (toAppError(error).code === 'internal') throw error;
      return null;
    }
  }
}

function has(
  account: Account | null,
  right: 'canManageIssues' | 'canReportIssues' | 'canSeeIssues',
): account is Account {
  const rights: Rights | null = account && toAccountRights(account);
  return rights?.[right] === true;
}
