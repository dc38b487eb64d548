import { expect, it } from 'vitest';
import type { ServiceId } from '../../src/domain/id.ts';
import type { AccountRepository } from '../../src/ports/accounts/account-repository.ts';
import { aRemoteAccount, aRemoteUserId } from '../support/remote-accounts.ts';

/** A repository with a server that has no accounts yet. Its clock can be set. */
export interface AccountRepositoryFixture {
  readonly accounts: AccountRepository;
  readonly serviceId: ServiceId;
  readonly setNow: (now: Date) => void;
}

const early = new Date('2026-03-01T00:00:00.000Z');
const late = new Date('2026-03-02T00:00:00.000Z');
const discord = (platformUserId: string) => ({ platform: 'discord', platformUserId }) as const;
const telegram = (platformUserId: string) => ({ platform: 'telegram', platformUserId }) as const;

/** What `AccountRepository` promises, whether it stores accounts in PostgreSQL or in memory. */
export function promiseAccountRepository(open: () => Promise<AccountRepositoryFixture>): void {
  async function setUp() {
    const fixture = await open();
    fixture.setNow(early);
    const save = async (...args: Parameters<typeof aRemoteAccount>) => {
      const [account] = await fixture.accounts.upsert(fixture.serviceId, [aRemoteAccount(...args)]);
      if (!account) throw new Error('nothing was saved');
      return account;
    };
    return { ...fixture, save };
  }

  it('saves new accounts and updates known ones', async () => {
    const { accounts, serviceId, save } = await setUp();
    const first = await accounts.upsert(serviceId, [aRemoteAccount(1), aRemoteAccount(2)]);
    expect(first.map(({ remoteUserId }) => remoteUserId)).toEqual([1, 2]);
    const again = await save(1, { name: 'member 1', permissions: 2 });
    expect(again).toMatchObject({ id: first[0]?.id, name: 'member 1', permissions: 2 });
    expect(again).toMatchObject({ isLimited: false, isBlocked: false });
    expect(await accounts.findByRemoteUserId(serviceId, aRemoteUserId(1))).toEqual(again);
    expect(await accounts.find(again.id)).toEqual(again);
    expect(await accounts.count(serviceId)).toBe(2);
  });

  it('saves the last of two descriptions of an account', async () => {
    const { accounts, serviceId } = await setUp();
    const twice = [aRemoteAccount(1, { name: 'old' }), aRemoteAccount(1, { name: 'new' })];
    expect(await accounts.upsert(serviceId, twice)).toMatchObject([{ name: 'new' }]);
  });

  it('saves nothing for an empty list', async () => {
    const { accounts, serviceId } = await setUp();
    expect(await accounts.upsert(serviceId, [])).toEqual([]);
  });

  it('finds accounts by the Discord and Telegram IDs in their profiles', async () => {
    const { accounts, serviceId, save } = await setUp();
    const account = await save(1, { discordIds: ['10', '11'], telegramIds: ['20'] });
    expect(await accounts.listByProfile(serviceId, discord('11'))).toEqual([account]);
    expect(await accounts.listByProfile(serviceId, telegram('20'))).toEqual([account]);
    expect(await accounts.listByProfile(serviceId, discord('20'))).toEqual([]);
    const web = { platform: 'web', platformUserId: '20' } as const;
    expect(await accounts.listByProfile(serviceId, web)).toEqual([]);
  });

  it('finds a removed account by its ID alone', async () => {
    const { accounts, serviceId, save, setNow } = await setUp();
    const removed = await save(1, { discordIds: ['7'] });
    setNow(late);
    await save(2);
    const missing = [{ id: removed.id, missingSince: late }];
    expect(await accounts.recordMissing(serviceId, late)).toEqual(missing);
    await accounts.markRemoved([removed.id]);
    expect(await accounts.recordMissing(serviceId, late)).toEqual([]);
    expect(await accounts.findByRemoteUserId(serviceId, aRemoteUserId(1))).toBeNull();
    expect(await accounts.listByProfile(serviceId, discord('7'))).toEqual([]);
    expect(await accounts.find(removed.id)).toMatchObject({ id: removed.id });
    expect(await accounts.findByRemoteUserId(serviceId, aRemoteUserId(2))).not.toBeNull();
    expect(await accounts.count(serviceId)).toBe(1);
  });

  it('finds a removed account again when the server lists it again', async () => {
    const { accounts, serviceId, save } = await setUp();
    const { id } = await save(1);
    await accounts.recordMissing(serviceId, late);
    await accounts.markRemoved([id]);
    await save(1);
    expect(await accounts.findByRemoteUserId(serviceId, aRemoteUserId(1))).not.toBeNull();
  });

  it('remembers since when an account is missing, until it is saved again', async () => {
    const { accounts, serviceId, save, setNow } = await setUp();
    const { id } = await save(1);
    const [first, second, third] = [1, 2, 3].map(
      (hours) => new Date(late.getTime() + hours * 3.6e6),
    );
    if (!first || !second || !third) throw new Error('no times');
    for (const now of [first, second]) {
      setNow(now);
      expect(await accounts.recordMissing(serviceId, now)).toEqual([{ id, missingSince: first }]);
    }
    await save(1);
    setNow(third);
    expect(await accounts.recordMissing(serviceId, third)).toEqual([{ id, missingSince: third }]);
  });

  it('does not mark an account as removed that was saved in the meantime', async () => {
    const { accounts, serviceId, save } = await setUp();
    const { id } = await save(1);
    await accounts.recordMissing(serviceId, late);
    await save(1);
    await accounts.markRemoved([id]);
    expect(await accounts.count(serviceId)).toBe(1);
  });
}
