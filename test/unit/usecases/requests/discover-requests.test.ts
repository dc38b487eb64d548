import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { RemoteRequest } from '../../../../src/domain/requests/remote-request.ts';
import { aRequest } from '../../../support/factories.ts';
import {
  createUseCaseSetup,
  memberPermissions,
  now,
  serviceId,
  toRemoteRequest,
} from '../../../support/in-memory/use-case-setup.ts';

const dayMs = 86_400_000;

let setup: ReturnType<typeof createUseCaseSetup>;
let remotes: RemoteRequest[];
let calls: string[];

beforeEach(() => {
  setup = createUseCaseSetup();
  remotes = [];
  calls = [];
  for (let owner = 1; owner <= 12; owner += 1) setup.addUser(memberPermissions);
  const listOf = (id: number) => remotes.filter((remote) => remote.account.remoteUserId === id);
  setup.server.findRequest = async (id) => remotes.find((remote) => remote.remoteId === id) ?? null;
  setup.server.listRequesters = async () => {
    calls.push('requesters');
    return setup.accountRows
      .map(({ remoteUserId }) => ({ remoteUserId, requestCount: listOf(remoteUserId).length }))
      .filter(({ requestCount }) => requestCount > 0);
  };
  setup.server.listRequestsOf = async (as, { take, skip }) => {
    calls.push(`requests of ${as}`);
    return listOf(as).slice(skip, skip + take);
  };
});

const first = 2;

/** A request that a user made on the server; the newest comes first in lists. */
function addRemote(
  remoteId: number,
  parts: Partial<RemoteRequest> & { owner?: number } = {},
): void {
  const { owner = first, ...rest } = parts;
  const account = { remoteUserId: owner, name: 'dave' };
  const title = {
    mediaType: 'movie',
    tmdbId: remoteId,
    name: '',
    year: null,
    posterPath: null,
  } as const;
  const remote = toRemoteRequest(aRequest({ remoteId, title, createdAt: now }), {
    account,
    ...rest,
  });
  remotes.unshift(remote);
}

async function reconcile() {
  calls = [];
  await setup.reconciler.reconcile(serviceId);
  return calls;
}

describe('looking for requests that were made without the bot', () => {
  it('looks at a few accounts in turn while their numbers stay the same', async () => {
    for (let id = 1; id <= 12; id += 1) addRemote(id, { owner: first + id - 1 });
    expect(await reconcile()).toHaveLength(13);
    const turns = [await reconcile(), await reconcile(), await reconcile()];
    for (const turn of turns) expect(turn.slice(0, 1)).toEqual(['requesters']);
    const lists = turns.map((turn) => turn.slice(1));
    expect(lists.map((turn) => turn.length)).toEqual([5, 5, 5]);
    expect(new Set(lists.flat()).size).toBe(12);
  });

  it('finds a request that replaced another one, so that all numbers are the same', async () => {
    addRemote(1);
    await reconcile();
    remotes = [];
    addRemote(2);
    await reconcile();
    expect(setup.imported).toEqual([1, 2]);
  });

  it('finds a request that replaced one of another account', async () => {
    addRemote(1);
    await reconcile();
    remotes = [];
    addRemote(2, { owner: first + 1 });
    await reconcile();
    expect(setup.imported).toEqual([1, 2]);
  });

  it('lists every account whose number has changed', async () => {
    for (let id = 1; id <= 12; id += 1) addRemote(id, { owner: first + id - 1 });
    await reconcile();
    addRemote(13, { owner: 9 });
    addRemote(14, { owner: 12 });
    const listed = await reconcile();
    expect(listed).toContain('requests of 9');
    expect(listed).toContain('requests of 12');
    expect(listed).toHaveLength(1 + 7);
    expect(new Set(setup.imported).size).toBe(14);
  });

  it('imports what is pending or recent, and the newest of all others', async () => {
    const old = { status: 'completed', createdAt: new Date(now.getTime() - 100 * dayMs) } as const;
    addRemote(1, { ...old, status: 'pending' });
    for (let id = 2; id <= 60; id += 1) addRemote(id, old);
    addRemote(61, { ...old, createdAt: now });
    await reconcile();
    const newest = Array.from({ length: 20 }, (_, index) => 42 + index);
    expect(setup.imported).toEqual([1, ...newest]);
  });

  it('continues to further pages as long as they contain new requests', async () => {
    for (let id = 1; id <= 250; id += 1) addRemote(id);
    const listed = (await reconcile()).filter((call) => call === `requests of ${first}`);
    expect(listed).toHaveLength(3);
    expect(setup.imported).toHaveLength(250);
  });

  it('finds out that an available title has left the library, or is somewhere else in it', async () => {
    const watchUrl = 'https://app.plex.tv/desktop#!/server/1/details?key=2';
    addRemote(1, { status: 'completed', availability: 'available' });
    addRemote(2, { status: 'approved', availability: 'processing', watchUrl });
    const { title } = aRequest();
    const [available] = [
      setup.addRequest({
        remoteId: 1,
        state: 'available',
        watchUrl,
        title: { ...title, tmdbId: 1 },
      }),
      setup.addRequest({ remoteId: 2, state: 'declined', title: { ...title, tmdbId: 2 } }),
    ];
    for (const url of [watchUrl, `${watchUrl}3`, null]) {
      remotes = remotes.map((remote) =>
        remote.remoteId === 1 ? { ...remote, watchUrl: url } : remote,
      );
      expect(await reconcile()).toEqual(['requesters', `requests of ${first}`]);
      const rows = [...setup.store.requests.values()];
      expect(rows.map((row) => row.watchUrl)).toEqual([url, null]);
      expect(setup.store.requests.get(available.id)?.state).toBe('available');
    }
  });

  it('edits no cards of titles that were there long before the bot knew where', async () => {
    addRemote(1, { status: 'completed', availability: 'available', watchUrl: 'https://x.example' });
    const title = { ...aRequest().title, tmdbId: 1 };
    setup.addRequest({ remoteId: 1, state: 'available', title });
    await reconcile();
    expect(setup.store.jobs).toEqual([]);
  });

  it('finds a request again that could not be imported', async () => {
    addRemote(1);
    const { findRequest } = setup.server;
    setup.server.findRequest = async () => {
      throw new Error('a fault');
    };
    await reconcile();
    if (findRequest) setup.server.findRequest = findRequest;
    await reconcile();
    expect(setup.imported).toEqual([1]);
  });
});

describe('a request that cannot be imported', () => {
  const minuteMs = 60_000;
  let error: unknown;
  /** The requests that were read one by one. */
  let tried: number[];
  beforeEach(() => {
    error = new AppError('title-not-found');
    tried = [];
    for (let id = 1; id <= 12; id += 1) addRemote(id, { owner: first + id - 1 });
    const { findRequest } = setup.server;
    setup.server.findRequest = async (id) => {
      if (!tried.includes(id)) tried.push(id);
      if (id === 3 && error) throw error;
      return (await findRequest?.(id)) ?? null;
    };
  });

  async function pollAfter(minutes: number) {
    setup.time.now = new Date(setup.time.now.getTime() + minutes * minuteMs);
    tried = [];
    return reconcile();
  }

  it('does not make the bot list all accounts again', async () => {
    expect(await reconcile()).toHaveLength(1 + 12);
    for (let poll = 0; poll < 4; poll += 1) expect(await pollAfter(1)).toHaveLength(1 + 5);
    expect(new Set(setup.imported).size).toBe(11);
  });

  it('is tried less and less often, with a warning each time', async () => {
    await reconcile();
    const triedAt: number[] = [];
    for (let minute = 1; minute <= 24 * 60; minute += 1) {
      await pollAfter(1);
      if (tried.includes(3)) triedAt.push(minute);
    }
    expect(triedAt).toEqual([1, 6, 36, 156, 876]);
    expect(setup.warnings).toHaveLength(1 + triedAt.length);
    expect(setup.warnings.at(-1)).toMatchObject([{ remoteId: 3 }, expect.any(String)]);
  });

  it('is imported once that is possible, although its account is not listed then', async () => {
    await reconcile();
    await pollAfter(1);
    error = null;
    expect(await pollAfter(1)).not.toContain(`requests of ${first + 2}`);
    expect(setup.imported).not.toContain(3);
    await pollAfter(4);
    expect(setup.imported).toContain(3);
  });

  it('is tried at once when the server has changed it', async () => {
    await reconcile();
    await pollAfter(1);
    error = null;
    remotes = remotes.map((each) => (each.remoteId === 3 ? { ...each, status: 'approved' } : each));
    for (let poll = 0; poll < 3; poll += 1) await pollAfter(1);
    expect(setup.imported).toContain(3);
  });

  it('is not tried anymore once a webhook has led to its import', async () => {
    await reconcile();
    await pollAfter(1);
    error = null;
    setup.addRequest({ remoteId: 3, title: { ...aRequest().title, tmdbId: 3 } });
    await pollAfter(10);
    expect(setup.imported).not.toContain(3);
    expect(setup.warnings).toHaveLength(2);
  });

  it('does not keep the others from being imported when the server fails with it', async () => {
    error = new AppError('overseerr-failed');
    const code = { code: 'overseerr-failed' };
    await expect(reconcile()).rejects.toMatchObject(code);
    await expect(pollAfter(1)).rejects.toMatchObject(code);
    expect(new Set(setup.imported)).toEqual(new Set([1, 2]));
    expect(await pollAfter(1)).toHaveLength(1 + 5);
    expect(new Set(setup.imported).size).toBe(11);
    error = null;
    await pollAfter(5);
    expect(new Set(setup.imported).size).toBe(12);
  });
});
