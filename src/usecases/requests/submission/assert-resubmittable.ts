import type { Account } from '../../../domain/accounts/account.ts';
import { toRights } from '../../../domain/accounts/permission.ts';
import { countUsage, fitsQuota, type Quota } from '../../../domain/accounts/quota.ts';
import { AppError } from '../../../domain/app-error.ts';
import type { RemoteRequest } from '../../../domain/requests/remote-request.ts';
import type { MediaRequest } from '../../../domain/requests/request.ts';
import type { AccountLinkRepository } from '../../../ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../../../ports/accounts/account-repository.ts';
import type { UserRepository } from '../../../ports/accounts/user-repository.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { OverseerrServers } from '../../../ports/services/overseerr-servers.ts';
import type { Members } from '../../accounts/members.ts';
import type { Quotas } from '../../accounts/quotas.ts';
import { createMakers } from './makers.ts';

export type AssertResubmittable = ReturnType<typeof createAssertResubmittable>;

/** Checks that a request would be accepted again before it is deleted on its server to be made anew. */
export function createAssertResubmittable(deps: {
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly accountLinks: Pick<AccountLinkRepository, 'findByUser'>;
  readonly users: Pick<UserRepository, 'find'>;
  readonly servers: Pick<OverseerrServers, 'getGuestUserId'>;
  readonly members: Pick<Members, 'refreshAccount'>;
  readonly quotas: Pick<Quotas, 'refresh'>;
  readonly clock: Clock;
}) {
  const { accountLinks, users, servers, members, quotas, clock } = deps;
  const makers = createMakers(deps);

  /**
   * Throws `member-blocked`, `member-not-linked`, `on-behalf-not-permitted`, `member-no-permission`, and
   * `member-quota-exceeded`, and what a call throws that finds out.
   */
  return async (request: MediaRequest, account: Account, remote: RemoteRequest): Promise<void> => {
    await assertHeld(request, account);
    const refusal = await makers.findRefusal(request);
    if (refusal) throw refusal;
    const { title, is4k } = request;
    const { permissions } = await members.refreshAccount(account);
    if (!toRights(permissions).canRequest(title.mediaType, is4k)) {
      throw new AppError('member-no-permission');
    }
    const quota = (await quotas.refresh(account))[title.mediaType];
    const usage = countUsage(title.mediaType, request.seasons);
    const added = isCounted(quota, remote) ? 0 : usage;
    if (!fitsQuota(quota, added)) throw new AppError('member-quota-exceeded');
  };

  /** The submission sends nothing for an account that the requester no longer holds. */
  async function assertHeld({ userId, serviceId }: MediaRequest, account: Account): Promise<void> {
    const [own, user] = await Promise.all([
      userId ? accountLinks.findByUser(userId, serviceId) : null,
      userId ? users.find(userId) : null,
    ]);
    if (user?.isBlocked || account.isBlocked) throw new AppError('member-blocked');
    const isHeld =
      own?.id === account.id || account.remoteUserId === servers.getGuestUserId(serviceId);
    if (!isHeld) throw new AppError('member-not-linked');
  }

  /** A request that has left the period of the quota gives nothing back when it is deleted. */
  function isCounted({ days }: Quota, { createdAt }: RemoteRequest): boolean {
    return days === null || clock().getTime() - createdAt.getTime() < days * 86_400_000;
  }
}
