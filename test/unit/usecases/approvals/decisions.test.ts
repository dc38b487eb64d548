import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import { anId } from '../../../support/factories.ts';
import {
  createUseCaseSetup,
  managerPermissions,
  memberPermissions,
  now,
  toRemoteRequest,
} from '../../../support/in-memory/use-case-setup.ts';

let setup: ReturnType<typeof createUseCaseSetup>;

beforeEach(() => {
  setup = createUseCaseSetup();
});

describe('an approval', () => {
  it('reads the request once and the account once', async () => {
    const { actor } = setup.addUser(managerPermissions);
    const request = setup.addRequest();
    await setup.decisions.decide(actor, request.id, 'approve', null);
    expect(setup.takeCalls()).toEqual({
      requests: { find: 1, update: 1 },
      accounts: { findByUser: 1 },
    });
  });

  it('is recorded with its history, its audit line and the job that sends it', async () => {
    const { actor, account } = setup.addUser(managerPermissions);
    const request = setup.addRequest();
    await setup.decisions.decide(actor, request.id, 'approve', null);
    const { store } = setup;
    expect(store.requests.get(request.id)?.decision).toEqual({
      kind: 'approve',
      reason: null,
      userId: actor.userId,
      name: 'Ada',
      source: 'discord',
      as: account.remoteUserId,
      at: now,
    });
    expect(store.history.get(request.id)).toMatchObject([{ event: 'decide', actor: 'Ada' }]);
    expect(store.audit).toMatchObject([
      { action: 'request.approve', userId: actor.userId, subjectId: request.id },
    ]);
    expect(store.jobs.map(({ kind }) => kind)).toEqual(['update-cards', 'send-decision']);
  });

  it('is sent as the owner of the API key when an admin has no account that may decide', async () => {
    const { actor } = setup.addUser(memberPermissions, { isAdmin: true });
    const request = setup.addRequest();
    const decided = await setup.decisions.decide(actor, request.id, 'approve', null);
    expect(decided.decision?.as).toBeNull();
  });

  it('is refused for users without the permission, and nothing changes', async () => {
    const { actor } = setup.addUser(memberPermissions);
    const request = setup.addRequest();
    const deciding = setup.decisions.decide(actor, request.id, 'approve', null);
    await expect(deciding).rejects.toMatchObject({ code: 'not-approver' });
    expect(setup.store.requests.get(request.id)).toEqual(request);
    expect(setup.store.audit).toEqual([]);
  });

  it('of a request that is already decided is refused with the first approver', async () => {
    const { actor } = setup.addUser(managerPermissions);
    const other = setup.addUser(managerPermissions, { name: 'Grace' });
    const request = setup.addRequest();
    await setup.decisions.decide(other.actor, request.id, 'decline', 'Too long');
    const deciding = setup.decisions.decide(actor, request.id, 'approve', null);
    await expect(deciding).rejects.toMatchObject({
      detail: { state: 'declined', by: 'Grace', at: now.toISOString() },
    });
  });

  it('of all pending requests of a user reads each account once and no request again', async () => {
    const { actor } = setup.addUser(managerPermissions);
    const requester = setup.addUser(memberPermissions);
    const userId = requester.actor.userId;
    setup.addRequest({ userId, remoteId: 1 });
    const last = setup.addRequest({ userId, remoteId: 2 });
    await setup.decisions.approveAll(actor, { userId, last: last.id });
    const { requests } = setup.takeCalls();
    expect(requests).toEqual({ find: 1, listPending: 1, update: 2 });
  });
});

describe('sending a decision', () => {
  it('reads the request once before the lock and once under it', async () => {
    const { actor } = setup.addUser(managerPermissions);
    const request = setup.addRequest();
    await setup.decisions.decide(actor, request.id, 'approve', null);
    setup.server.findRequest = async () => toRemoteRequest(request);
    setup.server.decideRequest = async () => toRemoteRequest(request, { status: 'approved' });
    setup.takeCalls();
    await setup.decisionSync.sendDecision(request.id, 0);
    expect(setup.store.requests.get(request.id)?.state).toBe('approved');
    expect(setup.takeCalls()).toEqual({
      requests: { find: 2, update: 1 },
      accounts: { findByUser: 1 },
    });
  });

  it('keeps a decision made on the server in the meantime', async () => {
    const { actor } = setup.addUser(managerPermissions);
    const request = setup.addRequest();
    await setup.decisions.decide(actor, request.id, 'approve', null);
    setup.server.findRequest = async () =>
      toRemoteRequest(request, { status: 'declined', decidedBy: 'owner' });
    await setup.decisionSync.sendDecision(request.id, 0);
    expect(setup.store.requests.get(request.id)).toMatchObject({
      state: 'declined',
      decidedBy: 'owner',
      decision: null,
    });
  });

  async function decideAndSend(kind: 'approve' | 'decline', errors: readonly AppError[]) {
    const { actor } = setup.addUser(managerPermissions);
    const request = setup.addRequest();
    await setup.decisions.decide(actor, request.id, kind, null);
    setup.server.decideRequest = async () => {
      throw errors[0];
    };
    return request;
  }

  it('that is rejected shows what happened on the server at the same time', async () => {
    const request = await decideAndSend('approve', [new AppError('overseerr-refused')]);
    const answers = [
      toRemoteRequest(request),
      toRemoteRequest(request, { status: 'declined', decidedBy: 'owner' }),
    ];
    setup.server.findRequest = async () => answers.shift() ?? null;
    await setup.decisionSync.sendDecision(request.id, 0);
    expect(setup.store.requests.get(request.id)).toMatchObject({
      state: 'declined',
      decidedBy: 'owner',
      decision: null,
      cause: null,
    });
  });

  it('that makes the request disappear says why', async () => {
    const request = await decideAndSend('approve', [new AppError('no-tvdb-id')]);
    const answers = [toRemoteRequest(request)];
    setup.server.findRequest = async () => answers.shift() ?? null;
    await setup.decisionSync.sendDecision(request.id, 0);
    expect(setup.store.requests.get(request.id)).toMatchObject({
      state: 'cancelled',
      remoteId: null,
      cause: 'no-tvdb-id',
    });
  });

  it('is retried while the server returns its own errors, but not forever', async () => {
    const request = await decideAndSend('decline', [new AppError('overseerr-failed')]);
    setup.server.findRequest = async () => toRemoteRequest(request);
    for (let attempt = 0; attempt < 9; attempt += 1) {
      await expect(setup.decisionSync.sendDecision(request.id, attempt)).rejects.toMatchObject({
        code: 'overseerr-failed',
      });
    }
    expect(setup.store.requests.get(request.id)?.decision?.kind).toBe('decline');
    await setup.decisionSync.sendDecision(request.id, 9);
    expect(setup.store.requests.get(request.id)).toMatchObject({
      state: 'pending',
      decision: null,
      cause: 'overseerr-failed',
    });
  });

  it('that was given up allows another decision, and says why', async () => {
    const request = await decideAndSend('decline', []);
    await setup.decisionSync.giveUpDecision(request.id, new AppError('overseerr-unreachable'));
    expect(setup.store.requests.get(request.id)).toMatchObject({
      state: 'pending',
      decision: null,
      cause: 'overseerr-unreachable',
    });
    const { actor } = setup.addUser(managerPermissions);
    const decided = await setup.decisions.decide(actor, request.id, 'approve', null);
    expect(decided).toMatchObject({ cause: null, decision: { kind: 'approve' } });
  });
});

describe('a decision without a job', () => {
  it('that a lost job had already sent counts as sent', async () => {
    const { actor } = setup.addUser(managerPermissions, { isAdmin: true });
    setup.accountRows.length = 0;
    const request = setup.addRequest();
    await setup.decisions.decide(actor, request.id, 'decline', 'Too long');
    setup.server.findRequest = async () =>
      toRemoteRequest(request, { status: 'declined', decidedBy: 'owner', deciderId: 1 });
    await setup.decisionSync.sendDecision(request.id, 0);
    expect(setup.store.requests.get(request.id)).toMatchObject({
      state: 'declined',
      decidedBy: 'Ada',
      reason: 'Too long',
    });
  });
});

it('an approval card is beside a text in the same chat; the requester’s card is not meant', async () => {
  const request = setup.addRequest();
  const place = { platform: 'telegram', kind: 'direct', address: '1' } as const;
  const text = { place, messageId: null };
  const { cards } = setup.store;
  const card = {
    id: anId<'card'>(),
    requestId: request.id,
    key: 'k',
    recipients: [],
    locale: 'en',
  };
  cards.push({ ...card, role: 'private', message: { place, messageId: '7' }, shownVersion: 1 });
  expect(await setup.decisions.hasCardBeside(request.id, text)).toBe(false);
  cards.push({ ...card, role: 'approval', message: { place, messageId: '8' }, shownVersion: 1 });
  expect(await setup.decisions.hasCardBeside(request.id, text)).toBe(true);
});
