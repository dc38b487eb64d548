import type { RequestId, ServiceId } from '../../domain/id.ts';
import type { MediaType } from '../../domain/titles/title.ts';
import type { SubmissionTimes } from '../../ports/requests/submission-times.ts';
import type { Queryable } from '../connection/pipeline.ts';
import { prepareQuery } from '../connection/prepared-query.ts';
import type { KyselyClient } from '../kysely.ts';

/** When answers to submissions were lost, in the rows of their requests. */
export function createSubmissionTimes({
  kysely,
  reads,
}: {
  readonly kysely: KyselyClient;
  readonly reads: Queryable;
}): SubmissionTimes {
  const findOther = prepareFindOther(kysely);

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

    async findOtherAnswerLost({ id, serviceId, title: { mediaType, tmdbId } }) {
      const [row] = await findOther.run(reads, { id, serviceId, mediaType, tmdbId });
      return row?.lostAt ?? null;
    },
  };
}

function prepareFindOther(kysely: KyselyClient) {
  return prepareQuery<
    { id: RequestId; serviceId: ServiceId; mediaType: MediaType; tmdbId: number },
    { lostAt: Date | null }
  >('request-find-other-answer-lost', (value) =>
    kysely
      .selectFrom('request')
      .where('service_id', '=', value('serviceId'))
      .where('media_type', '=', value('mediaType'))
      .where('tmdb_id', '=', value('tmdbId'))
      .where('state', '=', 'queued')
      .where('id', '<>', value('id'))
      .select(({ fn }) => fn.max('answer_lost_at').as('lostAt')),
  );
}
