import { describe, expect, it, vi } from 'vitest';
import { createAccountsCheck } from '../../../src/http/readiness.ts';

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
