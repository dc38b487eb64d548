import { describe, expect, it } from 'vitest';
import type { RemoteRequest } from '../../../../src/domain/requests/remote-request.ts';
import {
  findRemote,
  matchRemote,
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

  it('is not asked for while the server has given it no ID', async () => {
    const { found, calls } = findOn(null, { ...request, remoteId: null });
    expect(await found).toBeNull();
    expect(calls).toEqual([]);
  });

  it.each<[string, Partial<RemoteRequest>]>([
    ['another title', { key: { mediaType: 'movie', tmdbId: 1 } }],
    ['another account', { account: { remoteUserId: 6, name: 'carol' } }],
    ['another quality', { is4k: true }],
  ])('with a reused ID is not ours: %s', async (_, parts) => {
    const remote = toRemoteRequest(request, { ...own, ...parts });
    expect(await matchRemote(accounts, request, remote)).toBeNull();
  });
});

describe('what a request on the server means', () => {
  it('is an event of the server', () => {
    const step = toTransitionStep(toRemoteRequest(request, { status: 'approved' }));
    expect(step).toMatchObject({ event: 'approve', role: 'overseerr', actor: { userId: null } });
  });

  it('names the user of the server who decided', () => {
    const remote = toRemoteRequest(request, { status: 'declined', decidedBy: 'owner' });
    const step = toTransitionStep(remote);
    expect(step).toMatchObject({ event: 'decline', actor: { name: 'owner' } });
    expect(step.patch).toMatchObject({ decidedBy: 'owner' });
  });

  it('keeps the approver of a download that started at once', () => {
    const step = toTransitionStep(
      toRemoteRequest(request, {
        status: 'approved',
        availability: 'processing',
        decidedBy: 'owner',
      }),
    );
    expect(step).toMatchObject({ event: 'start-processing', detail: { decidedBy: 'owner' } });
    expect(step.actor.name).not.toBe('owner');
  });

  it('does not empty the seasons of a series', () => {
    const series = toRemoteRequest(request, { seasons: [] });
    expect(toTransitionStep(series).patch).not.toHaveProperty('seasons');
    expect(toTransitionStep({ ...series, seasons: [2] }).patch).toMatchObject({ seasons: [2] });
  });
});
