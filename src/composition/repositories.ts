import type { BotConfig } from '../config/bot-config.ts';
import { createAccountLinkRepository } from '../database/accounts/account-link-repository.ts';
import { createAccountRepository } from '../database/accounts/account-repository.ts';
import { createMemberRepository } from '../database/accounts/members/member-repository.ts';
import { createUserErasure } from '../database/accounts/members/user-erasure.ts';
import { createMergeRepository } from '../database/accounts/merge/merge-repository.ts';
import { createPreferenceRepository } from '../database/accounts/preference-repository.ts';
import { createQuotaCache } from '../database/accounts/quota-cache.ts';
import { createCodeRepository } from '../database/accounts/sign-in/code-repository.ts';
import {
  createPlexAccountRepository,
  createSignInRepository,
} from '../database/accounts/sign-in/sign-in-repository.ts';
import { createUserRepository } from '../database/accounts/user-repository.ts';
import { createVoteRepository } from '../database/approvals/vote-repository.ts';
import { createVoteRuleRepository } from '../database/approvals/vote-rule-repository.ts';
import { createAuditLog, createRefusalLog } from '../database/audit-log.ts';
import { createIssueCardRepository } from '../database/issues/issue-card-repository.ts';
import { createIssueCommentRepository } from '../database/issues/issue-comment-repository.ts';
import { createIssueDraftRepository } from '../database/issues/issue-draft-repository.ts';
import { createIssueRepository } from '../database/issues/issue-repository.ts';
import type { JobSender } from '../database/job-sender.ts';
import type { ProcessLocks } from '../database/locks/locks.ts';
import { createArrivalRepository } from '../database/notifications/arrival-repository.ts';
import { createCardRepository } from '../database/notifications/card-repository.ts';
import { createSubscriptionRepository } from '../database/notifications/subscription-repository.ts';
import type { OpenDatabase } from '../database/open-database.ts';
import { createDraftRepository } from '../database/requests/draft-repository.ts';
import { createRequestRepository } from '../database/requests/request-repository.ts';
import { createSubmissionTimes } from '../database/requests/submission-times.ts';
import { createUnfinishedWork } from '../database/requests/unfinished-work.ts';
import type { SecretBox } from '../database/secrets/secret-box.ts';
import { createWebhookStates } from '../database/services/webhook-states.ts';
import { createBotMembershipRepository } from '../database/spaces/bot-membership-repository.ts';
import { createSpaceRepository } from '../database/spaces/space-repository.ts';
import { createSearchRepository } from '../database/titles/search-repository.ts';
import { newId } from '../lib/ids/new-id.ts';
import type { Clock } from '../ports/clock.ts';
import type { LockedReads, ReadingLocks } from '../ports/locks.ts';
import type { Metrics } from '../ports/metrics.ts';
import { countTransitions } from './monitoring/count-transitions.ts';

/** Everything that stores and reads rows. `jobSender` puts jobs into the transaction of the change they belong to. */
export function createRepositories(deps: {
  readonly database: OpenDatabase;
  readonly locks: Pick<ProcessLocks, 'reads' | 'withLockAndRead'>;
  readonly jobSender: JobSender;
  readonly admins: BotConfig['admins'];
  readonly secretBox: SecretBox;
  readonly clock: Clock;
  readonly metrics?: Pick<Metrics, 'countTransition'> | undefined;
}) {
  const { database, locks, jobSender, admins, secretBox, clock, metrics } = deps;
  const { prisma, kysely, pool, reads } = database;
  const requestRepository = createRequestRepository({ pool, reads, jobSender, newId });
  const lockedReads: LockedReads = {
    requests: createRequestRepository({ pool, reads: locks.reads, jobSender, newId }),
    cards: createCardRepository({ pool, reads: locks.reads, jobSender }),
    users: createUserRepository({ pool, reads: locks.reads, prisma, kysely, admins, clock }),
    accountLinks: createAccountLinkRepository({ pool, reads: locks.reads, kysely, clock }),
    submissionTimes: createSubmissionTimes({ kysely, reads: locks.reads }),
  };
  const readingLocks: ReadingLocks = {
    withLockAndRead: (key, read, work) => locks.withLockAndRead(key, () => read(lockedReads), work),
  };
  return {
    accountLinks: createAccountLinkRepository({ pool, reads, kysely, clock }),
    accounts: createAccountRepository({ prisma, kysely, newId, clock }),
    audit: createAuditLog({ kysely }),
    botMembershipRepository: createBotMembershipRepository({ prisma, kysely }),
    cards: createCardRepository({ pool, reads, jobSender }),
    codes: createCodeRepository({ kysely, clock, newId }),
    draftRepository: createDraftRepository({ pool, reads, kysely, clock }),
    issueCards: createIssueCardRepository({ kysely }),
    issueComments: createIssueCommentRepository({ kysely }),
    issueDraftRepository: createIssueDraftRepository({ prisma, clock }),
    issueRepository: createIssueRepository({ kysely }),
    memberRepository: createMemberRepository({ prisma, kysely, admins, clock }),
    merges: createMergeRepository({ kysely, clock, newId }),
    plexAccounts: createPlexAccountRepository({ kysely }),
    preferences: createPreferenceRepository({ kysely, clock }),
    readingLocks,
    quotaCache: createQuotaCache({ reads, prisma, kysely }),
    refusals: createRefusalLog({ kysely }),
    requestRepository: metrics ? countTransitions(requestRepository, metrics) : requestRepository,
    searchRepository: createSearchRepository({ prisma, clock }),
    signIns: createSignInRepository({ pool, clock, newId, secretBox }),
    spaces: createSpaceRepository({ reads, kysely }),
    submissionTimes: createSubmissionTimes({ kysely, reads }),
    arrivalRepository: createArrivalRepository({ prisma, kysely }),
    subscriptionRepository: createSubscriptionRepository({ reads, prisma, kysely, newId }),
    unfinishedWork: createUnfinishedWork({ kysely, clock }),
    userErasure: createUserErasure({ kysely, admins }),
    users: createUserRepository({ pool, reads, prisma, kysely, admins, clock }),
    voteRepository: createVoteRepository({ prisma, kysely, jobSender }),
    voteRuleRepository: createVoteRuleRepository({ kysely, jobSender }),
    webhookStates: createWebhookStates({ prisma }),
  };
}

export type Repositories = ReturnType<typeof createRepositories>;
