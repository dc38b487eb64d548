import type { Clock } from '../../ports/clock.ts';
import type { UpdateInbox } from '../../ports/spaces/update-inbox.ts';
import type { PrismaClient } from '../generated/client.ts';

const attemptsMax = 2;
/** Telegram keeps updates for a day, and nobody waits for an answer longer. */
const lifetimeMs = 86_400_000;

/** The updates of one Telegram bot on PostgreSQL. */
export function createUpdateInbox(deps: {
  readonly prisma: PrismaClient;
  readonly botId: number;
  readonly clock: Clock;
}): UpdateInbox {
  const { prisma, clock } = deps;
  const botId = BigInt(deps.botId);

  return {
    async add(updates) {
      const rows = await prisma.telegramUpdate.createManyAndReturn({
        data: updates.map(({ id, payload }) => ({
          botId,
          updateId: BigInt(id),
          payload: JSON.stringify(payload),
          receivedAt: clock(),
        })),
        skipDuplicates: true,
        select: { updateId: true },
      });
      return new Set(rows.map(({ updateId }) => Number(updateId)));
    },

    async takeUnfinished() {
      const receivedAfter = new Date(clock().getTime() - lifetimeMs);
      const rows = await prisma.telegramUpdate.updateManyAndReturn({
        where: {
          botId,
          doneAt: null,
          attempts: { lt: attemptsMax },
          receivedAt: { gt: receivedAfter },
        },
        data: { attempts: { increment: 1 } },
        select: { updateId: true, payload: true },
      });
      return rows
        .map(({ updateId, payload }) => ({ id: Number(updateId), payload: parse(payload) }))
        .sort((a, b) => a.id - b.id);
    },

    async markDone(id) {
      await prisma.telegramUpdate.updateMany({
        where: { botId, updateId: BigInt(id) },
        data: { doneAt: clock(), payload: null },
      });
    },
  };
}

function parse(payload: string | null): unknown {
  return payload === null ? null : JSON.parse(payload);
}
