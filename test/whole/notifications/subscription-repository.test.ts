import { afterAll, beforeAll, describe } from 'vitest';
import { createSubscriptionRepository } from '../../../src/database/notifications/subscription-repository.ts';
import { createRequestRepository } from '../../../src/database/requests/request-repository.ts';
import type { NewSubscription } from '../../../src/domain/notifications/subscription.ts';
import { promiseSubscriptionRepository } from '../../contracts/subscription-repository-contract.ts';
import {
  aNewRequest,
  aRequest,
  aUser,
  newId,
  setUpDatabase,
} from '../../support/database-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;

beforeAll(async () => {
  setup = await setUpDatabase();
});

afterAll(() => setup.close());

async function cover({ key, is4k, seasons }: NewSubscription): Promise<void> {
  const { pool, sender: jobSender } = setup;
  const requests = createRequestRepository({ pool, jobSender, newId });
  const title = { ...key, name: 'Lost', year: 2004, posterPath: null };
  const request = aRequest(setup.serviceId, { title, is4k, seasons, state: 'pending' });
  await requests.create(aNewRequest(request, { jobs: [] }));
}

describe('a subscription repository in PostgreSQL', () => {
  promiseSubscriptionRepository(async () => ({
    subscriptions: createSubscriptionRepository({ ...setup, newId }),
    serviceId: setup.serviceId,
    createUser: () => aUser(setup),
    cover,
  }));
});
