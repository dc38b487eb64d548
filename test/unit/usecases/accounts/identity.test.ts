import { describe, expect, it } from 'vitest';
import type { QuotaSet } from '../../../../src/domain/accounts/quota.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { Job } from '../../../../src/domain/job.ts';
import { createIdentity } from '../../../../src/usecases/accounts/identity.ts';
import { createMembers } from '../../../../src/usecases/accounts/members.ts';
import { anActor, anId } from '../../../support/factories.ts';
import { createInMemoryIdentity } from '../../../support/in-memory/identity/identity.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';
import { aRemoteAccount } from '../../../support/remote-accounts.ts';

const discord = { platform: 'discord', platformUserId: '100000000000000001' } as const;
const telegram = { platform: 'telegram', platformUserId: '555' } as const;
const unlimited = { limit: null, used: 0, days: null, isRestricted: false };
const quotaSet: QuotaSet = { movie: unlimited, tv: unlimited };

async function createFixture({ quotaError = null as Error | null } = {}) {
  const stores = createInMemoryIdentity();
  const { serviceId, otherServiceId, accounts, addUser } = stores;
  const jobs: Job[] = [];
  const refusals: unknown[] = [];
  const erased: unknown[] = [];
  const requestId = anId<'request'>();
  const servers = createScriptedServers([
    { id: serviceId, server: {} },
    { id: otherServiceId, server: {} },
  ]);
  const members = createMembers({
    ...stores,
    servers,
    jobs: { enqueueAtMostEvery: async () => false },
    accountSync: { hasReadAccounts: async () => true, readAccounts: async () => undefined },
    unlinkedPolicy: 'link',
    clock: () => new Date(0),
  });
  const identity = createIdentity({
    ...stores,
    members,
    servers,
    userErasure: {
      async erase(userId) {
        erased.push(userId);
        return { requests: [requestId] };
      },
    },
    refusals: { recordRefusal: async (code) => void refusals.push(code) },
    quotas: {
      async refresh() {
        if (quotaError) throw quotaError;
        return quotaSet;
      },
    },
    jobs: { enqueue: async (added) => void jobs.push(...added) },
  });
  const me = anActor({ userId: await addUser(discord), chat: discord });
  const other = anActor({ userId: await addUser(telegram), chat: telegram });
  const saved = await accounts.upsert(serviceId, [aRemoteAccount(2), aRemoteAccount(3)]);
  const [first, second] = saved.map(({ id }) => id);
  if (!first || !second) throw new Error('nothing was saved');
  const link = (accountId: typeof first, userId = me.userId) =>
    stores.accountLinks.link({ accountId, userId, verifiedBy: 'plex', by: null });
  return { ...stores, identity, jobs, refusals, erased, requestId, me, other, first, second, link };
}

describe('two chats of one person', () => {
  it('become one user with a code that is confirmed', async () => {
    const { identity, me, other, users } = await createFixture();
    const code = await identity.issueMergeCode(other);
    const { id, mine, theirs, clashes } = await identity.redeemMergeCode(me, code);
    expect([mine, theirs, clashes]).toEqual([
      [{ platform: 'discord', name: 'Ada' }],
      [{ platform: 'telegram', name: 'Ada' }],
      [],
    ]);
    await identity.merge(me, id, null);
    expect(await users.listChatAccounts(other.userId)).toHaveLength(2);
  });

  it('keep the account that they choose', async () => {
    const { identity, me, other, link, first, second, accountLinks, serviceId } =
      await createFixture();
    await link(first);
    await link(second, other.userId);
    const { id } = await identity.redeemMergeCode(me, await identity.issueMergeCode(other));
    await expect(identity.merge(me, id, null)).rejects.toThrow('account-conflict');
    await identity.merge(me, id, 'mine');
    expect(await accountLinks.findByUser(other.userId, serviceId)).toMatchObject({ id: first });
  });

  it('are not connected by a code that others could read, which is not told from a wrong one', async () => {
    const { identity, me, other, addUser } = await createFixture();
    const code = await identity.issueMergeCode(other);
    await identity.revokeMergeCode(me, code);
    await identity.revokeMergeCode(me, code);
    const reader = anActor({ userId: await addUser() });
    await expect(identity.redeemMergeCode(reader, code)).rejects.toThrow('invalid-code');
  });

  it('cannot be connected by somebody else, and the attempt is recorded', async () => {
    const { identity, me, other, addUser, refusals } = await createFixture();
    const { id } = await identity.redeemMergeCode(me, await identity.issueMergeCode(other));
    const stranger = anActor({ userId: await addUser() });
    await expect(identity.getMergePreview(stranger, id)).rejects.toThrow('invalid-code');
    await expect(identity.merge(stranger, id, null)).rejects.toThrow('invalid-code');
    expect(refusals).toEqual(['invalid-code']);
  });

  it('are not connected while one of them is blocked', async () => {
    const { identity, me, other, block, refusals } = await createFixture();
    const { id } = await identity.redeemMergeCode(me, await identity.issueMergeCode(other));
    await block(other.userId);
    await expect(identity.merge(me, id, null)).rejects.toThrow('user-blocked');
    expect(refusals).toEqual([]);
  });

  it('can be detached again, but not the last one', async () => {
    const { identity, me, other, users } = await createFixture();
    const { id } = await identity.redeemMergeCode(me, await identity.issueMergeCode(other));
    await identity.merge(me, id, null);
    await identity.detach(other, discord);
    expect(await users.listChatAccounts(other.userId)).toMatchObject([telegram]);
    await expect(identity.detach(other, telegram)).rejects.toThrow('not-found');
  });
});

describe('an account', () => {
  it('can be given up, and found again when asked for', async () => {
    const { identity, me, accounts, serviceId, addUser, link } = await createFixture();
    const discordIds = [discord.platformUserId];
    const [named] = await accounts.upsert(serviceId, [aRemoteAccount(4, { discordIds })]);
    if (!named) throw new Error('nothing was saved');
    await link(named.id, await addUser());
    await link(named.id);
    expect(await identity.unlinkAccount(me, serviceId)).toEqual({ name: 'member 4' });
    await expect(identity.unlinkAccount(me, serviceId)).rejects.toThrow('not-found');
    const again = await identity.rematchAccount(me, serviceId);
    expect(again).toMatchObject({ acting: { account: { id: named.id } }, sharedWith: ['Ada'] });
  });

  it('is shown with its quota and its other users, and those on other servers', async () => {
    const { identity, me, other, link, first, accounts, serviceId, otherServiceId } =
      await createFixture();
    const [elsewhere] = await accounts.upsert(otherServiceId, [aRemoteAccount(7)]);
    for (const id of [first, elsewhere?.id ?? anId<'account'>()]) await link(id);
    await link(first, other.userId);
    const details = await identity.getDetails(me, serviceId);
    expect(details).toMatchObject({
      chatAccounts: [discord],
      here: { acting: { account: { id: first } }, quotaSet, sharedWith: ['Ada'] },
      elsewhere: [{ serviceId: otherServiceId, acting: { account: { name: 'member 7' } } }],
    });
  });

  it('is shown without a quota while the server does not respond, and not with a bug', async () => {
    const down = await createFixture({ quotaError: new AppError('overseerr-unreachable') });
    await down.link(down.first);
    const { here } = await down.identity.getDetails(down.me, down.serviceId);
    expect(here).toMatchObject({ quotaSet: null, acting: { account: { id: down.first } } });
    const broken = await createFixture({ quotaError: new TypeError('broken') });
    await broken.link(broken.first);
    await expect(broken.identity.getDetails(broken.me, broken.serviceId)).rejects.toThrow('broken');
  });

  it('that the server says is gone is not shown as usable, but stays linked', async () => {
    const gone = await createFixture({ quotaError: new AppError('account-not-found') });
    await gone.link(gone.first);
    const { here } = await gone.identity.getDetails(gone.me, gone.serviceId);
    expect(here).toMatchObject({ quotaSet: null, acting: { code: 'account-not-found' } });
    const linked = await gone.accountLinks.findByUser(gone.me.userId, gone.serviceId);
    expect(linked).toMatchObject({ id: gone.first });
  });

  it('that is missing or blocked elsewhere is an error to show', async () => {
    const { identity, me, link, store, accounts, serviceId, otherServiceId } =
      await createFixture();
    const [elsewhere] = await accounts.upsert(otherServiceId, [aRemoteAccount(7)]);
    if (!elsewhere) throw new Error('nothing was saved');
    await link(elsewhere.id);
    const record = store.accounts.get(elsewhere.id);
    if (record) record.isBlocked = true;
    const summary = await identity.getDetails(me, serviceId);
    expect(summary.here.acting).toMatchObject({ code: 'not-linked' });
    expect(summary.elsewhere[0]?.acting).toMatchObject({ code: 'account-blocked' });
  });
});

describe('the preferences of a user', () => {
  it('say where they are notified, on a platform where they have a chat', async () => {
    const { identity, me, users, preferences } = await createFixture();
    await users.setDirectMessagesClosed(discord, true);
    await identity.setNotificationPlatform(me, 'discord');
    expect(await preferences.getPreferences(me.userId)).toEqual({ notifyOn: 'discord' });
    expect(await users.listChatAccounts(me.userId)).toMatchObject([{ isClosed: false }]);
    await expect(identity.setNotificationPlatform(me, 'telegram')).rejects.toThrow('invalid-input');
    await identity.setNotificationPlatform(me, null);
    expect(await preferences.getPreferences(me.userId)).toEqual({});
  });

  it('have a language', async () => {
    const { identity, me, users } = await createFixture();
    await identity.setLocale(me, 'de');
    expect(await users.find(me.userId)).toMatchObject({ locale: 'de' });
  });
});

it('the first admin claims that with a code, which no longer exists afterwards', async () => {
  const { identity, me, users } = await createFixture();
  const code = await identity.issueClaimCode();
  await identity.claimAdmin(me, code ?? '');
  expect(await users.find(me.userId)).toMatchObject({ isAdmin: true });
  expect(await identity.issueClaimCode()).toBeNull();
});

it('an erased user disappears from posted cards', async () => {
  const { identity, me, erased, jobs, requestId } = await createFixture();
  await identity.erase(me);
  expect(erased).toEqual([me.userId]);
  expect(jobs).toEqual([{ kind: 'update-cards', payload: { requestId } }]);
});
