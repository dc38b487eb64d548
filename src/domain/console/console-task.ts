import type { Id, UserId } from '../id.ts';

export type ConsoleTaskId = Id<'console-task'>;

/**
 * `stopped`: somebody asked for it. `interrupted`: its process ended meanwhile; what it had done stays done, and it has
 * to be started again.
 */
export const taskStates = ['running', 'finished', 'failed', 'stopped', 'interrupted'] as const;
export type TaskState = (typeof taskStates)[number];

/** What a task says about itself, for its page. */
export type TaskDetail = Readonly<
  Record<string, string | number | boolean | null | readonly string[]>
>;

/** Work that was started in the console and takes longer than a call. */
export interface ConsoleTask {
  readonly id: ConsoleTaskId;
  /** What it does, such as `backup`. */
  readonly kind: string;
  /** Who started it. Null: they were erased. */
  readonly userId: UserId | null;
  readonly actor: string;
  readonly state: TaskState;
  readonly done: number;
  /** Null: how much there is to do is not known. */
  readonly total: number | null;
  readonly detail: TaskDetail;
  /** The code of the error that it ended with. */
  readonly errorCode: string | null;
  readonly startedAt: Date;
  /** When its process last said that it is working on it. */
  readonly updatedAt: Date;
  readonly finishedAt: Date | null;
}

/** How often a process says that it is still working on a task, */
export const taskHeartbeatMs = 10_000;
/** and after which silence the task counts as interrupted. */
export const taskSilenceMs = 60_000;
