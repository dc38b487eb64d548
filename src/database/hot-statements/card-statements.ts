import { commitsQuickly } from '../connection/quick-commit.ts';
import type { JobSender } from '../job-sender.ts';
import { cardColumns, insertCards } from './insert-cards.ts';
import { defineStatements } from './statement.ts';

const select = `select ${cardColumns.join(', ')} from card`;

/** The statements that find cards; lost ones are left out. */
export const cardReadStatements = defineStatements({
  /** $1 request. */
  listByRequest: {
    name: 'card-list-by-request',
    text: `${select} where request_id = $1 and lost_reason is null order by id`,
  },
  /** $1 platform, $2 address, $3 message id. */
  findByMessage: {
    name: 'card-find-by-message',
    text: `${select}
      where platform = $1 and address = $2 and message_id = $3 and lost_reason is null`,
  },
});

/** The statements that write cards. */
export function cardWriteStatements(jobs: JobSender) {
  return defineStatements({
    /** $1 request, $2 cards, $3 jobs → one row, or none without the request. */
    create: {
      name: 'card-create',
      text: `
        with entry as (
          select id from request where id = $1
        ), cards as (${insertCards('entry', '$2')}
        ), ${jobs.sql('entry', '$3')}
        select 1 from entry`,
    },
    /**
     * $1 id, $2 version, $3 message id, $4 place kind, $5 address, $6 topic, $7 the version that was read → whether that
     * was still there. A message that is not known yet is on the disk before anybody goes on, because it would be posted
     * again otherwise; an edit would only be repeated.
     */
    markShown: {
      name: 'card-mark-shown',
      text: `
        update card set shown_version = case
            when role = 'notification' or shown_version in ($2, $7) then greatest(shown_version, $2)
            else 0
          end,
          message_id = coalesce($3, message_id), place_kind = $4, address = $5, topic = $6,
          updated_at = now()
        where id = $1 and (coalesce($3, message_id) is distinct from message_id or ${commitsQuickly})
        returning shown_version >= $2 as "isAsRead"`,
    },
  });
}
