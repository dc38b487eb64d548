import { describe, expect, it } from 'vitest';
import type { RemoteAccount } from '../../../../src/domain/accounts/account.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { AccountRepository } from '../../../../src/ports/accounts/account-repository.ts';
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
} = {}) {
  const steps: string[] = [];
  const upserts: number[] = [];
  const removedBefore: Date[] = [];
  const { log, lines } = createRecordingLog();
  const matchProfiles = async () => {
    steps.push('match profiles');
    return { linked: 1, unlinked: 0 };
  };
  const accounts = scripted<AccountRepository>({
    async upsert(_, batch) {
      upserts.push(batch.length);
      return batch.map(() => anAccount());
    },
    async markRemovedBefore(_, before) {
      removedBefore.push(before);
      return 0;
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
            if (readError) throw readError;
          },
        },
      },
    ]),
    serviceRepository: {
      async recordAccountSync() {
        steps.push('record');
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
  return { run: () => sync.syncAccounts(serviceId), steps, upserts, removedBefore, lines };
}

describe('reading all accounts of a server', () => {
  it('saves them in batches, matches profiles, and then reads quotas', async () => {
    const { run, steps, upserts, removedBefore } = createFixture({ count: 120 });
    await run();
    expect(upserts).toEqual([50, 50, 20]);
    expect(steps).toEqual(['match profiles', 'record', 'quotas']);
    expect(removedBefore).toEqual([now]);
  });

  it('removes no accounts if one cannot be read', async () => {
    const { run, removedBefore, upserts, lines } = createFixture({ unreadable: 1 });
    await run();
    expect(removedBefore).toEqual([]);
    expect(upserts).toEqual([3]);
    expect(lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  });

  it('is not recorded if it fails in the middle', async () => {
    const readError = new AppError('overseerr-unreachable');
    const { run, steps, removedBefore } = createFixture({ count: 60, readError });
    await expect(run()).rejects.toThrow('overseerr-unreachable');
    expect(steps).toEqual([]);
    expect(removedBefore).toEqual([]);
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
