import type { AccountId, UserId } from '../../../../src/domain/id.ts';
import type { ChatAccountKey } from '../../../../src/domain/place.ts';
import { anId } from '../../factories.ts';
import { createInMemoryAccountLinks } from '../account-link-repository.ts';
import { createInMemoryAccounts } from '../account-repository.ts';
import { addUserTo, blockUser, createIdentityStore } from '../identity-store.ts';
import { createInMemoryMembers } from './member-repository.ts';
import { createInMemoryCodes, createInMemoryMerges } from './merge-repository.ts';
import { createInMemoryPreferences } from './preference-repository.ts';
import { createInMemoryUsers } from './user-repository.ts';

/** The repositories of users and their accounts over one store. */
export function createInMemoryIdentity() {
  const store = createIdentityStore();
  let now: Date | null = null;
  const clock = () => now ?? new Date();
  return {
    store,
    setNow(to: Date): void {
      now = to;
    },
    serviceId: anId<'service'>(),
    otherServiceId: anId<'service'>(),
    accounts: createInMemoryAccounts(store, clock),
    accountLinks: createInMemoryAccountLinks(store, clock),
    users: createInMemoryUsers(store),
    preferences: createInMemoryPreferences(store),
    memberRepository: createInMemoryMembers(store),
    merges: createInMemoryMerges(store),
    codes: createInMemoryCodes(store),
    addUser: async (...chats: readonly ChatAccountKey[]) => addUserTo(store, chats),
    block: async (userId: UserId) => blockUser(store, userId),
    listAudit: async (id: AccountId) => store.audit.filter(({ subjectId }) => subjectId === id),
  };
}
