import { afterAll, beforeAll, describe } from 'vitest';
import { createSearchRepository } from '../../../src/database/titles/search-repository.ts';
import { promiseSearchRepository } from '../../contracts/search-repository-contract.ts';
import { aUser, newId, setUpDatabase } from '../../support/database-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
let now = new Date(0);

beforeAll(async () => {
  setup = await setUpDatabase();
});

afterAll(() => setup.close());

describe('a search repository in PostgreSQL', () => {
  promiseSearchRepository(async () => ({
    searches: createSearchRepository({ ...setup, clock: () => now }),
    makeSearch: async () => ({
      id: newId(),
      userId: await aUser(setup),
      serviceId: newId(),
      words: 'star',
      forUserId: null,
      wants4k: false,
    }),
    setNow(value) {
      now = value;
    },
  }));
});
