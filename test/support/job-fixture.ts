import { onTestFinished } from 'vitest';
import { createJobIntervals } from '../../src/database/jobs/job-intervals.ts';
import { createKysely } from '../../src/database/kysely.ts';
import type { Job, JobKind } from '../../src/domain/job.ts';
import type { DeadJob, Handlers, JobContext } from '../../src/queue/job-handler.ts';
import { createJobSystem } from '../../src/queue/job-system.ts';
import { createRecordingLog, newId, type setUpDatabaseForTest } from './database-setup.ts';

export type DatabaseSetup = Awaited<ReturnType<typeof setUpDatabaseForTest>>;

export { readJobTable } from './job-table.ts';

/** A job whose handler has started. */
export interface Done extends JobContext {
  readonly kind: JobKind;
  readonly payload: object;
}

/** Long enough that in a test only wake-ups start jobs. */
export const neverMs = 3_600_000;

/** A job system whose handlers record their jobs; stopped when the test ends. */
export function createJobFixture(
  setup: DatabaseSetup,
  parts: Partial<Omit<Parameters<typeof createJobSystem>[0], 'handlers'>> & {
    work?: (job: Done) => Promise<void>;
  } = {},
) {
  const done: Done[] = [];
  const dead: DeadJob[] = [];
  const { log, lines } = createRecordingLog();
  const { work = async () => undefined, ...needs } = parts;
  const handle = (kind: JobKind) => async (payload: object, context: JobContext) => {
    const job = { kind, payload, ...context };
    done.push(job);
    await work(job);
  };
  const jobs = createJobSystem({
    url: setup.url,
    claimInterval: createJobIntervals({ kysely: createKysely(setup.pool) }),
    log,
    handlers: allHandlers(handle),
    onDead: (job) => {
      dead.push(job);
    },
    pollMs: neverMs,
    ...needs,
  });
  onTestFinished(() => jobs.stop(0));
  return { jobs, done, dead, lines };
}

export function allHandlers(
  handle: (kind: JobKind) => (payload: object, context: JobContext) => Promise<void>,
): Handlers {
  return {
    'submit-request': handle('submit-request'),
    'update-cards': handle('update-cards'),
    'update-telegram-cards': handle('update-telegram-cards'),
    notify: handle('notify'),
    'notify-subscribers': handle('notify-subscribers'),
    'sync-request': handle('sync-request'),
    'handle-webhook': handle('handle-webhook'),
    'send-issue': handle('send-issue'),
    'sync-issue': handle('sync-issue'),
    'show-issue': handle('show-issue'),
    reconcile: handle('reconcile'),
    'sync-accounts': handle('sync-accounts'),
    'send-decision': handle('send-decision'),
    'count-votes': handle('count-votes'),
    'retry-request': handle('retry-request'),
    'send-reminders': handle('send-reminders'),
    'await-sign-in': handle('await-sign-in'),
    sweep: handle('sweep'),
    'check-alerts': handle('check-alerts'),
    cleanup: handle('cleanup'),
  };
}

export function aSubmitJob() {
  return { kind: 'submit-request', payload: { requestId: newId<'request'>() } } as const;
}

export function anUpdateCardsJob() {
  return { kind: 'update-cards', payload: { requestId: newId<'request'>() } } as const;
}

/** One job of each kind. */
export function aJobOfEachKind(): Job[] {
  const request = { requestId: newId<'request'>() };
  const service = { serviceId: newId<'service'>() };
  const remote = { ...service, remoteId: 7 };
  const issue = { issueId: newId<'issue'>() };
  return [
    { kind: 'submit-request', payload: request },
    { kind: 'send-decision', payload: request },
    { kind: 'count-votes', payload: request },
    { kind: 'retry-request', payload: request },
    { kind: 'send-reminders', payload: service },
    { kind: 'update-cards', payload: request },
    { kind: 'update-telegram-cards', payload: request },
    { kind: 'notify', payload: request },
    { kind: 'notify-subscribers', payload: { ...service, title: 'tv:1396' } },
    { kind: 'sync-request', payload: remote },
    { kind: 'handle-webhook', payload: { ...remote, title: 'movie:438631', to: 'approved' } },
    { kind: 'send-issue', payload: issue },
    { kind: 'sync-issue', payload: remote },
    { kind: 'show-issue', payload: issue },
    { kind: 'reconcile', payload: service },
    { kind: 'sync-accounts', payload: service },
    { kind: 'await-sign-in', payload: { signInId: newId<'sign-in'>() } },
    { kind: 'sweep', payload: {} },
    { kind: 'check-alerts', payload: {} },
    { kind: 'cleanup', payload: {} },
  ];
}

/** A promise and the function that resolves it. */
export function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}
