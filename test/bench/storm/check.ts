import type { JobKind } from '../../../src/domain/job.ts';
import { checkMessages } from './check-messages.ts';
import { checkRequests } from './check-requests.ts';
import type { DatabaseState } from './database-state.ts';
import type { FakesObservation } from './fakes-protocol.ts';
import type { Finding } from './finding.ts';
import { deadLetterQueue, type JobRow } from './unfinished-jobs.ts';

/** Jobs that come again and again by a schedule; what they find is not news to anybody. */
const scheduled = new Set<string>([
  'reconcile',
  'send-reminders',
  'sync-accounts',
  'sweep',
  'check-alerts',
  'cleanup',
] satisfies JobKind[]);
/** A job may wait for its turn this long. */
const dueSeconds = 10;

/** All findings; empty after a storm without problems. */
export function check(observed: FakesObservation, database: DatabaseState): Finding[] {
  const world = { ...observed, ...database };
  return [...checkRequests(world), ...checkMessages(world), ...checkJobs(database.jobs)];
}

/** Jobs that still have to be done. */
export function listOpenJobs(jobs: readonly JobRow[]): JobRow[] {
  return jobs.filter(({ name }) => !scheduled.has(name) && name !== deadLetterQueue);
}

function checkJobs(jobs: readonly JobRow[]): Finding[] {
  const late = jobs.filter(
    ({ name, overdueSeconds }) => name !== deadLetterQueue && overdueSeconds > dueSeconds,
  );
  const dead = jobs.filter(({ name }) => name === deadLetterQueue);
  const stuck = new Set([...listOpenJobs(jobs), ...late, ...dead]);
  return [...stuck].map(({ id, name, state, overdueSeconds, detail }) => ({
    kind: 'stuck job',
    what: name === deadLetterQueue ? 'given up' : `${name} (${state})`,
    ids: `job ${id}, due for ${Math.round(overdueSeconds)} s, ${detail.slice(0, 300)}`,
  }));
}
