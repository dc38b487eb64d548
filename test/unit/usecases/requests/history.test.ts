import { describe, expect, it } from 'vitest';
import { permission } from '../../../../src/domain/accounts/permission.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { MediaRequest } from '../../../../src/domain/requests/request.ts';
import type { ApprovalReach } from '../../../../src/usecases/approvals/approvers.ts';
import { createHistory } from '../../../../src/usecases/requests/history.ts';
import { anAccount, anActor, anId, aRequest, aSpace, aTitle } from '../../../support/factories.ts';
import {
  createInMemoryRequests,
  createInMemoryStore,
} from '../../../support/in-memory/request-repository.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';

const serviceId = anId<'service'>();
const space = aSpace();
const actor = anActor({ space });

function createFixture({
  permissions = 0 as number,
  refreshed = 0 as number,
  reach = null as ApprovalReach | null,
  canDecide = false,
  isDown = false,
} = {}) {
  const store = createInMemoryStore();
  let refreshes = 0;
  const history = createHistory({
    requestRepository: createInMemoryRequests(store),
    accountLinks: { findByUser: async () => anAccount({ permissions }) },
    servers: createScriptedServers([
      {
        id: serviceId,
        server: {
          async getTitleDetails() {
            if (isDown) throw new AppError('overseerr-unreachable');
            return aTitle({ overview: 'Sand.' });
          },
        },
      },
    ]),
    approvers: { getReach: async () => reach, canDecide: async () => canDecide },
    permissionRefresh: {
      async refreshPermissions() {
        refreshes += 1;
        return anAccount({ permissions: refreshed });
      },
    },
  });
  const add = (parts: Partial<MediaRequest> = {}) => {
    const request = aRequest({ serviceId, ...parts });
    store.requests.set(request.id, request);
    return request;
  };
  const search = (query: string, isTyping = false) =>
    history.findRequests(actor, serviceId, { query, isTyping });
  return { history, add, search, countRefreshes: () => refreshes };
}

const view = permission.requestView;

describe('searching requests', () => {
  it('finds only their own requests for plain members', async () => {
    const { add, search } = createFixture();
    const own = add({ userId: actor.userId });
    add({ spaceId: space.id });
    expect((await search('dune')).map(({ id }) => id)).toEqual([own.id]);
  });

  it('finds those of the space for its approvers', async () => {
    const { add, search } = createFixture({ reach: 'space' });
    const inSpace = add({ spaceId: space.id });
    add({ spaceId: anId() });
    expect((await search('dune')).map(({ id }) => id)).toEqual([inSpace.id]);
  });

  it.each([
    ['approvers of the whole server', { reach: 'service' } as const],
    ['users who may view requests', { permissions: view }],
  ])('finds all of them for %s', async (_, options) => {
    const { add, search } = createFixture(options);
    add();
    add({ spaceId: anId() });
    expect(await search('dune')).toHaveLength(2);
  });

  it('asks the server for new permissions only if nothing was found', async () => {
    const { add, search, countRefreshes } = createFixture({ refreshed: view });
    add();
    expect(await search('dune')).toHaveLength(1);
    expect(countRefreshes()).toBe(1);
    add({ userId: actor.userId });
    expect(await search('dune')).toHaveLength(1);
    expect(countRefreshes()).toBe(1);
  });

  it('never asks the server while the user is typing', async () => {
    const { add, search, countRefreshes } = createFixture({ refreshed: view });
    const other = add();
    expect(await search('dune', true)).toEqual([]);
    await expect(search(other.id, true)).rejects.toThrow('not-found');
    expect(countRefreshes()).toBe(0);
  });

  it('finds a visible request by its own ID', async () => {
    const { add, search } = createFixture();
    const own = add({ userId: actor.userId });
    expect(await search(own.id)).toEqual([own]);
  });
});

describe('the history of a request', () => {
  it('is hidden from users who may not see the request', async () => {
    const { add, history } = createFixture();
    const other = add();
    await expect(history.getRequestHistory(actor, other.id)).rejects.toThrow('not-found');
    await expect(history.getRequestHistory(actor, anId())).rejects.toThrow('not-found');
  });

  it.each([
    ['may decide on it', { canDecide: true }],
    ['may view requests', { permissions: view }],
    ['was allowed to view requests just now', { refreshed: view }],
  ])('is shown to a user who %s', async (_, options) => {
    const { add, history } = createFixture(options);
    const other = add();
    expect((await history.getRequestHistory(actor, other.id)).request).toEqual(other);
  });
});

it('the overview of a title is empty while the server cannot be reached', async () => {
  const request = aRequest({ serviceId });
  expect(await createFixture().history.getOverview(request, 'en')).toBe('Sand.');
  expect(await createFixture({ isDown: true }).history.getOverview(request, 'en')).toBe('');
});
