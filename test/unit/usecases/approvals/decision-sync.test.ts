import { beforeEach, describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../../../src/domain/app-error.ts';
import type { DecisionKind } from '../../../../src/domain/approvals/decision.ts';
import type { MediaRequest } from '../../../../src/domain/requests/request.ts';
import { anId } from '../../../support/factories.ts';
import {
  createUseCaseSetup,
  managerPermissions,
  toRemoteRequest,
} from '../../../support/in-memory/use-case-setup.ts';

let setup: ReturnType<typeof createUseCaseSetup>;
let sent: unknown[];

beforeEach(() => {
  setup = createUseCaseSetup();
  sent = [];
});

/** A pending request with a recorded decision of a manager, on a server that accepts it. */
async function decide(kind: DecisionKind, reason: string | null = null) {
  const { actor, account } = setup.addUser(managerPermissions);
  const request = setup.addRequest();
  await setup.decisions.decide(actor, request.id, kind, reason);
  setup.server.findRequest = async () => toRemoteRequest(request);
  setup.server.decideRequest = async (remoteId, sentKind, as) => {
    sent.push([remoteId, sentKind, as]);
    return toRemoteRequest(request, { status: kind === 'approve' ? 'approved' : 'declined' });
  };
  return { actor, account, request };
}

const load = ({ id }: MediaRequest) => setup.store.requests.get(id);
const send = ({ id }: MediaRequest, attempt = 0) => setup.decisionSync.sendDecision(id, attempt);

describe('a recorded decision', () => {
  it('is sent as the account of the approver', async () => {
    const { request, account } = await decide('decline', 'Too long');
    await send(request);
    expect(sent).toEqual([[7, 'decline', account.remoteUserId]]);
    expect(load(request)).toMatchObject({
      state: 'declined',
      decidedBy: 'Ada',
      reason: 'Too long',
    });
  });

  it('is sent once, however often the job runs', async () => {
    const { request } = await decide('approve');
    await send(request);
    await send(request, 1);
    expect(sent).toHaveLength(1);
  });

  it('whose response was lost counts if the server shows its effect', async () => {
    const { request } = await decide('approve');
    setup.server.findRequest = async () => toRemoteRequest(request, { status: 'approved' });
    await send(request, 1);
    expect(sent).toEqual([]);
    expect(load(request)).toMatchObject({ state: 'approved', decidedBy: 'Ada' });
  });

  it('can be followed at once by a failure of the download server', async () => {
    const { request } = await decide('approve');
    setup.server.decideRequest = async () => toRemoteRequest(request, { status: 'failed' });
    await send(request);
    expect(load(request)).toMatchObject({ state: 'failed', decidedBy: 'Ada' });
    const events = setup.store.history.get(request.id)?.map(({ event }) => event);
    expect(events).toEqual(['decide', 'approve', 'fail']);
  });
});

describe('the decision of an approver who', () => {
  it.each<[string, (parts: Awaited<ReturnType<typeof decide>>) => void]>([
    [
      'was blocked since',
      () => setup.users.splice(0, 1, ...setup.users.map((user) => ({ ...user, isBlocked: true }))),
    ],
    ['was erased since', () => setup.users.splice(0)],
    ['has lost the account since', () => setup.accountRows.splice(0)],
    [
      'has an account that was blocked since',
      ({ account }) => setup.accountRows.splice(0, 1, { ...account, isBlocked: true }),
    ],
    [
      'has another account by now',
      ({ account }) => setup.accountRows.splice(0, 1, { ...account, userId: anId() }),
    ],
  ])('%s is not sent, and the request can be decided again', async (_, change) => {
    const decided = await decide('approve');
    change(decided);
    await send(decided.request);
    expect(sent).toEqual([]);
    expect(load(decided.request)).toMatchObject({
      state: 'pending',
      decision: null,
      cause: 'decision-not-permitted',
    });
    const other = setup.addUser(managerPermissions);
    const again = setup.decisions.decide(other.actor, decided.request.id, 'approve', null);
    expect(await again).toMatchObject({ decision: { name: other.actor.name } });
  });
});

describe('a server that', () => {
  it('does not respond gets the decision later, and the cards show the wait', async () => {
    const { request } = await decide('approve');
    setup.server.findRequest = async () => {
      throw new AppError('overseerr-unreachable');
    };
    await expect(send(request)).rejects.toThrow('overseerr-unreachable');
    expect(load(request)).toMatchObject({
      state: 'pending',
      cause: 'overseerr-unreachable',
      decision: { kind: 'approve' },
    });
  });

  it('limits the rate gets the decision later, however often', async () => {
    const { request } = await decide('approve');
    setup.server.decideRequest = async () => {
      throw new AppError('overseerr-failed', { detail: { status: 429 } });
    };
    for (let attempt = 0; attempt < 15; attempt += 1) {
      await expect(send(request, attempt)).rejects.toThrow('overseerr-failed');
    }
    expect(load(request)).toMatchObject({ state: 'pending', decision: { kind: 'approve' } });
  });

  it('returns errors while it starts gets the decision later, however long it was away', async () => {
    const { request } = await decide('approve');
    const failing = (code: ErrorCode) => async () => {
      throw new AppError(code);
    };
    const codes = ['overseerr-unreachable', 'overseerr-failed'] as const;
    for (let attempt = 0; attempt < 30; attempt += 1) {
      const code = attempt < 20 ? 'overseerr-unreachable' : codes[attempt % 2];
      setup.server.decideRequest = failing(code ?? 'overseerr-failed');
      await expect(send(request, attempt)).rejects.toThrow(code);
    }
    expect(load(request)).toMatchObject({ state: 'pending', decision: { kind: 'approve' } });
  });

  it('no longer has the request cancels it', async () => {
    const { request } = await decide('approve');
    setup.server.findRequest = async () => null;
    await send(request);
    expect(sent).toEqual([]);
    expect(load(request)).toMatchObject({ state: 'cancelled', decision: null });
  });
});

it('a bug is passed on, and the decision is kept', async () => {
  const { request } = await decide('approve');
  setup.server.decideRequest = async () => {
    throw new TypeError('x is not a function');
  };
  await expect(send(request)).rejects.toThrow('internal');
  expect(load(request)).toMatchObject({ state: 'pending', decision: { kind: 'approve' } });
});
