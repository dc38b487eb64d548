import { beforeEach, describe, expect, it } from 'vitest';
import { permission } from '../../../../src/domain/accounts/permission.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { MediaRequest } from '../../../../src/domain/requests/request.ts';
import { aDraft, aServerInfo } from '../../../support/factories.ts';
import {
  createUseCaseSetup,
  memberPermissions,
  serviceId,
  toRemoteRequest,
} from '../../../support/in-memory/use-case-setup.ts';

let setup: ReturnType<typeof createUseCaseSetup>;

beforeEach(() => {
  setup = createUseCaseSetup();
});

function create(permissions: number = memberPermissions) {
  const { actor } = setup.addUser(permissions);
  const draft = aDraft({ userId: actor.userId, serviceId });
  const input = { draft, is4k: false, locale: 'en', answer: null, origin: null };
  return { actor, input, press: () => setup.requests.create(actor, input) };
}

describe('a press on Request', () => {
  it('writes the request without reading one, and reads the account once', async () => {
    await create().press();
    expect(setup.takeCalls()).toEqual({ requests: { create: 1 }, accounts: { findByUser: 1 } });
  });

  it('records the request together with the job that submits it', async () => {
    const { actor, press } = create();
    const request = await press();
    expect(setup.store.requests.get(request.id)).toMatchObject({
      state: 'queued',
      userId: actor.userId,
      source: 'discord',
    });
    expect(setup.store.history.get(request.id)).toMatchObject([{ event: 'request', actor: 'Ada' }]);
    expect(setup.store.jobs).toEqual([
      { kind: 'submit-request', payload: { requestId: request.id } },
    ]);
  });

  it('returns the first request if the button of a draft is pressed twice', async () => {
    const { press } = create();
    const first = await press();
    expect((await press()).id).toBe(first.id);
    expect(setup.store.requests.size).toBe(1);
  });

  it('records the selected seasons while the server does not respond', async () => {
    const { actor, input } = create();
    setup.server.getInfo = async () => {
      throw new AppError('overseerr-unreachable');
    };
    const title = { ...input.draft.title, mediaType: 'tv' } as const;
    const draft = { ...input.draft, title, seasons: [2] };
    const request = await setup.requests.create(actor, { ...input, draft });
    expect(setup.store.requests.get(request.id)).toMatchObject({ state: 'queued', seasons: [2] });
  });

  it('is refused without the permission to request', async () => {
    await expect(create(0).press()).rejects.toMatchObject({ code: 'no-movie-permission' });
    expect(setup.store.requests.size).toBe(0);
  });

  it.each([
    ['movie', 'no-movie-4k'],
    ['tv', 'no-series-4k'],
  ] as const)('is refused in 4K when the server does not offer it: %s', async (mediaType, code) => {
    const { actor, input } = create(memberPermissions | permission.request4k);
    setup.server.getInfo = async () => aServerInfo({ hasMovie4k: false, hasSeries4k: false });
    const title = { ...input.draft.title, mediaType };
    const draft = { ...input.draft, title, seasons: [1] };
    const press = setup.requests.create(actor, { ...input, draft, is4k: true });
    await expect(press).rejects.toMatchObject({ code });
    expect(setup.store.requests.size).toBe(0);
  });
});

describe('submitting a request', () => {
  async function countSubmissionCalls(request: MediaRequest) {
    setup.server.createRequest = async () => toRemoteRequest(request, { remoteId: 12 });
    setup.takeCalls();
    await setup.submission.submitRequest(request.id, 0);
    expect(setup.store.requests.get(request.id)).toMatchObject({ state: 'pending', remoteId: 12 });
    return setup.takeCalls();
  }

  it('reads the request once, under the lock', async () => {
    expect(await countSubmissionCalls(await create().press())).toEqual({
      requests: { find: 1, update: 1 },
      accounts: { findByUser: 1 },
    });
  });

  it('reads the request of another process before the lock as well, to know the title', async () => {
    const { actor, account } = setup.addUser(memberPermissions);
    const parts = {
      userId: actor.userId,
      accountId: account.id,
      state: 'queued',
      remoteId: null,
    } as const;
    expect(await countSubmissionCalls(setup.addRequest(parts))).toEqual({
      requests: { find: 2, update: 1 },
      accounts: { findByUser: 1 },
    });
  });
});

describe('cancelling a request', () => {
  it('waits until the server can no longer be saving it', async () => {
    const { actor, account } = setup.addUser(memberPermissions);
    const request = setup.addRequest({
      state: 'queued',
      cause: 'outcome-unknown',
      remoteId: null,
      userId: actor.userId,
      accountId: account.id,
    });
    setup.startJobs();
    setup.server.listRequestsByTitle = async () => [];
    await expect(setup.requests.cancel(actor, request.id)).rejects.toThrow('outcome-unknown');
    setup.passSeconds(30);
    expect(await setup.requests.cancel(actor, request.id)).toMatchObject({ state: 'cancelled' });
  });

  it('is refused for the request of another user', async () => {
    const request = await create().press();
    const other = setup.addUser(memberPermissions);
    await expect(setup.requests.cancel(other.actor, request.id)).rejects.toMatchObject({
      code: 'not-yours',
    });
    expect(setup.store.requests.get(request.id)?.state).toBe('queued');
  });

  it('cancels a request that was never submitted without calling the server', async () => {
    const { actor, press } = create();
    const request = await press();
    expect(await setup.requests.cancel(actor, request.id)).toMatchObject({ state: 'cancelled' });
  });
});
