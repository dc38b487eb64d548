import { botActor } from '../domain/actor.ts';
import { type SessionLimits, toSessionCutoffs } from '../domain/console/console-session.ts';
import type { RetentionDays } from '../domain/retention.ts';
import type { Clock } from '../ports/clock.ts';
import type { PrismaClient } from './generated/client.ts';
import type { KyselyClient } from './kysely.ts';
import { type AgingTable, toKeptDays } from './retention.ts';
import { toFirstId } from './row-id.ts';
import { createServiceChecks } from './services/service-checks.ts';
import { eraseSpace } from './spaces/erase-space.ts';

const dayMs = 86_400_000;

/**
 * Deletes what has expired: sessions past their time, rows that are older than the settings say, and spaces that the bot
 * left more than `forgetAfterDays` ago. Of health checks older than a week, one row for each hour and the changes of the
 * status are kept.
 */
export function createCleanup(deps: {
  readonly prisma: PrismaClient;
  readonly kysely: KyselyClient;
  readonly clock: Clock;
  readonly forgetAfterDays: number;
  readonly retentionDays: RetentionDays;
  readonly sessionLimits: SessionLimits;
}) {
  const { prisma, kysely, clock, forgetAfterDays, retentionDays, sessionLimits } = deps;
  const keptDays = toKeptDays(retentionDays);
  const serviceChecks = createServiceChecks({ kysely, clock });

  return async (): Promise<{
    sessions: number;
    checks: number;
    audits: number;
    spaces: number;
  }> => {
    const now = clock();
    const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);
    const expiryOf = (table: AgingTable) => daysAgo(keptDays[table]);
    const sessions = await prisma.session.deleteMany({ where: { expiresAt: { lte: now } } });
    await prisma.attemptCount.deleteMany({ where: { expiresAt: { lte: now } } });
    const checks = await serviceChecks.rollUp();
    await prisma.serviceCheckHour.deleteMany({
      where: { hour: { lt: expiryOf('service_check_hour') } },
    });
    await prisma.serviceCheck.deleteMany({ where: { at: { lt: expiryOf('service_check') } } });
    // Ids begin with the time, so the primary key finds old entries without an index on `at`.
    const audits = await prisma.auditLog.deleteMany({
      where: { id: { lt: toFirstId(expiryOf('audit_log')) } },
    });
    await prisma.telegramUpdate.deleteMany({
      where: { receivedAt: { lt: expiryOf('telegram_update') } },
    });
    await prisma.backupRun.deleteMany({ where: { startedAt: { lt: expiryOf('backup_run') } } });
    // An open alert would be posted anew, and the message about it never be resolved.
    await prisma.alert.deleteMany({ where: { closedAt: { lt: expiryOf('alert') } } });
    await prisma.errorLog.deleteMany({ where: { lastSeenAt: { lt: expiryOf('error_log') } } });
    await prisma.issue.deleteMany({
      where: {
        state: { in: ['resolved', 'failed', 'deleted'] },
        stateChangedAt: { lt: expiryOf('issue') },
      },
    });
    const { createdAt, lastUsedAt } = toSessionCutoffs(sessionLimits, now);
    await prisma.consoleSession.deleteMany({
      where: {
        OR: [
          { expiresAt: { lte: now } },
          { createdAt: { lte: createdAt } },
          { lastUsedAt: { lte: lastUsedAt } },
        ],
      },
    });
    const tokenExpiry = { lt: expiryOf('api_token') };
    await prisma.apiToken.deleteMany({
      where: { OR: [{ revokedAt: tokenExpiry }, { expiresAt: tokenExpiry }] },
    });
    await prisma.subscription.deleteMany({
      where: { notifiedAt: { lt: expiryOf('subscription') } },
    });
    await prisma.consoleTask.deleteMany({ where: { updatedAt: { lt: expiryOf('console_task') } } });
    await prisma.jobInterval.deleteMany({ where: { beganAt: { lt: expiryOf('job_interval') } } });
    const spaces = await eraseSpaces(daysAgo(forgetAfterDays));
    return { sessions: sessions.count, checks, audits: audits.count, spaces };
  };

  async function eraseSpaces(leftBefore: Date): Promise<number> {
    const where = { leftAt: { lt: leftBefore } };
    let count = 0;
    for (const { id } of await prisma.space.findMany({ where, select: { id: true } })) {
      const isErased = await kysely
        .transaction()
        .execute((transaction) => eraseSpace(transaction, { id, leftBefore, by: botActor }));
      if (isErased) count += 1;
    }
    return count;
  }
}
