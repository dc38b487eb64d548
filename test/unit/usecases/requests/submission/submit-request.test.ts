import { beforeEach, describe, expect, it } from 'vitest';
import { permission } from '../../../../../src/domain/accounts/permission.ts';
import { AppError, type ErrorCode } from '../../../../../src/domain/app-error.ts';
import type { MediaRequest } from '../../../../../src/domain/requests/request.ts';
import { anId, aRequest, aSeries } from '../../../../support/factories.ts';
import {
  createUseCaseSetup,
  memberPermissions,
  serviceId,
  toRemoteRequest,
} from '../../../../support/in-memory/use-case-setup.ts';

const downloadChoice = {
  server: { id: 7, name: 'Radarr kids' },
  profile: { id: 6, name: 'HD' },
  folder: null,
  language: null,
  tags: null,
};

let setup: ReturnType<typeof createUseCaseSetup>;
let sent: unknown[];

beforeEach(() => {
  setup = createUseCaseSetup();
  sent = [];
});

function addQueued(parts: Partial<MediaRequest> = {}) {
  const { actor, account } = setup.addUser(memberPermissions);
  const request = aRequest({
    serviceId,
    userId: actor.userId,
    accountId: account.id,
    ...parts,
  });
  setup.store.requests.set(request.id, request);
  return { actor, account, request };
}

function accept(request: MediaRequest, parts: Parameters<typeof toRemoteRequest>[1] = {}) {
  setup.server.createRequest = async (input, as) => {
    sent.push([input, as]);
    return toRemoteRequest(request, { remoteId: 12, ...parts });
  };
}

function aSeriesWith(available: readonly number[]) {
  const series = aSeries(3);
  return {
    ...series,
    seasons: series.seasons.map((season) =>
      available.includes(season.number) ? { ...season, standard: 'available' as const } : season,
    ),
  };
}

function refuse(code: ErrorCode) {
  setup.server.createRequest = async () => {
    throw new AppError(code);
  };
}

const load = ({ id }: MediaRequest) => setup.store.requests.get(id);
const submit = ({ id }: MediaRequest, attempt = 0) => setup.submission.submitRequest(id, attempt);

describe('a queued request', () => {
  it('is sent as the account of the requester', async () => {
    const { request, account } = addQueued({ is4k: true });
    accept(request);
    await submit(request);
    const input = { mediaType: 'movie', tmdbId: 438631, is4k: true, seasons: [] };
    expect(sent).toEqual([[input, account.remoteUserId]]);
    expect(load(request)).toMatchObject({ state: 'pending', remoteId: 12 });
  });

  it('is sent with what was chosen about its download', async () => {
    const { actor, account } = setup.addUser(memberPermissions | permission.requestAdvanced);
    const { request } = addQueued({
      downloadChoice,
      userId: actor.userId,
      accountId: account.id,
    });
    accept(request);
    await submit(request);
    const target = { serverId: 7, profileId: 6, folder: null, languageProfileId: null, tags: null };
    expect(sent).toEqual([[expect.objectContaining({ target }), account.remoteUserId]]);
  });

  it('is refused instead of sent if the permission to choose was lost meanwhile', async () => {
    const { request } = addQueued({ downloadChoice });
    accept(request);
    await submit(request);
    expect(sent).toEqual([]);
    expect(load(request)).toMatchObject({ state: 'failed', cause: 'no-advanced-permission' });
  });

  it('is sent for the user that it has by now, if this process remembers another one', async () => {
    const { request, account } = addQueued();
    setup.recentRequests.remember({ ...request, userId: anId() });
    accept(request);
    await submit(request);
    expect(sent).toMatchObject([[{ tmdbId: request.title.tmdbId }, account.remoteUserId]]);
  });

  it('is sent once, even if the job runs again', async () => {
    const { request } = addQueued();
    accept(request);
    await submit(request);
    await submit(request, 1);
    expect(sent).toHaveLength(1);
  });

  it('is not sent again if this process remembers it', async () => {
    const { request } = addQueued();
    setup.recentRequests.remember(request);
    accept(request);
    await submit(request);
    await submit(request);
    expect(sent).toHaveLength(1);
  });

  it('is not sent if it was canceled in the meantime', async () => {
    const { request } = addQueued({ state: 'cancelled' });
    await submit(request);
    expect(load(request)).toEqual(request);
  });

  it('stores which seasons the server has left out, and which of them are available', async () => {
    const { request } = addQueued({ seasons: [1, 2, 3] });
    accept(request, { seasons: [3] });
    setup.server.getTitleDetails = async () => aSeriesWith([1]);
    await submit(request);
    expect(load(request)).toMatchObject({
      seasons: [3],
      outcome: { created: [3], skipped: [1, 2], available: [1] },
    });
  });

  it('is recorded even if the server cannot say why it has left seasons out', async () => {
    const { request } = addQueued({ seasons: [1, 2] });
    accept(request, { seasons: [2] });
    setup.server.getTitleDetails = async () => {
      throw new AppError('overseerr-unreachable');
    };
    await submit(request);
    expect(load(request)?.outcome).toMatchObject({ skipped: [1], available: null });
  });

  it('can be approved at once', async () => {
    const { request } = addQueued();
    accept(request, { status: 'approved' });
    await submit(request);
    expect(load(request)?.state).toBe('approved');
  });
});

describe('a requester who', () => {
  it('has been blocked since is refused', async () => {
    const { request } = addQueued();
    setup.users.splice(0, 1, ...setup.users.map((user) => ({ ...user, isBlocked: true })));
    await submit(request);
    expect(load(request)).toMatchObject({ state: 'failed', cause: 'user-blocked' });
  });

  it('gave up the account since is refused', async () => {
    const { request, account, actor } = addQueued();
    setup.accountRows.splice(0, 1, { ...account, userId: anId() });
    setup.preferences.set(actor.userId, { linksByProfile: false });
    await submit(request);
    expect(load(request)).toMatchObject({ state: 'failed', cause: 'not-linked' });
  });

  it('has another account since is refused', async () => {
    const { request, account, actor } = addQueued();
    const other = { ...account, id: anId<'account'>(), userId: actor.userId };
    setup.accountRows.splice(0, 1, { ...account, userId: anId() }, other);
    await submit(request);
    expect(load(request)).toMatchObject({ state: 'failed', cause: 'not-linked' });
  });

  it('has an account that no longer exists is refused', async () => {
    const { request } = addQueued();
    setup.accountRows.length = 0;
    await submit(request);
    expect(load(request)).toMatchObject({ state: 'failed', cause: 'account-not-found' });
  });
});

describe('a server that cannot accept the request now', () => {
  it.each<ErrorCode>(['overseerr-unreachable', 'overseerr-failed', 'outcome-unknown'])(
    'with %s gets the request again, and the card says why it is waiting',
    async (code) => {
      const { request } = addQueued();
      refuse(code);
      setup.server.listRequestsByTitle = async () => [];
      await expect(submit(request)).rejects.toMatchObject({
        metadata: { isRetryable: true },
      });
      expect(load(request)).toMatchObject({ state: 'queued', cause: code });
    },
  );

  it.each<ErrorCode>(['overseerr-key-rejected', 'overseerr-csrf-enabled'])(
    'because of a setting (%s) gets the request after the operator has fixed it',
    async (code) => {
      const { request } = addQueued();
      refuse(code);
      await expect(submit(request)).rejects.toMatchObject({ metadata: { isRetryable: true } });
      expect(load(request)).toMatchObject({ state: 'queued', cause: code });
    },
  );

  it('gets no second request if the lost response was a success', async () => {
    const { request, account } = addQueued();
    const remote = toRemoteRequest(request, {
      remoteId: 12,
      account: { remoteUserId: account.remoteUserId, name: 'ada' },
    });
    refuse('outcome-unknown');
    setup.server.listRequestsByTitle = async () => [remote];
    await submit(request);
    expect(load(request)).toMatchObject({ state: 'pending', remoteId: 12 });
  });

  it('is searched for the request before a second attempt', async () => {
    const { request, account } = addQueued();
    accept(request);
    const remote = toRemoteRequest(request, {
      remoteId: 15,
      account: { remoteUserId: account.remoteUserId, name: 'ada' },
    });
    setup.server.listRequestsByTitle = async () => [remote];
    await submit(request, 1);
    expect(sent).toEqual([]);
    expect(load(request)?.remoteId).toBe(15);
  });

  it('gets no second call while it may still be saving the request', async () => {
    const { request, account } = addQueued();
    refuse('outcome-unknown');
    setup.server.listRequestsByTitle = async () => [];
    await expect(submit(request)).rejects.toThrow('outcome-unknown');
    accept(request);
    setup.passSeconds(15);
    await expect(submit(request, 1)).rejects.toThrow('outcome-unknown');
    expect(sent).toEqual([]);
    const saved = toRemoteRequest(request, {
      remoteId: 12,
      status: 'completed',
      account: { remoteUserId: account.remoteUserId, name: 'ada' },
    });
    setup.server.listRequestsByTitle = async () => [saved];
    await submit(request, 2);
    expect(sent).toEqual([]);
    expect(load(request)).toMatchObject({ state: 'available', remoteId: 12 });
  });

  it('gets no other request for a title while it may still be saving the first', async () => {
    const first = addQueued().request;
    const other = addQueued({ title: first.title }).request;
    const elsewhere = addQueued({ title: { ...first.title, tmdbId: 603 } }).request;
    refuse('outcome-unknown');
    setup.server.listRequestsByTitle = async () => [];
    await expect(submit(first)).rejects.toThrow('outcome-unknown');
    accept(other);
    setup.passSeconds(29);
    await expect(submit(other)).rejects.toThrow('overseerr-unreachable');
    expect(sent).toEqual([]);
    expect(load(other)).toMatchObject({ state: 'queued', cause: 'overseerr-unreachable' });
    await submit(elsewhere);
    setup.passSeconds(1);
    await submit(other, 1);
    expect(sent).toHaveLength(2);
    expect(load(other)?.state).toBe('pending');
  });

  it('gets another request for a title at once if it has not taken the first', async () => {
    const first = addQueued({ cause: 'overseerr-unreachable' }).request;
    const other = addQueued({ title: first.title }).request;
    setup.server.listRequestsByTitle = async () => [];
    // A repeated attempt is recorded before it is sent.
    refuse('overseerr-failed');
    await expect(submit(first, 1)).rejects.toThrow('overseerr-failed');
    accept(other);
    await submit(other);
    expect(sent).toHaveLength(1);
  });

  it('gets a second call when it can no longer be saving the request', async () => {
    const { request } = addQueued();
    setup.server.listRequestsByTitle = async () => [];
    accept(request);
    // After a restart: an attempt that left no trace.
    await expect(submit(request, 1)).rejects.toThrow('outcome-unknown');
    setup.passSeconds(30);
    await submit(request, 2);
    expect(sent).toHaveLength(1);
    expect(load(request)).toMatchObject({ state: 'pending', cause: null });
  });

  it.each<ErrorCode>(['overseerr-unreachable', 'overseerr-failed', 'overseerr-key-rejected'])(
    'is called again immediately after a known rejection (%s)',
    async (cause) => {
      const { request } = addQueued({ cause });
      setup.server.listRequestsByTitle = async () => [];
      let causeMeanwhile: ErrorCode | null | undefined = null;
      setup.server.createRequest = async () => {
        causeMeanwhile = load(request)?.cause;
        throw new AppError(cause);
      };
      await expect(submit(request, 1)).rejects.toMatchObject({ metadata: { isRetryable: true } });
      expect(causeMeanwhile).toBe('outcome-unknown');
      expect(load(request)?.cause).toBe(cause);
    },
  );

  it('is searched for the request when a new job takes over one that has waited', async () => {
    const { request, account } = addQueued({ cause: 'outcome-unknown' });
    accept(request);
    const remote = toRemoteRequest(request, {
      remoteId: 15,
      account: { remoteUserId: account.remoteUserId, name: 'ada' },
    });
    setup.server.listRequestsByTitle = async () => [remote];
    await submit(request, 0);
    expect(sent).toEqual([]);
    expect(load(request)?.remoteId).toBe(15);
  });

  // Without a cause, a crash ended the attempt before.
  it.each(['outcome-unknown', null] as const)(
    'keeps an unknown outcome (cause %s) until the bot knows, also if it cannot be looked up',
    async (cause) => {
      const { request } = addQueued({ cause });
      setup.server.listRequestsByTitle = async () => {
        throw new AppError('overseerr-unreachable');
      };
      accept(request);
      await expect(submit(request, 1)).rejects.toThrow('overseerr-unreachable');
      expect(load(request)?.cause).toBe(cause);
      setup.server.listRequestsByTitle = async () => [];
      await expect(submit(request, 2)).rejects.toThrow('outcome-unknown');
      expect(sent).toEqual([]);
    },
  );
});

describe('a rejection by the server', () => {
  it('is final, with its cause, and recorded if it is about a permission', async () => {
    const { actor, request } = addQueued();
    refuse('no-movie-permission');
    await submit(request);
    expect(load(request)).toMatchObject({ state: 'failed', cause: 'no-movie-permission' });
    expect(setup.store.audit).toMatchObject([
      { action: 'no-movie-permission', userId: actor.userId, subjectId: request.id },
    ]);
  });

  it('of a duplicate names the first requester', async () => {
    const { request } = addQueued();
    refuse('already-requested');
    setup.server.listRequestsByTitle = async () => [
      toRemoteRequest(request, {
        remoteId: 3,
        status: 'declined',
        account: { remoteUserId: 98, name: 'dave' },
      }),
      toRemoteRequest(request, { remoteId: 4, account: { remoteUserId: 99, name: 'carol' } }),
    ];
    await submit(request);
    expect(load(request)).toMatchObject({
      state: 'failed',
      cause: 'already-requested',
      outcome: { existingRequester: 'carol' },
    });
  });

  it('of the user’s own duplicate names no one', async () => {
    const { request, account } = addQueued();
    refuse('already-requested');
    const own = { remoteUserId: account.remoteUserId, name: 'me' };
    setup.server.listRequestsByTitle = async () => [
      toRemoteRequest(request, { remoteId: 4, is4k: true, account: own }),
      toRemoteRequest(request, {
        remoteId: 5,
        status: 'completed',
        account: { remoteUserId: 99, name: 'carol' },
      }),
    ];
    await submit(request);
    expect(load(request)?.outcome?.existingRequester).toBeNull();
  });

  it.each<[string, readonly number[], ErrorCode]>([
    ['requested', [], 'already-requested'],
    ['available', [1, 2], 'already-available'],
    ['either', [1], 'no-seasons-left'],
  ])('says that all seasons are %s', async (_, available, cause) => {
    const { request } = addQueued({ title: aSeriesWith([]), seasons: [1, 2] });
    refuse('no-seasons-left');
    setup.server.getTitleDetails = async () => aSeriesWith(available);
    setup.server.listRequestsByTitle = async () => [
      toRemoteRequest(request, {
        remoteId: 4,
        seasons: [3],
        account: { remoteUserId: 98, name: 'dave' },
      }),
      toRemoteRequest(request, {
        remoteId: 5,
        seasons: [2],
        account: { remoteUserId: 99, name: 'carol' },
      }),
    ];
    await submit(request);
    expect(load(request)).toMatchObject({ state: 'failed', cause });
    const isNamed = cause !== 'already-available';
    expect(load(request)?.outcome?.existingRequester).toBe(isNamed ? 'carol' : null);
  });

  it('is final even if the server cannot explain it', async () => {
    const { request } = addQueued();
    refuse('already-requested');
    const answers: (() => never[])[] = [() => []];
    setup.server.listRequestsByTitle = async () => {
      const answer = answers.shift();
      if (!answer) throw new AppError('overseerr-unreachable');
      return answer();
    };
    await submit(request);
    expect(load(request)).toMatchObject({ state: 'failed', cause: 'already-requested' });
  });
});

it('a remote ID that a restored server assigns again is removed from the older request', async () => {
  const { request } = addQueued();
  const older = setup.addRequest({ remoteId: 12, state: 'approved' });
  accept(request);
  await submit(request);
  expect(load(request)?.remoteId).toBe(12);
  expect(load(older)).toMatchObject({ remoteId: null, state: 'cancelled' });
});
