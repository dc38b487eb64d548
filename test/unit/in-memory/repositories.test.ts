import { describe } from 'vitest';
import { promiseRequestRepository } from '../../../contracts/request-repository-contract.ts';
import { anId } from '../../../support/factories.ts';
import {
  createInMemoryRequests,
  createInMemoryStore,
} from '../../../support/in-memory/request-repository.ts';

describe('requests in memory', () => {
  promiseRequestRepository(async () => ({
    repository: createInMemoryRequests(createInMemoryStore()),
    serviceId: anId<'service'>(),
  }));
});
