import { describe, expect, it } from 'vitest';
import type { LinkedAccount } from '../../../../src/domain/accounts/account.ts';
import { permission } from '../../../../src/domain/accounts/permission.ts';
import { AppError, type ErrorCode } from '../../../../src/domain/app-error.ts';
import { createPermissionRefresh } from '../../../../src/usecases/accounts/permission-refresh.ts';
import { anAccount, anId } from '../../../support/factories.ts';

const userId = anId<'user'>();
const serviceId = anId<'service'>();

function createFixture({
  isLinked = true,
  error = null as Error | null,
  found = null as LinkedAccount | null,
} = {}) {
  let account = anAccount({ serviceId, permissions: 0 });
  let milliseconds = 0;
  let reads = 0;
  const findByUser = async () => (isLinked ? account : null);
  const needs = {
    accountLinks: { findByUser },
    members: {
      lookUpAccount: async () => found,
      async refreshAccount() {
        reads += 1;
        if (error) throw error;
        account = { ...account, permissions: permission.manageRequests };
        return account;
      },
    },
    clock: () => new Date(milliseconds),
  };
  const refresh = createPermissionRefresh(needs);
  return {
    refresh,
    countReads: () => reads,
    wait(seconds: number) {
      milliseconds += seconds * 1_000;
    },
  };
}

describe('reading permissions again', () => {
  it('returns the account with its current state on the server', async () => {
    const { refresh } = createFixture();
    expect(await refresh.refreshPermissions(userId, serviceId)).toMatchObject({
      permissions: permission.manageRequests,
    });
  });

  it('is done at most once a minute for an account', async () => {
    const { refresh, countReads, wait } = createFixture();
    await refresh.refreshPermissions(userId, serviceId);
    wait(59);
    expect(await refresh.refreshPermissions(userId, serviceId)).toBeNull();
    expect(countReads()).toBe(1);
    wait(1);
    expect(await refresh.refreshPermissions(userId, serviceId)).not.toBeNull();
    expect(countReads()).toBe(2);
  });

  it('is not possible for a user without an account', async () => {
    const { refresh, countReads } = createFixture({ isLinked: false });
    expect(await refresh.refreshPermissions(userId, serviceId)).toBeNull();
    expect(countReads()).toBe(0);
  });

  it('finds an account that a profile names by now', async () => {
    const found = anAccount({ serviceId, permissions: permission.manageRequests });
    const { refresh } = createFixture({ isLinked: false, found });
    expect(await refresh.refreshPermissions(userId, serviceId)).toEqual(found);
  });

  it('changes nothing while the server does not respond', async () => {
    const { refresh } = createFixture({ error: new AppError('overseerr-unreachable') });
    expect(await refresh.refreshPermissions(userId, serviceId)).toBeNull();
  });

  it('does not hide a bug', async () => {
    const { refresh } = createFixture({ error: new TypeError('broken') });
    await expect(refresh.refreshPermissions(userId, serviceId)).rejects.toThrow('broken');
  });
});

describe('a call that the server rejects', () => {
  const refuse = (code: ErrorCode) => async () => {
    throw new AppError(code);
  };

  it('for a missing permission causes a read of the permissions, and still fails', async () => {
    const { refresh, countReads } = createFixture();
    const attempt = refresh.refreshOnDenial(userId, serviceId, refuse('no-permission'));
    await expect(attempt).rejects.toThrow('no-permission');
    expect(countReads()).toBe(1);
  });

  it('for another reason does not', async () => {
    const { refresh, countReads } = createFixture();
    const attempt = refresh.refreshOnDenial(userId, serviceId, refuse('overseerr-unreachable'));
    await expect(attempt).rejects.toThrow('overseerr-unreachable');
    expect(countReads()).toBe(0);
  });

  it('keeps its own error when the permissions cannot be read', async () => {
    const { refresh } = createFixture({ error: new AppError('overseerr-unreachable') });
    const attempt = refresh.refreshOnDenial(userId, serviceId, refuse('no-permission'));
    await expect(attempt).rejects.toThrow('no-permission');
  });
});

it('a call that succeeds returns its result', async () => {
  const { refresh, countReads } = createFixture();
  expect(await refresh.refreshOnDenial(userId, serviceId, async () => 'done')).toBe('done');
  expect(countReads()).toBe(0);
});
