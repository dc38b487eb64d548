import type { JobWithMetadata, PgBoss } from 'pg-boss';
import type { Job } from '../domain/job.ts';
import type { RequestJob } from '../domain/operator/requests/request-story.ts';
import type { RequestJobs } from '../ports/operator/requests/request-stories.ts';
import { toJobKey } from './job-payload.ts';

const kinds = [
  'submit-request',
  'send-decision',
  'notify',
  'update-cards',
  'update-telegram-cards',
] as const satisfies readonly Job['kind'][];
const mostJobs = 50;

const states: Readonly<Record<string, RequestJob['state']>> = {
  created: 'waiting',
  active: 'active',
  retry: 'retrying',
  failed: 'failed',
};

/** Finds the jobs of a request by their key. */
export function createRequestJobs(boss: Pick<PgBoss, 'findJobs'>): RequestJobs {
  return {
    async listOf(requestId) {
      const key = toJobKey({ kind: 'notify', payload: { requestId } });
      const lists = await Promise.all(
        kinds.map(async (kind) => {
          const found = await boss.findJobs(kind, { key, limit: mostJobs });
          return found.flatMap((job) => toRequestJob(kind, job));
        }),
      );
      return lists.flat();
    },
  };
}

function toRequestJob(kind: RequestJob['kind'], job: JobWithMetadata<unknown>): RequestJob[] {
  const state = states[job.state];
  if (!state) return [];
  return [{ kind, state, attempts: job.retryCount, startAfter: job.startAfter }];
}
