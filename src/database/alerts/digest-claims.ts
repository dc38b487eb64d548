import type { DigestClaims } from '../../ports/alerts/digest-sources.ts';
import type { KyselyClient } from '../kysely.ts';

const kind = 'weekly-digest';

/** Which digests were sent: one row for each place, with its last week. */
export function createDigestClaims({ kysely }: { readonly kysely: KyselyClient }): DigestClaims {
  return {
    async claim({ platform, address, topic = '' }, week) {
      const began = new Date(`${week}T00:00:00Z`);
      const claimed = await kysely
        .insertInto('job_interval')
        .values({ kind, key: `${platform}:${address}:${topic}`, began_at: began })
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
  };
}
