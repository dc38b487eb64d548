import { z } from 'zod';
import type { Draft } from '../../domain/requests/draft.ts';
import { mediaTypes } from '../../domain/titles/title.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DraftRepository } from '../../ports/requests/draft-repository.ts';
import type { PrismaClient } from '../generated/client.ts';
import { toRowId } from '../row-id.ts';

const payloadColumn = z.object({
  serviceId: z.string(),
  title: z.object({
    mediaType: z.enum(mediaTypes),
    tmdbId: z.number(),
    name: z.string(),
    year: z.number().nullable(),
    posterPath: z.string().nullable(),
  }),
  seasons: z.array(z.number()),
  wants4k: z.boolean(),
  page: z.number(),
  repeats: z.string().nullable().default(null),
});

const purpose = 'draft';

/** Stores drafts as sessions with the purpose `draft`. An expired draft is not found. */
export function createDraftRepository(deps: {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
}): DraftRepository {
  const { prisma, clock } = deps;
  return {
    async create(draft, expiresAt) {
      const { id, userId, startedAt: createdAt } = draft;
      await prisma.session.create({
        data: { id, userId, purpose, payload: toPayload(draft), expiresAt, createdAt },
      });
    },

    async find(id) {
      const row = await prisma.session.findFirst({
        where: { id, purpose, expiresAt: { gt: clock() } },
      });
      return row?.userId ? toDraft({ ...row, userId: row.userId }) : null;
    },

    async update(draft) {
      await prisma.session.updateMany({
        where: { id: draft.id, purpose },
        data: { payload: toPayload(draft) },
      });
    },
  };
}

function toPayload({ serviceId, title, seasons, wants4k, page, repeats }: Draft) {
  return { serviceId, title: { ...title }, seasons: [...seasons], wants4k, page, repeats };
}

function toDraft(row: {
  readonly id: string;
  readonly userId: string;
  readonly payload: unknown;
  readonly createdAt: Date;
}): Draft {
  const { serviceId, repeats, ...rest } = payloadColumn.parse(row.payload);
  return {
    id: toRowId(row.id),
    userId: toRowId(row.userId),
    serviceId: toRowId(serviceId),
    startedAt: row.createdAt,
    repeats: repeats === null ? null : toRowId(repeats),
    ...rest,
  };
}
