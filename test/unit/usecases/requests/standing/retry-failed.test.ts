import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../../src/domain/app-error.ts';
import type { RemoteStatus } from '../../../../../src/domain/requests/remote-status.ts';
import type { MediaRequest } from '../../../../../src/domain/requests/request.ts';
import { retryDelaysMs } from '../../../../../src/domain/requests/retry-budget.ts';
import {
  createUseCaseSetup,
  managerPermissions,
  now,
  serviceId,
  toRemoteRequest,
} from '../../../../support/in-memory/use-case-setup.ts';

let setup: ReturnType<typeof createUseCaseSetup>;
let request: MediaRequest;
let status: RemoteStatus;
let sent: (number | null)[];

beforeEach(() => {
  setup = createUseCaseSetup({ retryDelaysMs });
  request = setup.addRequest({ state: 'processing', stateChangedAt: now });
  status = 'failed';
  sent = [];
  setup.server.findRequest = async () => toRemoteRequest(request, { status });
  setup.server.retryRequest = async (_, as) => {
    sent.push(as);
    return toRemoteRequest(request, { status });
  };
});

const run = () => setup.retryFailed.retryRequest(request.id);
const fail = () => setup.reconciler.syncRequest(serviceId, 7);
const stored = () => setup.store.requests.get(request.id);
const jobs = () => setup.store.jobs.splice(0).map(({ kind }) => kind);

describe('a request that fails on its way to the download server', () => {
  it('is retried by itself three times, and only then put before the approvers', async () => {
    await fail();
    expect(jobs()).toEqual(['update-cards', 'retry-request']);
    expect(stored()).toMatchObject({ state: 'failed', retryCount: 0 });
    await run();
    expect(sent).toEqual([]);
    for (const [index, seconds] of [30, 300, 3600].entries()) {
      expect(setup.delays.at(-1)).toBe(seconds);
      setup.passSeconds(seconds);
      await run();
      expect(sent).toHaveLength(index + 1);
    }
    expect(sent).toEqual([null, null, null]);
    expect(stored()).toMatchObject({ state: 'failed', retryCount: 3, retryAt: null });
    expect(jobs().filter((kind) => kind === 'notify')).toEqual(['notify']);
    await run();
    expect(sent).toHaveLength(3);
  });

  it('says in its history that the bot has retried it', async () => {
    await fail();
    setup.passSeconds(30);
    setup.server.retryRequest = async () => toRemoteRequest(request, { status: 'approved' });
    await run();
    expect(stored()).toMatchObject({ state: 'approved', retryAt: null, retryCount: 1 });
    expect(setup.store.history.get(request.id)?.at(-1)).toMatchObject({
      event: 'approve',
      actor: 'MediaNest',
      detail: { retry: 1 },
    });
  });

  it('goes on with the budget when the download server refuses it later', async () => {
    await fail();
    setup.passSeconds(30);
    setup.server.retryRequest = async () => toRemoteRequest(request, { status: 'approved' });
    await run();
    await fail();
    expect(stored()).toMatchObject({ state: 'failed', retryCount: 1 });
    expect(stored()?.retryAt).toEqual(new Date(now.getTime() + 330_000));
  });

  it('is not sent again when the answer to a retry was lost', async () => {
    await fail();
    setup.passSeconds(30);
    setup.server.retryRequest = async () => {
      status = 'approved';
      throw new AppError('outcome-unknown');
    };
    await run();
    expect(stored()).toMatchObject({ state: 'failed', retryCount: 1 });
    setup.server.retryRequest = async () => {
      throw new Error('sent twice');
    };
    setup.passSeconds(300);
    await run();
    expect(stored()).toMatchObject({ state: 'approved', retryAt: null });
  });

  it('says in the log what the server answered to a retry, and comes back', async () => {
    await fail();
    setup.passSeconds(30);
    setup.server.retryRequest = async () => {
      throw new AppError('overseerr-failed', { detail: { status: 500 } });
    };
    await run();
    expect(setup.warnings).toMatchObject([
      [{ error: { code: 'overseerr-failed' }, request: request.id, retry: 1 }, expect.any(String)],
    ]);
    expect(setup.delays.at(-1)).toBe(300);
  });

  it('costs no attempt while the server cannot be reached', async () => {
    await fail();
    setup.passSeconds(30);
    setup.server.findRequest = async () => {
      throw new AppError('overseerr-unreachable');
    };
    await expect(run()).rejects.toMatchObject({ code: 'overseerr-unreachable' });
    expect(stored()).toMatchObject({ state: 'failed', retryCount: 0 });
  });

  it('costs no attempt when the server goes down just before it is sent', async () => {
    await fail();
    setup.passSeconds(30);
    const { retryRequest } = setup.server;
    setup.server.retryRequest = async () => {
      throw new AppError('overseerr-unreachable');
    };
    for (let outage = 0; outage < 5; outage += 1) {
      await expect(run()).rejects.toMatchObject({ code: 'overseerr-unreachable' });
      expect(stored()).toMatchObject({ state: 'failed', retryCount: 0 });
    }
    Object.assign(setup.server, { retryRequest });
    await run();
    expect(sent).toHaveLength(1);
    expect(stored()).toMatchObject({ retryCount: 1 });
  });

  it('is put before the approvers after a crash during the last retry', async () => {
    await fail();
    setup.store.requests.set(request.id, {
      ...setup.store.requests.get(request.id),
      ...request,
      state: 'failed',
      retryCount: 3,
      retryAt: now,
    });
    jobs();
    await run();
    expect(sent).toEqual([]);
    expect(stored()).toMatchObject({ state: 'failed', retryAt: null });
    expect(jobs()).toEqual(['notify']);
  });

  it('can be retried by hand meanwhile, without a second retry by itself', async () => {
    const { actor } = setup.addUser(managerPermissions);
    await fail();
    setup.server.retryRequest = async () => toRemoteRequest(request, { status: 'approved' });
    await setup.decisions.retry(actor, request.id);
    setup.server.retryRequest = async () => {
      throw new Error('sent twice');
    };
    setup.passSeconds(30);
    await run();
    expect(stored()).toMatchObject({ state: 'approved', retryAt: null, retryCount: 0 });
  });
});

describe('a request that the server has refused', () => {
  it('is not retried', async () => {
    const refused = setup.addRequest({ state: 'queued', remoteId: null });
    await setup.transitions.transition(refused, {
      event: 'reject',
      actor: { userId: null, name: 'Overseerr', source: 'overseerr' },
      role: 'overseerr',
    });
    expect(setup.store.requests.get(refused.id)).toMatchObject({ state: 'failed', retryAt: null });
    expect(jobs()).toEqual(['notify']);
  });
});
