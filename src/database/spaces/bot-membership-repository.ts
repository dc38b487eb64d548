import type { BotMembershipRepository } from '../../ports/spaces/bot-membership-repository.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { KyselyClient } from '../kysely.ts';
import { moveSpace } from './move-space.ts';

/** Stores in PostgreSQL which spaces the bot is in. */
export function createBotMembershipRepository(deps: {
  readonly prisma: PrismaClient;
  readonly kysely: KyselyClient;
}): BotMembershipRepository {
  const { prisma, kysely } = deps;
  return {
    async setLeft(platform, platformSpaceId, leftAt) {
      const { count } = await prisma.space.updateMany({
        // Keeps the time at which it was first noticed that the bot had left.
        where: { platform, platformSpaceId, leftAt: leftAt === null ? { not: null } : null },
        data: { leftAt },
      });
      return count === 1;
    },

    async setCurrentSpaces(platform, platformSpaceIds, leftAt) {
      const ids = [...platformSpaceIds];
      const [left, joined] = await prisma.$transaction([
        prisma.space.updateMany({
          where: { platform, leftAt: null, platformSpaceId: { notIn: ids } },
          data: { leftAt },
        }),
        prisma.space.updateMany({
          where: { platform, leftAt: { not: null }, platformSpaceId: { in: ids } },
          data: { leftAt: null },
        }),
      ]);
      return { left: left.count, joined: joined.count };
    },

    changeSpaceId: (platform, from, to) =>
      kysely.transaction().execute((transaction) => moveSpace(transaction, { platform, from, to })),
  };
}
