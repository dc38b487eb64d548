import { describe } from 'vitest';
import type { Voter } from '../../../src/domain/approvals/voter.ts';
import type { AuditEntry } from '../../../src/domain/audit-entry.ts';
import type { NewSubscription } from '../../../src/domain/notifications/subscription.ts';
import { promiseCardRepository } from '../../contracts/card-repository-contract.ts';
import { promiseDraftRepository } from '../../contracts/draft-repository-contract.ts';
import { promiseIssueRepositories } from '../../contracts/issue-repository-contract.ts';
import { promiseRequestRepository } from '../../contracts/request-repository-contract.ts';
import { promiseSearchRepository } from '../../contracts/search-repository-contract.ts';
import { promiseSpaceRepository } from '../../contracts/space-repository-contract.ts';
import { promiseSubscriptionRepository } from '../../contracts/subscription-repository-contract.ts';
import { promiseVoteRepositories } from '../../contracts/vote-repository-contract.ts';
import { promiseWebhookStates } from '../../contracts/webhook-states-contract.ts';
import { aDraft, anId, aRequest } from '../../support/factories.ts';
import { createInMemoryDrafts } from '../../support/in-memory/draft-repository.ts';
import { createInMemoryIssues } from '../../support/in-memory/issue-repositories.ts';
import {
  createInMemoryCards,
  createInMemoryRequests,
  createInMemoryStore,
} from '../../support/in-memory/request-repository.ts';
import { createInMemorySearches } from '../../support/in-memory/search-repository.ts';
import { createInMemorySpaces } from '../../support/in-memory/space-repository.ts';
import { createInMemorySubscriptions } from '../../support/in-memory/subscription-repository.ts';
import { createInMemoryVotes } from '../../support/in-memory/vote-repository.ts';
import { createInMemoryVoteRules } from '../../support/in-memory/vote-rule-repository.ts';
import { createInMemoryWebhookStates } from '../../support/in-memory/webhook-states.ts';

describe('a request repository in memory', () => {
  promiseRequestRepository(async () => ({
    repository: createInMemoryRequests(createInMemoryStore()),
    serviceId: anId<'service'>(),
    makeUser: async () => anId<'user'>(),
  }));
});

describe('the repositories of issues in memory', () => {
  promiseIssueRepositories(async () => {
    const { issueRepository, issueComments } = createInMemoryIssues();
    return {
      issues: issueRepository,
      comments: issueComments,
      createServer: async () => anId<'service'>(),
      createUser: async () => anId<'user'>(),
    };
  });
});

describe('the states of webhooks in memory', () => {
  promiseWebhookStates(async () => ({
    states: createInMemoryWebhookStates(),
    serviceId: anId<'service'>(),
  }));
});

describe('a search repository in memory', () => {
  promiseSearchRepository(async () => {
    let now = new Date(0);
    return {
      searches: createInMemorySearches(() => now),
      makeSearch: async () => ({
        id: anId<'search'>(),
        userId: anId<'user'>(),
        serviceId: anId<'service'>(),
        words: 'star',
        forUserId: null,
        wants4k: false,
      }),
      setNow(value) {
        now = value;
      },
    };
  });
});

describe('a card repository in memory', () => {
  promiseCardRepository(async () => {
    const store = createInMemoryStore();
    return {
      cards: createInMemoryCards(store),
      async createRequest() {
        const request = aRequest();
        store.requests.set(request.id, request);
        return request.id;
      },
      countJobs: async () => store.jobs.length,
    };
  });
});

describe('a subscription repository in memory', () => {
  promiseSubscriptionRepository(async () => {
    const covering: NewSubscription[] = [];
    const subscriptions = createInMemorySubscriptions({ listRequests: () => covering });
    return {
      subscriptions,
      arrivals: subscriptions,
      serviceId: anId<'service'>(),
      createUser: async () => anId<'user'>(),
      cover: async (subscription) => void covering.push(subscription),
    };
  });
});

describe('a draft repository in memory', () => {
  promiseDraftRepository(async () => {
    let now = new Date(0);
    return {
      drafts: createInMemoryDrafts(() => now),
      makeDraft: async () => aDraft(),
      setNow(value) {
        now = value;
      },
    };
  });
});

describe('a space repository in memory', () => {
  promiseSpaceRepository(async () => {
    const audit: AuditEntry[] = [];
    return {
      spaces: createInMemorySpaces([], audit),
      serviceId: anId<'service'>(),
      countAuditEntries: async (id) => audit.filter(({ subjectId }) => subjectId === id).length,
    };
  });
});

describe('the repositories of votes and their rules in memory', () => {
  promiseVoteRepositories(async () => {
    const store = createInMemoryStore();
    const requests = createInMemoryRequests(store);
    const voters = new Map<string, Omit<Voter, 'at'> | null>();
    const names = new Map<string, string>();
    let seconds = 0;
    return {
      votes: createInMemoryVotes({
        store,
        toVoter: (userId) => voters.get(userId) ?? null,
        clock() {
          seconds += 1;
          return new Date(seconds * 1000);
        },
      }),
      rules: createInMemoryVoteRules({ store, nameOf: (id) => names.get(id) ?? '' }),
      serviceId: anId<'service'>(),
      spaceId: anId<'space'>(),
      async addRequest(parts) {
        const request = aRequest(parts);
        store.requests.set(request.id, request);
        return request.id;
      },
      async addVoter(name, state) {
        const [userId, accountId] = [anId<'user'>(), anId<'account'>()];
        for (const id of [userId, accountId]) names.set(id, name);
        const voter = { userId, name, accountId: state === undefined ? accountId : null };
        voters.set(userId, state === 'user-blocked' ? null : voter);
        return { userId, accountId };
      },
      getVersion: async (id) => (await requests.find(id))?.version ?? 0,
      takeJobs: async () =>
        store.jobs
          .splice(0)
          .map(({ kind }) => kind)
          .sort(),
      listCardKeys: async (id) =>
        store.cards.filter(({ requestId }) => requestId === id).map(({ key }) => key),
      countAuditEntries: async () => store.audit.length,
    };
  });
});
