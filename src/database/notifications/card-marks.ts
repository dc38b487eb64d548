import { sql } from 'kysely';
import type { ErrorCode } from '../../domain/app-error.ts';
import type { CardId } from '../../domain/id.ts';
import type { KyselyClient } from '../kysely.ts';

/** What became of the messages in one of the tables of cards. */
export function createCardMarks(kysely: KyselyClient, table: 'card' | 'issue_card') {
  const update = (id: CardId) => kysely.updateTable(table).where('id', '=', id);

  return {
    async markOutdated(id: CardId, version: number): Promise<void> {
      await update(id)
        .set({ shown_version: version, updated_at: sql`now()` })
        .where('shown_version', '>', version)
        .execute();
    },

    async markLost(id: CardId, reason: ErrorCode): Promise<void> {
      await update(id).set({ lost_reason: reason, updated_at: sql`now()` }).execute();
    },
  };
}
