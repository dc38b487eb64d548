import { expect, it } from 'vitest';
import { assertAdmin } from '../../../src/usecases/assert-admin.ts';
import { anActor } from '../../support/factories.ts';

function createRecorder() {
  const refusals: unknown[] = [];
  const identities = {
    async recordRefusal(...args: readonly unknown[]) {
      refusals.push(args);
    },
  };
  return { identities, refusals };
}

it('an admin is allowed, and nothing is recorded', async () => {
  const { identities, refusals } = createRecorder();
  await assertAdmin(identities, anActor({ isAdmin: true }), 'user.block');
  expect(refusals).toEqual([]);
});

it('any other user is refused, and the attempt is recorded with its action', async () => {
  const { identities, refusals } = createRecorder();
  const actor = anActor({ canManageSpace: true, roles: ['administrator'] });
  await expect(assertAdmin(identities, actor, 'user.block')).rejects.toThrow('admins-only');
  expect(refusals).toEqual([['admins-only', actor, { action: 'user.block' }]]);
});
