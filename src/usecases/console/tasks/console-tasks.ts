import type { ActorIdentity } from '../../../domain/actor.ts';
import { AppError, toAppError } from '../../../domain/app-error.ts';
import { toAuditEntry } from '../../../domain/audit-entry.ts';
import type { Caller } from '../../../domain/console/caller.ts';
import {
  type ConsoleTask,
  type ConsoleTaskId,
  type TaskDetail,
  taskHeartbeatMs,
  taskSilenceMs,
} from '../../../domain/console/console-task.ts';
import type { RequestId } from '../../../domain/id.ts';
import type { AuditLog } from '../../../ports/audit-log.ts';
import type { Clock } from '../../../ports/clock.ts';
import type {
  ConsoleTaskRepository,
  TaskPage,
} from '../../../ports/console/console-task-repository.ts';
import type { Log } from '../../../ports/log.ts';

/** Progress is not recorded more often than this. */
const recordMs = 500;

/** How far a task is. What is left out stays as it was. */
export interface TaskProgress {
  readonly done?: number;
  readonly total?: number | null;
  readonly detail?: TaskDetail;
}

/**
 * The work of a task. It calls `report` as it goes on, which throws once the task has to stop; `signal` aborts then. It
 * returns what came of it. What it changes names `id`, so that it can be told from what other tasks change.
 */
export type TaskWork = (
  report: (progress: TaskProgress) => Promise<void>,
  signal: AbortSignal,
  id: ConsoleTaskId,
) => Promise<TaskDetail>;

/** A task to start. */
export interface NewTask {
  readonly kind: string;
  readonly actor: ActorIdentity;
  /** Null: how much there is to do is not known. */
  readonly total: number | null;
  /** What it says about itself until it reports. */
  readonly detail?: TaskDetail;
  /** The requests that it changes. */
  readonly requestIds?: readonly RequestId[];
}

export type ConsoleTasks = ReturnType<typeof createConsoleTasks>;

/** Work that takes longer than a call: it goes on when its page is left, and can be stopped from every process. */
export function createConsoleTasks(deps: {
  readonly tasks: ConsoleTaskRepository;
  readonly audit: AuditLog;
  readonly newId: () => ConsoleTaskId;
  /** Calls `work` again and again. Returns how to end that. */
  readonly every: (ms: number, work: () => void) => () => void;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { tasks, audit, newId, every, clock, log } = deps;
  const running = new Map<
    ConsoleTaskId,
    { readonly controller: AbortController; readonly ended: Promise<void> }
  >();

  let endWatch: () => void = () => undefined;

  return {
    /** Looks for tasks whose process has ended without a word, now and as long as this process runs. */
    open(): void {
      endWatch();
      interruptSilent();
      endWatch = every(taskHeartbeatMs, interruptSilent);
    },

    /** Starts a task. Resolves once it is recorded; the work goes on. */
    async start(
      { kind, actor, total, detail = {}, requestIds = [] }: NewTask,
      work: TaskWork,
    ): Promise<{ readonly id: ConsoleTaskId }> {
      const id = newId();
      const now = clock();
      const started = {
        state: 'running',
        startedAt: now,
        updatedAt: now,
        finishedAt: null,
      } as const;
      const { userId, name } = actor;
      const progress = { done: 0, total, detail };
      await tasks.create(
        { id, kind, userId, actor: name, errorCode: null, ...started, ...progress },
        requestIds,
      );
      const controller = new AbortController();
      const ended = run(id, { progress, work, controller }).finally(() => running.delete(id));
      running.set(id, { controller, ended });
      return { id };
    },

    /** Tasks, the newest first: an admin sees all of them, others those that they have started. */
    async list(caller: Caller, page: Omit<TaskPage, 'startedBy'>): Promise<readonly ConsoleTask[]> {
      const { role, actor } = caller;
      const startedBy = role === 'admin' ? null : { userId: actor.userId, actor: actor.name };
      return tasks.list({ ...page, startedBy });
    },

    /** Throws `not-found`, also for a task that the caller does not see. */
    get(caller: Caller, id: ConsoleTaskId): Promise<ConsoleTask> {
      return find(caller, id);
    },

    /**
     * Asks a task to stop; one that somebody else has started only with the scope of an admin. What it has done stays
     * done. Throws `not-found`, `forbidden`, and `invalid-state` if it has ended.
     */
    async stop(caller: Caller, id: ConsoleTaskId): Promise<void> {
      const task = await find(caller, id);
      if (caller.scope !== 'admin' && !isOwn(caller, task)) throw new AppError('forbidden');
      const { kind, state } = task;
      if (!(await tasks.requestStop(id)))
        throw new AppError('invalid-state', { detail: { state } });
      running.get(id)?.controller.abort();
      const subject = { kind: 'installation', id: 'console' } as const;
      await audit.record(
        toAuditEntry(caller.actor, 'task-stop', subject, { after: { task: id, kind } }),
      );
    },

    /** Stops the tasks of this process, because it ends. */
    async close(): Promise<void> {
      endWatch();
      const all = [...running.values()];
      for (const { controller } of all) controller.abort(new InterruptedError());
      await Promise.all(all.map(({ ended }) => ended));
    },
  };

  async function run(
    id: ConsoleTaskId,
    {
      progress,
      work,
      controller,
    }: {
      readonly progress: Required<TaskProgress>;
      readonly work: TaskWork;
      readonly controller: AbortController;
    },
  ): Promise<void> {
    const { signal } = controller;
    let now = progress;
    let recordedAt = clock().getTime();
    const record = async () => {
      recordedAt = clock().getTime();
      const { mustStop } = await tasks.recordProgress(id, { ...now, at: clock() });
      if (mustStop) controller.abort();
    };
    const endHeartbeat = every(taskHeartbeatMs, () => {
      record().catch((error: unknown) => log.warn({ error, task: id }, 'A task was not recorded'));
    });
    try {
      const result = await work(
        async (reported) => {
          // Also when it has to stop: it says what was done until then.
          now = { ...now, ...reported };
          signal.throwIfAborted();
          if (clock().getTime() - recordedAt >= recordMs) await record();
          signal.throwIfAborted();
        },
        signal,
        id,
      );
      const detail = { ...now.detail, ...result };
      await end({ state: 'finished', detail, errorCode: null });
    } catch (error) {
      if (signal.aborted) {
        const isInterrupted = signal.reason instanceof InterruptedError;
        const state = isInterrupted ? 'interrupted' : 'stopped';
        await end({ state, detail: now.detail, errorCode: null });
        return;
      }
      const { code } = toAppError(error);
      log.warn({ error, task: id }, 'A task of the console has failed');
      await end({ state: 'failed', detail: now.detail, errorCode: code });
    } finally {
      endHeartbeat();
    }

    /** If that cannot be recorded, the task counts as interrupted after a while. */
    async function end(
      how: Pick<Parameters<ConsoleTaskRepository['finish']>[1], 'state' | 'detail' | 'errorCode'>,
    ): Promise<void> {
      const { done, total: all } = now;
      await tasks
        .finish(id, { done, total: all, at: clock(), ...how })
        .catch((error: unknown) =>
          log.warn({ error, task: id }, 'The end of a task was not recorded'),
        );
    }
  }

  async function find(caller: Caller, id: ConsoleTaskId): Promise<ConsoleTask> {
    const task = await tasks.find(id);
    if (!task || !isVisible(caller, task)) throw new AppError('not-found');
    return task;
  }

  /** What fails is tried again after the interval. */
  function interruptSilent(): void {
    tasks
      .interruptSilent(new Date(clock().getTime() - taskSilenceMs))
      .catch((error: unknown) => log.warn({ error }, 'Silent tasks were not looked for'));
  }
}

/** The process ends. */
class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}

function isVisible(caller: Caller, task: ConsoleTask): boolean {
  return caller.role === 'admin' || isOwn(caller, task);
}

/** The name is compared as well: a user can be that of several people who share an account. */
function isOwn({ actor }: Caller, task: ConsoleTask): boolean {
  return task.userId === actor.userId && task.actor === actor.name;
}
