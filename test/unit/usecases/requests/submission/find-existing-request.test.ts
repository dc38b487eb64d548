import { describe, expect, it } from 'vitest';
import type { RemoteRequest } from '../../../../../src/domain/requests/remote-request.ts';
import type { MediaRequest } from '../../../../../src/domain/requests/request.ts';
import { createFindExistingRequest } from '../../../../../src/usecases/requests/submission/find-existing-request.ts';
import { anAccount, anId, aRemoteUserId, aRequest } from '../../../../support/factories.ts';
import { createScriptedServers } from '../../../../support/in-memory/scripted-servers.ts';
import { toRemoteRequest } from '../../../../support/in-memory/use-case-setup.ts';

const serviceId = anId<'service'>();
const own = aRemoteUserId(5);
const account = anAccount({ serviceId, remoteUserId: own });
const request = aRequest({ serviceId, accountId: account.id, seasons: [1, 2] });
const longBefore = new Date(request.createdAt.getTime() - 3_600_000);
const theirs = { account: { remoteUserId: own, name: 'bob' } };

function find(remote: readonly RemoteRequest[], others: readonly MediaRequest[] = []) {
  const findExisting = createFindExistingRequest({
    requestRepository: {
      findByRemoteId: async (_, remoteId) =>
        others.find((other) => other.remoteId === remoteId) ?? null,
    },
    accounts: { find: async (id) => (id === account.id ? account : null) },
    servers: createScriptedServers([
      { id: serviceId, server: { listRequestsByTitle: async () => [...remote] } },
    ]),
  });
  return findExisting(request, own);
}

describe('a request that an earlier attempt created', () => {
  it('is found by account, title, and quality', async () => {
    const remote = toRemoteRequest(request, { remoteId: 12, ...theirs });
    expect(await find([remote])).toEqual(remote);
  });

  it.each<[string, Partial<RemoteRequest>]>([
    ['of another account', { account: { remoteUserId: 6, name: 'carol' } }],
    ['in another quality', { is4k: true }],
    ['that was declined long before', { status: 'declined', createdAt: longBefore }],
    ['that was completed long before', { status: 'completed', createdAt: longBefore }],
  ])('is not a request %s', async (_, parts) => {
    expect(await find([toRemoteRequest(request, { ...theirs, ...parts })])).toBeNull();
  });

  it.each(['approved', 'failed', 'declined', 'completed'] as const)(
    'is found when it is already %s',
    async (status) => {
      const remote = toRemoteRequest(request, { remoteId: 12, ...theirs, status });
      expect(await find([remote])).toEqual(remote);
    },
  );

  it('is not one that belongs to another request of the bot', async () => {
    const remote = toRemoteRequest(request, { remoteId: 12, ...theirs });
    const other = aRequest({ serviceId, accountId: account.id, remoteId: 12 });
    expect(await find([remote], [other])).toBeNull();
  });

  it('can have an ID that once belonged to a request for another title', async () => {
    const remote = toRemoteRequest(request, { remoteId: 12, ...theirs });
    const title = { ...request.title, tmdbId: 1 };
    const other = aRequest({ serviceId, accountId: account.id, remoteId: 12, title });
    expect(await find([remote], [other])).toEqual(remote);
  });

  it('is not found if the server has no request for the title', async () => {
    expect(await find([])).toBeNull();
  });
});
