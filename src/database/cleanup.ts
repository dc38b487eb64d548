import type { Clock } from '../ports/clock.ts';
import type { PrismaClient } from './generated/client.ts';
import type { KyselyClient } from './kysely.ts';
import { toFirstId } from './row-id.ts';
import { createServiceChecks } from './services/service-checks.ts';
import { eraseSpace } from './spaces/erase-space.ts';

const dayMs = 86_400_000;
const keepStatusDays = 365;
const keepAuditDays = 365;
const keepBackupRunsDays = 365;
/** Telegram sends updates again for a day. */
const keepUpdatesDays = 2;

/**
 * Deletes what has expired: sessions past their time, health checks older than a week, of which one row for each hour
 * and the changes of the status are kept for a year, alerts, audit entries and records of backups older than a year, updates
 * of Telegram older than two days, and spaces that the bot left more than `forgetAfterDays` ago.
 */
export function createCleanup(deps: {
  readonly prisma: PrismaClient;
  readonly kysely: KyselyClient;
  readonly clock: Clock;
  readonly forgetAfterDays: number;
}) {
  const { prisma, kysely, clock, forgetAfterDays } = deps;
  const serviceChecks = createServiceChecks({ kysely, clock });

  return async (): Promise<{
    sessions: number;
    checks: number;
    audits: number;
    spaces: number;
  }> => {
    const now = clock();
    const before = (days: number) => new Date(now.getTime() - days * dayMs);
    const sessions = await prisma.session.deleteMany({ where: { expiresAt: { lte: now } } });
    const checks = await serviceChecks.rollUp();
    await prisma.serviceCheckHour.deleteMany({ where: { hour: { lt: before(keepStatusDays) } } });
    await prisma.serviceCheck.deleteMany({ where: { at: { lt: before(keepStatusDays) } } });
    // Ids begin with the time, so the primary key finds old entries without an index on `at`.
    const audits = await prisma.auditLog.deleteMany({
      where: { id: { lt: toFirstId(before(keepAuditDays)) } },
    });
    await prisma.telegramUpdate.deleteMany({
      where: { receivedAt: { lt: before(keepUpdatesDays) } },
    });
    await prisma.backupRun.deleteMany({ where: { startedAt: { lt: before(keepBackupRunsDays) } } });
    await prisma.alert.deleteMany({ where: { openedAt: { lt: before(keepStatusDays) } } });
    const spaces = await eraseSpaces(before(forgetAfterDays));
    return { sessions: sessions.count, checks, audits: audits.count, spaces };
  };

  async function eraseSpaces(leftBefore: Date): Promise<number> {
    const where = { leftAt: { lt: leftBefore } };
    let count = 0;
    for (const { id } of await prisma.space.findMany({ where, select: { id: true } })) {
      const isErased = await kysely
        .transaction()
        .execute((transaction) => eraseSpace(transaction, { id, leftBefore }));
      if (isErased) count += 1;
    }
    return count;
  }
}
