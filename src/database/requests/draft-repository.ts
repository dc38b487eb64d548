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
      const { id, userId } = draft;
      await prisma.session.create({
        data: { id, userId, purpose, payload: toPayload(draft), expiresAt },
      });
    },

    async find(id) {
      const row = await prisma.session.findFirst({
        where: { id, purpose, expiresAt: { gt: clock() } },
      });
      return row?.userId ? toDraft(row.id, row.userId, row.payload) : null;
    },

    async update(draft) {
      await prisma.session.updateMany({
        where: { id: draft.id, purpose },
        data: { payload: toPayload(draft) },
      });
    },
  };
}

function toPayload({ id: _id, userId: _userId, title, seasons, ...rest }: Draft) {
  return { ...rest, title: { ...title }, seasons: [...seasons] };
}

function toDraft(id: string, userId: string, payload: unknown): Draft {
  const { serviceId, ...rest } = payloadColumn.parse(payload);
  return { id: toRowId(id), userId: toRowId(userId), serviceId: toRowId(serviceId), ...rest };
}
