import type { Account, RemoteUserId } from '../../domain/accounts/account.ts';
import type { SignIn, SignInFailureReason, SignInResult } from '../../domain/accounts/sign-in.ts';
import { isAppError } from '../../domain/app-error.ts';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';

/** How a sign-in verifies an account. */
export type SignInVerification = 'password' | 'plex' | 'quick-connect';

export type VerifiedLinks = ReturnType<typeof createVerifiedLinks>;

/** Links the account that a sign-in has verified, or records why that is not possible. */
export function createVerifiedLinks(deps: {
  readonly accounts: Pick<AccountRepository, 'findByRemoteUserId' | 'upsert'>;
  readonly accountLinks: Pick<AccountLinkRepository, 'link' | 'listUsers'>;
  readonly users: Pick<UserRepository, 'find'>;
  readonly servers: OverseerrServers;
  readonly audit: AuditLog;
}) {
  const { accounts, accountLinks, users, servers, audit } = deps;

  return {
    /** Links the account of a user of the server. The account may be new. */
    async linkRemoteUser(
      signIn: SignIn,
      remoteUserId: RemoteUserId,
      verifiedBy: SignInVerification,
    ): Promise<SignInResult> {
      const existing = await accounts.findByRemoteUserId(signIn.serviceId, remoteUserId);
      if (existing) return link(signIn, existing, verifiedBy);
      const remote = await servers.get(signIn.serviceId).findAccount(remoteUserId);
      const [saved] = remote ? await accounts.upsert(signIn.serviceId, [remote]) : [];
      return saved ? link(signIn, saved, verifiedBy) : fail(signIn, 'no-account');
    },

    link,

    /** Records a failed sign-in. No account is linked. */
    fail: (signIn: SignIn, reason: SignInFailureReason): Promise<SignInResult> =>
      fail(signIn, reason),

    /** Records why something was refused, for the operator. */
    recordRefusal,
  };

  async function link(
    signIn: SignIn,
    account: Account,
    verifiedBy: SignInVerification,
  ): Promise<SignInResult> {
    const user = await users.find(signIn.userId);
    if (!user || user.isBlocked) return fail(signIn, 'user-blocked', account);
    try {
      const { userId, requester: chat } = signIn;
      await accountLinks.link({ accountId: account.id, userId, verifiedBy, by: null, chat });
    } catch (error) {
      if (isAppError(error, 'not-yours')) return fail(signIn, 'chat-detached', account);
      if (isAppError(error, 'account-blocked')) return fail(signIn, 'account-blocked', account);
      throw error;
    }
    const holders = await accountLinks.listUsers(account.id);
    return {
      kind: 'linked',
      account: account.name,
      server: servers.getTitle(signIn.serviceId),
      isShared: holders.length > 1,
    };
  }

  async function fail(
    signIn: SignIn,
    reason: SignInFailureReason,
    account?: Account,
  ): Promise<SignInResult> {
    await recordRefusal(signIn, { reason, ...(account ? { account: account.id } : {}) });
    return { kind: 'refused', reason };
  }

  async function recordRefusal(
    signIn: SignIn,
    after: Readonly<Record<string, string>>,
  ): Promise<void> {
    const { userId, requester, method } = signIn;
    const actor = { userId, name: requester.name, source: requester.platform };
    const subject = { kind: 'user', id: userId } as const;
    await audit.record(
      toAuditEntry(actor, 'sign-in-refused', subject, { after: { method, ...after } }),
    );
  }
}
