import { describe } from 'vitest';
import { promiseAccountLinkRepository } from '../../../contracts/account-link-repository-contract.ts';
import { promiseAccountRepository } from '../../../contracts/account-repository-contract.ts';
import { anId } from '../../../support/factories.ts';
import { createInMemoryAccountLinks } from '../../../support/in-memory/account-link-repository.ts';
import { createInMemoryAccounts } from '../../../support/in-memory/account-repository.ts';
import {
  addUserTo,
  blockUser,
  createIdentityStore,
} from '../../../support/in-memory/identity-store.ts';

describe('accounts in memory', () => {
  promiseAccountRepository(async () => {
    let now = new Date();
    return {
      accounts: createInMemoryAccounts(createIdentityStore(), () => now),
      serviceId: anId<'service'>(),
      setNow(to) {
        now = to;
      },
    };
  });
});

describe('account links in memory', () => {
  promiseAccountLinkRepository(async () => {
    const store = createIdentityStore();
    let now: Date | null = null;
    const clock = () => now ?? new Date();
    return {
      setNow(to) {
        now = to;
      },
      accounts: createInMemoryAccounts(store, clock),
      accountLinks: createInMemoryAccountLinks(store, clock),
      serviceId: anId<'service'>(),
      otherServiceId: anId<'service'>(),
      addUser: async (...chats) => addUserTo(store, chats),
      block: async (userId) => blockUser(store, userId),
      listAudit: async (id) => store.audit.filter(({ subjectId }) => subjectId === id),
    };
  });
});
