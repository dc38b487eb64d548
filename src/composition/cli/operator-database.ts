import { v7 as newId } from 'uuid';
import type { OperatorDatabase } from '../../cli/operator-database.ts';
import { createIdentityRepository } from '../../database/accounts/identity-repository.ts';
import { searchAudit, searchErrors } from '../../database/operator/audit-search.ts';
import { listTableSizes, readDatabaseFacts } from '../../database/operator/database-facts.ts';
import { findRequestReports } from '../../database/operator/request-report.ts';
import { findAccount, listUsers } from '../../database/operator/user-directory.ts';
import { createPrismaClient } from '../../database/prisma-client.ts';
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
  const { pool, prisma } = database;
  const identities = createIdentityRepository({ pool, prisma, clock, newId });
  return {
    searchAudit: (filter) => searchAudit(prisma, filter),
    searchErrors: (filter) => searchErrors(prisma, filter),
    listUsers: (query) => listUsers(prisma, query),
    findAccount: (server, remoteUserId) => findAccount(prisma, server, remoteUserId),
    linkAccount: (accountId, userId) => identities.linkAccount(accountId, userId, operatorActor),
    setBlocked: (userId, isBlocked) => identities.setBlocked(userId, isBlocked, operatorActor),
    findRequests: (query) => findRequestReports(prisma, query),
    listTableSizes: () => listTableSizes(pool),
    readFacts: async () => ({ kind, ...(await readDatabaseFacts({ pool, prisma })) }),
    async close() {
      await database.close();
      await location.close();
    },
  };
}
