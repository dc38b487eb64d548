import type { ServiceId } from '../core/id.ts';
import type { Job } from '../core/job.ts';
import type { Log } from '../ports.ts';

/** Calls `run` every so often until the returned function is called. */
export type Every = (seconds: number, run: () => void) => () => void;

const every: Every = (seconds, run) => {
  const timer = setInterval(run, seconds * 1000);
  return () => clearInterval(timer);
};

const syncSeconds = 15 * 60;
const remindSeconds = 10 * 60;
const tidySeconds = 60 * 60;

/**
 * What is done without anybody asking: comparing with the services, reading their accounts, tidying. Every process
 * ticks, `tick` lets one of them in. The first tick comes with `start`.
 */
export function createSchedule(needs: {
  readonly tick: (job: Job, everySeconds: number) => Promise<boolean>;
  readonly services: () => readonly ServiceId[];
  readonly pollSeconds: number;
  readonly log: Log;
  readonly every?: Every;
}) {
  const { tick, services, pollSeconds, log } = needs;
  const plan: readonly { seconds: number; jobs: () => Job[] }[] = [
    { seconds: pollSeconds, jobs: () => services().map((serviceId) => poll(serviceId)) },
    { seconds: syncSeconds, jobs: () => services().map((serviceId) => sync(serviceId)) },
    { seconds: remindSeconds, jobs: () => services().map((serviceId) => remind(serviceId)) },
    { seconds: tidySeconds, jobs: () => [{ kind: 'tidy', payload: {} }] },
  ];
  let stops: (() => void)[] = [];

  return {
    start(): void {
      stops = plan.map(({ seconds, jobs }) => {
        const run = () => void tickAll(jobs(), seconds);
        run();
        return (needs.every ?? every)(seconds, run);
      });
    },
    stop(): void {
      for (const stop of stops) stop();
      stops = [];
    },
  };

  async function tickAll(jobs: readonly Job[], seconds: number): Promise<void> {
    for (const job of jobs) {
      try {
        await tick(job, seconds);
      } catch (error) {
        // The next tick comes anyway.
        log.warn({ error, kind: job.kind }, 'a scheduled job could not be added');
      }
    }
  }
}

function poll(serviceId: ServiceId): Job {
  return { kind: 'poll', payload: { serviceId } };
}

function remind(serviceId: ServiceId): Job {
  return { kind: 'remind', payload: { serviceId } };
}

function sync(serviceId: ServiceId): Job {
  return { kind: 'sync', payload: { serviceId } };
}
