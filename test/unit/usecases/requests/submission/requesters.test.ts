import { expect, it } from 'vitest';
import type { LockedReads } from '../../../../../src/ports/locks.ts';
import { createRequesters } from '../../../../../src/usecases/requests/submission/requesters.ts';
import { anAccount, anId } from '../../../../support/factories.ts';

const serviceId = anId<'service'>();

function createStage() {
  const own = { ...anAccount({ serviceId }), verifiedBy: 'profile' as const };
  const former = anAccount({ serviceId });
  const user = {
    id: anId<'user'>(),
    displayName: 'Ada',
    locale: null,
    isAdmin: false,
    isBlocked: false,
  };
  const requesters = createRequesters({
    accounts: { find: async (id) => (id === former.id ? former : null) },
  });
  const reads: Pick<LockedReads, 'accountLinks' | 'users'> = {
    accountLinks: {
      findByUser: async (userId, on) => (userId === user.id && on === serviceId ? own : null),
    },
    users: { find: async (id) => (id === user.id ? user : null) },
  };
  return { own, former, user, reads, requesters };
}

it('a requester is a user with the account that they have now', async () => {
  const { own, user, reads, requesters } = createStage();
  expect(await requesters.find(reads, serviceId, user.id)).toEqual({ user, own });
  expect(await requesters.find(reads, anId<'service'>(), user.id)).toEqual({ user, own: null });
  expect(await requesters.find(reads, serviceId, null)).toEqual({ user: null, own: null });
});

it('the account of a request may be another one than its user has now, or none', async () => {
  const { own, former, user, requesters } = createStage();
  const requester = { user, own };
  expect(await requesters.findAccount({ accountId: own.id }, requester)).toBe(own);
  expect(await requesters.findAccount({ accountId: former.id }, requester)).toBe(former);
  expect(await requesters.findAccount({ accountId: null }, requester)).toBeNull();
  expect(await requesters.findAccount({ accountId: anId<'account'>() }, requester)).toBeNull();
});
