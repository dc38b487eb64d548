import { sql } from 'kysely';
import type pg from 'pg';
import type { ErrorCode } from '../../domain/app-error.ts';
import type { Card } from '../../domain/notifications/card.ts';
import type { CardRepository } from '../../ports/notifications/card-repository.ts';
import type { Queryable } from '../connection/pipeline.ts';
import { cardReadStatements, cardWriteStatements } from '../hot-statements/card-statements.ts';
import type { Statement } from '../hot-statements/statement.ts';
import type { JobSender } from '../job-sender.ts';
import { createKysely } from '../kysely.ts';
import { toRowId } from '../row-id.ts';
import { createCardMarks } from './card-marks.ts';
import { type CardRow, encodeCards, toCard } from './card-row.ts';

const mostRecent = 500;

export function createCardRepository(deps: {
  readonly pool: pg.Pool;
  /** Runs the hot reads; the pool if there is no pipeline. */
  readonly reads?: Queryable;
  readonly jobSender: JobSender;
}): CardRepository {
  const { pool, reads = pool, jobSender } = deps;
  const kysely = createKysely(pool);
  const writes = cardWriteStatements(jobSender);

  return {
    listByRequest: (id) => query(cardReadStatements.listByRequest, [id]),

    async create(id, cards, jobs) {
      await jobSender.commit(jobs, async (encodedJobs) => {
        const values = [id, encodeCards(cards), encodedJobs];
        const { rowCount } = await pool.query({ ...writes.create, values });
        return rowCount !== 0;
      });
    },

    async findByMessage({ place, messageId }) {
      const values = [place.platform, place.address, messageId];
      const [card] = await query(cardReadStatements.findByMessage, values);
      return card ?? null;
    },

    async isPosting({ platform, address }) {
      const card = await kysely
        .selectFrom('card')
        .where('platform', '=', platform)
        .where('address', '=', address)
        .where('message_id', 'is', null)
        .where('lost_reason', 'is', null)
        .select('id')
        .limit(1)
        .executeTakeFirst();
      return card !== undefined;
    },

    async listRecentlyChanged(since) {
      const rows = await kysely
        .selectFrom('request')
        .where('updated_at', '>', since)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('card')
              .select('card.id')
              .whereRef('card.request_id', '=', 'request.id')
              .where('card.lost_reason', 'is', null),
          ),
        )
        .select('id')
        .orderBy('updated_at', 'desc')
        .limit(mostRecent)
        .execute();
      return rows.map(({ id }) => toRowId<'request'>(id));
    },

    async markShown({ id, shownVersion }, version, { place, messageId }) {
      const { kind, address, topic = null } = place;
      const values = [id, version, messageId, kind, address, topic, shownVersion];
      const { rows } = await pool.query<{ isAsRead: boolean }>({ ...writes.markShown, values });
      // Nobody sees the card of a request that was deleted meanwhile.
      return rows[0]?.isAsRead ?? true;
    },

    async resumeDirect({ platform, platformUserId }) {
      const rows = await kysely
        .updateTable('card')
        .set({ lost_reason: null, updated_at: sql`now()` })
        .where('platform', '=', platform)
        .where('address', '=', platformUserId)
        .where('message_id', 'is not', null)
        .where('lost_reason', '=', 'direct-messages-closed' satisfies ErrorCode)
        .returning('request_id')
        .execute();
      return [...new Set(rows.map((row) => row.request_id))].map(toRowId<'request'>);
    },

    ...createCardMarks(kysely, 'card'),
  };

  async function query(statement: Statement, values: unknown[]): Promise<Card[]> {
    const { rows } = await reads.query<CardRow>({ ...statement, values });
    return rows.map(toCard);
  }
}
