import { afterAll, beforeAll, describe } from 'vitest';
import { createSubscriptionRepository } from '../../../src/database/notifications/subscription-repository.ts';
import { promiseSubscriptionRepository } from '../../contracts/subscription-repository-contract.ts';
import { aUser, newId, setUpDatabase } from '../../support/database-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;

beforeAll(async () => {
  setup = await setUpDatabase();
});

afterAll(() => setup.close());

describe('a subscription repository in PostgreSQL', () => {
  promiseSubscriptionRepository(async () => ({
    subscriptions: createSubscriptionRepository({ ...setup, newId }),
    serviceId: setup.serviceId,
    createUser: () => aUser(setup),
  }));
});
