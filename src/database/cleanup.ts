import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../ports/ports.ts';
import type { PrismaClient } from './generated/client.ts';
import { eraseSpace } from './spaces/erase-space.ts';
import { inTransaction } from './transaction.ts';

const dayMs = 86_400_000;
const keepChecksDays = 30;
const keepAuditDays = 365;

/**
 * Removes what has expired: sessions past their time, looks at services older than 30 days, audit lines older
 * than a year, and spaces that the bot left longer ago than it remembers.
 */
export function createCleanup(deps: {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly forgetAfterDays: number;
}) {
  const { pool, prisma, clock, newId, forgetAfterDays } = deps;

  return async (): Promise<{
    sessions: number;
    checks: number;
    audits: number;
    spaces: number;
  }> => {
    const now = clock();
    const before = (days: number) => new Date(now.getTime() - days * dayMs);
    const sessions = await prisma.session.deleteMany({ where: { expiresAt: { lte: now } } });
    const checks = await prisma.serviceCheck.deleteMany({
      where: { at: { lt: before(keepChecksDays) } },
    });
    // Its ids begin with the time, so that the lines are found without reading all of them.
    const audits = await prisma.auditLog.deleteMany({
      where: { id: { lt: firstIdOf(before(keepAuditDays)) } },
    });
    const spaces = await eraseSpaces(before(forgetAfterDays));
    return { sessions: sessions.count, checks: checks.count, audits: audits.count, spaces };
  };

  async function eraseSpaces(leftBefore: Date): Promise<number> {
    const where = { leftAt: { lt: leftBefore } };
    let count = 0;
    for (const { id } of await prisma.space.findMany({ where, select: { id: true } })) {
      const space = { id, leftBefore, auditId: newId() };
      if (await inTransaction(pool, (client) => eraseSpace(client, space))) count += 1;
    }
    return count;
  }
}

/** No id made at that moment or after it sorts before this. */
function firstIdOf(moment: Date): string {
  return uuidv7({ msecs: moment.getTime(), seq: 0, random: new Uint8Array(16) });
}
