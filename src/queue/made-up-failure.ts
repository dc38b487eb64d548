import type { PgBoss } from 'pg-boss';
import type { MadeUpFailures } from '../ports/operator/dead-letters.ts';
import { deadLetterQueue } from './queue-settings.ts';

/** Marks the payload of a job that was made up. Payload schemas ignore it. */
const mark = { note: 'Made up for the demo' } as const;
/** No worker takes the job before it has failed. */
const laterSeconds = 86_400;
const mostRemoved = 100;

type FailingBoss = Pick<PgBoss, 'send' | 'fail' | 'findJobs' | 'deleteJob'>;

/** Jobs of the demo that look as if they had failed for good. */
export function createMadeUpFailures(boss: FailingBoss): MadeUpFailures {
  return {
    async add({ kind, payload }, code) {
      const options = { startAfter: laterSeconds, retryLimit: 0 };
      const id = await boss.send(kind, { ...payload, ...mark }, options);
      if (id) await boss.fail(kind, id, { code });
    },

    async remove() {
      const found = await boss.findJobs(deadLetterQueue, { data: mark, limit: mostRemoved });
      if (found.length > 0) {
        await boss.deleteJob(
          deadLetterQueue,
          found.map(({ id }) => id),
        );
      }
    },
  };
}
