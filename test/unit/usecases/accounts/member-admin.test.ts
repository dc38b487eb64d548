import { describe, expect, it } from 'vitest';
import { type AuthorizedActor, operatorActor } from '../../../../src/domain/actor.ts';
import type { UserId } from '../../../../src/domain/id.ts';
import type { Job } from '../../../../src/domain/job.ts';
import { createMemberAdmin } from '../../../../src/usecases/accounts/member-admin.ts';
import { anActor, anId } from '../../../support/factories.ts';
import { createInMemoryIdentity } from '../../../support/in-memory/identity/identity.ts';
import { aRemoteAccount } from '../../../support/remote-accounts.ts';

const chat = { platform: 'discord', platformUserId: '1' } as const;

async function createFixture() {
  const identity = createInMemoryIdentity();
  const { accounts, addUser, serviceId } = identity;
  const refusals: unknown[] = [];
  const erased: UserId[] = [];
  const jobs: Job[] = [];
  const requestId = anId<'request'>();
  const memberAdmin = createMemberAdmin({
    ...identity,
    userErasure: {
      async erase(erasedId) {
        erased.push(erasedId);
        return { requests: [requestId] };
      },
    },
    jobs: { enqueue: async (added) => void jobs.push(...added) },
    refusals: { recordRefusal: async (code, _, detail) => void refusals.push([code, detail]) },
  });
  const userId = await addUser(chat);
  const [account] = await accounts.upsert(serviceId, [aRemoteAccount(2, { name: 'ada' })]);
  if (!account) throw new Error('nothing was saved');
  const admin = anActor({ userId: await addUser(), isAdmin: true });
  await identity.memberRepository.setAdmin(admin.userId, true, operatorActor);
  return { ...identity, memberAdmin, refusals, erased, jobs, requestId, userId, account, admin };
}

type Fixture = Awaited<ReturnType<typeof createFixture>>;

describe('an admin', () => {
  it('sees members without an account, and accounts that may be theirs', async () => {
    const { memberAdmin, admin, serviceId, userId, account } = await createFixture();
    const { members, suggestions } = await memberAdmin.listMembers(admin, serviceId, null);
    expect(members.map(({ id }) => id)).toContain(userId);
    expect(suggestions).toContainEqual({
      userId,
      accountId: account.id,
      accountName: 'ada',
      remoteUserId: 2,
    });
    const shown = await memberAdmin.getMember(admin, serviceId, userId);
    expect(shown).toMatchObject({ member: { id: userId }, suggestions: [{ remoteUserId: 2 }] });
    await expect(memberAdmin.getMember(admin, serviceId, anId())).rejects.toThrow('not-found');
  });

  it('links an account, sees who shares it, and unlinks it', async () => {
    const { memberAdmin, admin, serviceId, userId, account, addUser, accountLinks } =
      await createFixture();
    const other = await addUser();
    await memberAdmin.linkAccount(admin, other, account.id);
    const preview = await memberAdmin.previewLink(admin, userId, account.id);
    expect(preview).toMatchObject({ member: { id: userId }, account, sharedWith: ['Ada'] });
    expect(await memberAdmin.linkAccount(admin, userId, account.id)).toBe(serviceId);
    const linked = await accountLinks.findByUser(userId, serviceId);
    expect(linked).toEqual({ ...account, verifiedBy: 'admin' });
    const shown = await memberAdmin.getMember(admin, serviceId, userId);
    expect(shown.suggestions).toEqual([]);
    await memberAdmin.unlinkAccount(admin, serviceId, userId);
    expect(await accountLinks.listUsers(account.id)).toMatchObject([{ id: other }]);
  });

  it('says so if there is no account to unlink', async () => {
    const { memberAdmin, admin, serviceId, userId } = await createFixture();
    const unlinking = memberAdmin.unlinkAccount(admin, serviceId, userId);
    await expect(unlinking).rejects.toThrow('not-found');
  });

  it('finds accounts by name and by number', async () => {
    const { memberAdmin, admin, serviceId, account } = await createFixture();
    expect(await memberAdmin.listAccounts(admin, serviceId, 'AD')).toMatchObject([
      { id: account.id },
    ]);
    expect(await memberAdmin.findAccount(admin, serviceId, 2)).toEqual(account);
    for (const number of [3, -1, 0.5])
      await expect(memberAdmin.findAccount(admin, serviceId, number)).rejects.toThrow(
        'account-not-found',
      );
  });

  it('cannot link an account that the server has removed', async () => {
    const { memberAdmin, admin, serviceId, userId, account, accounts } = await createFixture();
    await accounts.recordMissing(serviceId, new Date('2100-01-01'));
    await accounts.markRemoved([account.id]);
    await expect(memberAdmin.linkAccount(admin, userId, account.id)).rejects.toThrow(
      'account-not-found',
    );
  });

  it('blocks and unblocks a member with the account, but not themselves', async () => {
    const { memberAdmin, admin, serviceId, userId, account, accounts } = await createFixture();
    await memberAdmin.linkAccount(admin, userId, account.id);
    for (const isBlocked of [true, false]) {
      await memberAdmin.setBlocked(admin, userId, isBlocked);
      expect((await memberAdmin.getMember(admin, serviceId, userId)).member).toMatchObject({
        isBlocked,
      });
      expect(await accounts.find(account.id)).toMatchObject({ isBlocked });
    }
    await expect(memberAdmin.setBlocked(admin, admin.userId, true)).rejects.toThrow('forbidden');
  });

  it('detaches a chat of a member, but not their only one', async () => {
    const { memberAdmin, admin, addUser, store } = await createFixture();
    const second = { platform: 'telegram', platformUserId: '2' } as const;
    const userId = await addUser({ platform: 'discord', platformUserId: '3' }, second);
    await memberAdmin.detachChat(admin, { ...second, userId });
    expect(store.users.get(userId)?.chats).toMatchObject([{ platformUserId: '3' }]);
    expect(store.audit.at(-1)).toMatchObject({ action: 'user-detach', userId: admin.userId });
    const only = { platform: 'discord', platformUserId: '3', userId } as const;
    await expect(memberAdmin.detachChat(admin, only)).rejects.toThrow('not-found');
  });

  it('erases a member, who disappears from posted cards, but not themselves', async () => {
    const { memberAdmin, admin, userId, erased, jobs, requestId } = await createFixture();
    await memberAdmin.eraseMember(admin, userId);
    expect(erased).toEqual([userId]);
    expect(jobs).toEqual([{ kind: 'update-cards', payload: { requestId } }]);
    await expect(memberAdmin.eraseMember(admin, admin.userId)).rejects.toThrow('forbidden');
    expect(erased).toHaveLength(1);
  });

  it('needs no chat: in the console, the audit log says so', async () => {
    const { memberAdmin, userId, store, admin } = await createFixture();
    const { userId: adminId, name } = admin;
    const actor = { userId: adminId, name, source: 'console', isAdmin: true } as const;
    await memberAdmin.setBlocked(actor, userId, true);
    expect(store.audit.at(-1)).toMatchObject({ source: 'console', userId: adminId });
  });
});

it.each<[string, (fixture: Fixture, actor: AuthorizedActor) => Promise<unknown>]>([
  ['user-list', ({ memberAdmin, serviceId }, by) => memberAdmin.listMembers(by, serviceId, null)],
  [
    'user-show',
    ({ memberAdmin, serviceId, userId }, by) => memberAdmin.getMember(by, serviceId, userId),
  ],
  ['user-link', ({ memberAdmin, serviceId }, by) => memberAdmin.listAccounts(by, serviceId, null)],
  ['user-link', ({ memberAdmin, serviceId }, by) => memberAdmin.findAccount(by, serviceId, 2)],
  [
    'user-link',
    ({ memberAdmin, userId, account }, by) => memberAdmin.previewLink(by, userId, account.id),
  ],
  [
    'user-link',
    ({ memberAdmin, userId, account }, by) => memberAdmin.linkAccount(by, userId, account.id),
  ],
  [
    'user-unlink',
    ({ memberAdmin, serviceId, userId }, by) => memberAdmin.unlinkAccount(by, serviceId, userId),
  ],
  ['user-block', ({ memberAdmin, userId }, by) => memberAdmin.setBlocked(by, userId, true)],
  ['user-unblock', ({ memberAdmin, userId }, by) => memberAdmin.setBlocked(by, userId, false)],
  ['user-detach', ({ memberAdmin, userId }, by) => memberAdmin.detachChat(by, { ...chat, userId })],
  ['user-erase', ({ memberAdmin, userId }, by) => memberAdmin.eraseMember(by, userId)],
])('%s is refused and recorded for others', async (action, run) => {
  const fixture = await createFixture();
  const actor = anActor({ userId: fixture.userId, chat });
  await expect(run(fixture, actor)).rejects.toThrow('admins-only');
  expect(fixture.refusals).toEqual([['admins-only', { action }]]);
  expect(fixture.store.links).toEqual([]);
  expect(fixture.erased).toEqual([]);
  expect(fixture.store.users.get(fixture.userId)?.user.isBlocked).toBe(false);
});

describe('the rights of an admin', () => {
  it('are given and taken with an audit entry, except by and from oneself', async () => {
    const { memberAdmin, admin, users, userId } = await createFixture();
    await memberAdmin.setAdmin(admin, userId, true);
    expect((await users.find(userId))?.isAdmin).toBe(true);
    await expect(memberAdmin.setAdmin(admin, admin.userId ?? userId, false)).rejects.toThrow(
      'forbidden',
    );
  });

  it('cannot be lost by the last one who can come back', async () => {
    const { memberRepository, admin, userId } = await createFixture();
    // The admin has neither a chat nor an account.
    await memberRepository.setAdmin(userId, true, admin);
    for (const attempt of [
      () => memberRepository.setAdmin(userId, false, admin),
      () => memberRepository.setBlocked(userId, true, operatorActor),
    ]) {
      await expect(attempt()).rejects.toThrow('last-admin');
    }
  });

  it('are refused to others, and recorded', async () => {
    const { memberAdmin, userId, refusals } = await createFixture();
    const member = anActor({ userId, isAdmin: false });
    await expect(memberAdmin.setAdmin(member, userId, true)).rejects.toThrow('admins-only');
    expect(refusals).toEqual([['admins-only', { action: 'admin-grant' }]]);
  });

  it('of real people cannot be touched by the owner of the demo, as whom anybody may act', async () => {
    const { memberAdmin, memberRepository, addUser, userId, serviceId } = await createFixture();
    const ownerId = await addUser({ platform: 'web', platformUserId: 'owner' });
    const owner = anActor({ userId: ownerId, isAdmin: true });
    await memberRepository.setAdmin(ownerId, true, operatorActor);
    const madeUp = await addUser({ platform: 'web', platformUserId: 'past-nora' });
    for (const attempt of [
      () => memberAdmin.setAdmin(owner, userId, true),
      () => memberAdmin.setBlocked(owner, userId, true),
      () => memberAdmin.eraseMember(owner, userId),
      () => memberAdmin.unlinkAccount(owner, serviceId, userId),
      () => memberAdmin.detachChat(owner, { ...chat, userId }),
    ]) {
      await expect(attempt()).rejects.toThrow('forbidden');
    }
    await memberAdmin.setAdmin(owner, madeUp, true);
    await memberAdmin.setAdmin(owner, madeUp, false);
  });
});
