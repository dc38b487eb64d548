import { afterAll, beforeAll, describe } from 'vitest';
import { createRequestRepository } from '../../../src/database/requests/request-repository.ts';
import { promiseRequestRepository } from '../../contracts/request-repository-contract.ts';
import { aService, aUser, newId, setUpDatabase } from '../../support/database-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;

beforeAll(async () => {
  setup = await setUpDatabase();
});

afterAll(() => setup.close());

describe('requests in PostgreSQL', () => {
  promiseRequestRepository(async () => ({
    repository: createRequestRepository({ pool: setup.pool, jobSender: setup.sender, newId }),
    serviceId: await aService(setup),
    makeUser: () => aUser(setup),
  }));
});
