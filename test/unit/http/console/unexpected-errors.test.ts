import { expect, it } from 'vitest';
import { createConsoleFixture } from '../../../support/console/console-fixture.ts';
import { createIdleOperations } from '../../../support/console/idle-operations.ts';

it('an unexpected error is stored, and its reference is in the answer', async () => {
  const failure = new Error('disk full');
  const fixture = createConsoleFixture({
    api: {
      operations: createIdleOperations({
        errors: {
          errors: {
            search: async () => {
              throw failure;
            },
          },
        },
      }),
    },
  });
  const session = await fixture.signIn(fixture.admin);
  const response = await fixture.call('/api/v1/errors', { session });
  expect(response.status).toBe(500);
  expect(await response.json()).toMatchObject({
    error: { code: 'internal', message: expect.stringContaining('reference1') },
  });
  expect(fixture.bugs).toEqual([{ error: failure, where: 'GET /api/v1/errors' }]);
});
