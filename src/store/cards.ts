import type pg from 'pg';
import type { Cards } from '../ports.ts';
import { type CardRow, cardColumns, encodeCards, insertCards, toCard } from './card-row.ts';
import type { JobSender } from './job-sender.ts';

/** Cards on PostgreSQL. What was lost is no longer among the cards of a request. */
export function createCards(needs: {
  readonly pool: pg.Pool;
  readonly jobSender: JobSender;
}): Cards {
  const { pool, jobSender } = needs;
  const add = {
    name: 'cards-add',
    text: `
      with entry as (
        select id from media_request where id = $1
      ), cards as (${insertCards('entry', '$2')}
      ), ${jobSender.sql('entry', '$3')}
      select 1`,
  };

  return {
    async ofRequest(id) {
      const { rows } = await pool.query<CardRow>({ ...reads.ofRequest, values: [id] });
      return rows.map(toCard);
    },

    async add(id, cards, jobs) {
      const values = [id, encodeCards(cards), jobSender.encode(jobs)];
      await pool.query({ ...add, values });
      jobSender.committed(jobs);
    },

    async at({ place, messageId }) {
      const values = [place.platform, place.address, messageId];
      const { rows } = await pool.query<CardRow>({ ...reads.at, values });
      return rows[0] ? toCard(rows[0]) : null;
    },

    async shown(id, version, { place, messageId }) {
      const values = [id, version, messageId, place.kind, place.address, place.topic ?? null];
      await pool.query({ ...writes.shown, values });
    },

    async lost(id, why) {
      await pool.query({ ...writes.lost, values: [id, why] });
    },
  };
}

const reads = {
  at: {
    name: 'cards-at',
    text: `select ${cardColumns} from card
      where platform = $1::platform and address = $2 and message_id = $3 and gone is null`,
  },
  ofRequest: {
    name: 'cards-of-request',
    text: `select ${cardColumns} from card where request_id = $1 and gone is null order by id`,
  },
};

const writes = {
  // Two showings may finish in either order; the newer one counts.
  shown: {
    name: 'cards-shown',
    text: `update card set shown_version = greatest(shown_version, $2),
        message_id = coalesce($3, message_id), place_kind = $4, address = $5, topic = $6,
        updated_at = now()
      where id = $1`,
  },
  lost: {
    name: 'cards-lost',
    text: 'update card set gone = $2, updated_at = now() where id = $1',
  },
};
