import { describe, expect, it } from 'vitest';
import type { Quota, QuotaSet } from '../../../../src/domain/accounts/quota.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { AccountId } from '../../../../src/domain/id.ts';
import { createQuotas } from '../../../../src/usecases/accounts/quotas.ts';
import { anAccount, anId, aRemoteUserId } from '../../../support/factories.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';

const now = new Date('2026-11-23T12:00:00Z');
const serviceId = anId<'service'>();
const account = anAccount({ serviceId, isLimited: true });

function aQuota(parts: Partial<Quota> = {}): Quota {
  return { limit: 10, used: 0, days: 7, ...parts };
}

const toSet = (movie: Quota): QuotaSet => ({ movie, tv: aQuota({ limit: null }) });

function createFixture({
  cached = null as Quota | null,
  onServer = aQuota(),
  error = null as Error | null,
  due = [{ id: account.id, remoteUserId: account.remoteUserId }],
} = {}) {
  const saved = new Map<AccountId, QuotaSet>();
  const reads: unknown[] = [];
  const asked: unknown[] = [];
  const quotas = createQuotas({
    quotaCache: {
      find: async () => cached && toSet(cached),
      async save(id, quotaSet) {
        saved.set(id, quotaSet);
      },
      async listDue(...args) {
        asked.push(args);
        return due;
      },
    },
    servers: createScriptedServers([
      {
        id: serviceId,
        guest: aRemoteUserId(8),
        server: {
          async getQuotas(as, options) {
            reads.push([as, options]);
            if (error) throw error;
            return toSet(onServer);
          },
          listCountedRequests: async () => [
            { at: new Date('2026-11-20T12:00:00Z'), usage: 1 },
            { at: new Date('2026-11-22T12:00:00Z'), usage: 1 },
          ],
        },
      },
    ]),
    clock: () => now,
  });
  return { quotas, saved, reads, asked };
}

describe('the quotas of an account', () => {
  it('are those in the cache, without a call', async () => {
    const { quotas, reads } = createFixture({ cached: aQuota({ used: 3 }) });
    expect((await quotas.get(account)).movie.used).toBe(3);
    expect(reads).toEqual([]);
  });

  it('are read and saved if they were never read', async () => {
    const { quotas, saved } = createFixture({ onServer: aQuota({ used: 4 }) });
    expect((await quotas.get(account)).movie.used).toBe(4);
    expect(saved.get(account.id)?.movie.used).toBe(4);
  });
});

describe('the warning about a quota', () => {
  const warnAbout = async (
    { prepareWarning }: ReturnType<typeof createFixture>['quotas'],
    of: typeof account,
    needed = 1,
  ) => (await prepareWarning(of, 'movie'))(needed);
  const warn = (options: Parameters<typeof createFixture>[0], of = account) =>
    warnAbout(createFixture(options).quotas, of);

  it.each([
    [7, false],
    [8, true],
    [9, true],
  ])('with %i of 10 used is shown: %s', async (used, isGiven) => {
    expect((await warn({ cached: aQuota({ used }) })) !== null).toBe(isGiven);
  });

  it('is shown when less is left than is needed, as the server counts', async () => {
    const find = (needed: number, onServer: Quota) =>
      warnAbout(createFixture({ cached: aQuota({ used: 4 }), onServer }).quotas, account, needed);
    expect(await find(6, aQuota({ used: 4 }))).toBeNull();
    expect(await find(7, aQuota({ used: 4 }))).toEqual({ left: 6, limit: 10, resetsAt: null });
    expect(await find(7, aQuota({ used: 1 }))).toBeNull();
  });

  it('makes no call for an account without a limit, nor for one that was never read', async () => {
    const unlimited = createFixture({ cached: aQuota({ used: 10 }) });
    const free = anAccount({ serviceId, isLimited: false });
    expect(await warnAbout(unlimited.quotas, free)).toBeNull();
    const unknown = createFixture();
    expect(await warnAbout(unknown.quotas, account)).toBeNull();
    expect([...unlimited.reads, ...unknown.reads]).toEqual([]);
  });

  it('says when a used-up quota resets', async () => {
    const used = aQuota({ limit: 2, used: 2 });
    expect(await warn({ cached: used, onServer: used })).toEqual({
      left: 0,
      limit: 2,
      resetsAt: new Date('2026-11-27T12:00:00Z'),
    });
  });

  it('is not shown if the server has more left than the bot assumed', async () => {
    const cached = aQuota({ limit: 10, used: 10 });
    expect(await warn({ cached, onServer: aQuota({ used: 2 }) })).toBeNull();
  });

  it('has no date for a quota that never resets', async () => {
    const used = aQuota({ limit: 2, used: 2, days: null });
    expect(await warn({ cached: used, onServer: used })).toMatchObject({ resetsAt: null });
  });

  it('is omitted while the server does not respond', async () => {
    const cached = aQuota({ limit: 2, used: 2 });
    expect(await warn({ cached, error: new AppError('overseerr-unreachable') })).toBeNull();
  });

  it('does not hide a bug', async () => {
    const cached = aQuota({ limit: 2, used: 2 });
    await expect(warn({ cached, error: new TypeError('broken') })).rejects.toThrow('broken');
  });
});

describe('reading all quotas of a server', () => {
  it('reads those that are due in the background, with the guest account', async () => {
    const { quotas, reads, asked, saved } = createFixture();
    await quotas.refreshAll(serviceId);
    expect(asked).toEqual([[serviceId, 8, new Date('2026-11-23T06:00:00Z')]]);
    expect(reads).toEqual([[account.remoteUserId, { inBackground: true }]]);
    expect(saved.size).toBe(1);
  });

  it('skips accounts that no longer exist, and stops when the server is down', async () => {
    const gone = createFixture({ error: new AppError('account-not-found') });
    await gone.quotas.refreshAll(serviceId);
    const down = createFixture({ error: new AppError('overseerr-unreachable') });
    await expect(down.quotas.refreshAll(serviceId)).rejects.toThrow('overseerr-unreachable');
  });
});
