import { createAccountLinkRepository } from '../../src/database/accounts/account-link-repository.ts';
import { createAccountRepository } from '../../src/database/accounts/account-repository.ts';
import { createMemberRepository } from '../../src/database/accounts/members/member-repository.ts';
import { createMergeRepository } from '../../src/database/accounts/merge/merge-repository.ts';
import { createPreferenceRepository } from '../../src/database/accounts/preference-repository.ts';
import { createCodeRepository } from '../../src/database/accounts/sign-in/code-repository.ts';
import { createUserRepository } from '../../src/database/accounts/user-repository.ts';
import { createRefusalLog } from '../../src/database/audit-log.ts';
import { operatorActor } from '../../src/domain/actor.ts';
import type { UserId } from '../../src/domain/id.ts';
import type { ChatAccountKey } from '../../src/domain/place.ts';
import { aService, newId, setUpDatabase } from './database-setup.ts';

/** A database with the repositories of users and accounts, and a clock that can be set. */
export async function setUpIdentityDatabase() {
  const database = await setUpDatabase();
  let now: Date | null = null;
  const deps = { ...database, newId, clock: () => now ?? new Date() };
  const memberRepository = createMemberRepository(deps);

  return {
    ...database,
    accounts: createAccountRepository(deps),
    accountLinks: createAccountLinkRepository(deps),
    codes: createCodeRepository(deps),
    memberRepository,
    merges: createMergeRepository(deps),
    preferences: createPreferenceRepository(deps),
    refusals: createRefusalLog(deps),
    users: createUserRepository(deps),

    setNow(to: Date) {
      now = to;
    },

    addService: () => aService(database),

    async addUser(...chats: readonly ChatAccountKey[]): Promise<UserId> {
      const id = newId<'user'>();
      const chatAccounts = { create: chats.map((chat) => ({ ...chat, name: 'Ada' })) };
      await database.prisma.user.create({ data: { id, displayName: 'Ada', chatAccounts } });
      return id;
    },

    /** Blocks a user, as the operator does. */
    block: (userId: UserId) => memberRepository.setBlocked(userId, true, operatorActor),

    listAudit: (subjectId: string) =>
      database.prisma.auditLog.findMany({ where: { subjectId }, orderBy: { id: 'asc' } }),
  };
}
