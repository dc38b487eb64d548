import { afterAll, beforeAll, describe } from 'vitest';
import { promiseIdentity } from '../../contracts/identity-contract.ts';
import { setUpIdentityDatabase } from '../../support/identity-setup.ts';

let setup: Awaited<ReturnType<typeof setUpIdentityDatabase>>;

beforeAll(async () => {
  setup = await setUpIdentityDatabase();
});
afterAll(() => setup.close());

describe('users in PostgreSQL', () => {
  promiseIdentity(async () => ({
    ...setup,
    serviceId: await setup.addService(),
    otherServiceId: await setup.addService(),
  }));
});
