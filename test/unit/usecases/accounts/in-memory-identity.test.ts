import { describe } from 'vitest';
import { promiseIdentity } from '../../../contracts/identity-contract.ts';
import { createInMemoryIdentity } from '../../../support/in-memory/identity/identity.ts';

describe('users in memory', () => {
  promiseIdentity(async () => createInMemoryIdentity());
});
