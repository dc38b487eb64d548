import type pg from 'pg';

/**
 * Ends what the bot waits for, as an hour would: for a server that may still be saving a request (only what the bot
 * itself has recorded), and for the next attempt of every job. May be called again and again.
 */
export async function passTime(database: Pick<pg.Pool, 'query'>): Promise<void> {
  // The record must stay later than the state (src/usecases/requests/submission/unknown-outcomes.ts).
  await database.query(`update request set
      state_changed_at = state_changed_at - interval '1 hour',
      answer_lost_at = greatest(least(answer_lost_at, now()), state_changed_at + interval '15 s')
        - interval '1 hour'
    where state = 'queued' and answer_lost_at > now() - interval '30 s'`);
  await database.query(
    `update pgboss.job set start_after = now() where state < 'active' and start_after > now()`,
  );
}
