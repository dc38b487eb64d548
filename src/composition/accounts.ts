import type { UnlinkedPolicy } from '../domain/spaces/space.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobQueue, JobThrottle } from '../ports/job-queue.ts';
import type { Log } from '../ports/log.ts';
import type { OverseerrServers } from '../ports/services/overseerr-servers.ts';
import type { ServiceRepository } from '../ports/services/service-repository.ts';
import { createAccountSync } from '../usecases/accounts/account-sync.ts';
import { createIdentity } from '../usecases/accounts/identity.ts';
import { createMemberAdmin } from '../usecases/accounts/member-admin.ts';
import { createMembers } from '../usecases/accounts/members.ts';
import { createPermissionRefresh } from '../usecases/accounts/permission-refresh.ts';
import { createQuotas } from '../usecases/accounts/quotas.ts';
import { createServices } from '../usecases/services/services.ts';
import type { Repositories } from './repositories.ts';

/** Who users are, which accounts they have, and what these may do. */
export function createAccountUseCases(
  deps: Pick<
    Repositories,
    | 'accountLinks'
    | 'accounts'
    | 'codes'
    | 'memberRepository'
    | 'merges'
    | 'preferences'
    | 'quotaCache'
    | 'refusals'
    | 'userErasure'
    | 'users'
  > & {
    readonly servers: OverseerrServers;
    readonly serviceRepository: ServiceRepository;
    readonly jobs: JobQueue & JobThrottle;
    readonly unlinkedPolicy: UnlinkedPolicy;
    readonly publicCards: boolean;
    readonly syncIntervalSeconds?: ((accounts: number) => number) | undefined;
    readonly clock: Clock;
    readonly log: Log;
  },
) {
  const { accountLinks, accounts, codes, memberRepository, merges, preferences } = deps;
  const { quotaCache, refusals, userErasure, users } = deps;
  const { servers, serviceRepository, jobs, unlinkedPolicy, clock, log } = deps;
  const { syncIntervalSeconds } = deps;

  const quotas = createQuotas({ quotaCache, servers, clock });
  const accountSync = createAccountSync({
    accounts,
    accountLinks,
    servers,
    serviceRepository,
    quotas,
    clock,
    log,
  });
  const members = createMembers({
    users,
    accounts,
    accountLinks,
    preferences,
    servers,
    jobs,
    accountSync,
    unlinkedPolicy,
    clock,
    ...(syncIntervalSeconds ? { syncIntervalSeconds } : {}),
  });
  // Every door finds the account of an actor in the same way.
  const ownAccounts = { findByUser: members.findAccount };
  return {
    quotas,
    ownAccounts,
    members,
    services: createServices({
      servers,
      accountLinks: ownAccounts,
      preferences,
      publicCards: deps.publicCards,
    }),
    permissionRefresh: createPermissionRefresh({ accountLinks: ownAccounts, members, clock }),
    identity: createIdentity({
      preferences,
      merges,
      codes,
      users,
      userErasure,
      accountLinks,
      memberRepository,
      refusals,
      members,
      servers,
      quotas,
      jobs,
    }),
    memberAdmin: createMemberAdmin({
      memberRepository,
      refusals,
      accounts,
      accountLinks,
      merges,
      userErasure,
      jobs,
    }),
    accountSync,
  };
}
