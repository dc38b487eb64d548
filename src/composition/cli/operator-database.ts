import type { OperatorDatabase } from '../../cli/operator-database.ts';
import { createAccountLinkRepository } from '../../database/accounts/account-link-repository.ts';
import { createMemberRepository } from '../../database/accounts/members/member-repository.ts';
import { readStatementCosts } from '../../database/monitoring/statement-statistics.ts';
import { createAuditReader } from '../../database/operator/audit/audit-reader.ts';
import { listTableSizes, readDatabaseFacts } from '../../database/operator/database-facts.ts';
import { createErrorStore } from '../../database/operator/errors/error-store.ts';
import { findRequestReports } from '../../database/operator/request-report.ts';
import { findAccount, listUsers } from '../../database/operator/user-directory.ts';
import { createPrismaClient } from '../../database/prisma-client.ts';
import { exportUser } from '../../database/transfer/export-user.ts';
import { importUser } from '../../database/transfer/import-user.ts';
import { parseUserFile } from '../../database/transfer/user-file.ts';
import { operatorActor } from '../../domain/actor.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DatabaseLocation } from './locate-database.ts';

/** The command line needs few connections, and must leave the others to the bot. */
const poolSize = 3;

/** What the command line does with the database. Changes are recorded in the audit log as the operator's. */
export function createOperatorDatabase(
  location: DatabaseLocation,
  { clock, poolTimeoutSeconds }: { readonly clock: Clock; readonly poolTimeoutSeconds: number },
): OperatorDatabase {
  const { url, kind } = location;
  const applicationName = 'medianest cli';
  const database = createPrismaClient({ url, poolSize, poolTimeoutSeconds, applicationName });
  const { pool, prisma, kysely } = database;
  const accountLinks = createAccountLinkRepository({ pool, kysely, clock });
  const memberRepository = createMemberRepository({ prisma, kysely, clock });
  const audit = createAuditReader({ kysely });
  const errors = createErrorStore({ prisma });
  return {
    searchAudit: async (search, limit) =>
      (await audit.search(search, { after: null, limit })).items,
    searchErrors: async (search, limit) =>
      (await errors.search(search, { after: null, limit })).items,
    listUsers: (query) => listUsers(prisma, query),
    findAccount: (server, remoteUserId) => findAccount(prisma, server, remoteUserId),
    linkAccount: (accountId, userId) =>
      accountLinks.link({ accountId, userId, verifiedBy: 'admin', by: operatorActor }),
    setBlocked: (userId, isBlocked) =>
      memberRepository.setBlocked(userId, isBlocked, operatorActor),
    setAdmin: (userId, isAdmin) => memberRepository.setAdmin(userId, isAdmin, operatorActor),
    findRequests: (query) => findRequestReports(prisma, query),
    exportUser: (userId) => exportUser(prisma, userId, clock()),
    importUser: (content, options) =>
      importUser(kysely, parseUserFile(content), { ...options, now: clock() }),
    listTableSizes: () => listTableSizes(pool),
    listStatementCosts: (limit) => readStatementCosts(pool, limit),
    readFacts: async () => ({ kind, ...(await readDatabaseFacts({ pool, prisma })) }),
    async close() {
      await database.close();
      await location.close();
    },
  };
}
