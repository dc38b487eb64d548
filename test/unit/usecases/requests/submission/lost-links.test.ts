import { beforeEach, describe, expect, it } from 'vitest';
import type { RemoteAccount } from '../../../../../src/domain/accounts/account.ts';
import { AppError } from '../../../../../src/domain/app-error.ts';
import type { MediaRequest } from '../../../../../src/domain/requests/request.ts';
import { anId, aRequest } from '../../../../support/factories.ts';
import {
  createUseCaseSetup,
  memberPermissions,
  serviceId,
  toRemoteRequest,
} from '../../../../support/in-memory/use-case-setup.ts';
import { aRemoteAccount } from '../../../../support/remote-accounts.ts';

const minute = 60;
const day = 24 * 60 * minute;
const waiting = { state: 'queued', cause: 'link-lost' };

let setup: ReturnType<typeof createUseCaseSetup>;
let lookups: number;

beforeEach(() => {
  setup = createUseCaseSetup();
  lookups = 0;
});

function addQueued(parts: Partial<MediaRequest> = {}) {
  const { actor, account } = setup.addUser(memberPermissions);
  const request = aRequest({ serviceId, userId: actor.userId, accountId: account.id, ...parts });
  setup.store.requests.set(request.id, request);
  setup.server.createRequest = async () => toRemoteRequest(request, { remoteId: 12 });
  return { actor, account, request };
}

/** What the server says when it is asked for an account. */
function answerLookups(remote: RemoteAccount | null) {
  setup.server.findAccount = async () => {
    lookups += 1;
    return remote;
  };
}

function refuseAccount() {
  setup.server.createRequest = async () => {
    throw new AppError('account-not-found');
  };
}

const load = ({ id }: MediaRequest) => setup.store.requests.get(id);
const submit = ({ id }: MediaRequest, attempt = 0) => setup.submission.submitRequest(id, attempt);
const submitInVain = (request: MediaRequest, attempt = 0) =>
  expect(submit(request, attempt)).rejects.toThrow('overseerr-failed');

describe('a request whose account left the list of the server', () => {
  it('waits, and is sent when the account is back', async () => {
    const { request, account } = addQueued();
    setup.removed.add(account.id);
    await submitInVain(request);
    expect(load(request)).toMatchObject(waiting);
    setup.server.listRequestsByTitle = async () => [];
    setup.removed.clear();
    await submit(request, 1);
    expect(load(request)).toMatchObject({ state: 'pending', cause: null });
  });

  it('ends only when that has lasted and the server does not know the account either', async () => {
    const { request, account } = addQueued();
    answerLookups(null);
    setup.removed.add(account.id);
    await submitInVain(request);
    setup.passSeconds(4 * minute);
    await submitInVain(request, 1);
    expect(lookups).toBe(0);
    setup.passSeconds(minute);
    await submit(request, 2);
    expect(load(request)).toMatchObject({ state: 'failed', cause: 'account-not-found' });
  });

  it('goes on waiting while the server still knows the account', async () => {
    const { request, account } = addQueued();
    answerLookups(aRemoteAccount(2));
    setup.removed.add(account.id);
    await submitInVain(request);
    setup.passSeconds(2 * day);
    await submitInVain(request, 1);
    expect(load(request)).toMatchObject(waiting);
  });
});

describe('a request whose requester is no longer in a profile', () => {
  const unlink = ({ account }: ReturnType<typeof addQueued>) =>
    setup.accountRows.splice(0, 1, { ...account, userId: anId() });

  it('waits for a day, so that they can link the account again', async () => {
    const added = addQueued();
    unlink(added);
    await submitInVain(added.request);
    setup.passSeconds(day - 1);
    await submitInVain(added.request, 1);
    expect(load(added.request)).toMatchObject(waiting);
    setup.passSeconds(1);
    await submit(added.request, 2);
    expect(load(added.request)).toMatchObject({ state: 'failed', cause: 'not-linked' });
  });

  it('begins to wait anew when they lose the account again', async () => {
    const added = addQueued();
    unlink(added);
    await submitInVain(added.request);
    setup.passSeconds(day - 1);
    setup.accountRows.splice(0, 1, { ...added.account, userId: added.actor.userId });
    setup.server.listRequestsByTitle = async () => {
      throw new AppError('overseerr-unreachable');
    };
    await expect(submit(added.request, 1)).rejects.toThrow('overseerr-unreachable');
    unlink(added);
    setup.passSeconds(1);
    await submitInVain(added.request, 2);
    expect(load(added.request)).toMatchObject({ state: 'queued' });
  });
});

it('a loss of which this process did not see the end does not count for the next one', async () => {
  const { request, actor, account } = addQueued();
  setup.accountRows.splice(0, 1, { ...account, userId: anId() });
  await submitInVain(request);
  setup.passSeconds(3 * day);
  await submitInVain(request, 1);
  expect(load(request)).toMatchObject({ state: 'queued', userId: actor.userId });
});

describe('an account that the server refuses as unknown', () => {
  it('does not end the request before that is certain', async () => {
    const { request } = addQueued();
    answerLookups(null);
    setup.server.listRequestsByTitle = async () => [];
    refuseAccount();
    await submitInVain(request);
    expect(load(request)).toMatchObject(waiting);
    setup.passSeconds(5 * minute);
    await submit(request, 1);
    expect(load(request)).toMatchObject({ state: 'failed', cause: 'account-not-found' });
  });

  it('counts as known again after any other answer', async () => {
    const { request } = addQueued();
    answerLookups(null);
    setup.server.listRequestsByTitle = async () => [];
    refuseAccount();
    await submitInVain(request);
    setup.passSeconds(5 * minute);
    setup.server.createRequest = async () => {
      throw new AppError('overseerr-unreachable');
    };
    await expect(submit(request, 1)).rejects.toThrow('overseerr-unreachable');
    refuseAccount();
    await submitInVain(request, 2);
    expect(load(request)).toMatchObject({ state: 'queued' });
  });
});

it('a request that may have arrived keeps that cause while the account is missing', async () => {
  for (const [cause, attempt] of [
    ['outcome-unknown', 0],
    [null, 1],
  ] as const) {
    const { request, account } = addQueued({ cause });
    setup.removed.add(account.id);
    await submitInVain(request, attempt);
    expect(load(request)).toMatchObject({ state: 'queued', cause });
  }
});
