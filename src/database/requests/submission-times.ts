import type { SubmissionTimes } from '../../ports/requests/submission-times.ts';
import type { KyselyClient } from '../kysely.ts';

/** When answers to submissions were lost, in the rows of their requests. */
export function createSubmissionTimes({ kysely }: { kysely: KyselyClient }): SubmissionTimes {
  return {
    async recordAnswerLost(id, at) {
      await kysely
        .updateTable('request')
        .set({ answer_lost_at: at })
        .where('id', '=', id)
        .execute();
    },

    async findAnswerLost(id) {
      const row = await kysely
        .selectFrom('request')
        .where('id', '=', id)
        .select('answer_lost_at')
        .executeTakeFirst();
      return row?.answer_lost_at ?? null;
    },
  };
}
