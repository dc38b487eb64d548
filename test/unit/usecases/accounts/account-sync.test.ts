import { describe, expect, it } from 'vitest';
import type { RemoteAccount } from '../../../../src/domain/accounts/account.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import type {
  AccountRepository,
  MissingAccount,
} from '../../../../src/ports/accounts/account-repository.ts';
import { createAccountSync } from '../../../../src/usecases/accounts/account-sync.ts';
import { anAccount, anId, aRemoteUserId } from '../../../support/factories.ts';
import { scripted } from '../../../support/in-memory/scripted.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';
import { createRecordingLog } from '../../../support/recording-log.ts';

const now = new Date('2026-11-23T12:00:00Z');
const serviceId = anId<'service'>();

function aRemoteAccount(remoteUserId: number): RemoteAccount {
  return {
    remoteUserId: aRemoteUserId(remoteUserId),
    name: `user ${remoteUserId}`,
    email: null,
    plexId: null,
    permissions: 32,
    createdAt: null,
    discordIds: [],
    telegramIds: [],
  };
}

function createFixture({
  count = 3,
  unreadable = 0,
  readError = null as Error | null,
  quotaError = null as Error | null,
  missing = [] as MissingAccount[],
  knownCount = 10,
  doubtedLinks = 0,
} = {}) {
  const steps: string[] = [];
  const upserts: number[] = [];
  const missingBefore: Date[] = [];
  const removed: unknown[] = [];
  const recorded: (number | null)[] = [];
  const faults = { readError, missing, doubtedLinks };
  const { log, lines } = createRecordingLog();
  const matchProfiles = async () => {
    steps.push('match profiles');
    return { linked: 1, unlinked: 0, doubted: faults.doubtedLinks };
  };
  const accounts = scripted<AccountRepository>({
    async upsert(_, batch) {
      upserts.push(batch.length);
      return batch.map(() => anAccount());
    },
    count: async () => knownCount,
    async recordMissing(_, before) {
      missingBefore.push(before);
      return faults.missing;
    },
    async markRemoved(ids) {
      removed.push(...ids);
    },
  });
  const needs = {
    accounts,
    accountLinks: { matchProfiles },
    servers: createScriptedServers([
      {
        id: serviceId,
        server: {
          async *listAccounts(onUnreadable) {
            for (let id = 1; id <= unreadable; id += 1) {
              onUnreadable?.(1000 + id, new AppError('overseerr-failed'));
            }
            for (let id = 1; id <= count; id += 1) yield aRemoteAccount(id);
            if (faults.readError) throw faults.readError;
          },
        },
      },
    ]),
    serviceRepository: {
      hasReadAccounts: async () => steps.includes('record'),
      async recordAccountSync() {
        steps.push('record');
      },
      async recordMissingUsers(_: unknown, missingUsers: number | null) {
        recorded.push(missingUsers);
      },
    },
    quotas: {
      async refreshAll() {
        steps.push('quotas');
        if (quotaError) throw quotaError;
      },
    },
    clock: () => now,
    log,
  };
  const sync = createAccountSync(needs);
  const run = () => sync.syncAccounts(serviceId);
  return { run, sync, steps, upserts, missingBefore, removed, recorded, faults, lines };
}

describe('reading all accounts of a server', () => {
  it('saves them in batches, matches profiles, and then reads quotas', async () => {
    const { run, steps, upserts, missingBefore } = createFixture({ count: 120 });
    await run();
    expect(upserts).toEqual([50, 50, 20]);
    expect(steps).toEqual(['match profiles', 'record', 'quotas']);
    expect(missingBefore).toEqual([now]);
  });

  it('removes no accounts if one cannot be read', async () => {
    const { run, missingBefore, upserts, lines } = createFixture({ unreadable: 1 });
    await run();
    expect(missingBefore).toEqual([]);
    expect(upserts).toEqual([3]);
    expect(lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  });

  it('is not recorded if it fails in the middle', async () => {
    const readError = new AppError('overseerr-unreachable');
    const { run, steps, missingBefore } = createFixture({ count: 60, readError });
    await expect(run()).rejects.toThrow('overseerr-unreachable');
    expect(steps).toEqual([]);
    expect(missingBefore).toEqual([]);
  });

  it('works for a server without accounts', async () => {
    const { run, upserts, steps } = createFixture({ count: 0 });
    await run();
    expect(upserts).toEqual([]);
    expect(steps).toContain('record');
  });

  it('succeeds without the quotas, but not with a bug in them', async () => {
    const down = createFixture({ quotaError: new AppError('overseerr-unreachable') });
    await down.run();
    expect(down.lines.map(({ level }) => level)).toContain('warn');
    const broken = createFixture({ quotaError: new TypeError('broken') });
    await expect(broken.run()).rejects.toThrow('broken');
  });
});

describe('accounts that the list of a server lacks', () => {
  const missingSince = (minutes: number, count: number): MissingAccount[] =>
    Array.from({ length: count }, () => ({
      id: anId<'account'>(),
      missingSince: new Date(now.getTime() - minutes * 60_000),
    }));

  it('are removed at once if they are few', async () => {
    const missing = missingSince(0, 2);
    const { run, removed, recorded } = createFixture({ missing });
    await run();
    expect(removed).toEqual(missing.map(({ id }) => id));
    expect(recorded).toEqual([null]);
  });

  it('are kept if they are many, and are recorded for an alert', async () => {
    const missing = missingSince(0, 9);
    const { run, removed, recorded, steps } = createFixture({ missing });
    await run();
    await run();
    expect(removed).toEqual([]);
    expect(recorded).toEqual([9, 9]);
    expect(steps).toContain('record');
  });

  it('are removed when many of them stay missing', async () => {
    const missing = missingSince(5, 9);
    const { run, removed } = createFixture({ missing });
    await run();
    expect(removed).toHaveLength(9);
  });

  it('are recorded again after the list was complete in between', async () => {
    const missing = missingSince(0, 9);
    const { run, recorded, faults } = createFixture({ missing });
    await run();
    faults.missing = [];
    await run();
    faults.missing = missing;
    await run();
    expect(recorded).toEqual([9, null, 9]);
  });

  it('change nothing if the list cannot be true, and are recorded for an alert', async () => {
    const readError = new AppError('user-list-incomplete');
    const { run, steps, recorded, missingBefore } = createFixture({ count: 0, readError });
    for (let round = 0; round < 2; round += 1)
      await expect(run()).rejects.toThrow('user-list-incomplete');
    expect(steps).toEqual([]);
    expect(missingBefore).toEqual([]);
    expect(recorded).toEqual([0, 0]);
  });
});

it('admins are told when many links would be lost at once', async () => {
  const { run, recorded } = createFixture({ doubtedLinks: 7 });
  await run();
  expect(recorded).toEqual([7]);
});

describe('a read of all accounts', () => {
  it('is shared by those who ask for it at the same time', async () => {
    const { sync, upserts, steps } = createFixture();
    await Promise.all([sync.readAccounts(serviceId), sync.readAccounts(serviceId)]);
    expect(upserts).toEqual([3]);
    await sync.readAccounts(serviceId);
    expect(upserts).toEqual([3, 3]);
    expect(steps).not.toContain('quotas');
  });

  it('is remembered', async () => {
    const { sync } = createFixture();
    expect(await sync.hasReadAccounts(serviceId)).toBe(false);
    await sync.readAccounts(serviceId);
    expect(await sync.hasReadAccounts(serviceId)).toBe(true);
  });

  it('that fails can be repeated', async () => {
    const { sync, faults } = createFixture({ readError: new AppError('overseerr-unreachable') });
    await expect(sync.readAccounts(serviceId)).rejects.toThrow('overseerr-unreachable');
    faults.readError = null;
    await sync.readAccounts(serviceId);
    expect(await sync.hasReadAccounts(serviceId)).toBe(true);
  });
});
