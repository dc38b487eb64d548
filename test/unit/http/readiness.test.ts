import { describe, expect, it, vi } from 'vitest';
import {
  createAccountsCheck,
  createDatabaseCheck,
  runReadinessChecks,
} from '../../../src/http/readiness.ts';

describe('the readiness of the accounts', () => {
  it('begins after they were read once, and then needs no query', async () => {
    const hasReadAccounts = vi.fn(async () => false);
    const { name, check } = createAccountsCheck('default', hasReadAccounts);
    expect(name).toBe('accounts default');
    expect((await check()).ok).toBe(false);
    hasReadAccounts.mockResolvedValue(true);
    expect((await check()).ok).toBe(true);
    expect((await check()).ok).toBe(true);
    expect(hasReadAccounts).toHaveBeenCalledTimes(2);
  });

  it('is not reported while the database does not respond', async () => {
    const { check } = createAccountsCheck('default', () => Promise.reject(new Error('away')));
    expect((await check()).ok).toBe(false);
  });
});

describe('the checks of readiness', () => {
  it('fail, one by one, if they take too long', async () => {
    const hanging = createDatabaseCheck({ query: () => new Promise(() => undefined) });
    const others = createAccountsCheck('default', async () => true);
    expect(await runReadinessChecks([hanging, others], 1)).toEqual([
      { name: 'database', ok: false, detail: 'not responding' },
      { name: 'accounts default', ok: true, detail: 'read' },
    ]);
  });

  it('tell whether the database answers', async () => {
    const query = vi.fn(async () => 'one row');
    const check = createDatabaseCheck({ query });
    expect(await runReadinessChecks([check])).toMatchObject([{ ok: true, detail: 'connected' }]);
    query.mockRejectedValue(new Error('away'));
    expect(await runReadinessChecks([check])).toMatchObject([{ ok: false }]);
  });
});
