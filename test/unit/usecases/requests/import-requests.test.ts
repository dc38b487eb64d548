import { describe, expect, it } from 'vitest';
import type { RemoteAccount } from '../../../../src/domain/accounts/account.ts';
import type { User } from '../../../../src/domain/accounts/user.ts';
import type { RemoteRequest } from '../../../../src/domain/requests/remote-request.ts';
import { createRequestImport } from '../../../../src/usecases/requests/import-requests.ts';
import { createRequestTransitions } from '../../../../src/usecases/requests/request-transitions.ts';
import { anAccount, anId, aRemoteUserId, aRequest, aTitle } from '../../../support/factories.ts';
import {
  createInMemoryRequests,
  createInMemoryStore,
} from '../../../support/in-memory/request-repository.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';
import { toRemoteRequest } from '../../../support/in-memory/use-case-setup.ts';
import { aRemoteAccount } from '../../../support/remote-accounts.ts';

const now = new Date('2026-11-23T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const serviceId = anId<'service'>();
const owner: User = {
  id: anId<'user'>(),
  displayName: 'Bob',
  locale: 'de',
  isAdmin: false,
  isBlocked: false,
};
const account = anAccount({ serviceId, remoteUserId: aRemoteUserId(5) });

function createFixture({
  isLinked = true,
  isClosed = false,
  remoteAccount = null as RemoteAccount | null,
  holders = [owner],
} = {}) {
  const store = createInMemoryStore();
  const requestRepository = createInMemoryRequests(store);
  const requestImport = createRequestImport({
    requestRepository,
    accounts: {
      findByRemoteUserId: async (_, id) => (isLinked && id === 5 ? account : null),
      upsert: async () => [account],
    },
    accountLinks: { listUsers: async () => holders },
    users: {
      listChatAccounts: async () => [
        { platform: 'telegram', platformUserId: '77', name: 'bob', isClosed },
      ],
    },
    servers: createScriptedServers([
      {
        id: serviceId,
        server: {
          getTitleDetails: async () => aTitle({ name: 'Der Wüstenplanet' }),
          findAccount: async () => remoteAccount,
        },
      },
    ]),
    transitions: createRequestTransitions({
      retryDelaysMs: [],
      requestRepository,
      clock: () => now,
      newId: anId,
    }),
    clock: () => now,
    newId: anId,
  });
  const run = (parts: Partial<RemoteRequest> = {}, isQuiet = false) =>
    requestImport.importRequest(serviceId, aRemote(parts), isQuiet);
  return { store, run, all: () => [...store.requests.values()] };
}

function aRemote(parts: Partial<RemoteRequest> = {}): RemoteRequest {
  return toRemoteRequest(aRequest({ serviceId }), {
    remoteId: 12,
    account: { remoteUserId: 5, name: 'bob' },
    createdAt: minutesAgo(5),
    ...parts,
  });
}

describe('a request that was made without the bot', () => {
  it('is stored with its owner, its title in their language, and its state', async () => {
    const { run, all, store } = createFixture();
    await run({ status: 'approved' });
    const [request] = all();
    expect(request).toMatchObject({
      userId: owner.id,
      accountId: account.id,
      requesterName: 'Bob',
      title: { name: 'Der Wüstenplanet' },
      locale: 'de',
      state: 'approved',
      source: 'overseerr',
      remoteId: 12,
    });
    expect(store.history.get(request?.id ?? anId())).toMatchObject([{ event: 'import' }]);
  });

  it('of an account without a user has the name of the account', async () => {
    const { run, all, store } = createFixture({ isLinked: false });
    await run();
    expect(all()).toMatchObject([{ userId: null, accountId: null, requesterName: 'bob' }]);
    expect(store.cards).toEqual([]);
  });

  it('of an account that the bot does not know yet is stored with the account', async () => {
    const { run, all } = createFixture({ isLinked: false, remoteAccount: aRemoteAccount(5) });
    await run();
    expect(all()).toMatchObject([{ accountId: account.id }]);
  });

  it('belongs to the first user of the account who is not blocked', async () => {
    const blocked = { ...owner, id: anId<'user'>(), isBlocked: true };
    const { run, all } = createFixture({ holders: [blocked, owner] });
    await run();
    expect(all()).toMatchObject([{ userId: owner.id }]);
  });

  it('of a deleted account is imported, too', async () => {
    const { run, all } = createFixture();
    await run({ account: { remoteUserId: 0, name: '' } });
    expect(all()).toMatchObject([{ userId: null, accountId: null }]);
  });

  it.each([
    [59, true],
    [60, false],
  ])('%i minutes ago gets a card in the direct messages of its owner: %s', async (age, hasCard) => {
    const { run, store } = createFixture();
    await run({ createdAt: minutesAgo(age) });
    expect(store.cards).toMatchObject(
      hasCard ? [{ role: 'private', message: { place: { kind: 'direct', address: '77' } } }] : [],
    );
  });

  it('that is finished, or whose owner accepts no direct messages, gets no card', async () => {
    const finished = createFixture();
    await finished.run({ status: 'declined' });
    const closed = createFixture({ isClosed: true });
    await closed.run();
    expect([...finished.store.cards, ...closed.store.cards]).toEqual([]);
  });

  it.each<[string, Partial<RemoteRequest>, boolean, boolean]>([
    ['is put before the approvers', {}, false, true],
    ['that is older than a day is not', { createdAt: minutesAgo(24 * 60) }, false, false],
    ['that is approved already is not', { status: 'approved' }, false, false],
    ['among many others is not', {}, true, false],
  ])('and %s', async (_, parts, isQuiet, isNotified) => {
    const { run, store } = createFixture();
    await run(parts, isQuiet);
    expect(store.jobs.some(({ kind }) => kind === 'notify')).toBe(isNotified);
  });

  it('is stored once', async () => {
    const { run, all } = createFixture();
    await run();
    await run();
    expect(all()).toHaveLength(1);
  });
});

it('a queued request whose response was lost becomes the one on the server', async () => {
  const { run, all, store } = createFixture();
  const queued = aRequest({ serviceId, accountId: account.id });
  store.requests.set(queued.id, queued);
  await run();
  expect(all()).toMatchObject([{ id: queued.id, state: 'pending', remoteId: 12 }]);
});
