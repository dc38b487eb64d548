import { describe, expect, it } from 'vitest';
import type { Sender } from '../../src/domain/accounts/sender.ts';
import { operatorActor } from '../../src/domain/actor.ts';
import type { UserId } from '../../src/domain/id.ts';
import type { CodeRepository } from '../../src/ports/accounts/code-repository.ts';
import type { MemberRepository } from '../../src/ports/accounts/member-repository.ts';
import type { MergeRepository } from '../../src/ports/accounts/merge-repository.ts';
import type { PreferenceRepository } from '../../src/ports/accounts/preference-repository.ts';
import type { UserRepository } from '../../src/ports/accounts/user-repository.ts';
import { anActor, anId } from '../support/factories.ts';
import { type AccountLinkFixture, aChat, setUpLinks } from './account-link-repository-contract.ts';

/** The repositories of users, with those of their accounts. */
export interface IdentityFixture extends AccountLinkFixture {
  readonly users: UserRepository;
  readonly preferences: PreferenceRepository;
  readonly memberRepository: MemberRepository;
  readonly merges: MergeRepository;
  readonly codes: CodeRepository;
}

function aSender(parts: Partial<Sender> = {}): Sender {
  return { ...aChat(), name: 'Ada', locale: 'de', roles: [], ...parts };
}

/** What the repositories of users promise, in PostgreSQL and in memory. */
export function promiseIdentity(open: () => Promise<IdentityFixture>): void {
  const setUp = () => setUpLinks(open);
  type Setup = Awaited<ReturnType<typeof setUp>> & IdentityFixture;

  describe('a sender', () => {
    it('is the same user with every message, whose name and language are kept', async () => {
      const { users } = await open();
      const sender = aSender({ locale: null });
      const user = await users.findOrCreate(sender);
      expect(user).toMatchObject({ displayName: 'Ada', locale: null, isAdmin: false });
      const renamed = await users.findOrCreate({ ...sender, name: 'Ada L', locale: 'de' });
      expect(renamed).toEqual({ ...user, displayName: 'Ada L', locale: 'de' });
      expect(await users.findOrCreate({ ...sender, name: 'Ada L', locale: 'fr' })).toEqual(renamed);
      expect(await users.find(user.id)).toEqual(renamed);
      expect(await users.find(anId())).toBeNull();
    });

    it('is found together with the space they are in', async () => {
      const { users } = await open();
      const sender = aSender();
      const space = { platformSpaceId: anId(), name: 'Cinema' };
      const first = await users.findOrCreateInSpace(sender, space);
      expect(first.space).toMatchObject(space);
      expect(await users.findOrCreateInSpace(sender, space)).toEqual(first);
      expect(await users.findOrCreateInSpace(sender, null)).toMatchObject({ space: null });
    });

    it('is found together with their accounts, as they would be found one by one', async () => {
      const { users, accountLinks, serviceId, save, link, block, remove } = await setUpIdentity();
      const sender = aSender();
      const { id } = await users.findOrCreate(sender);
      expect(await users.findOrCreateInSpace(sender, null)).toMatchObject({ accounts: [] });
      const account = await save(3, { permissions: 34 });
      await link(account.id, id, 'password');
      const { accounts } = await users.findOrCreateInSpace(sender, null);
      expect(accounts).toEqual([await accountLinks.findByUser(id, serviceId)]);
      expect(accounts).toMatchObject([{ permissions: 34, verifiedBy: 'password' }]);
      await block(id);
      const blocked = await users.findOrCreateInSpace(sender, null);
      expect(blocked.accounts).toMatchObject([{ id: account.id, isBlocked: true }]);
      await remove(account.id);
      expect(await users.findOrCreateInSpace(sender, null)).toMatchObject({ accounts: [] });
    });

    it('has chats that may reject direct messages', async () => {
      const { users } = await open();
      const sender = aSender();
      const { platform, platformUserId, name } = sender;
      const { id } = await users.findOrCreate(sender);
      const chat = { platform, platformUserId, name };
      expect(await users.listChatAccounts(id)).toEqual([{ ...chat, isClosed: false }]);
      expect(await users.findOrCreateInSpace(sender, null)).toMatchObject({ isClosed: false });
      await users.setDirectMessagesClosed(chat, true);
      expect(await users.listChatAccounts(id)).toEqual([{ ...chat, isClosed: true }]);
      expect(await users.findOrCreateInSpace(sender, null)).toMatchObject({ isClosed: true });
    });

    it('is an approver with the permission to manage requests, unless blocked', async () => {
      const { users, addUser, save, link, serviceId, block } = await setUpIdentity();
      const chats = [aChat(), aChat(), aChat()];
      const [member, manager, blocked] = await Promise.all(chats.map((chat) => addUser(chat)));
      if (!member || !manager || !blocked) throw new Error('no users');
      await link((await save(1)).id, member);
      await link((await save(2, { permissions: 16 })).id, manager);
      await link((await save(3, { permissions: 2 })).id, blocked);
      await block(blocked);
      const listed = await users.listApprovers(serviceId);
      const isListed = chats.map(({ platformUserId }) =>
        listed.some((chat) => chat.platformUserId === platformUserId),
      );
      expect(isListed).toEqual([false, true, false]);
      const admins = await users.listAdminChats();
      expect(admins.map((chat) => chat.platformUserId)).not.toContain(chats[1]?.platformUserId);
    });
  });

  it('preferences are kept until they are changed', async () => {
    const { preferences, users, addUser, serviceId, accountLinks, save, link } =
      await setUpIdentity();
    const userId = await addUser(aChat());
    expect(await preferences.getPreferences(userId)).toEqual({});
    await preferences.updatePreferences(userId, { notifyOn: 'telegram' });
    await preferences.updatePreferences(userId, { serviceId });
    await preferences.updatePreferences(userId, { locale: 'de' });
    expect(await preferences.getPreferences(userId)).toEqual({ notifyOn: 'telegram', serviceId });
    expect(await users.find(userId)).toMatchObject({ locale: 'de' });
    await link((await save(1)).id, userId);
    await accountLinks.unlink(userId, serviceId, anActor({ userId }));
    await preferences.updatePreferences(userId, { notifyOn: null });
    expect(await preferences.getPreferences(userId)).toEqual({ serviceId, linksByProfile: false });
    await preferences.updatePreferences(userId, { linksByProfile: true });
    expect(await preferences.getPreferences(userId)).toEqual({ serviceId });
  });

  describe('a member', () => {
    it('has their account, and shares it with others', async () => {
      const { memberRepository, addUser, save, link, serviceId } = await setUpIdentity();
      const chat = aChat();
      const [userId, other] = [await addUser(chat), await addUser(aChat())];
      const account = { id: (await save(1)).id, name: 'member 1', isBlocked: false };
      expect(await memberRepository.findMember(serviceId, userId)).toMatchObject({ account: null });
      await link(account.id, userId);
      await link(account.id, other);
      const member = await memberRepository.findMember(serviceId, userId);
      expect(member).toMatchObject({ name: 'Ada', account: { ...account, sharedWith: ['Ada'] } });
      const query = { nameQuery: chat.platformUserId, onlyUnlinked: false };
      expect(await memberRepository.listMembers(serviceId, query)).toEqual([member]);
      const unlinked = { ...query, onlyUnlinked: true };
      expect(await memberRepository.listMembers(serviceId, unlinked)).toEqual([]);
      expect(await memberRepository.findMember(serviceId, anId())).toBeNull();
    });

    it('gets suggestions of free accounts with the same name', async () => {
      const { memberRepository, users, save, link, addUser, serviceId } = await setUpIdentity();
      const { id } = await users.findOrCreate(aSender({ name: 'Grace' }));
      const [free, held] = [await save(1, { name: ' grace ' }), await save(2, { name: 'GRACE' })];
      await save(3, { name: 'other', email: 'Grace@rig.local' });
      await link(held.id, await addUser());
      const member = await memberRepository.findMember(serviceId, id);
      const found = await memberRepository.listAccountSuggestions(
        serviceId,
        member ? [member] : [],
      );
      expect(found.map(({ remoteUserId }) => remoteUserId)).toEqual([1, 3]);
      expect(found[0]).toMatchObject({ userId: id, accountId: free.id });
      const listed = await memberRepository.listAccounts(serviceId, 'grace');
      expect(listed.map(({ remoteUserId }) => remoteUserId)).toEqual([1, 2]);
    });

    it('is blocked and unblocked together with their account', async () => {
      const { memberRepository, addUser, save, link, serviceId } = await setUpIdentity();
      const userId = await addUser(aChat());
      await link((await save(1)).id, userId);
      const by = { userId: null, name: 'Boss', source: 'cli' } as const;
      for (const isBlocked of [true, false]) {
        await memberRepository.setBlocked(userId, isBlocked, by);
        const member = await memberRepository.findMember(serviceId, userId);
        expect(member).toMatchObject({ isBlocked, account: { isBlocked } });
      }
      await expect(memberRepository.setBlocked(anId(), true, by)).rejects.toThrow('not-found');
    });

    it('stays as they are if whoever changes them is no admin anymore', async () => {
      const { memberRepository, users, addUser } = await setUpIdentity();
      const [one, two] = [await addUser(aChat()), await addUser(aChat())];
      const by = anActor({ userId: one, isAdmin: true });
      for (const change of [
        () => memberRepository.setBlocked(two, true, by),
        () => memberRepository.setAdmin(two, true, by),
      ]) {
        await expect(change()).rejects.toThrow('admins-only');
      }
      expect(await users.find(two)).toMatchObject({ isAdmin: false, isBlocked: false });
      await memberRepository.setAdmin(one, true, operatorActor);
      await memberRepository.setBlocked(two, true, by);
    });
  });

  describe('an admin', () => {
    it('is made and unmade', async () => {
      const { memberRepository, users, addUser } = await setUpIdentity();
      const [one, two] = [await addUser(aChat()), await addUser(aChat())];
      const by = anActor({ userId: one });
      await memberRepository.setAdmin(one, true, operatorActor);
      const isAdmin = async (id: UserId) => (await users.find(id))?.isAdmin;
      await memberRepository.setAdmin(two, true, by);
      expect([await isAdmin(one), await isAdmin(two)]).toEqual([true, true]);
      await memberRepository.setAdmin(two, false, by);
      expect(await isAdmin(two)).toBe(false);
      await expect(memberRepository.setAdmin(anId(), true, by)).rejects.toThrow('not-found');
    });

    it('cannot be blocked', async () => {
      const { memberRepository, addUser } = await setUpIdentity();
      const userId = await addUser(aChat());
      await memberRepository.setBlocked(userId, true, operatorActor);
      await expect(memberRepository.setAdmin(userId, true, operatorActor)).rejects.toThrow(
        'user-blocked',
      );
    });
  });

  describe('a merge', () => {
    it('gives the chats and the account of one user to the other', async () => {
      const { users, merges, accountLinks, serviceId, save, link, ...rest } = await setUpMerge();
      const { mine, theirs, id, by } = rest;
      const { id: accountId } = await save(1);
      await link(accountId, mine);
      expect(await merges.findMergePreview(id, by)).toMatchObject({ id, clashes: [] });
      await merges.merge(id, null, by);
      expect(await users.listChatAccounts(theirs)).toHaveLength(2);
      expect(await users.find(mine)).toBeNull();
      expect(await accountLinks.findByUser(theirs, serviceId)).toMatchObject({ id: accountId });
      await expect(merges.merge(id, null, by)).rejects.toThrow('invalid-code');
    });

    it.each([
      ['mine', 1],
      ['theirs', 2],
    ] as const)('of two accounts keeps %s', async (choice, kept) => {
      const { merges, save, link, heldBy, ...rest } = await setUpMerge();
      const { mine, theirs, id, by } = rest;
      await link((await save(1)).id, mine);
      await link((await save(2)).id, theirs);
      const clashes = [{ mine: 'member 1', theirs: 'member 2' }];
      expect(await merges.findMergePreview(id, by)).toMatchObject({ clashes });
      await expect(merges.merge(id, null, by)).rejects.toThrow('account-conflict');
      await merges.merge(id, choice, by);
      expect((await heldBy(theirs))?.[0]).toBe(kept);
    });

    it('is refused for a blocked user, and for anybody else', async () => {
      const { merges, block, theirs, id, by, addUser } = await setUpMerge();
      const stranger = anActor({ userId: await addUser(aChat()) });
      expect(await merges.findMergePreview(id, stranger)).toBeNull();
      await expect(merges.merge(id, null, stranger)).rejects.toThrow('invalid-code');
      await block(theirs);
      await expect(merges.merge(id, null, by)).rejects.toThrow('user-blocked');
    });
  });

  it('a detached chat gets a user of its own; the last chat stays', async () => {
    const { users, merges, addUser } = await setUpIdentity();
    const [first, second] = [aChat(), aChat('telegram')];
    const userId = await addUser(first, second);
    const by = anActor({ userId });
    expect(await merges.detach({ ...second, userId: anId<'user'>() }, by)).toBe(false);
    expect(await merges.detach({ ...second, userId }, by)).toBe(true);
    expect(await merges.detach({ ...first, userId }, by)).toBe(false);
    expect(await users.listChatAccounts(userId)).toHaveLength(1);
    const other = await users.findOrCreate({ ...second, name: 'Ada', locale: null, roles: [] });
    expect(other.id).not.toBe(userId);
  });

  it('a code works once, for others, and only for its purpose', async () => {
    const { codes, addUser } = await setUpIdentity();
    const [ada, bob] = [await anActorOf(addUser), await anActorOf(addUser)];
    const replaced = await codes.issue('merge', ada);
    const code = await codes.issue('merge', ada);
    await expect(codes.redeemMerge(code, ada)).rejects.toThrow('own-code');
    await expect(codes.redeemClaim(code, bob)).rejects.toThrow('invalid-code');
    await expect(codes.redeemMerge(replaced, bob)).rejects.toThrow('invalid-code');
    await codes.redeemMerge(code, bob);
    for (let attempt = 0; attempt < 3; attempt += 1)
      await expect(codes.redeemMerge(code, bob)).rejects.toThrow('invalid-code');
    const valid = await codes.issue('merge', ada);
    await expect(codes.redeemMerge(valid, bob)).rejects.toThrow('too-many-code-attempts');
  });

  it('revokes a code that others could read, and counts wrong ones with all others', async () => {
    const { codes, addUser } = await open();
    const [ada, bob, eve] = [
      await anActorOf(addUser),
      await anActorOf(addUser),
      await anActorOf(addUser),
    ];
    const exposed = await codes.issue('merge', ada);
    await codes.revokeMerge(exposed, bob);
    await expect(codes.redeemMerge(exposed, eve)).rejects.toThrow('invalid-code');
    const own = await codes.issue('merge', ada);
    await codes.revokeMerge(own, ada);
    await expect(codes.redeemMerge(own, bob)).rejects.toThrow('invalid-code');
    for (let attempt = 0; attempt < 4; attempt += 1)
      await expect(codes.revokeMerge('AAAA-AAAA', bob)).rejects.toThrow('invalid-code');
    const valid = await codes.issue('merge', ada);
    await expect(codes.revokeMerge(valid, bob)).rejects.toThrow('too-many-code-attempts');
    await codes.redeemMerge(valid, eve);
  });

  async function setUpIdentity(): Promise<Setup> {
    const fixture = await open();
    return { ...(await setUpLinks(async () => fixture)), ...fixture };
  }

  /** `mine` has sent the code of `theirs`. */
  async function setUpMerge() {
    const fixture = await setUpIdentity();
    const { codes, addUser } = fixture;
    const [mine, theirs] = [await addUser(aChat()), await addUser(aChat('telegram'))];
    const by = anActor({ userId: mine });
    const code = await codes.issue('merge', anActor({ userId: theirs }));
    return { ...fixture, mine, theirs, by, id: await codes.redeemMerge(code, by) };
  }
}

async function anActorOf(addUser: IdentityFixture['addUser']) {
  const chat = aChat();
  const userId: UserId = await addUser(chat);
  return anActor({ userId, chat });
}
