import type pg from 'pg';
import type { CardRepository } from '../../ports/notifications/card-repository.ts';
import type { JobSender } from '../job-sender.ts';
import { type CardRow, cardColumns, encodeCards, insertCards, toCard } from './card-row.ts';

/** Cards on PostgreSQL. What was lost is no longer among the cards of a request. */
export function createCardRepository(deps: {
  readonly pool: pg.Pool;
  readonly jobSender: JobSender;
}): CardRepository {
  const { pool, jobSender } = deps;
  const add = {
    name: 'cards-add',
    text: `
      with entry as (
        select id from request where id = $1
      ), cards as (${insertCards('entry', '$2')}
      ), ${jobSender.sql('entry', '$3')}
      select 1`,
  };

  return {
    async listByRequest(id) {
      const { rows } = await pool.query<CardRow>({ ...reads.ofRequest, values: [id] });
      return rows.map(toCard);
    },

    async create(id, cards, jobs) {
      const values = [id, encodeCards(cards), jobSender.encode(jobs)];
      await pool.query({ ...add, values });
      jobSender.afterCommit(jobs);
    },

    async findByMessage({ place, messageId }) {
      const values = [place.platform, place.address, messageId];
      const { rows } = await pool.query<CardRow>({ ...reads.atMessage, values });
      return rows[0] ? toCard(rows[0]) : null;
    },

    async markShown(id, version, { place, messageId }) {
      const values = [id, version, messageId, place.kind, place.address, place.topic ?? null];
      await pool.query({ ...writes.markShown, values });
    },

    async markLost(id, why) {
      await pool.query({ ...writes.markLost, values: [id, why] });
    },
  };
}

const reads = {
  atMessage: {
    name: 'cards-at',
    text: `select ${cardColumns} from card
      where platform = $1::platform and address = $2 and message_id = $3 and lost_reason is null`,
  },
  ofRequest: {
    name: 'cards-of-request',
    text: `select ${cardColumns} from card where request_id = $1 and lost_reason is null order by id`,
  },
};

const writes = {
  // Two showings may finish in either order; the newer one counts.
  markShown: {
    name: 'cards-shown',
    text: `update card set shown_version = greatest(shown_version, $2),
        message_id = coalesce($3, message_id), place_kind = $4, address = $5, topic = $6,
        updated_at = now()
      where id = $1`,
  },
  markLost: {
    name: 'cards-lost',
    text: 'update card set lost_reason = $2, updated_at = now() where id = $1',
  },
};
