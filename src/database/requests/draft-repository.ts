import type pg from 'pg';
import { z } from 'zod';
import type { DraftId, UserId } from '../../domain/id.ts';
import type { Clock, Draft, DraftRepository } from '../../ports/ports.ts';
import { toRowId } from '../row-id.ts';

const payloadColumn = z.object({
  serviceId: z.string(),
  title: z.object({
    mediaType: z.enum(['movie', 'tv']),
    tmdbId: z.number(),
    name: z.string(),
    year: z.number().nullable(),
    posterPath: z.string().nullable(),
  }),
  seasons: z.array(z.number()),
  wants4k: z.boolean(),
  page: z.number(),
});

const create = {
  name: 'drafts-create',
  text: `insert into session (id, user_id, purpose, payload, expires_at)
    values ($1, $2, 'draft', $3, $4)`,
};
const find = {
  name: 'drafts-find',
  text: `select id, user_id, payload from session
    where id = $1 and purpose = 'draft' and expires_at > $2`,
};
const update = {
  name: 'drafts-update',
  text: `update session set payload = $2 where id = $1 and purpose = 'draft'`,
};

interface DraftRow {
  readonly id: DraftId;
  readonly user_id: UserId;
  readonly payload: unknown;
}

/** Drafts are sessions with the purpose `draft`; one that has expired is not found. */
export function createDraftRepository(deps: {
  readonly pool: pg.Pool;
  readonly clock: Clock;
}): DraftRepository {
  const { pool, clock } = deps;
  return {
    async create(draft, expiresAt) {
      await pool.query({ ...create, values: [draft.id, draft.userId, encode(draft), expiresAt] });
    },

    async find(id) {
      const { rows } = await pool.query<DraftRow>({ ...find, values: [id, clock()] });
      return rows[0] ? toDraft(rows[0]) : null;
    },

    async update(draft) {
      await pool.query({ ...update, values: [draft.id, encode(draft)] });
    },
  };
}

function encode({ id: _id, userId: _userId, ...payload }: Draft): string {
  return JSON.stringify(payload);
}

function toDraft(row: DraftRow): Draft {
  const { serviceId, ...rest } = payloadColumn.parse(row.payload);
  return { id: row.id, userId: row.user_id, serviceId: toRowId(serviceId), ...rest };
}
