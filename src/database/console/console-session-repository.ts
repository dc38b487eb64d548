import { z } from 'zod';
import {
  type ConsoleSession,
  consoleSignInMethods,
  type SessionLimits,
  toSessionCutoffs,
} from '../../domain/console/console-session.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConsoleSessionRepository } from '../../ports/console/console-session-repository.ts';
import type { PrismaClient, ConsoleSession as SessionRow } from '../generated/client.ts';
import { toOptionalRowId, toRowId } from '../row-id.ts';

const methodColumn = z.enum(consoleSignInMethods);

/** Browsers that are signed in to the console, on PostgreSQL. */
export function createConsoleSessionRepository(deps: {
  readonly prisma: PrismaClient;
  readonly sessionLimits: SessionLimits;
  readonly clock: Clock;
}): ConsoleSessionRepository {
  const { prisma, sessionLimits, clock } = deps;
  return {
    async create(session, tokenHash) {
      await prisma.consoleSession.create({ data: { ...session, tokenHash } });
    },

    async findByToken(tokenHash) {
      const row = await prisma.consoleSession.findUnique({ where: { tokenHash } });
      return row && toSession(row);
    },

    async findById(id) {
      const row = await prisma.consoleSession.findUnique({ where: { id } });
      return row && toSession(row);
    },

    async recordUse(id, at) {
      await prisma.consoleSession.updateMany({ where: { id }, data: { lastUsedAt: at } });
    },

    async list(userId, limit) {
      const now = clock();
      const { createdAt, lastUsedAt } = toSessionCutoffs(sessionLimits, now);
      const rows = await prisma.consoleSession.findMany({
        where: {
          ...(userId ? { userId } : {}),
          expiresAt: { gt: now },
          createdAt: { gt: createdAt },
          lastUsedAt: { gt: lastUsedAt },
        },
        include: { user: { select: { displayName: true } } },
        orderBy: [{ lastUsedAt: 'desc' }, { id: 'desc' }],
        take: limit,
      });
      return rows.map((row) => ({ ...toSession(row), userName: row.user.displayName }));
    },

    async remove(id) {
      const [row] = await prisma.$transaction(async (transaction) => {
        const rows = await transaction.consoleSession.findMany({ where: { id } });
        const { count } = await transaction.consoleSession.deleteMany({ where: { id } });
        return count > 0 ? rows : [];
      });
      return row ? toSession(row) : null;
    },
  };
}

function toSession(row: SessionRow): ConsoleSession {
  const { id, userId, accountId, method, browser, createdAt, lastUsedAt, expiresAt } = row;
  return {
    id: toRowId(id),
    userId: toRowId(userId),
    accountId: toOptionalRowId(accountId),
    method: methodColumn.parse(method),
    browser,
    createdAt,
    lastUsedAt,
    expiresAt,
  };
}
