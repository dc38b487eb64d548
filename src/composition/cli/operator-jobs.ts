import type { OperatorJobs } from '../../cli/operator-jobs.ts';
import { createAuditLog } from '../../database/audit-log.ts';
import { createPrismaClient } from '../../database/prisma-client.ts';
import { operatorActor } from '../../domain/actor.ts';
import type { AuditAction } from '../../domain/audit-action.ts';
import { toAuditEntry } from '../../domain/audit-entry.ts';
import { noLog } from '../../ports/log.ts';
import { openDeadLetters } from '../../queue/dead-letter-store.ts';
import type { DatabaseLocation } from './locate-database.ts';

/** What `medianest jobs` does with the queue. Changes are recorded in the audit log as the operator's. */
export async function createOperatorJobs(location: DatabaseLocation): Promise<OperatorJobs> {
  const { url } = location;
  const deadLetters = await openDeadLetters({ url, log: noLog });
  const applicationName = 'medianest cli';
  const database = createPrismaClient({
    url,
    poolSize: 1,
    poolTimeoutSeconds: 30,
    applicationName,
  });
  const audit = createAuditLog(database);
  const record = async (action: AuditAction, ids: readonly string[]) => {
    for (const id of ids) {
      await audit.record(toAuditEntry(operatorActor, action, { kind: 'job', id }));
    }
  };
  return {
    listDeadLetters: async (limit) => (await deadLetters.list({ after: null, limit })).items,
    async retry(ids) {
      const found = await deadLetters.retry(ids);
      await record('job-retry', found);
      return found.length;
    },
    async discard(ids) {
      const found = await deadLetters.discard(ids);
      await record('job-discard', found);
      return found.length;
    },
    async close() {
      await deadLetters.close();
      await database.close();
      await location.close();
    },
  };
}
