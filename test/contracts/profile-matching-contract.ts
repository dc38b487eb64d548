import { expect, it } from 'vitest';
import { anActor } from '../support/factories.ts';
import { type AccountLinkFixture, aChat, setUpLinks } from './account-link-repository-contract.ts';

/** What `AccountLinkRepository.matchProfiles` promises. */
export function promiseProfileMatching(open: () => Promise<AccountLinkFixture>): void {
  const setUp = () => setUpLinks(open);

  it('link an account to every user whose chat they contain, with an audit line', async () => {
    const { accountLinks, serviceId, addUser, save, heldBy, listAudit } = await setUp();
    const [ada, bob, eve] = [aChat(), aChat(), aChat('telegram')];
    const users = [await addUser(ada), await addUser(bob), await addUser(eve)];
    const { id } = await save(1, {
      discordIds: [ada.platformUserId, bob.platformUserId, 'nobody'],
      telegramIds: [eve.platformUserId],
    });
    expect(await accountLinks.matchProfiles(serviceId)).toEqual({
      linked: 3,
      unlinked: 0,
      doubted: 0,
    });
    for (const userId of users) expect(await heldBy(userId)).toEqual([1, 'profile']);
    expect(await accountLinks.matchProfiles(serviceId)).toEqual({
      linked: 0,
      unlinked: 0,
      doubted: 0,
    });
    expect(await listAudit(id)).toMatchObject(
      users.map(() => ({ action: 'account-link', after: { verifiedBy: 'profile' } })),
    );
  });

  it('identify chats by platform: the same ID on another platform is another chat', async () => {
    const { accountLinks, serviceId, addUser, save, heldBy } = await setUp();
    const chat = aChat();
    const userId = await addUser(chat);
    await save(1, { telegramIds: [chat.platformUserId] });
    await accountLinks.matchProfiles(serviceId);
    expect(await heldBy(userId)).toBeNull();
  });

  it('link no account through a chat in two profiles, whichever came first', async () => {
    const { accountLinks, serviceId, addUser, save, heldBy } = await setUp();
    const chat = aChat();
    const userId = await addUser(chat);
    const discordIds = [chat.platformUserId];
    await save(1, { discordIds });
    await accountLinks.matchProfiles(serviceId);
    expect(await heldBy(userId)).toEqual([1, 'profile']);
    await save(2, { discordIds });
    expect(await accountLinks.matchProfiles(serviceId)).toEqual({
      linked: 0,
      unlinked: 1,
      doubted: 0,
    });
    expect(await heldBy(userId)).toBeNull();
    await save(2, {});
    await accountLinks.matchProfiles(serviceId);
    expect(await heldBy(userId)).toEqual([1, 'profile']);
  });

  it('leave the choice between two accounts to a user with chats in two profiles', async () => {
    const { accountLinks, serviceId, addUser, save, heldBy, link } = await setUp();
    const [first, second] = [aChat(), aChat('telegram')];
    const userId = await addUser(first, second);
    await save(1, { discordIds: [first.platformUserId] });
    const chosen = await save(2, { telegramIds: [second.platformUserId] });
    expect(await accountLinks.matchProfiles(serviceId)).toEqual({
      linked: 0,
      unlinked: 0,
      doubted: 0,
    });
    expect(await heldBy(userId)).toBeNull();
    await link(chosen.id, userId, 'profile');
    expect(await accountLinks.matchProfiles(serviceId)).toEqual({
      linked: 0,
      unlinked: 0,
      doubted: 0,
    });
    expect(await heldBy(userId)).toEqual([2, 'profile']);
  });

  it('remove their link when they no longer contain the chat', async () => {
    const { accountLinks, serviceId, addUser, save, heldBy, listAudit } = await setUp();
    const [ada, bob] = [aChat(), aChat()];
    const users = [await addUser(ada), await addUser(bob)];
    const { id } = await save(1, { discordIds: [ada.platformUserId, bob.platformUserId] });
    await accountLinks.matchProfiles(serviceId);
    await save(1, { discordIds: [bob.platformUserId] });
    expect(await accountLinks.matchProfiles(serviceId)).toEqual({
      linked: 0,
      unlinked: 1,
      doubted: 0,
    });
    expect(await Promise.all(users.map(heldBy))).toEqual([null, [1, 'profile']]);
    const after = { verifiedBy: 'profile' };
    expect((await listAudit(id)).at(-1)).toMatchObject({ action: 'account-unlink', after });
  });

  it('keep the link to an account that was verified in another way', async () => {
    const { accountLinks, serviceId, addUser, save, heldBy, link } = await setUp();
    const chat = aChat();
    const userId = await addUser(chat);
    const own = await save(1);
    await link(own.id, userId, 'admin');
    await save(2, { discordIds: [chat.platformUserId] });
    expect(await accountLinks.matchProfiles(serviceId)).toEqual({
      linked: 0,
      unlinked: 0,
      doubted: 0,
    });
    expect(await heldBy(userId)).toEqual([1, 'admin']);
  });

  it('move a user from one account to another at once', async () => {
    const { accountLinks, serviceId, addUser, save, heldBy } = await setUp();
    const chat = aChat();
    const userId = await addUser(chat);
    const discordIds = [chat.platformUserId];
    await save(1, { discordIds });
    await accountLinks.matchProfiles(serviceId);
    await save(1);
    await save(2, { discordIds });
    expect(await accountLinks.matchProfiles(serviceId)).toEqual({
      linked: 1,
      unlinked: 1,
      doubted: 0,
    });
    expect(await heldBy(userId)).toEqual([2, 'profile']);
  });

  it('replace an account that the server has removed', async () => {
    const { accountLinks, serviceId, addUser, save, heldBy, link, remove } = await setUp();
    const chat = aChat();
    const userId = await addUser(chat);
    const old = await save(1);
    await link(old.id, userId, 'admin');
    await remove(old.id);
    await save(2, { discordIds: [chat.platformUserId] });
    expect(await accountLinks.matchProfiles(serviceId)).toEqual({
      linked: 1,
      unlinked: 0,
      doubted: 0,
    });
    expect(await heldBy(userId)).toEqual([2, 'profile']);
  });

  it('keep the links of many users who would lose them at once, until that has lasted', async () => {
    const { accountLinks, serviceId, addUser, save, heldBy, setNow } = await setUp();
    const chats = [aChat(), aChat(), aChat()];
    const users = await Promise.all(chats.map((chat) => addUser(chat)));
    const saveAll = (isListed: boolean) =>
      Promise.all(
        chats.map(({ platformUserId }, index) =>
          save(index + 1, isListed ? { discordIds: [platformUserId] } : {}),
        ),
      );
    const start = Date.now();
    const match = (minutes: number) => {
      setNow(new Date(start + minutes * 60_000));
      return accountLinks.matchProfiles(serviceId);
    };
    await saveAll(true);
    await match(0);
    await saveAll(false);
    expect(await match(1)).toEqual({ linked: 0, unlinked: 0, doubted: 3 });
    expect(await match(5)).toEqual({ linked: 0, unlinked: 0, doubted: 3 });
    await saveAll(true);
    expect(await match(6)).toEqual({ linked: 0, unlinked: 0, doubted: 0 });
    await saveAll(false);
    expect(await match(7)).toEqual({ linked: 0, unlinked: 0, doubted: 3 });
    for (const userId of users) expect(await heldBy(userId)).not.toBeNull();
    expect(await match(12)).toEqual({ linked: 0, unlinked: 3, doubted: 0 });
    for (const userId of users) expect(await heldBy(userId)).toBeNull();
  });

  it('move many users to other accounts at once', async () => {
    const { accountLinks, serviceId, addUser, save, heldBy } = await setUp();
    const chats = [aChat(), aChat(), aChat()];
    const users = await Promise.all(chats.map((chat) => addUser(chat)));
    for (const [index, chat] of chats.entries())
      await save(index + 1, { discordIds: [chat.platformUserId] });
    await accountLinks.matchProfiles(serviceId);
    for (const [index, chat] of chats.entries()) {
      await save(index + 1);
      await save(index + 11, { discordIds: [chat.platformUserId] });
    }
    expect(await accountLinks.matchProfiles(serviceId)).toMatchObject({ linked: 3, doubted: 0 });
    expect(await Promise.all(users.map(heldBy))).toEqual([
      [11, 'profile'],
      [12, 'profile'],
      [13, 'profile'],
    ]);
  });

  it('do not restore the link of a user who gave up their account', async () => {
    const { accountLinks, serviceId, addUser, save, heldBy } = await setUp();
    const chat = aChat();
    const userId = await addUser(chat);
    await save(1, { discordIds: [chat.platformUserId] });
    await accountLinks.matchProfiles(serviceId);
    await accountLinks.unlink(userId, serviceId, anActor({ userId }));
    expect(await accountLinks.matchProfiles(serviceId)).toEqual({
      linked: 0,
      unlinked: 0,
      doubted: 0,
    });
    expect(await heldBy(userId)).toBeNull();
  });

  it('change nothing for a blocked user, and link their account to no other user', async () => {
    const { accountLinks, serviceId, addUser, save, heldBy, block } = await setUp();
    const [mine, other] = [aChat(), aChat()];
    const [userId, otherId] = [await addUser(mine), await addUser(other)];
    const { id } = await save(1, { discordIds: [mine.platformUserId] });
    await accountLinks.matchProfiles(serviceId);
    await block(userId);
    await save(1, { discordIds: [other.platformUserId] });
    await save(2, { discordIds: [mine.platformUserId] });
    expect(await accountLinks.matchProfiles(serviceId)).toEqual({
      linked: 0,
      unlinked: 0,
      doubted: 0,
    });
    expect(await heldBy(otherId)).toBeNull();
    expect(await accountLinks.listUsers(id)).toMatchObject([{ id: userId }]);
  });
}
