import { describe, expect, it } from 'vitest';
import type { RemoteAccount } from '../../../../src/domain/accounts/account.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { Job } from '../../../../src/domain/job.ts';
import { createMembers } from '../../../../src/usecases/accounts/members.ts';
import { anActor, anId, aRemoteUserId } from '../../../support/factories.ts';
import { createInMemoryIdentity } from '../../../support/in-memory/identity/identity.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';
import { aRemoteAccount } from '../../../support/remote-accounts.ts';

const chat = { platform: 'discord', platformUserId: '100000000000000001' } as const;
const sender = { ...chat, name: 'Ada', locale: 'en', roles: [] };
const ada = aRemoteAccount(2, { discordIds: [chat.platformUserId] });

function createFixture({
  hasRead = true,
  isGuest = false,
  onServer = [] as readonly RemoteAccount[],
  readError = null as AppError | null,
} = {}) {
  const identity = createInMemoryIdentity();
  const { serviceId, accounts } = identity;
  const jobs: Job[] = [];
  const counts = { reads: 0 };
  let milliseconds = 0;
  const guest = aRemoteUserId(9);
  const members = createMembers({
    ...identity,
    servers: createScriptedServers([
      {
        id: serviceId,
        ...(isGuest ? { guest } : {}),
        server: {
          findAccount: async (id) => onServer.find((each) => each.remoteUserId === id) ?? null,
        },
      },
    ]),
    jobs: { enqueueAtMostEvery: async (job) => jobs.push(job) > 0 },
    accountSync: {
      hasReadAccounts: async () => hasRead,
      async readAccounts() {
        counts.reads += 1;
        if (readError) throw readError;
        await accounts.upsert(serviceId, onServer);
      },
    },
    unlinkedPolicy: isGuest ? 'guest' : 'link',
    clock: () => new Date(milliseconds),
  });
  return {
    ...identity,
    members,
    jobs,
    counts,
    pass(seconds: number): void {
      milliseconds += seconds * 1000;
    },
    async contact() {
      const { user, accounts } = await members.identify(sender, null);
      return anActor({ userId: user.id, chat, accounts });
    },
  };
}

describe('a sender', () => {
  it('is refused while blocked', async () => {
    const { members, contact, block } = createFixture();
    const { userId } = await contact();
    await block(userId);
    await expect(members.identify(sender, null)).rejects.toThrow('user-blocked');
  });

  it('is linked by the one profile that names them, without asking the server', async () => {
    const { members, contact, accounts, serviceId, counts } = createFixture();
    const [account] = await accounts.upsert(serviceId, [ada]);
    const actor = await contact();
    const expected = { ...account, verifiedBy: 'profile' };
    expect(await members.findAccount(actor.userId, serviceId)).toEqual(expected);
    expect(await members.resolveAccount(actor, serviceId)).toEqual({
      account: expected,
      isGuest: false,
    });
    expect(counts.reads).toBe(0);
  });

  it('has no account if two profiles name them', async () => {
    const { members, contact, accounts, serviceId } = createFixture();
    await accounts.upsert(serviceId, [ada, { ...ada, remoteUserId: aRemoteUserId(3) }]);
    const actor = await contact();
    expect(await members.findAccount(actor.userId, serviceId)).toBeNull();
    await expect(members.resolveAccount(actor, serviceId)).rejects.toThrow('ambiguous-account');
  });

  it('is not linked again by a profile after giving up the account', async () => {
    const { members, contact, accounts, accountLinks, serviceId } = createFixture();
    await accounts.upsert(serviceId, [ada]);
    const actor = await contact();
    await members.findAccount(actor.userId, serviceId);
    await accountLinks.unlink(actor.userId, serviceId, actor);
    expect(await members.findAccount(actor.userId, serviceId)).toBeNull();
  });

  it('cannot use a blocked account', async () => {
    const { members, contact, accounts, serviceId, store } = createFixture();
    const [account] = await accounts.upsert(serviceId, [ada]);
    const actor = await contact();
    await members.findAccount(actor.userId, serviceId);
    const record = account && store.accounts.get(account.id);
    if (record) record.isBlocked = true;
    await expect(members.resolveAccount(actor, serviceId)).rejects.toThrow('account-blocked');
  });
});

describe('an account that was read with the actor', () => {
  it('is not read again for a request, but for everything else', async () => {
    const { members, contact, accounts, accountLinks, serviceId } = createFixture();
    await accounts.upsert(serviceId, [ada]);
    const { userId } = await contact();
    const account = await members.findAccount(userId, serviceId);
    const actor = await contact();
    await accountLinks.unlink(userId, serviceId, actor);
    const known = await members.resolveKnownAccount(actor, serviceId);
    expect(known).toEqual({ account, isGuest: false });
    await expect(members.resolveAccount(actor, serviceId)).rejects.toThrow('not-linked');
    await expect(members.resolveKnownAccount(await contact(), serviceId)).rejects.toThrow(
      'not-linked',
    );
  });

  it('cannot be used while it is blocked', async () => {
    const { members, contact, accounts, serviceId, store } = createFixture();
    const [account] = await accounts.upsert(serviceId, [ada]);
    await members.findAccount((await contact()).userId, serviceId);
    const record = account && store.accounts.get(account.id);
    if (record) record.isBlocked = true;
    await expect(members.resolveKnownAccount(await contact(), serviceId)).rejects.toThrow(
      'account-blocked',
    );
  });
});

describe('a member without an account', () => {
  it('waits for the first read of all accounts', async () => {
    const { members, contact, serviceId } = createFixture({ hasRead: false, onServer: [ada] });
    const actor = await contact();
    expect(await members.resolveAccount(actor, serviceId)).toMatchObject({ isGuest: false });
  });

  it('is not told to link while the accounts cannot be read for the first time', async () => {
    const readError = new AppError('overseerr-unreachable');
    const { members, contact, serviceId } = createFixture({ hasRead: false, readError });
    const actor = await contact();
    await expect(members.resolveAccount(actor, serviceId)).rejects.toThrow(readError);
    expect(await members.lookUpAccount(actor.userId, serviceId)).toBeNull();
  });

  it('is looked up at once, but not with every action', async () => {
    const { members, contact, serviceId, counts, pass } = createFixture();
    const actor = await contact();
    for (const [seconds, reads] of [
      [0, 1],
      [4, 1],
      [1, 2],
    ] as const) {
      pass(seconds);
      await expect(members.resolveAccount(actor, serviceId)).rejects.toThrow('not-linked');
      expect(counts.reads).toBe(reads);
    }
  });

  it('is found by a look-up if a profile names them since the last read', async () => {
    const { members, contact, serviceId } = createFixture({ onServer: [ada] });
    const actor = await contact();
    expect(await members.findAccount(actor.userId, serviceId)).toBeNull();
    expect(await members.lookUpAccount(actor.userId, serviceId)).toMatchObject({ name: ada.name });
  });

  it('is told to link if the look-up fails', async () => {
    const { members, contact, serviceId } = createFixture({
      readError: new AppError('overseerr-unreachable'),
    });
    await expect(members.resolveAccount(await contact(), serviceId)).rejects.toThrow('not-linked');
  });

  it('does not wait for a large server', async () => {
    const { members, contact, accounts, serviceId, counts, jobs } = createFixture();
    const many = Array.from({ length: 201 }, (_, index) => aRemoteAccount(index + 10));
    await accounts.upsert(serviceId, many);
    await expect(members.resolveAccount(await contact(), serviceId)).rejects.toThrow('not-linked');
    expect(counts.reads).toBe(0);
    expect(jobs).toEqual([{ kind: 'sync-accounts', payload: { serviceId } }]);
  });

  it('requests as the guest where that is allowed', async () => {
    const onServer = [aRemoteAccount(9)];
    const { members, contact, serviceId } = createFixture({ isGuest: true, onServer });
    const acting = await members.resolveAccount(await contact(), serviceId);
    expect(acting).toMatchObject({ isGuest: true, account: { remoteUserId: 9 } });
  });

  it('cannot request as a guest account that does not exist', async () => {
    const { members, contact, serviceId } = createFixture({ isGuest: true });
    const actor = await contact();
    await expect(members.resolveAccount(actor, serviceId)).rejects.toThrow('guest-account-missing');
  });
});

describe('an account that is read again', () => {
  it('has its current permissions', async () => {
    const onServer = [{ ...ada, permissions: 16 }];
    const { members, accounts, serviceId } = createFixture({ onServer });
    const [account] = await accounts.upsert(serviceId, [ada]);
    if (!account) throw new Error('nothing was saved');
    expect(await members.refreshAccount(account)).toMatchObject({ permissions: 16 });
  });

  it('may not exist anymore', async () => {
    const { members, accounts, serviceId } = createFixture();
    const [account] = await accounts.upsert(serviceId, [ada]);
    if (!account) throw new Error('nothing was saved');
    await expect(members.refreshAccount(account)).rejects.toThrow('account-not-found');
  });
});

it('a bug is not taken for a missing account', async () => {
  const { members, contact, serviceId, accounts } = createFixture();
  accounts.listByProfile = () => Promise.reject(new TypeError('broken'));
  const { userId } = await contact();
  await expect(members.findAccount(userId, serviceId)).rejects.toThrow('broken');
  await expect(members.findAccount(anId(), serviceId)).resolves.toBeNull();
});
