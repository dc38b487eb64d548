import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { MessageRef } from '../../../../src/domain/place.ts';
import type { MediaRequest } from '../../../../src/domain/requests/request.ts';
import { aDraft } from '../../../support/factories.ts';
import {
  createUseCaseSetup,
  memberPermissions,
  now,
  serviceId,
  toRemoteRequest,
} from '../../../support/in-memory/use-case-setup.ts';

let setup: ReturnType<typeof createUseCaseSetup>;

beforeEach(() => {
  setup = createUseCaseSetup();
});

describe('a press that asks for what the user has already', () => {
  const answer: MessageRef = {
    place: { platform: 'telegram', kind: 'channel', address: '-500' },
    messageId: '31',
  };

  /** A request of a user, and another draft of theirs for the same title, opened before it changed. */
  async function haveRequest(parts: Partial<MediaRequest> = {}) {
    const { actor, account } = setup.addUser(memberPermissions);
    const own = setup.addRequest({
      userId: actor.userId,
      accountId: account.id,
      stateChangedAt: now,
      ...parts,
    });
    setup.server.findRequest = async () => toRemoteRequest(own);
    const startedAt = new Date(now.getTime() - 5_000);
    const draft = aDraft({ userId: actor.userId, serviceId, title: own.title, startedAt });
    await setup.draftRepository.create(draft, new Date(now.getTime() + 86_400_000));
    const press = async (by = actor) => {
      const current = (await setup.draftRepository.find(draft.id)) ?? draft;
      const input = { draft: current, is4k: false, locale: 'en', answer, origin: null };
      return setup.requests.create(by, input);
    };
    return { actor, own, draft, press };
  }

  it('is answered with that request, and nothing is submitted again', async () => {
    const { own, press } = await haveRequest({ state: 'queued', remoteId: null });
    expect(await press()).toEqual(own);
    expect(setup.store.requests.size).toBe(1);
    expect(setup.store.jobs.map(({ kind }) => kind)).toEqual(['update-cards']);
  });

  it('gets an answer that stays up to date', async () => {
    const { own, press } = await haveRequest();
    await press();
    expect(setup.store.cards).toMatchObject([
      { requestId: own.id, role: 'private', message: answer, shownVersion: 0 },
    ]);
  });

  it('is new if the server has ended that request meanwhile', async () => {
    const { own, press } = await haveRequest({ state: 'processing', remoteId: 7 });
    setup.server.findRequest = async () => null;
    expect((await press()).id).not.toBe(own.id);
    expect(setup.store.requests.get(own.id)).toMatchObject({ state: 'cancelled' });
  });

  it('counts as the same while the server does not respond', async () => {
    const { own, press } = await haveRequest({ state: 'processing', remoteId: 7 });
    setup.server.findRequest = async () => {
      throw new AppError('overseerr-unreachable');
    };
    expect(await press()).toMatchObject({ id: own.id, state: 'processing' });
  });

  it('is answered with a title that has arrived since the draft was opened', async () => {
    const { own, press } = await haveRequest({ state: 'available' });
    expect(await press()).toEqual(own);
  });

  it('is a new request if that one has arrived before the draft was opened', async () => {
    const { own, press } = await haveRequest({
      state: 'available',
      stateChangedAt: new Date(now.getTime() - 60_000),
    });
    expect((await press()).id).not.toBe(own.id);
  });

  it.each(['declined', 'failed', 'cancelled'] as const)('is new if it is %s', async (state) => {
    const { own, press } = await haveRequest({ state });
    expect((await press()).id).not.toBe(own.id);
  });

  it('counts for every press on the same draft, whatever happens to that request', async () => {
    const { own, draft, press } = await haveRequest();
    await press();
    setup.store.requests.set(own.id, { ...own, state: 'cancelled' });
    expect(await press()).toMatchObject({ id: own.id, state: 'cancelled' });
    const used = (await setup.draftRepository.find(draft.id)) ?? draft;
    expect(await setup.requests.findByDraft(used)).toMatchObject({ id: own.id });
  });

  it('is found from another chat of the user', async () => {
    const { actor, own, press } = await haveRequest();
    const elsewhere = { ...actor, source: 'telegram', platformUserId: '77' } as const;
    expect(await press(elsewhere)).toEqual(own);
  });

  it('is a request of its own for another user of the same account', async () => {
    const { actor, own, press } = await haveRequest();
    const other = setup.addUser(memberPermissions);
    const [account] = setup.accountRows.filter(({ userId }) => userId === actor.userId);
    const theirs = setup.accountRows.findIndex(({ userId }) => userId === other.actor.userId);
    if (account) setup.accountRows[theirs] = { ...account, userId: other.actor.userId };
    const request = await press(other.actor);
    expect(request).toMatchObject({ userId: other.actor.userId, accountId: account?.id });
    expect(request.id).not.toBe(own.id);
  });
});
