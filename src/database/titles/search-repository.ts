import { z } from 'zod';
import type { Clock } from '../../ports/clock.ts';
import type { SearchRepository } from '../../ports/titles/search-repository.ts';
import type { PrismaClient } from '../generated/client.ts';
import { toOptionalRowId, toRowId } from '../row-id.ts';

const payloadColumn = z.object({
  // Missing in searches of earlier versions.
  forUserId: z.string().nullable().default(null),
  serviceId: z.string(),
  words: z.string(),
  wants4k: z.boolean(),
});

const purpose = 'search';

/** Stores searches as sessions with the purpose `search`. An expired search is not found. */
export function createSearchRepository(deps: {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
}): SearchRepository {
  const { prisma, clock } = deps;
  return {
    async create({ id, userId, ...payload }, expiresAt) {
      await prisma.session.create({ data: { id, userId, purpose, payload, expiresAt } });
    },

    async find(id) {
      const row = await prisma.session.findFirst({
        where: { id, purpose, expiresAt: { gt: clock() } },
      });
      if (!row?.userId) return null;
      const { forUserId, serviceId, ...rest } = payloadColumn.parse(row.payload);
      return {
        id: toRowId(row.id),
        userId: toRowId(row.userId),
        forUserId: toOptionalRowId(forUserId),
        serviceId: toRowId(serviceId),
        ...rest,
      };
    },
  };
}
