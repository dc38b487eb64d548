import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../../src/domain/actor.ts';
import { AppError } from '../../../../../src/domain/app-error.ts';
import { toServerChoice } from '../../../../../src/domain/requests/download-choice.ts';
import type { RemoteRequest } from '../../../../../src/domain/requests/remote-request.ts';
import type { MediaRequest } from '../../../../../src/domain/requests/request.ts';
import {
  createUseCaseSetup,
  managerPermissions,
  memberPermissions,
  toRemoteRequest,
} from '../../../../support/in-memory/use-case-setup.ts';

let setup: ReturnType<typeof createUseCaseSetup>;
let approver: Actor;
let request: MediaRequest;
let remote: RemoteRequest;
let calls: string[];

beforeEach(() => {
  setup = createUseCaseSetup();
  approver = setup.addUser(managerPermissions).actor;
  const { account, actor: bob } = setup.addUser(memberPermissions, { name: 'Bob' });
  request = setup.addRequest({
    state: 'processing',
    problem: 'never-sent',
    accountId: account.id,
    userId: bob.userId,
    decidedBy: 'Ada',
  });
  remote = toRemoteRequest(request, {
    status: 'approved',
    availability: 'processing',
    isSent: false,
    account: { remoteUserId: account.remoteUserId, name: 'bob' },
  });
  calls = [];
  setup.server.findRequest = async () => remote;
  setup.server.retryRequest = async (id, as) => {
    calls.push(`retry ${id} as ${as}`);
    return remote;
  };
  setup.server.deleteRequest = async (id, as) => void calls.push(`delete ${id} as ${as}`);
});

const sendAgain = () =>
  setup.requestActions.perform(approver, request.id, { kind: 'send-again', reason: null });
const stored = () => setup.store.requests.get(request.id);

describe('sending an approved request again that never reached the download server', () => {
  it('asks the server to retry it, and waits for what comes of it', async () => {
    await sendAgain();
    expect(calls).toEqual(['retry 7 as 2']);
    expect(stored()).toMatchObject({ state: 'processing', problem: null, remoteId: 7 });
    expect(setup.store.history.get(request.id)).toMatchObject([
      { event: 'send-again', from: 'processing', to: 'processing', actor: 'Ada' },
    ]);
    expect(setup.store.audit).toMatchObject([{ action: 'request.retry' }]);
  });

  it('makes the request anew if the server retries failed requests only', async () => {
    setup.server.retryRequest = async () => {
      throw new AppError('overseerr-refused', { detail: { status: 409 } });
    };
    await sendAgain();
    expect(calls).toEqual(['delete 7 as 2']);
    expect(stored()).toMatchObject({ state: 'queued', remoteId: null, problem: null });
    expect(setup.store.jobs.map(({ kind }) => kind)).toEqual(['update-cards', 'submit-request']);
  });

  it('makes the request anew if a retry had no effect', async () => {
    await sendAgain();
    setup.store.requests.set(request.id, { ...request, version: 9 });
    await sendAgain();
    expect(calls).toEqual(['retry 7 as 2', 'delete 7 as 2']);
    expect(stored()).toMatchObject({ state: 'queued', remoteId: null });
  });

  it('loses nothing if the server does not answer to the deletion', async () => {
    setup.server.retryRequest = async () => {
      throw new AppError('overseerr-refused');
    };
    setup.server.deleteRequest = async () => {
      throw new AppError('overseerr-unreachable');
    };
    await expect(sendAgain()).rejects.toMatchObject({ code: 'overseerr-unreachable' });
    expect(stored()).toMatchObject({ state: 'queued' });
    expect(setup.store.jobs.map(({ kind }) => kind)).toContain('submit-request');
  });

  it('keeps it if the server would not take it again', async () => {
    setup.server.retryRequest = async () => {
      throw new AppError('overseerr-refused');
    };
    Object.assign(setup.usedQuota, { limit: 1, used: 2, days: 7 });
    await expect(sendAgain()).rejects.toMatchObject({ code: 'member-quota-exceeded' });
    expect(calls).toEqual([]);
    expect(stored()).toEqual(request);
  });

  it('does not ask again for a download server that no longer exists', async () => {
    setup.server.retryRequest = async () => {
      throw new AppError('overseerr-refused');
    };
    setup.server.listDownloadServers = async () => [];
    const downloadChoice = toServerChoice({ id: 42, name: 'Old Radarr' });
    setup.store.requests.set(request.id, { ...request, downloadChoice });
    await sendAgain();
    expect(stored()).toMatchObject({ state: 'queued', downloadChoice: null });
  });

  it('is refused when it has been sent meanwhile, or was decided differently', async () => {
    for (const parts of [{ isSent: true }, { status: 'declined' }] as const) {
      setup.store.requests.set(request.id, request);
      setup.server.findRequest = async () => ({ ...remote, ...parts });
      await expect(sendAgain()).rejects.toMatchObject({ code: 'invalid-state' });
      expect(stored()).toMatchObject({ problem: null });
    }
    expect(calls).toEqual([]);
  });

  it('is refused to others', async () => {
    const { actor } = setup.addUser(memberPermissions, { name: 'Mallory' });
    const trying = setup.requestActions.perform(actor, request.id, {
      kind: 'send-again',
      reason: null,
    });
    await expect(trying).rejects.toMatchObject({ code: 'not-approver' });
    expect(calls).toEqual([]);
    expect(stored()).toEqual(request);
  });
});
