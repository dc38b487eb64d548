import { expect, it } from 'vitest';
import type { ServiceId, UserId } from '../../src/domain/id.ts';
import type { MediaRequest } from '../../src/domain/requests/request.ts';
import type {
  NewRequest,
  RequestChange,
  RequestRepository,
} from '../../src/ports/requests/request-repository.ts';
import { anId, aRequest } from '../support/factories.ts';

/** A repository without requests on this server, and the server. */
export interface RequestRepositoryFixture {
  readonly repository: RequestRepository;
  readonly serviceId: ServiceId;
  readonly makeUser: () => Promise<UserId>;
}

const noon = new Date('2026-03-01T12:00:00.000Z');
const openStates = ['queued', 'pending', 'approved', 'processing', 'partial'] as const;
const endedStates = ['available', 'declined', 'failed', 'cancelled'] as const;

/** What `RequestRepository` promises, whether it stores requests in PostgreSQL or in memory. */
export function promiseRequestRepository(open: () => Promise<RequestRepositoryFixture>): void {
  async function setUp() {
    const { repository, serviceId, makeUser } = await open();
    const create = async (parts: Partial<MediaRequest> = {}) => {
      const request = aRequest({ serviceId, userId: null, draftId: null, ...parts });
      expect(await repository.create(toNewRequest(request))).toBe(true);
      return request;
    };
    /** Requests of one user, who started to put each of them together at noon. */
    const startRequests = async (first: Partial<MediaRequest>) => {
      const userId = await makeUser();
      const stored = await create({ userId, stateChangedAt: noon, ...first });
      const make = (parts: Partial<MediaRequest>) => {
        const { title, seasons } = stored;
        return aRequest({ serviceId, userId, draftId: anId(), title, seasons, ...parts });
      };
      const start = async (parts: Partial<MediaRequest> = {}) => {
        const entry = { ...toNewRequest(make(parts)), startedAt: noon };
        return { isNew: await repository.create(entry), entry };
      };
      return { stored, make, start };
    };
    return { repository, serviceId, makeUser, create, startRequests };
  }

  it.each(openStates)('refuses what the user has as %s, and finds it', async (state) => {
    const { repository, startRequests } = await setUp();
    const { stored, start } = await startRequests({ state });
    const { isNew, entry } = await start();
    expect(isNew).toBe(false);
    expect(await repository.find(entry.request.id)).toBeNull();
    expect(await repository.findRepeated(entry)).toMatchObject({ id: stored.id, state });
  });

  it.each(endedStates)('creates what the user had as %s', async (state) => {
    const { repository, startRequests } = await setUp();
    const { isNew, entry } = await (await startRequests({ state })).start();
    expect(isNew).toBe(true);
    expect(await repository.findRepeated(entry)).toMatchObject({ id: entry.request.id });
  });

  it('refuses what became available while the user was putting it together', async () => {
    const { startRequests } = await setUp();
    const aSecondAfter = new Date(noon.getTime() + 1_000);
    const arrived = { state: 'available', stateChangedAt: aSecondAfter } as const;
    expect((await (await startRequests(arrived)).start()).isNew).toBe(false);
  });

  it('creates what differs in quality, title, or user', async () => {
    const { makeUser, startRequests } = await setUp();
    const { stored, start } = await startRequests({ state: 'pending' });
    expect((await start({ is4k: true })).isNew).toBe(true);
    const otherTitle = { ...stored.title, tmdbId: stored.title.tmdbId + 1 };
    expect((await start({ title: otherTitle })).isNew).toBe(true);
    expect((await start({ userId: await makeUser() })).isNew).toBe(true);
    expect((await start({ userId: null })).isNew).toBe(true);
  });

  it('refuses seasons that one request of the user has, and creates others', async () => {
    const { startRequests } = await setUp();
    const title = { ...aRequest().title, mediaType: 'tv' } as const;
    const { start } = await startRequests({ state: 'pending', title, seasons: [1, 2] });
    expect((await start({ seasons: [2] })).isNew).toBe(false);
    expect((await start({ seasons: [1, 2] })).isNew).toBe(false);
    expect((await start({ seasons: [2, 3] })).isNew).toBe(true);
  });

  it('creates one of several simultaneous requests for the same', async () => {
    const { startRequests } = await setUp();
    const { start } = await startRequests({ state: 'declined' });
    const starts = await Promise.all(Array.from({ length: 8 }, () => start()));
    expect(starts.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  it('does not compare a request that the server has already', async () => {
    const { repository, startRequests } = await setUp();
    const { make } = await startRequests({ state: 'pending' });
    const entry = toNewRequest(make({ remoteId: 920 }));
    expect(await repository.findRepeated(entry)).toBeNull();
    expect(await repository.create(entry)).toBe(true);
  });

  it('returns a request as it was created', async () => {
    const { repository, serviceId, create } = await setUp();
    const request = await create({ draftId: anId(), remoteId: 901, seasons: [1, 3] });
    expect(await repository.find(request.id)).toEqual(request);
    expect(await repository.findByRemoteId(serviceId, 901)).toEqual(request);
    expect(await repository.findByDraft(request.draftId ?? anId())).toEqual(request);
  });

  it('finds nothing for an unknown ID', async () => {
    const { repository, serviceId } = await setUp();
    expect(await repository.find(anId())).toBeNull();
    expect(await repository.findByDraft(anId())).toBeNull();
    expect(await repository.findByRemoteId(serviceId, 999)).toBeNull();
  });

  it('creates one request per draft, and one per remote ID', async () => {
    const { repository, serviceId, create } = await setUp();
    const first = await create({ draftId: anId(), remoteId: 902 });
    const again = aRequest({ serviceId, userId: null, draftId: first.draftId });
    const sameRemoteId = aRequest({ serviceId, userId: null, draftId: null, remoteId: 902 });
    expect(await repository.create(toNewRequest(again))).toBe(false);
    expect(await repository.create(toNewRequest(sameRemoteId))).toBe(false);
    expect(await repository.find(again.id)).toBeNull();
    expect(await repository.find(sameRemoteId.id)).toBeNull();
  });

  it('applies a change with its history, and increases the version', async () => {
    const { repository, create } = await setUp();
    const request = await create();
    expect(await repository.update(toChange(request))).toBe(true);
    expect(await repository.find(request.id)).toMatchObject({ state: 'pending', version: 2 });
    const history = await repository.listHistory(request.id);
    expect(history.map(({ event }) => event)).toEqual(['request', 'await-approval']);
  });

  it('rejects a change that was based on another version', async () => {
    const { repository, create } = await setUp();
    const request = await create();
    await repository.update(toChange(request));
    const late = toChange(request, { state: 'cancelled' });
    expect(await repository.update(late)).toBe(false);
    expect(await repository.find(request.id)).toMatchObject({ state: 'pending', version: 2 });
  });

  it('rejects a change to the remote ID of another request', async () => {
    const { repository, create } = await setUp();
    await create({ remoteId: 903 });
    const request = await create();
    const change = toChange(request, { remoteId: 903 });
    await expect(repository.update(change)).rejects.toThrow('already-requested');
    expect(await repository.find(request.id)).toMatchObject({ remoteId: null, version: 1 });
  });

  it('lists pending requests without a decision, oldest first, by page', async () => {
    const { repository, serviceId, create } = await setUp();
    const [first, second] = [await create(pending()), await create(pending())];
    await create({ state: 'queued' });
    const filter = { serviceId, spaceId: null };
    const all = await repository.listPending(filter, { take: 10, skip: 0 });
    expect(all).toMatchObject({ total: 2 });
    expect(all.rows.map(({ id }) => id)).toEqual([first.id, second.id]);
    const page = await repository.listPending(filter, { take: 1, skip: 1 });
    expect(page.rows.map(({ id }) => id)).toEqual([second.id]);
    expect(page.total).toBe(2);
  });

  it('lists the states of requests by title, in standard quality if on the server', async () => {
    const { repository, serviceId, create } = await setUp();
    const title = (tmdbId: number) => ({ ...aRequest().title, tmdbId });
    await create({ title: title(1), state: 'failed', remoteId: 911 });
    await create({ title: title(1), state: 'pending', remoteId: 912, is4k: true });
    await create({ title: title(2), state: 'processing', remoteId: 913 });
    await create({ title: title(2), state: 'available', remoteId: 914 });
    await create({ title: title(3), state: 'failed' });
    await create({ title: title(4), state: 'pending', remoteId: 915 });
    const keys = [1, 2, 3].map((tmdbId) => ({ mediaType: 'movie' as const, tmdbId }));
    const states = await repository.listStatesByTitle(serviceId, keys);
    expect([...states].sort((a, b) => a.key.tmdbId - b.key.tmdbId)).toEqual([
      { key: keys[0], state: 'failed' },
      { key: keys[1], state: 'processing' },
    ]);
    expect(await repository.listStatesByTitle(anId(), keys)).toEqual([]);
  });
}

function pending(): Partial<MediaRequest> {
  return { state: 'pending' };
}

function toNewRequest(request: MediaRequest): NewRequest {
  return {
    request,
    startedAt: null,
    history: {
      event: 'request',
      from: null,
      to: request.state,
      actor: 'Ada',
      userId: null,
      source: request.source,
    },
    cards: [],
    jobs: [],
  };
}

function toChange(request: MediaRequest, patch: RequestChange['patch'] = {}): RequestChange {
  return {
    id: request.id,
    expectedVersion: request.version,
    patch: { state: 'pending', ...patch },
    history: {
      event: 'await-approval',
      from: request.state,
      to: 'pending',
      actor: 'Overseerr',
      userId: null,
      source: 'overseerr',
    },
    cards: [],
    jobs: [],
  };
}
