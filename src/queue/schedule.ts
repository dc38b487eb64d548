import type { ServiceId } from '../domain/id.ts';
import type { Job } from '../domain/job.ts';
import type { Log } from '../ports/log.ts';

/** Calls `run` at a regular interval until the returned function is called. */
export type Repeat = (seconds: number, run: () => void) => () => void;

const repeat: Repeat = (seconds, run) => {
  const timer = setInterval(run, seconds * 1000);
  return () => clearInterval(timer);
};

const syncAccountsSeconds = 15 * 60;
const remindersSeconds = 10 * 60;
const sweepSeconds = 60;
const alertsSeconds = 60;
const cleanupSeconds = 60 * 60;

/**
 * Scheduled jobs: comparing requests with the servers, syncing accounts, reminders, recovering lost
 * jobs, alerts, and cleanup. Every process has these timers, and `enqueueAtMostEvery` lets only one of them
 * enqueue a job. Each runs once at `start`.
 */
export function createSchedule(deps: {
  readonly enqueueAtMostEvery: (job: Job, everySeconds: number) => Promise<boolean>;
  readonly services: () => readonly ServiceId[];
  readonly pollSeconds: number;
  readonly log: Log;
  readonly repeat?: Repeat;
}) {
  const { enqueueAtMostEvery, services, pollSeconds, log } = deps;
  const plan: readonly { seconds: number; jobs: () => Job[] }[] = [
    { seconds: pollSeconds, jobs: () => services().map((serviceId) => reconcileJob(serviceId)) },
    {
      seconds: syncAccountsSeconds,
      jobs: () => services().map((serviceId) => syncAccountsJob(serviceId)),
    },
    {
      seconds: remindersSeconds,
      jobs: () => services().map((serviceId) => sendRemindersJob(serviceId)),
    },
    { seconds: sweepSeconds, jobs: () => [{ kind: 'sweep', payload: {} }] },
    { seconds: alertsSeconds, jobs: () => [{ kind: 'check-alerts', payload: {} }] },
    { seconds: cleanupSeconds, jobs: () => [{ kind: 'cleanup', payload: {} }] },
  ];
  let stops: (() => void)[] = [];

  return {
    start(): void {
      stops = plan.map(({ seconds, jobs }) => {
        const run = () => void enqueueAll(jobs(), seconds);
        run();
        return (deps.repeat ?? repeat)(seconds, run);
      });
    },
    stop(): void {
      for (const stop of stops) stop();
      stops = [];
    },
  };

  async function enqueueAll(jobs: readonly Job[], seconds: number): Promise<void> {
    for (const job of jobs) {
      try {
        await enqueueAtMostEvery(job, seconds);
      } catch (error) {
        // The next tick tries again.
        log.warn({ error, kind: job.kind }, 'A scheduled job could not be added');
      }
    }
  }
}

function reconcileJob(serviceId: ServiceId): Job {
  return { kind: 'reconcile', payload: { serviceId } };
}

function sendRemindersJob(serviceId: ServiceId): Job {
  return { kind: 'send-reminders', payload: { serviceId } };
}

function syncAccountsJob(serviceId: ServiceId): Job {
  return { kind: 'sync-accounts', payload: { serviceId } };
}
