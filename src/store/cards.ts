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

    async shown(id, version, messageId) {
      await pool.query({ ...writes.shown, values: [id, version, messageId] });
    },

    async lost(id, why) {
      await pool.query({ ...writes.lost, values: [id, why] });
    },
  };
}

const reads = {
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
        message_id = coalesce($3, message_id), updated_at = now()
      where id = $1`,
  },
  lost: {
    name: 'cards-lost',
    text: 'update card set gone = $2, updated_at = now() where id = $1',
  },
};
