import { beforeEach, describe, expect, it } from 'vitest';
import { permission } from '../../../../../src/domain/accounts/permission.ts';
import { aDraft, anActor, anId } from '../../../../support/factories.ts';
import {
  createUseCaseSetup,
  managerPermissions,
  memberPermissions,
  serviceId,
} from '../../../../support/in-memory/use-case-setup.ts';

const makerPermissions = permission.manageRequests | permission.manageUsers;

let setup: ReturnType<typeof createUseCaseSetup>;
beforeEach(() => {
  setup = createUseCaseSetup();
});

function createScene({
  maker = makerPermissions as number,
  member = memberPermissions as number,
} = {}) {
  const approver = setup.addUser(maker, anActor({ name: 'Ada', userId: anId() }));
  const bob = setup.addUser(member, anActor({ name: 'Bob', userId: anId() }));
  const draft = aDraft({ userId: approver.actor.userId, forUserId: bob.actor.userId, serviceId });
  const input = { draft, is4k: false, locale: 'en', answer: null, origin: null };
  return { approver, bob, draft, press: () => setup.requests.create(approver.actor, input) };
}

describe('a request for another member', () => {
  it('belongs to the member, and is attributed to the approver everywhere', async () => {
    const { approver, bob, press } = createScene();
    const request = await press();
    const { id: accountId } = approver.account;
    const { userId } = approver.actor;
    expect(request).toMatchObject({
      userId: bob.actor.userId,
      accountId: bob.account.id,
      requesterName: 'Bob',
      madeBy: { userId, accountId, name: 'Ada' },
    });
    expect(setup.store.history.get(request.id)).toMatchObject([{ event: 'request', actor: 'Ada' }]);
    expect(setup.store.audit).toMatchObject([
      { action: 'request-on-behalf', userId, subjectId: request.id },
    ]);
  });

  it('is shown to the member in a card of their own', async () => {
    const { bob, press } = createScene();
    const { id } = await press();
    expect([...setup.store.cards.values()].filter((card) => card.requestId === id)).toMatchObject([
      { key: 'member', message: { place: { address: `chat-${bob.actor.userId}` } } },
    ]);
  });

  it('is made once, however often the button is pressed, although the first used the quota up', async () => {
    const { press } = createScene();
    setup.usedQuota.limit = 1;
    const first = await press();
    setup.usedQuota.used = 1;
    expect((await press()).id).toBe(first.id);
    expect(setup.store.requests.size).toBe(1);
  });

  it('can be canceled by the member', async () => {
    const { bob, press } = createScene();
    const { id } = await press();
    expect((await setup.requests.cancel(bob.actor, id)).state).toBe('cancelled');
  });

  it.each([
    ['the approver lacks Manage Users', { maker: managerPermissions }, 'on-behalf-not-permitted'],
    [
      'the approver lacks Manage Requests',
      { maker: permission.manageUsers },
      'on-behalf-not-permitted',
    ],
    ['the member lacks the permission', { member: 0 }, 'member-no-permission'],
  ])('is refused at the press if %s', async (_, scene, code) => {
    await expect(createScene(scene).press()).rejects.toThrow(code);
    expect(setup.store.requests.size).toBe(0);
  });

  it('is refused if the approver has lost the right since the card was shown', async () => {
    const { approver, press } = createScene();
    setup.accountRows.splice(0, 1, { ...approver.account, permissions: managerPermissions });
    await expect(press()).rejects.toThrow('on-behalf-not-permitted');
  });

  it('is refused for a member without an account on this server', async () => {
    const { bob, press } = createScene();
    setup.removed.add(bob.account.id);
    await expect(press()).rejects.toThrow('member-not-linked');
  });

  it('is refused for a blocked member, and for a blocked account', async () => {
    const { bob, press } = createScene();
    setup.accountRows.splice(1, 1, { ...bob.account, isBlocked: true });
    await expect(press()).rejects.toThrow('member-blocked');
    setup.users.splice(1, 1, {
      id: bob.actor.userId,
      displayName: 'Bob',
      locale: null,
      isAdmin: false,
      isBlocked: true,
    });
    await expect(press()).rejects.toThrow('member-blocked');
  });

  it('is refused if the quota of the member is used up', async () => {
    const { press } = createScene();
    Object.assign(setup.usedQuota, { limit: 1, used: 1 });
    await expect(press()).rejects.toThrow('member-quota-exceeded');
  });

  it('is refused if the member has requested the same already', async () => {
    const { bob, draft, press } = createScene();
    setup.addRequest({
      userId: bob.actor.userId,
      accountId: bob.account.id,
      title: draft.title,
      state: 'queued',
      remoteId: null,
    });
    await expect(press()).rejects.toThrow('member-already-requested');
  });
});

describe('finding the member', () => {
  it('tells nothing to those who may not request for others', async () => {
    const { approver } = createScene({ maker: managerPermissions });
    await expect(setup.onBehalf.find(approver.actor, serviceId, 'Nobody')).rejects.toThrow(
      'on-behalf-not-permitted',
    );
  });

  it('finds a member by name, and says if there is none or several', async () => {
    const { approver, bob } = createScene();
    const find = (name: string) => setup.onBehalf.find(approver.actor, serviceId, name);
    expect(await find('Bob')).toBe(bob.actor.userId);
    expect(await find('Ada')).toBeNull();
    await expect(find('Eve')).rejects.toThrow('member-not-found');
    await expect(find('')).rejects.toThrow('member-not-found');
    setup.addUser(memberPermissions, anActor({ name: 'Bob', userId: anId() }));
    await expect(find('Bob')).rejects.toThrow('member-ambiguous');
  });
});
