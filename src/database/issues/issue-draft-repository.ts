import { z } from 'zod';
import type { IssueDraft } from '../../domain/issues/issue-draft.ts';
import { mediaTypes } from '../../domain/titles/title.ts';
import type { Clock } from '../../ports/clock.ts';
import type { IssueDraftRepository } from '../../ports/issues/issue-draft-repository.ts';
import type { PrismaClient } from '../generated/client.ts';
import { toRowId } from '../row-id.ts';
import { seasonNamesColumn } from '../titles/season-names-column.ts';

const payloadColumn = z.object({
  serviceId: z.string(),
  title: z.object({
    mediaType: z.enum(mediaTypes),
    tmdbId: z.number(),
    name: z.string(),
    year: z.number().nullable(),
    posterPath: z.string().nullable(),
  }),
  seasonNames: seasonNamesColumn,
  season: z.number().nullable(),
  episode: z.number().nullable(),
});

const purpose = 'issueDraft';

/** Stores reports that are not sent as sessions with the purpose `issue-draft`. */
export function createIssueDraftRepository(deps: {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
}): IssueDraftRepository {
  const { prisma, clock } = deps;
  return {
    async create(draft, expiresAt) {
      const { id, userId } = draft;
      const payload = toPayload(draft);
      await prisma.session.create({ data: { id, userId, purpose, payload, expiresAt } });
    },

    async find(id) {
      const row = await prisma.session.findFirst({
        where: { id, purpose, expiresAt: { gt: clock() } },
      });
      if (!row?.userId) return null;
      const { serviceId, title, seasonNames, ...payload } = payloadColumn.parse(row.payload);
      return {
        id: toRowId(row.id),
        userId: toRowId(row.userId),
        serviceId: toRowId(serviceId),
        title: { ...title, ...seasonNames },
        ...payload,
      };
    },

    async update(draft) {
      const payload = toPayload(draft);
      await prisma.session.updateMany({ where: { id: draft.id, purpose }, data: { payload } });
    },
  };
}

function toPayload({ serviceId, title, season, episode }: IssueDraft) {
  const { seasonNames, ...rest } = title;
  const names = seasonNames ? { seasonNames: { ...seasonNames } } : {};
  return { serviceId, title: rest, ...names, season, episode };
}
