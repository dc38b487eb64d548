import { describe } from 'vitest';
import { checkUpdateInbox } from '../../../contracts/update-inbox-contract.ts';
import { createInMemoryUpdateInbox } from '../../../support/in-memory/update-inbox.ts';

describe('the inbox of the tests', () => {
  checkUpdateInbox(createInMemoryUpdateInbox);
});
