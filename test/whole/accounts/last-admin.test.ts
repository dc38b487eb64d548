import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMemberRepository } from '../../../src/database/accounts/members/member-repository.ts';
import { createUserErasure } from '../../../src/database/accounts/members/user-erasure.ts';
import { toRowId } from '../../../src/database/row-id.ts';
import { permission } from '../../../src/domain/accounts/permission.ts';
import { type ActorIdentity, operatorActor } from '../../../src/domain/actor.ts';
import type { AccountId, ServiceId, UserId } from '../../../src/domain/id.ts';
import type { ChatAccountKey } from '../../../src/domain/place.ts';
import { defaultServerName } from '../../../src/domain/services/server-title.ts';
import { aUser, newId } from '../../support/database-setup.ts';
import { setUpIdentityDatabase } from '../../support/identity-setup.ts';
import { aRemoteAccount } from '../../support/remote-accounts.ts';

let setup: Awaited<ReturnType<typeof setUpIdentityDatabase>>;
let defaultServiceId: ServiceId;
let accountCount = 0;
beforeAll(async () => {
  setup = await setUpIdentityDatabase();
  defaultServiceId = await setup.addService();
  await setup.prisma.serviceConfig.update({
    where: { id: defaultServiceId },
    data: { name: defaultServerName },
  });
});
beforeEach(async () => {
  await setup.prisma.user.updateMany({ data: { isAdmin: false, isListed: false } });
});
afterAll(() => setup.close());

function open(admins: readonly ChatAccountKey[] = []) {
  const members = createMemberRepository({ ...setup, admins, clock: () => new Date() });
  return { members, erasure: createUserErasure({ ...setup, admins }) };
}

/** A new account of a server, or of the default one. */
async function anAccount(
  permissions: number,
  serviceId: ServiceId = defaultServiceId,
): Promise<AccountId> {
  accountCount += 1;
  const remote = aRemoteAccount(accountCount, { permissions });
  const [account] = await setup.accounts.upsert(serviceId, [remote]);
  if (!account) throw new Error('nothing was kept');
  return account.id;
}

async function anAdmin(platformUserId = newId(), isListed = false): Promise<UserId> {
  const id = await aUser(setup, platformUserId);
  await setup.prisma.user.update({ where: { id }, data: { isAdmin: true, isListed } });
  return id;
}

const by = (userId: UserId, source: ActorIdentity['source'] = 'discord'): ActorIdentity => ({
  userId,
  name: 'Ada',
  source,
});

/** Every way in which somebody stops being an admin. */
const ways = {
  'is demoted': ({ members }, id, actor) => members.setAdmin(id, false, actor),
  'is blocked': ({ members }, id, actor) => members.setBlocked(id, true, actor),
  'is erased': async ({ erasure }, id, actor) => {
    await erasure.erase(id, actor);
  },
} as const satisfies Record<
  string,
  (parts: ReturnType<typeof open>, id: UserId, actor: ActorIdentity) => Promise<void>
>;

describe.each(Object.entries(ways))('an admin who %s', (_, run) => {
  const countAdmins = () => setup.prisma.user.count({ where: { isAdmin: true, blockedAt: null } });

  it('is not the last one, whoever does it', async () => {
    const id = await anAdmin();
    // They may administrate the server, and so the console, but not the bot in chats.
    const owner = await aUser(setup);
    const accountId = await anAccount(permission.admin);
    await setup.accountLinks.link({ accountId, userId: owner, verifiedBy: 'plex', by: null });
    for (const actor of [operatorActor, by(owner, 'console')]) {
      await expect(run(open(), id, actor)).rejects.toThrow('last-admin');
    }
    await expect(run(open(), id, by(owner))).rejects.toThrow('admins-only');
    expect(await countAdmins()).toBe(1);
    await anAdmin();
    await run(open(), id, operatorActor);
    expect(await countAdmins()).toBe(1);
  });

  it('stays when the admin of another server than the default one asks for it', async () => {
    const id = await anAdmin();
    await anAdmin();
    const accountId = await anAccount(permission.admin, await setup.addService());
    const other = await aUser(setup);
    await setup.accountLinks.link({ accountId, userId: other, verifiedBy: 'plex', by: null });
    await expect(run(open(), id, by(other, 'console'))).rejects.toThrow('admins-only');
    expect(await countAdmins()).toBe(2);
  });

  it('loses a race: of two who do it to each other, one stays', async () => {
    const [one, two] = [await anAdmin(), await anAdmin()];
    const results = await Promise.allSettled([
      run(open(), two, by(one)),
      run(open(), one, by(two)),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results).toContainEqual({
      status: 'rejected',
      reason: expect.objectContaining({ code: 'admins-only' }),
    });
    expect(await countAdmins()).toBe(1);
  });

  it('is another one than a blocked or unreachable admin', async () => {
    const id = await anAdmin();
    const blocked = await anAdmin();
    await setup.prisma.user.update({ where: { id: blocked }, data: { blockedAt: new Date() } });
    await setup.prisma.user.create({ data: { displayName: 'Without a chat', isAdmin: true } });
    await expect(run(open(), id, operatorActor)).rejects.toThrow('last-admin');
  });
});

describe('the last admin', () => {
  it('cannot erase themselves, unless the settings make them an admin again', async () => {
    const platformUserId = newId();
    const admins = [{ platform: 'discord', platformUserId }] as const;
    const id = await anAdmin(platformUserId);
    await expect(open().erasure.erase(id, by(id))).rejects.toThrow('last-admin');
    await open(admins).erasure.erase(id, by(id));
    const listed = await anAdmin(newId(), true);
    await open().erasure.erase(listed, by(listed));
    expect(await setup.prisma.user.count({ where: { id: { in: [id, listed] } } })).toBe(0);
  });

  it('whom the settings name cannot be blocked: that would shut them out', async () => {
    const platformUserId = newId();
    const id = await anAdmin(platformUserId, true);
    const { members } = open([{ platform: 'discord', platformUserId }]);
    await expect(members.setBlocked(id, true, operatorActor)).rejects.toThrow('last-admin');
  });
});

describe('an admin without a chat', () => {
  /** An admin whom only this account lets in, and another account of the same server. */
  async function anAccountHolder(
    permissions: number = permission.admin,
    serviceId: ServiceId = defaultServiceId,
  ) {
    const { id } = await setup.prisma.user.create({ data: { displayName: 'Ada', isAdmin: true } });
    const [own, other] = [
      await anAccount(permissions, serviceId),
      await anAccount(permission.request, serviceId),
    ];
    const userId = toRowId<'user'>(id);
    const link = (accountId: AccountId) =>
      setup.accountLinks.link({ accountId, userId, verifiedBy: 'admin', by: null });
    await link(own);
    return { userId, serviceId, own, link: { toOther: () => link(other) } };
  }
  const held = (userId: UserId, serviceId: ServiceId) =>
    setup.accountLinks.findByUser(userId, serviceId);

  it('keeps the account without which the last admin could not come back', async () => {
    const { userId, serviceId, own, link } = await anAccountHolder();
    const unlink = () => setup.accountLinks.unlink(userId, serviceId, by(userId, 'console'));
    await expect(unlink()).rejects.toThrow('last-admin');
    await expect(link.toOther()).rejects.toThrow('last-admin');
    expect(await held(userId, serviceId)).toMatchObject({ id: own });
    await anAdmin();
    await link.toOther();
    await unlink();
    expect(await held(userId, serviceId)).toBeNull();
  });

  it('may unlink it while a chat brings them back', async () => {
    const { userId, serviceId } = await anAccountHolder();
    const chat = { platform: 'discord', platformUserId: newId(), name: 'ada' } as const;
    await setup.prisma.chatAccount.create({ data: { userId, ...chat } });
    await setup.accountLinks.unlink(userId, serviceId, by(userId));
    expect(await held(userId, serviceId)).toBeNull();
  });

  it('cannot come back with an account that is not that of an admin', async () => {
    await anAccountHolder(permission.request);
    expect(await open().members.hasAdmin()).toBe(false);
    const id = await anAdmin();
    await expect(open().members.setAdmin(id, false, operatorActor)).rejects.toThrow('last-admin');
    await anAccountHolder();
    expect(await open().members.hasAdmin()).toBe(true);
    await open().members.setAdmin(id, false, operatorActor);
  });

  it('cannot come back with ADMIN on another server than the default one', async () => {
    await anAccountHolder(permission.admin, await setup.addService());
    expect(await open().members.hasAdmin()).toBe(false);
    const { userId, serviceId } = await anAccountHolder();
    const unlink = () => setup.accountLinks.unlink(userId, serviceId, by(userId, 'console'));
    await expect(unlink()).rejects.toThrow('last-admin');
  });

  it('loses a race: of two who unlink each other, one keeps their account', async () => {
    const [one, two] = [await anAccountHolder(), await anAccountHolder()];
    const results = await Promise.allSettled([
      setup.accountLinks.unlink(one.userId, one.serviceId, by(two.userId, 'console')),
      setup.accountLinks.unlink(two.userId, two.serviceId, by(one.userId, 'console')),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
