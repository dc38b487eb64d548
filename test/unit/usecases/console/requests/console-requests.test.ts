import { describe, expect, it } from 'vitest';
import { permission } from '../../../../../src/domain/accounts/permission.ts';
import { AppError } from '../../../../../src/domain/app-error.ts';
import type { Caller } from '../../../../../src/domain/console/caller.ts';
import {
  anyRequest,
  type RequestFilter,
} from '../../../../../src/domain/operator/requests/request-list.ts';
import type {
  IssueReport,
  RequestStory,
} from '../../../../../src/domain/operator/requests/request-story.ts';
import { createConsoleRequests } from '../../../../../src/usecases/console/requests/console-requests.ts';
import { createIdleRequestParts } from '../../../../support/console/idle-request-parts.ts';
import { anAccount, anId, aRequest } from '../../../../support/factories.ts';
import { createScriptedServers } from '../../../../support/in-memory/scripted-servers.ts';
import { toRemoteRequest } from '../../../../support/in-memory/use-case-setup.ts';

const seen = anId<'service'>();
const unseen = anId<'service'>();
const part = { order: 'newest', after: null, limit: 50 } as const;

function aCaller(parts: Partial<Caller> = {}): Caller {
  const actor = { userId: anId<'user'>(), name: 'Bob', source: 'console', isAdmin: false } as const;
  return {
    actor,
    role: 'approver',
    scope: 'decide',
    serviceIds: [seen],
    locale: null,
    sessionId: null,
    tokenId: null,
    ...parts,
  };
}

const issue: IssueReport = {
  id: anId<'issue'>(),
  type: 'audio',
  season: null,
  episode: null,
  state: 'open',
  reporterName: 'Ada',
  message: 'Out of sync',
  remoteId: 1,
  commentCount: 0,
  changedBy: null,
  createdAt: new Date('2026-11-23T12:00:00Z'),
  stateChangedAt: new Date('2026-11-23T12:00:00Z'),
};

function createFixture(
  answer: () => Promise<boolean> = async () => true,
  permissions: number = permission.manageRequests,
) {
  const request = aRequest({ serviceId: seen, remoteId: 7, state: 'pending' });
  const hidden = aRequest({ serviceId: unseen, remoteId: 7, state: 'pending' });
  const filters: RequestFilter[] = [];
  const performed: unknown[] = [];
  const toStory = (of: typeof request): RequestStory => ({
    request: of,
    service: { id: of.serviceId, name: 'seerr' },
    user: null,
    account: null,
    space: null,
    changedAt: of.createdAt,
    syncedAt: of.createdAt,
    entries: [],
    cards: [],
    issues: [issue],
  });
  const parts = createIdleRequestParts();
  const requests = createConsoleRequests({
    ...parts,
    accountLinks: {
      findByUser: async () => ({ ...anAccount({ permissions }), verifiedBy: 'plex' as const }),
    },
    requestLists: {
      ...parts.requestLists,
      async list(filter) {
        filters.push(filter);
        return { rows: [], next: null, searchedTo: null };
      },
    },
    requestChoices: {
      ...parts.requestChoices,
      listServices: async () => [
        { id: seen, name: 'seerr' },
        { id: unseen, name: 'other' },
      ],
      listSpaces: async () => [{ id: anId<'space'>(), name: 'Club', platform: 'discord' }],
    },
    requestStories: {
      async find(id) {
        const found = [request, hidden].find((each) => each.id === id);
        return found ? toStory(found) : null;
      },
    },
    servers: createScriptedServers([
      {
        id: seen,
        server: {
          findRequest: async () => ((await answer()) ? toRemoteRequest(request) : null),
        },
      },
    ]),
    requestActions: {
      async perform(actor, id, action) {
        performed.push({ actor, id, action });
        return request;
      },
    },
  });
  return { requests, request, hidden, filters, performed };
}

describe('the requests of an approver in the console', () => {
  it('are those of the servers that they see, whatever they ask for', async () => {
    const { requests, filters } = createFixture();
    const caller = aCaller();
    await requests.list(caller, anyRequest, part);
    await requests.list(caller, { ...anyRequest, serviceIds: [unseen] }, part);
    await requests.list(caller, { ...anyRequest, serviceIds: [seen, unseen] }, part);
    expect(filters.map(({ serviceIds }) => serviceIds)).toEqual([[seen], [], [seen]]);
  });

  it('can be narrowed to their servers only, and not to spaces', async () => {
    const { requests } = createFixture();
    const { services, spaces } = await requests.listChoices(aCaller(), null);
    expect(services.map(({ id }) => id)).toEqual([seen]);
    expect(spaces).toEqual([]);
  });

  it('have the issues of their title only with the permission to see them', async () => {
    const issuesOf = async (permissions: number, caller: Partial<Caller> = {}) => {
      const { requests, request } = createFixture(undefined, permissions);
      return (await requests.getStory(aCaller(caller), request.id)).issues;
    };
    expect(await issuesOf(permission.manageRequests)).toEqual([]);
    expect(await issuesOf(permission.manageRequests | permission.viewIssues)).toEqual([issue]);
    expect(await issuesOf(permission.manageIssues)).toEqual([issue]);
    expect(await issuesOf(0, { role: 'admin', serviceIds: null })).toEqual([issue]);
  });

  it('are not found on other servers', async () => {
    const { requests, hidden, performed } = createFixture();
    const caller = aCaller();
    const action = { kind: 'approve', reason: null } as const;
    for (const call of [
      requests.getStory(caller, hidden.id),
      requests.readRemote(caller, hidden.id),
      requests.perform(caller, hidden.id, action),
    ]) {
      await expect(call).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(performed).toEqual([]);
  });

  it('are changed by them without a chat', async () => {
    const { requests, request, performed } = createFixture();
    const caller = aCaller();
    const action = { kind: 'decline', reason: 'Too long' } as const;
    await requests.perform(caller, request.id, action);
    const actor = { ...caller.actor, roles: [], space: null, place: null };
    expect(performed).toEqual([{ actor, id: request.id, action }]);
  });
});

describe('the requests of an admin in the console', () => {
  it('are all', async () => {
    const { requests, hidden, filters } = createFixture();
    const caller = aCaller({ role: 'admin', serviceIds: null });
    await requests.list(caller, anyRequest, part);
    expect(filters).toEqual([anyRequest]);
    expect((await requests.getStory(caller, hidden.id)).request.id).toBe(hidden.id);
    expect((await requests.listChoices(caller, null)).spaces).toHaveLength(1);
  });
});

describe('what a server says about a request', () => {
  it('is the request, if it has it', async () => {
    const { requests, request } = createFixture();
    expect(await requests.readRemote(aCaller(), request.id)).toMatchObject({ kind: 'found' });
  });

  it('is nothing, if it does not', async () => {
    const { requests, request } = createFixture(async () => false);
    expect(await requests.readRemote(aCaller(), request.id)).toEqual({ kind: 'none' });
  });

  it('is why it cannot be asked, without failing', async () => {
    const { requests, request } = createFixture(async () => {
      throw new AppError('overseerr-unreachable');
    });
    const view = await requests.readRemote(aCaller(), request.id);
    expect(view).toEqual({ kind: 'failed', code: 'overseerr-unreachable' });
  });
});
