import { describe, expect, it } from 'vitest';
import type { RemoteAccount } from '../../src/domain/accounts/account.ts';
import type { AppError } from '../../src/domain/app-error.ts';
import type { AccountId, ServiceId, UserId } from '../../src/domain/id.ts';
import type { ChatAccountKey } from '../../src/domain/place.ts';
import type {
  AccountLinkRepository,
  NewAccountLink,
} from '../../src/ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../../src/ports/accounts/account-repository.ts';
import { anActor, anId } from '../support/factories.ts';
import { aRemoteAccount } from '../support/remote-accounts.ts';
import { promiseProfileMatching } from './profile-matching-contract.ts';

/** Repositories with a server that has no accounts yet. */
export interface AccountLinkFixture {
  readonly accounts: AccountRepository;
  readonly accountLinks: AccountLinkRepository;
  readonly serviceId: ServiceId;
  /** Another server. */
  readonly otherServiceId: ServiceId;
  addUser(...chats: ChatAccountKey[]): Promise<UserId>;
  setNow(now: Date): void;
  /** Blocks a user together with the accounts they hold. */
  block(userId: UserId): Promise<void>;
  listAudit(
    accountId: AccountId,
  ): Promise<
    readonly { readonly action: string; readonly userId: string | null; after?: unknown }[]
  >;
}

/** The fixture with shortcuts that the tests share. */
export async function setUpLinks(open: () => Promise<AccountLinkFixture>) {
  const fixture = await open();
  const { accounts, accountLinks, serviceId } = fixture;
  return {
    ...fixture,
    async save(number: number, parts: Partial<RemoteAccount> = {}, on = serviceId) {
      const [account] = await accounts.upsert(on, [aRemoteAccount(number, parts)]);
      if (!account) throw new Error('nothing was saved');
      return account;
    },
    link: (
      accountId: AccountId,
      userId: UserId,
      verifiedBy: NewAccountLink['verifiedBy'] = 'plex',
    ) => accountLinks.link({ accountId, userId, verifiedBy, by: null }),
    async remove(accountId: AccountId) {
      const account = await accounts.find(accountId);
      await accounts.recordMissing(serviceId, new Date('2100-01-01'));
      await accounts.markRemoved([accountId]);
      expect(await accounts.find(accountId)).toEqual(account);
    },
    /** The remote user id of a user's account, and how it was verified. */
    async heldBy(userId: UserId) {
      const account = await accountLinks.findByUser(userId, serviceId);
      return account && [account.remoteUserId, account.verifiedBy];
    },
  };
}

/** A chat that no other test uses. */
export const aChat = (platform: ChatAccountKey['platform'] = 'discord'): ChatAccountKey => ({
  platform,
  platformUserId: anId(),
});

const codeOf = (code: AppError['code']) => expect.objectContaining({ code });

/** What `AccountLinkRepository` promises, whether it stores links in PostgreSQL or in memory. */
export function promiseAccountLinkRepository(open: () => Promise<AccountLinkFixture>): void {
  const setUp = () => setUpLinks(open);

  describe('a link', () => {
    it('gives an account to a user, with an audit line', async () => {
      const { accountLinks, serviceId, addUser, save, listAudit, link } = await setUp();
      const account = await save(1);
      const userId = await addUser();
      expect(await accountLinks.findByUser(userId, serviceId)).toBeNull();
      await link(account.id, userId, 'password');
      const linked = await accountLinks.findByUser(userId, serviceId);
      expect(linked).toEqual({ ...account, verifiedBy: 'password' });
      expect(await listAudit(account.id)).toMatchObject([
        { action: 'account-link', userId, after: { verifiedBy: 'password' } },
      ]);
    });

    it('is still there when the server has removed the account', async () => {
      const { accountLinks, addUser, save, link, remove, heldBy } = await setUp();
      const { id } = await save(1);
      const userId = await addUser();
      expect(await accountLinks.hasLink(userId, id)).toBe(false);
      await link(id, userId);
      await remove(id);
      expect(await accountLinks.hasLink(userId, id)).toBe(true);
      expect(await heldBy(userId)).toBeNull();
      await save(1);
      expect(await heldBy(userId)).toEqual([1, 'plex']);
    });

    it('can be one of several to the same account, however each was verified', async () => {
      const { accountLinks, serviceId, addUser, save, link } = await setUp();
      const { id } = await save(1);
      const users = [await addUser(), await addUser(), await addUser(), await addUser()];
      const methods = ['profile', 'plex', 'password', 'admin'] as const;
      for (const [index, method] of methods.entries())
        await link(id, users[index] ?? anId(), method);
      const holders = await accountLinks.listUsers(id);
      expect(new Set(holders.map((user) => user.id))).toEqual(new Set(users));
      for (const userId of users)
        expect(await accountLinks.findByUser(userId, serviceId)).toMatchObject({ id });
    });

    it('replaces the account that the user had on that server, and no other', async () => {
      const fixture = await setUp();
      const { accountLinks, otherServiceId, addUser, save, listAudit, link, heldBy } = fixture;
      const [first, second] = [await save(1), await save(2)];
      const elsewhere = await save(1, {}, otherServiceId);
      const userId = await addUser();
      for (const { id } of [first, elsewhere, second]) await link(id, userId);
      expect(await heldBy(userId)).toEqual([2, 'plex']);
      expect(await accountLinks.listUsers(first.id)).toEqual([]);
      expect(await accountLinks.findByUser(userId, otherServiceId)).toMatchObject(elsewhere);
      expect(await listAudit(first.id)).toMatchObject([
        { action: 'account-link' },
        { action: 'account-unlink', userId, after: { why: 'another-account' } },
      ]);
    });

    it('by a profile does not replace an account that was verified in another way', async () => {
      const { addUser, save, link, heldBy } = await setUp();
      const [first, second] = [await save(1), await save(2)];
      const userId = await addUser();
      await link(first.id, userId, 'password');
      await link(second.id, userId, 'profile');
      expect(await heldBy(userId)).toEqual([1, 'password']);
      await link(first.id, userId, 'profile');
      expect(await heldBy(userId)).toEqual([1, 'password']);
      await link(second.id, userId, 'plex');
      expect(await heldBy(userId)).toEqual([2, 'plex']);
    });

    it('by an admin is recorded with that admin', async () => {
      const { accountLinks, addUser, save, listAudit } = await setUp();
      const { id } = await save(1);
      const [userId, adminId] = [await addUser(), await addUser()];
      const by = anActor({ userId: adminId, name: 'Boss' });
      await accountLinks.link({ accountId: id, userId, verifiedBy: 'admin', by });
      expect(await listAudit(id)).toMatchObject([
        { userId: adminId, actor: 'Boss', after: { userId, verifiedBy: 'admin' } },
      ]);
    });

    it('is rejected for an unknown user or account, and for a removed account', async () => {
      const { addUser, save, link, remove } = await setUp();
      const { id } = await save(1);
      const userId = await addUser();
      await expect(link(id, anId())).rejects.toEqual(codeOf('not-found'));
      await expect(link(anId(), userId)).rejects.toEqual(codeOf('account-not-found'));
      await remove(id);
      await expect(link(id, userId)).rejects.toEqual(codeOf('account-not-found'));
    });

    it('is rejected if the chat used for verification no longer belongs to the user', async () => {
      const { accountLinks, addUser, save } = await setUp();
      const { id } = await save(1);
      const [mine, theirs] = [aChat(), aChat()];
      const userId = await addUser(mine);
      await addUser(theirs);
      const link = { accountId: id, userId, verifiedBy: 'plex', by: null } as const;
      await expect(accountLinks.link({ ...link, chat: theirs })).rejects.toEqual(
        codeOf('not-yours'),
      );
      await accountLinks.link({ ...link, chat: mine });
      expect(await accountLinks.listUsers(id)).toMatchObject([{ id: userId }]);
    });

    it('is no longer found after the server removes the account', async () => {
      const { accountLinks, serviceId, addUser, save, remove, link } = await setUp();
      const { id } = await save(1);
      const userId = await addUser();
      await link(id, userId);
      await remove(id);
      expect(await accountLinks.findByUser(userId, serviceId)).toBeNull();
    });

    it('ends when the remote user ID belongs to another person', async () => {
      const { accountLinks, addUser, save, listAudit, link } = await setUp();
      const { id } = await save(1, { name: 'Ada', email: 'ada@rig.local' });
      const users = [await addUser(), await addUser()];
      for (const userId of users) await link(id, userId);
      await save(1, { name: 'Ada', email: 'new@rig.local', discordIds: ['999'] });
      expect(await accountLinks.listUsers(id)).toHaveLength(2);
      await save(1, { name: 'Eve', email: 'eve@rig.local' });
      expect(await accountLinks.listUsers(id)).toEqual([]);
      const lines = await listAudit(id);
      const lost = lines.filter(({ action }) => action === 'account-unlink');
      expect(new Set(lost.map((line) => line.userId))).toEqual(new Set(users));
      expect(lost).toMatchObject(users.map(() => ({ after: { why: 'another-person' } })));
    });
  });

  describe('giving up an account', () => {
    it('returns it, keeps it linked to its other users, and is recorded', async () => {
      const { accountLinks, serviceId, addUser, save, listAudit, link } = await setUp();
      const { id } = await save(1, { name: 'family' });
      const [userId, other] = [await addUser(), await addUser()];
      await link(id, userId);
      await link(id, other);
      const by = anActor({ userId });
      expect(await accountLinks.unlink(userId, serviceId, by)).toEqual({ name: 'family' });
      expect(await accountLinks.listUsers(id)).toMatchObject([{ id: other }]);
      expect(await accountLinks.unlink(userId, serviceId, by)).toBeNull();
      expect((await listAudit(id)).at(-1)).toMatchObject({ action: 'account-unlink', userId });
    });
  });

  describe('blocking', () => {
    it('blocks the account for all of its users', async () => {
      const { accountLinks, serviceId, addUser, save, block, link } = await setUp();
      const { id } = await save(1);
      const [blocked, other] = [await addUser(), await addUser()];
      await link(id, blocked);
      await link(id, other);
      await block(blocked);
      expect(await accountLinks.findByUser(other, serviceId)).toMatchObject({ isBlocked: true });
    });

    it('prevents others from linking the account, unless an admin links them', async () => {
      const { accountLinks, addUser, save, block, link } = await setUp();
      const { id } = await save(1);
      const [blocked, other] = [await addUser(), await addUser()];
      await link(id, blocked);
      await block(blocked);
      for (const method of ['profile', 'plex', 'password'] as const)
        await expect(link(id, other, method)).rejects.toEqual(codeOf('account-blocked'));
      await link(id, other, 'admin');
      expect(await accountLinks.listUsers(id)).toHaveLength(2);
    });

    it('stays with the account when its profile describes another person', async () => {
      const { accounts, addUser, save, block, link } = await setUp();
      const createdAt = new Date('2026-01-01T00:00:00.000Z');
      const { id } = await save(1, { name: 'Eve', email: 'eve@rig.local', createdAt });
      const userId = await addUser();
      await link(id, userId);
      await block(userId);
      await save(1, { name: 'Ada', email: 'ada@rig.local', createdAt });
      expect(await accounts.find(id)).toMatchObject({ isBlocked: true });
    });
  });

  describe('profiles', () => promiseProfileMatching(open));
}
