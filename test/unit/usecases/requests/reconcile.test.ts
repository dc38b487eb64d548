import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { RemoteRequest } from '../../../../src/domain/requests/remote-request.ts';
import { aRemoteUserId, aRequest } from '../../../support/factories.ts';
import {
  createUseCaseSetup,
  managerPermissions,
  now,
  serviceId,
  toRemoteRequest,
} from '../../../support/in-memory/use-case-setup.ts';

let setup: ReturnType<typeof createUseCaseSetup>;

beforeEach(() => {
  setup = createUseCaseSetup();
});

/** Runs everything that is not waiting for something external. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('comparing a request with the server', () => {
  it('does not undo a decision that was sent while the server was being read', async () => {
    const { actor } = setup.addUser(managerPermissions);
    const request = setup.addRequest();
    const remote = toRemoteRequest(request);
    let answer: (read: RemoteRequest) => void = () => undefined;
    setup.server.findRequest = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const syncing = setup.reconciler.syncRequest(serviceId, remote.remoteId);
    await settle();

    setup.server.findRequest = async () => remote;
    setup.server.decideRequest = async () => toRemoteRequest(request, { status: 'declined' });
    await setup.decisions.decide(actor, request.id, 'decline', null);
    const sending = setup.decisionSync.sendDecision(request.id, 0);
    await settle();
    answer(remote);
    await Promise.all([syncing, sending]);

    expect(setup.store.requests.get(request.id)).toMatchObject({
      state: 'declined',
      decidedBy: 'Ada',
    });
  });

  it('leaves a decision that is not sent yet to the job that sends it', async () => {
    const { actor } = setup.addUser(managerPermissions);
    const request = setup.addRequest();
    await setup.decisions.decide(actor, request.id, 'approve', null);
    setup.server.findRequest = async () => toRemoteRequest(request, { status: 'declined' });
    await setup.reconciler.syncRequest(serviceId, 7);
    expect(setup.store.requests.get(request.id)).toMatchObject({ state: 'pending' });
  });
});

describe('a request that is pending on the server again', () => {
  it('waits for a new decision', async () => {
    const { actor } = setup.addUser(managerPermissions);
    const request = setup.addRequest();
    await setup.decisions.decide(actor, request.id, 'decline', 'Too long');
    setup.server.findRequest = async () => toRemoteRequest(request);
    setup.server.decideRequest = async () => toRemoteRequest(request, { status: 'declined' });
    await setup.decisionSync.sendDecision(request.id, 0);
    await setup.reconciler.syncRequest(serviceId, 7);
    expect(setup.store.requests.get(request.id)).toMatchObject({
      state: 'pending',
      decision: null,
      decidedBy: null,
      reason: null,
    });
  });
});

describe('a status that the bot does not know', () => {
  it('leaves a request unchanged, and is logged once', async () => {
    const request = setup.addRequest();
    setup.server.findRequest = async () => toRemoteRequest(request, { status: 'unknown' });
    await setup.reconciler.syncRequest(serviceId, 7);
    await setup.reconciler.syncRequest(serviceId, 7);
    expect(setup.store.requests.get(request.id)).toEqual(request);
    expect(setup.warnings).toHaveLength(1);
  });

  it('keeps a request from being imported and shown to the approvers', async () => {
    const remote = toRemoteRequest(aRequest({ remoteId: 8 }), { status: 'unknown' });
    setup.server.findRequest = async () => remote;
    await setup.reconciler.syncRequest(serviceId, 8);
    expect(setup.imported).toEqual([]);
  });

  it('makes a decision wait for the server, with the buttons on the card', async () => {
    const { actor } = setup.addUser(managerPermissions);
    const request = setup.addRequest();
    setup.server.findRequest = async () => toRemoteRequest(request, { status: 'unknown' });
    await setup.decisions.decide(actor, request.id, 'approve', null);
    await setup.decisionSync.sendDecision(request.id, 0);
    expect(setup.store.requests.get(request.id)).toMatchObject({
      state: 'pending',
      decision: null,
      cause: 'remote-status-unknown',
    });
  });
});

describe('a change that polling finds', () => {
  beforeEach(() => {
    setup.server.listRequesters = async () => [];
  });

  it('counts as missed by the webhook only if it happened since the last comparison', async () => {
    const request = setup.addRequest();
    setup.server.findRequest = async () => toRemoteRequest(request);
    await setup.reconciler.reconcile(serviceId);
    setup.server.findRequest = async () => toRemoteRequest(request, { status: 'approved' });
    await setup.reconciler.reconcile(serviceId);
    await setup.reconciler.reconcile(serviceId);
    expect(setup.missedChanges).toEqual([0, 1, 0]);
  });

  it('counts as missed although the server fails before all are compared', async () => {
    const request = setup.addRequest();
    setup.server.findRequest = async () => toRemoteRequest(request);
    await setup.reconciler.reconcile(serviceId);
    setup.server.findRequest = async () => toRemoteRequest(request, { status: 'approved' });
    setup.server.listRequesters = async () => {
      throw new AppError('overseerr-unreachable');
    };
    await expect(setup.reconciler.reconcile(serviceId)).rejects.toThrow('overseerr-unreachable');
    expect(setup.missedChanges).toEqual([0, 1]);
  });

  it('does not count as missed if the bot itself made it while the server was being compared', async () => {
    const requests = Array.from({ length: 5 }, () => setup.addRequest());
    const last = requests.at(-1) ?? setup.addRequest();
    const states = new Map(requests.map((each) => [each.remoteId, toRemoteRequest(each)]));
    setup.server.findRequest = async (remoteId) => states.get(remoteId) ?? null;
    await setup.reconciler.reconcile(serviceId);
    // A decision is sent after the open requests were read, and before this one is compared.
    setup.server.findRequest = async (remoteId) => {
      setup.store.requests.set(last.id, { ...last, state: 'approved' });
      states.set(last.remoteId, toRemoteRequest(last, { status: 'approved' }));
      return states.get(remoteId) ?? null;
    };
    await setup.reconciler.reconcile(serviceId);
    expect(setup.missedChanges).toEqual([0, 0]);
  });

  it('does not count as missed if it may have happened before the bot was started', async () => {
    const request = setup.addRequest();
    setup.server.findRequest = async () => toRemoteRequest(request, { status: 'approved' });
    await setup.reconciler.reconcile(serviceId);
    expect(setup.missedChanges).toEqual([0]);
  });

  it.each([
    ['before the bot was started', -60, 0],
    ['since then', 60, 1],
  ])('such as a new request counts by when it was made: %s', async (_, seconds, expected) => {
    const createdAt = new Date(now.getTime() + seconds * 1000);
    const remote = toRemoteRequest(aRequest({ serviceId }), { remoteId: 9, createdAt });
    setup.server.listRequesters = async () => [{ remoteUserId: aRemoteUserId(3), requestCount: 1 }];
    setup.server.listRequestsOf = async () => [remote];
    setup.server.findRequest = async () => remote;
    await setup.reconciler.reconcile(serviceId);
    expect(setup.imported).toEqual([9]);
    expect(setup.missedChanges).toEqual([expected]);
  });

  it('is none if it is a new request with a status that this version does not know', async () => {
    const createdAt = new Date(now.getTime() + 60_000);
    const facts = { remoteId: 9, createdAt, status: 'unknown' } as const;
    const remote = toRemoteRequest(aRequest({ serviceId }), facts);
    setup.server.listRequesters = async () => [{ remoteUserId: aRemoteUserId(3), requestCount: 1 }];
    setup.server.listRequestsOf = async () => [remote];
    setup.server.findRequest = async () => remote;
    await setup.reconciler.reconcile(serviceId);
    await setup.reconciler.reconcile(serviceId);
    expect(setup.missedChanges).toEqual([0, 0]);
  });
});
