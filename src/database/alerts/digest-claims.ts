import type { Place } from '../../domain/place.ts';
import type { DigestClaims } from '../../ports/alerts/digest-sources.ts';
import type { KyselyClient } from '../kysely.ts';

/** The kind of the rows, among those of jobs. */
export const digestKind = 'weekly-digest';

/** Which digests were sent: one row for each place, with its last week. */
export function createDigestClaims({ kysely }: { readonly kysely: KyselyClient }): DigestClaims {
  return {
    async claim(place, week) {
      const began = toDate(week);
      const claimed = await kysely
        .insertInto('job_interval')
        .values({ kind: digestKind, key: toDigestKey(place), began_at: began })
        .onConflict((conflict) =>
          conflict
            .columns(['kind', 'key'])
            .doUpdateSet({ began_at: began })
            .where('job_interval.began_at', '<', began),
        )
        .returning('kind')
        .executeTakeFirst();
      return claimed !== undefined;
    },

    async release(place, week) {
      await kysely
        .deleteFrom('job_interval')
        .where('kind', '=', digestKind)
        .where('key', '=', toDigestKey(place))
        .where('began_at', '=', toDate(week))
        .execute();
    },
  };
}

/** The key of the row of a place. */
export function toDigestKey({
  platform,
  address,
  topic = '',
}: Pick<Place, 'platform' | 'address' | 'topic'>): string {
  return `${platform}:${address}:${topic}`;
}

function toDate(week: string): Date {
  return new Date(`${week}T00:00:00Z`);
}
