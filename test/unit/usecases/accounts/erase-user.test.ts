import { expect, it } from 'vitest';
import type { Job } from '../../../../src/domain/job.ts';
import { eraseUser } from '../../../../src/usecases/accounts/erase-user.ts';
import { anActor, anId } from '../../../support/factories.ts';

it('the posted cards of an erased user are updated, under the name of whoever erased them', async () => {
  const [userId, requestId, admin] = [anId<'user'>(), anId<'request'>(), anActor()];
  const calls: unknown[] = [];
  const jobs: Job[] = [];
  await eraseUser(userId, admin, {
    userErasure: {
      async erase(...call) {
        calls.push(call);
        return { requests: [requestId] };
      },
    },
    jobs: { enqueue: async (added) => void jobs.push(...added) },
  });
  expect(calls).toEqual([[userId, admin]]);
  expect(jobs).toEqual([{ kind: 'update-cards', payload: { requestId } }]);
});
