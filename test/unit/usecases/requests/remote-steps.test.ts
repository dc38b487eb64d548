import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { RemoteRequest } from '../../../../src/domain/requests/remote-request.ts';
import type { MediaRequest } from '../../../../src/domain/requests/request.ts';
import {
  findRemote,
  matchRemote,
  readTransitionStep,
  toTransitionStep,
} from '../../../../src/usecases/requests/remote-steps.ts';
import { anAccount, anId, aRemoteUserId, aRequest } from '../../../support/factories.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';
import { toRemoteRequest } from '../../../support/in-memory/use-case-setup.ts';

const serviceId = anId<'service'>();
const account = anAccount({ serviceId, remoteUserId: aRemoteUserId(5) });
const accounts = { find: async () => account };
const request = aRequest({ serviceId, accountId: account.id, remoteId: 7 });
const own = { account: { remoteUserId: 5, name: 'bob' } };

function findOn(remote: RemoteRequest | null, of = request) {
  const calls: number[] = [];
  const servers = createScriptedServers([
    {
      id: serviceId,
      server: {
        async findRequest(remoteId) {
          calls.push(remoteId);
          return remote;
        },
      },
    },
  ]);
  return { found: findRemote({ accounts, servers }, of), calls };
}

describe('a request on the server', () => {
  it('is found by its ID', async () => {
    const remote = toRemoteRequest(request, own);
    expect(await findOn(remote).found).toEqual(remote);
  });

  it('is missing when the server does not have it', async () => {
    expect(await findOn(null).found).toBeNull();
  });

  it('is not requested while it has no ID from the server', async () => {
    const { found, calls } = findOn(null, { ...request, remoteId: null });
    expect(await found).toBeNull();
    expect(calls).toEqual([]);
  });

  it.each<[string, Partial<RemoteRequest>]>([
    ['another title', { key: { mediaType: 'movie', tmdbId: 1 } }],
    ['another account', { account: { remoteUserId: 6, name: 'carol' } }],
    ['another quality', { is4k: true }],
  ])('with a reused ID is not the bot’s: %s', async (_, parts) => {
    const remote = toRemoteRequest(request, { ...own, ...parts });
    expect(await matchRemote(accounts, request, remote)).toBeNull();
  });
});

describe('the meaning of a request on the server', () => {
  it('is an event of the server', () => {
    const step = toTransitionStep(request, toRemoteRequest(request, { status: 'approved' }));
    expect(step).toMatchObject({ event: 'approve', role: 'overseerr', actor: { userId: null } });
  });

  it('names the user of the server who decided', () => {
    const remote = toRemoteRequest(request, { status: 'declined', decidedBy: 'owner' });
    const step = toTransitionStep(request, remote);
    expect(step).toMatchObject({ event: 'decline', actor: { name: 'owner' } });
    expect(step.patch).toMatchObject({ decidedBy: 'owner' });
  });

  it('keeps the approver of a download that started at once', () => {
    const step = toTransitionStep(
      request,
      toRemoteRequest(request, {
        status: 'approved',
        availability: 'processing',
        decidedBy: 'owner',
      }),
    );
    expect(step).toMatchObject({ event: 'start-processing', detail: { decidedBy: 'owner' } });
    expect(step.actor.name).not.toBe('owner');
  });

  it('does not clear the seasons of a series', () => {
    const series = toRemoteRequest(request, { seasons: [] });
    expect(toTransitionStep(request, series).patch).not.toHaveProperty('seasons');
    expect(toTransitionStep(request, { ...series, seasons: [2] }).patch).toMatchObject({
      seasons: [2],
    });
  });
});

describe('a series that the server no longer has', () => {
  const series = aRequest({
    serviceId,
    remoteId: 7,
    title: { ...request.title, mediaType: 'tv' },
    state: 'pending',
  });

  async function readCause(of: MediaRequest, hasTvdbId: () => Promise<boolean>) {
    const servers = createScriptedServers([{ id: serviceId, server: { hasTvdbId } }]);
    return (await readTransitionStep(servers, of, null)).patch?.cause;
  }

  it('and that has no TVDB ID says so until Sonarr has got it', async () => {
    const lacking = async () => false;
    expect(await readCause(series, lacking)).toBe('no-tvdb-id');
    expect(await readCause({ ...series, state: 'approved' }, lacking)).toBe('no-tvdb-id');
    expect(await readCause({ ...series, state: 'processing' }, lacking)).toBe('request-deleted');
  });

  it('and that has a TVDB ID was deleted', async () => {
    expect(await readCause(series, async () => true)).toBe('request-deleted');
  });

  it('was deleted as far as is known while the server does not say', async () => {
    const failing = () => Promise.reject(new AppError('tmdb-unavailable'));
    expect(await readCause(series, failing)).toBe('request-deleted');
  });
});

describe('who decided', () => {
  const byOwner = { decidedBy: 'rigadmin', deciderId: 1 } as const;

  it.each(['approved', 'processing', 'failed'] as const)(
    'in the chat stays while the server agrees with a request that is %s',
    (state) => {
      const decided = { ...request, state, decidedBy: 'Boss' };
      const remote = toRemoteRequest(decided, { status: 'approved', ...byOwner });
      expect(toTransitionStep(decided, remote).patch).not.toHaveProperty('decidedBy');
    },
  );

  it('in the chat is replaced when the server decides differently', () => {
    const declined = { ...request, state: 'declined', decidedBy: 'Boss', reason: 'No' } as const;
    const remote = toRemoteRequest(declined, { status: 'approved', ...byOwner });
    expect(toTransitionStep(declined, remote).patch).toMatchObject({
      decidedBy: 'rigadmin',
      reason: null,
      decision: null,
    });
  });

  it('stays with a request that is available, whatever the server does later', () => {
    const available = { ...request, state: 'available', decidedBy: 'Boss' } as const;
    const remote = toRemoteRequest(available, { status: 'declined', ...byOwner });
    expect(toTransitionStep(available, remote).patch).not.toHaveProperty('decidedBy');
  });
});

describe('a request that ended without a decision', () => {
  it.each(['pending', 'approved', 'processing', 'failed'] as const)(
    'says that it was deleted when it was %s',
    (state) => {
      expect(toTransitionStep({ ...request, state }, null)).toMatchObject({
        event: 'disappear',
        patch: { remoteId: null, cause: 'request-deleted' },
      });
    },
  );

  it.each(['available', 'declined', 'cancelled'] as const)(
    'keeps its result when it was %s',
    (state) => {
      expect(toTransitionStep({ ...request, state }, null).patch).toEqual({ remoteId: null });
    },
  );

  it.each([
    ['movie', 'removed-from-radarr'],
    ['tv', 'removed-from-sonarr'],
  ] as const)('says for a %s that the server declined by itself: %s', (mediaType, cause) => {
    const title = { ...request.title, mediaType };
    const approved = { ...request, title, state: 'processing', decidedBy: 'Boss' } as const;
    const remote = toRemoteRequest(approved, { status: 'declined' });
    expect(toTransitionStep(approved, remote)).toMatchObject({
      event: 'decline',
      patch: { cause, decidedBy: null },
    });
  });

  it.each([
    { state: 'processing', deciderId: 1 },
    { state: 'pending', deciderId: null },
  ] as const)('is an ordinary decline for $state with the decider $deciderId', (row) => {
    const { state, deciderId } = row;
    const remote = toRemoteRequest(request, { status: 'declined', deciderId });
    expect(toTransitionStep({ ...request, state }, remote).patch).not.toHaveProperty('cause');
  });
});

describe('a status that this version does not know', () => {
  it('is no event', () => {
    const remote = toRemoteRequest(request, { status: 'unknown' });
    expect(toTransitionStep(request, remote).event).toBeNull();
  });
});
