import { sql } from 'kysely';
import type pg from 'pg';
import { z } from 'zod';
import type { DraftId, UserId } from '../../domain/id.ts';
import type { Draft } from '../../domain/requests/draft.ts';
import { mediaTypes } from '../../domain/titles/title.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DraftRepository } from '../../ports/requests/draft-repository.ts';
import type { Queryable } from '../connection/pipeline.ts';
import { prepareQuery } from '../connection/prepared-query.ts';
import { whereCommitsQuickly } from '../connection/quick-commit.ts';
import type { KyselyClient, Row } from '../kysely.ts';
import { toOptionalRowId, toRowId } from '../row-id.ts';
import { releasesColumn } from '../titles/releases-column.ts';
import { seasonNamesColumn } from '../titles/season-names-column.ts';
import { choiceColumn } from './choice-column.ts';

const payloadColumn = z.object({
  // Missing in drafts of earlier versions.
  forUserId: z.string().nullable().default(null),
  serviceId: z.string(),
  title: z.object({
    mediaType: z.enum(mediaTypes),
    tmdbId: z.number(),
    name: z.string(),
    year: z.number().nullable(),
    posterPath: z.string().nullable(),
  }),
  releases: releasesColumn,
  seasonNames: seasonNamesColumn,
  seasons: z.array(z.number()),
  wants4k: z.boolean(),
  page: z.number(),
  // Missing in drafts of earlier versions.
  choices: z
    .object({ standard: choiceColumn.nullable(), in4k: choiceColumn.nullable() })
    .default({ standard: null, in4k: null }),
  repeats: z.string().nullable().default(null),
});

const purpose = 'draft';

/** Stores drafts as sessions with the purpose `draft`. An expired draft is not found. */
export function createDraftRepository(deps: {
  readonly pool: pg.Pool;
  /** Runs the hot reads; the pool if there is no pipeline. */
  readonly reads?: Queryable;
  readonly kysely: KyselyClient;
  readonly clock: Clock;
}): DraftRepository {
  const { pool, reads = pool, kysely, clock } = deps;
  const insert = prepareInsert(kysely);
  const select = prepareSelect(kysely);
  return {
    async create(draft, expiresAt) {
      const { id, userId, startedAt } = draft;
      await insert.run(pool, { id, userId, payload: toPayload(draft), expiresAt, startedAt });
    },

    async find(id) {
      const [row] = await select.run(reads, { id, now: clock() });
      return row?.user_id ? toDraft({ ...row, user_id: row.user_id }) : null;
    },

    async update(draft) {
      await kysely
        .updateTable('session')
        .set({ payload: toPayload(draft) })
        .where('id', '=', draft.id)
        .where('purpose', '=', purpose)
        .execute();
    },
  };
}

function prepareInsert(kysely: KyselyClient) {
  return prepareQuery<{
    id: DraftId;
    userId: UserId;
    payload: object;
    expiresAt: Date;
    startedAt: Date;
  }>('draft-create', (value) =>
    kysely
      .insertInto('session')
      .columns(['id', 'user_id', 'purpose', 'payload', 'expires_at', 'created_at'])
      // Without its draft, a card asks to search again.
      .expression(
        kysely
          .selectNoFrom([
            value('id').as('id'),
            value('userId').as('user_id'),
            sql.lit(purpose).as('purpose'),
            value('payload').as('payload'),
            value('expiresAt').as('expires_at'),
            value('startedAt').as('created_at'),
          ])
          .where(whereCommitsQuickly),
      ),
  );
}

function prepareSelect(kysely: KyselyClient) {
  return prepareQuery<
    { id: DraftId; now: Date },
    Pick<Row<'session'>, 'id' | 'user_id' | 'payload' | 'created_at'>
  >('draft-find', (value) =>
    kysely
      .selectFrom('session')
      .select(['id', 'user_id', 'payload', 'created_at'])
      .where('id', '=', value('id'))
      .where('purpose', '=', purpose)
      .where('expires_at', '>', value('now')),
  );
}

function toPayload({ title, releases, seasons, ...draft }: Draft) {
  const { forUserId, serviceId, wants4k, page, choices, repeats } = draft;
  const { seasonNames, ...rest } = title;
  const lists = { releases: [...releases], seasons: [...seasons] };
  const names = seasonNames ? { seasonNames } : {};
  return { forUserId, serviceId, title: rest, ...names, ...lists, wants4k, page, choices, repeats };
}

function toDraft(row: {
  readonly id: string;
  readonly user_id: string;
  readonly payload: unknown;
  readonly created_at: Date;
}): Draft {
  const { forUserId, serviceId, title, seasonNames, repeats, ...rest } = payloadColumn.parse(
    row.payload,
  );
  return {
    id: toRowId(row.id),
    userId: toRowId(row.user_id),
    forUserId: toOptionalRowId(forUserId),
    serviceId: toRowId(serviceId),
    title: { ...title, ...seasonNames },
    startedAt: row.created_at,
    repeats: repeats === null ? null : toRowId(repeats),
    ...rest,
  };
}
