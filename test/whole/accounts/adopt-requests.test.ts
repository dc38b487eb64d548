import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerificationMethod } from '../../../src/domain/accounts/account.ts';
import type { AccountId, ServiceId, UserId } from '../../../src/domain/id.ts';
import { syncAccounts } from '../../support/approvals.ts';
import { toReplyText } from '../../support/attacks.ts';
import { anActor, anId } from '../../support/factories.ts';
import { setUpIdentityDatabase } from '../../support/identity-setup.ts';
import { aRemoteAccount } from '../../support/remote-accounts.ts';
import { createScriptedBot } from '../../support/scripted-bot.ts';

type Setup = Awaited<ReturnType<typeof setUpIdentityDatabase>>;
let setup: Setup;

beforeAll(async () => {
  setup = await setUpIdentityDatabase();
});
afterAll(() => setup.close());

async function anAccountWithRequest(parts: { source?: string; requesterName?: string } = {}) {
  const serviceId = await setup.addService();
  const [account] = await setup.accounts.upsert(serviceId, [aRemoteAccount(2)]);
  if (!account) throw new Error('nothing was saved');
  return {
    serviceId,
    accountId: account.id,
    requestId: await addRequest(serviceId, account.id, parts),
  };
}

async function addRequest(serviceId: ServiceId, accountId: AccountId, parts: object = {}) {
  const id = anId<'request'>();
  await setup.prisma.request.create({
    data: {
      id,
      serviceId,
      accountId,
      requesterName: 'user 2',
      mediaType: 'movie',
      tmdbId: 603,
      title: 'The Matrix',
      state: 'pending',
      source: 'overseerr',
      ...parts,
    },
  });
  return id;
}

const link = (accountId: AccountId, userId: UserId, verifiedBy: VerificationMethod = 'plex') =>
  setup.accountLinks.link({ accountId, userId, verifiedBy, by: null });

async function ownerOf(id: string) {
  return (await setup.prisma.request.findUniqueOrThrow({ where: { id } })).userId;
}

describe('a request that was imported before anybody held its account', () => {
  it.each<VerificationMethod>(['profile', 'plex', 'password', 'admin'])(
    'becomes that of the user whose link %s verifies',
    async (verifiedBy) => {
      const { accountId, requestId } = await anAccountWithRequest();
      const userId = await setup.addUser();
      await link(accountId, userId, verifiedBy);
      expect(await ownerOf(requestId)).toBe(userId);
    },
  );

  it('becomes that of a user whom a profile names', async () => {
    const { serviceId, requestId } = await anAccountWithRequest();
    const chat = { platform: 'discord', platformUserId: '100000000000000077' } as const;
    const userId = await setup.addUser(chat);
    await setup.accounts.upsert(serviceId, [
      aRemoteAccount(2, { discordIds: [chat.platformUserId] }),
    ]);
    await setup.accountLinks.matchProfiles(serviceId);
    expect(await ownerOf(requestId)).toBe(userId);
  });

  it('stays with its user when they lose the account, and when others get it', async () => {
    const { serviceId, accountId, requestId } = await anAccountWithRequest();
    const [first, second] = [await setup.addUser(), await setup.addUser()];
    await link(accountId, first);
    await link(accountId, second);
    await setup.accountLinks.unlink(first, serviceId, anActor({ userId: first }));
    await setup.accountLinks.matchProfiles(serviceId);
    expect(await ownerOf(requestId)).toBe(first);
  });

  it('becomes that of the first of several users, if it comes while the account is linked', async () => {
    const { serviceId, accountId } = await anAccountWithRequest();
    const [first, second] = [await setup.addUser(), await setup.addUser()];
    await link(accountId, first);
    await link(accountId, second);
    const requestId = await addRequest(serviceId, accountId);
    await setup.accountLinks.matchProfiles(serviceId);
    expect(await ownerOf(requestId)).toBe(first);
  });

  it('is not given to a blocked user', async () => {
    const { accountId, requestId } = await anAccountWithRequest();
    const userId = await setup.addUser();
    await setup.block(userId);
    await link(accountId, userId, 'admin');
    expect(await ownerOf(requestId)).toBeNull();
  });

  it('is not given to the next person who has its account number', async () => {
    const { serviceId, accountId, requestId } = await anAccountWithRequest();
    await setup.accounts.upsert(serviceId, [
      aRemoteAccount(2, { name: 'somebody else', email: 'else@rig.local', createdAt: new Date() }),
    ]);
    await link(accountId, await setup.addUser());
    expect(await ownerOf(requestId)).toBeNull();
  });
});

it.each([
  ['made in the chat', { source: 'discord' }],
  ['of an erased user', { requesterName: 'Somebody' }],
])('a request %s is given to nobody else', async (_, parts) => {
  const { accountId, requestId } = await anAccountWithRequest(parts);
  await link(accountId, await setup.addUser());
  expect(await ownerOf(requestId)).toBeNull();
});

it('a member who asked on the page of the server finds the request, and is notified', async () => {
  const bot = await createScriptedBot();
  try {
    const { id } = bot.overseerr.driver.addUser({
      username: 'late',
      email: 'late@rig.local',
      permissions: ['request'],
    });
    await bot.overseerr.driver.requestInWebUi(id, { mediaType: 'movie', mediaId: 603 });
    // The bot does not know the account yet.
    await bot.jobs.enqueue([{ kind: 'reconcile', payload: { serviceId: bot.serviceId } }]);
    await bot.waitUntilIdle();
    const chat = '345678901234567890';
    await bot.as(chat).command('help');
    bot.overseerr.driver.setNotification(id, { discordId: chat });
    await syncAccounts(bot);
    expect(toReplyText(await bot.as(chat).command('requests'))).toContain('The Matrix');
    const request = await bot.prisma.request.findFirstOrThrow();
    await bot.overseerr.driver.decline(request.remoteId ?? 0);
    await bot.jobs.enqueue([
      {
        kind: 'sync-request',
        payload: { serviceId: bot.serviceId, remoteId: request.remoteId ?? 0 },
      },
    ]);
    await bot.waitUntilIdle();
    expect(bot.messages.map(({ place }) => place)).toContainEqual({
      platform: 'discord',
      kind: 'direct',
      address: chat,
    });
  } finally {
    await bot.stop();
  }
});
