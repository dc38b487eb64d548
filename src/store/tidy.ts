import type { Clock } from '../ports.ts';
import type { PrismaClient } from './generated/client.ts';

const keepChecksMs = 30 * 86_400_000;

/** Removes what has expired: sessions past their time, and looks at services older than 30 days. */
export function createTidy(needs: { readonly prisma: PrismaClient; readonly clock: Clock }) {
  const { prisma, clock } = needs;
  return async (): Promise<{ sessions: number; checks: number }> => {
    const now = clock();
    const sessions = await prisma.session.deleteMany({ where: { expiresAt: { lte: now } } });
    const checks = await prisma.serviceCheck.deleteMany({
      where: { at: { lt: new Date(now.getTime() - keepChecksMs) } },
    });
    return { sessions: sessions.count, checks: checks.count };
  };
}
