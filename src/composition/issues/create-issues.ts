import type { Translations } from '../../chat/i18n/translations.ts';
import { issueButtonIds } from '../../chat/issues/issue-actions.ts';
import { createIssueCardPublisher } from '../../chat/issues/issue-card-publisher.ts';
import type { Outbounds } from '../../chat/outbound.ts';
import { newId } from '../../lib/ids/new-id.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DatabaseRetry } from '../../ports/database-retry.ts';
import type { JobDelay, JobQueue } from '../../ports/job-queue.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Log } from '../../ports/log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { Members } from '../../usecases/accounts/members.ts';
import type { PermissionRefresh } from '../../usecases/accounts/permission-refresh.ts';
import type { ApprovalPlaces } from '../../usecases/approvals/approval-places.ts';
import { createIssueAccess } from '../../usecases/issues/issue-access.ts';
import { createIssueChanges } from '../../usecases/issues/issue-changes.ts';
import { createIssueList } from '../../usecases/issues/issue-list.ts';
import { createIssueReports } from '../../usecases/issues/issue-reports.ts';
import { createIssueTargets } from '../../usecases/issues/issue-targets.ts';
import { createRemoteIssueSteps } from '../../usecases/issues/remote-issue-steps.ts';
import { createIssueSubmission } from '../../usecases/issues/send-issue.ts';
import { createIssueShowing } from '../../usecases/issues/show-issue.ts';
import { createIssueSync } from '../../usecases/issues/sync-issues.ts';
import type { Repositories } from '../repositories.ts';

/** Problems that members report: sending them, keeping them in step with Overseerr, and showing them. */
export function createIssueUseCases(
  deps: Pick<
    Repositories,
    | 'accountLinks'
    | 'accounts'
    | 'audit'
    | 'issueCards'
    | 'issueComments'
    | 'issueDraftRepository'
    | 'issueRepository'
    | 'preferences'
    | 'requestRepository'
    | 'users'
  > & {
    readonly servers: OverseerrServers;
    readonly members: Members;
    /** Finds the account of an actor, for whatever they do. */
    readonly ownAccounts: Pick<AccountLinkRepository, 'findByUser'>;
    readonly permissionRefresh: PermissionRefresh;
    readonly approvalPlaces: ApprovalPlaces;
    readonly outbounds: Outbounds;
    readonly translations: Translations;
    readonly timeZone: string;
    readonly jobs: JobQueue & JobDelay;
    readonly locks: Locks;
    readonly retry: DatabaseRetry;
    readonly clock: Clock;
    readonly log: Log;
  },
) {
  const access = createIssueAccess({ ...deps, accountLinks: deps.ownAccounts });
  const steps = createRemoteIssueSteps({ ...deps, newId });
  const shared = { ...deps, access, steps, newId };
  return {
    issueReports: createIssueReports(shared),
    issueChanges: createIssueChanges(shared),
    issueList: createIssueList(shared),
    jobs: {
      issueSubmission: createIssueSubmission(shared),
      issueSync: createIssueSync(shared),
      issueShowing: createIssueShowing({
        ...shared,
        targets: createIssueTargets(deps),
        publisher: createIssueCardPublisher({ ...deps, buttonIds: issueButtonIds }),
      }),
    },
  };
}
