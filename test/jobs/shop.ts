import { onTestFinished } from 'vitest';
import type { JobKind } from '../../src/core/job.ts';
import type { DeadJob, Handlers, JobContext } from '../../src/jobs/handler.ts';
import { createJobs } from '../../src/jobs/jobs.ts';
import { listeningLog, newId, type openStageForTest } from '../store/stage.ts';

export type Stage = Awaited<ReturnType<typeof openStageForTest>>;

export interface Done extends JobContext {
  readonly kind: JobKind;
  readonly payload: object;
}

/** So long that only wake-up calls bring jobs about while a test runs. */
export const never = 3_600_000;

/** A job system whose handlers tell what they did; stopped when the test ends. */
export function openShop(
  stage: Stage,
  parts: Partial<Omit<Parameters<typeof createJobs>[0], 'handlers'>> & {
    work?: (job: Done) => Promise<void>;
  } = {},
) {
  const done: Done[] = [];
  const dead: DeadJob[] = [];
  const { log, lines } = listeningLog();
  const { work = async () => undefined, ...needs } = parts;
  const handle = (kind: JobKind) => async (payload: object, context: JobContext) => {
    const job = { kind, payload, ...context };
    done.push(job);
    await work(job);
  };
  const jobs = createJobs({
    pool: stage.pool,
    log,
    handlers: allHandlers(handle),
    onDead: (job) => {
      dead.push(job);
    },
    pollMs: never,
    extendMs: never,
    ...needs,
  });
  onTestFinished(() => jobs.stop(0));
  return { jobs, done, dead, lines };
}

export function allHandlers(
  handle: (kind: JobKind) => (payload: object, context: JobContext) => Promise<void>,
): Handlers {
  return {
    submit: handle('submit'),
    show: handle('show'),
    tell: handle('tell'),
    look: handle('look'),
    heed: handle('heed'),
    poll: handle('poll'),
    sync: handle('sync'),
    decide: handle('decide'),
    remind: handle('remind'),
    'sign-in': handle('sign-in'),
    tidy: handle('tidy'),
  };
}

export function submitJob() {
  return { kind: 'submit', payload: { requestId: newId<'request'>() } } as const;
}

export function showJob() {
  return { kind: 'show', payload: { requestId: newId<'request'>() } } as const;
}

/** Jobs in the table that are not done, dead ones included. */
export async function table(stage: Stage) {
  const { rows } = await stage.pool.query<{ name: string; state: string; later: boolean }>(
    `select name, state, start_after > now() as later from pgboss.job
     where state < 'completed' order by created_on`,
  );
  return rows;
}

/** A promise and what settles it. */
export function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}
