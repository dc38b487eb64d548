import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { Place } from '../../../../src/domain/place.ts';
import type { MediaRequest } from '../../../../src/domain/requests/request.ts';
import type { SpaceSettings } from '../../../../src/domain/spaces/space.ts';
import { createApprovalCards } from '../../../../src/usecases/approvals/approval-cards.ts';
import { createApprovalPlaces } from '../../../../src/usecases/approvals/approval-places.ts';
import { anAccount, anId, aRequest, aServerInfo, aSpace } from '../../../support/factories.ts';
import {
  createInMemoryRequests,
  createInMemoryStore,
} from '../../../support/in-memory/request-repository.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';
import { createInMemorySpaces } from '../../../support/in-memory/space-repository.ts';

const serviceId = anId<'service'>();
const userId = anId<'user'>();
const account = anAccount({ serviceId, name: 'bob.overseerr' });
const channel = (address: string): Place => ({ platform: 'discord', kind: 'channel', address });
const direct: Place = { platform: 'telegram', kind: 'direct', address: '7' };
const quota = { limit: 5, used: 4, days: 7 };

function createFixture({
  settings = {} as SpaceSettings,
  defaultPlaces = [] as readonly Place[],
  isDown = false,
  publicUrl = 'https://seerr.example' as string | null,
} = {}) {
  const store = createInMemoryStore();
  const space = aSpace({ settings });
  const calls: string[] = [];
  const approvalCards = createApprovalCards({
    requestRepository: createInMemoryRequests(store),
    accounts: { find: async (id) => (id === account.id ? account : null) },
    approvalPlaces: createApprovalPlaces({ spaces: createInMemorySpaces([space]), defaultPlaces }),
    servers: createScriptedServers([
      {
        id: serviceId,
        server: {
          async getInfo() {
            calls.push('getInfo');
            if (isDown) throw new AppError('overseerr-unreachable');
            return aServerInfo({ publicUrl });
          },
        },
      },
    ]),
    quotas: {
      async get() {
        calls.push('quotas');
        if (isDown) throw new AppError('overseerr-unreachable');
        return { movie: quota, tv: { ...quota, limit: null } };
      },
    },
    approvers: { listTargets: async () => [{ place: direct, locale: 'de' }] },
    votes: {
      getTally: async () => ({
        voters: [{ userId: anId(), name: 'Cleo', accountId: anId(), at: new Date() }],
        needed: 3,
      }),
    },
    newId: anId,
  });
  const add = (parts: Partial<MediaRequest> = {}) => {
    const request = aRequest({
      serviceId,
      userId,
      accountId: account.id,
      spaceId: space.id,
      state: 'pending',
      ...parts,
    });
    store.requests.set(request.id, request);
    return request;
  };
  return { approvalCards, add, calls };
}

describe('the approval cards of a request', () => {
  const placesOf = async ({ approvalCards, add }: ReturnType<typeof createFixture>, parts = {}) =>
    (await approvalCards.buildCards(add(parts))).map(({ message }) => message.place);

  it('go to the places of the space', async () => {
    const settings = { approvalPlaces: [channel('1'), channel('2')] };
    const fixture = createFixture({ settings, defaultPlaces: [channel('3')] });
    expect(await placesOf(fixture)).toEqual([channel('1'), channel('2')]);
  });

  it('go to the default places if the space has none, or for a private request', async () => {
    const fixture = createFixture({ defaultPlaces: [channel('3')] });
    expect(await placesOf(fixture)).toEqual([channel('3')]);
    expect(await placesOf(fixture, { spaceId: null })).toEqual([channel('3')]);
  });

  it('go to the approvers directly if there is no place for them', async () => {
    expect(await placesOf(createFixture())).toEqual([direct]);
  });

  it('have the language of the space or of the approver, otherwise English', async () => {
    const localeOf = async ({ approvalCards, add }: ReturnType<typeof createFixture>) =>
      (await approvalCards.buildCards(add())).map(({ locale }) => locale);
    const approvalPlaces = [channel('1')];
    expect(await localeOf(createFixture({ settings: { approvalPlaces, language: 'de' } }))).toEqual(
      ['de'],
    );
    expect(await localeOf(createFixture({ settings: { approvalPlaces } }))).toEqual(['en']);
    expect(await localeOf(createFixture())).toEqual(['de']);
  });

  it('have the same keys each time, and other ones after a failure', async () => {
    const { approvalCards, add } = createFixture({ defaultPlaces: [channel('1'), channel('2')] });
    const keysOf = async (state: MediaRequest['state'], more: Partial<MediaRequest> = {}) =>
      (await approvalCards.buildCards(add({ state, ...more }))).map(({ key }) => key);
    const first = await keysOf('pending');
    expect(new Set(first).size).toBe(2);
    const stalledAt = new Date('2026-11-30T12:00:00Z');
    const kinds = await Promise.all([
      keysOf('failed'),
      keysOf('processing', { problem: 'never-sent' }),
      keysOf('processing', { problem: 'never-sent', stalledAt }),
      keysOf('processing', { problem: 'deleted' }),
    ]);
    expect(kinds.map(([key = '']) => key.split(':')[0])).toEqual([
      'failed',
      'unsent',
      'stalled',
      'approval',
    ]);
    expect(await keysOf('pending')).toEqual(first);
    for (const key of await keysOf('failed')) expect(first).not.toContain(key);
  });

  it('are separate for the topics of one chat', async () => {
    const topic = (name: string): Place => ({ ...channel('1'), topic: name });
    const { approvalCards, add } = createFixture({ defaultPlaces: [topic('1'), topic('2')] });
    const keys = (await approvalCards.buildCards(add())).map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });
});

describe('what an approval card shows besides the request', () => {
  it('is the account, its quota, its pending requests, and the page of the title', async () => {
    const { approvalCards, add } = createFixture();
    add();
    expect(await approvalCards.loadContext(add())).toEqual({
      accountName: 'bob.overseerr',
      quota,
      pendingCount: 2,
      voters: ['Cleo'],
      votesNeeded: 3,
      titleUrl: 'https://seerr.example/movie/438631',
    });
  });

  it('omits data that the server cannot return now', async () => {
    const { approvalCards, add } = createFixture({ isDown: true });
    expect(await approvalCards.loadContext(add())).toMatchObject({
      accountName: 'bob.overseerr',
      quota: null,
      titleUrl: null,
    });
  });

  it('has no URL if the owner of the server has not set one', async () => {
    const { approvalCards, add } = createFixture({ publicUrl: null });
    expect((await approvalCards.loadContext(add())).titleUrl).toBeNull();
  });

  it('makes no call for a decided request', async () => {
    const { approvalCards, add, calls } = createFixture();
    const context = await approvalCards.loadContext(add({ state: 'approved' }));
    expect(context).toMatchObject({ accountName: 'bob.overseerr', quota: null });
    expect(calls).toEqual([]);
  });

  it('works for a request of a user without an account on this server', async () => {
    const { approvalCards, add } = createFixture();
    const context = await approvalCards.loadContext(add({ userId: null, accountId: null }));
    expect(context).toMatchObject({ accountName: null, quota: null, pendingCount: 1 });
  });
});
