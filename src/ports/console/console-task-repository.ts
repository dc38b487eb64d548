import type {
  ConsoleTask,
  ConsoleTaskId,
  TaskDetail,
  TaskState,
} from '../../domain/console/console-task.ts';
import type { RequestId } from '../../domain/id.ts';

/** Where a page of tasks begins: after this one. */
export interface TaskPosition {
  readonly id: string;
}

/** A page of tasks. */
export interface TaskPage {
  /** Only the tasks of this user under this name; null: of everybody. */
  readonly startedBy: Pick<ConsoleTask, 'userId' | 'actor'> | null;
  readonly after: TaskPosition | null;
  readonly limit: number;
}

/** Long work of the console, so that it can be seen from every process, and after a restart. */
export interface ConsoleTaskRepository {
  /** `requestIds`: the requests that it changes. */
  create(task: ConsoleTask, requestIds: readonly RequestId[]): Promise<void>;
  find(id: ConsoleTaskId): Promise<ConsoleTask | null>;
  /** Tasks, the newest first. */
  list(page: TaskPage): Promise<readonly ConsoleTask[]>;
  /** Records how far a running task is. Returns whether somebody asked for it to stop, or it counts as over. */
  recordProgress(
    id: ConsoleTaskId,
    progress: {
      readonly done: number;
      readonly total: number | null;
      readonly detail: TaskDetail;
      readonly at: Date;
    },
  ): Promise<{ readonly mustStop: boolean }>;
  /** Ends a running task. */
  finish(
    id: ConsoleTaskId,
    end: {
      readonly state: Exclude<TaskState, 'running'>;
      readonly done: number;
      readonly total: number | null;
      readonly detail: TaskDetail;
      readonly errorCode: string | null;
      readonly at: Date;
    },
  ): Promise<void>;
  /** Asks a running task to stop, in whatever process it runs. False if none with this id is running. */
  requestStop(id: ConsoleTaskId): Promise<boolean>;
  /**
   * Marks running tasks as interrupted whose process was silent since before. One that changes requests then says how
   * many of them were changed by whoever started it: the process may have done more than it has last recorded.
   */
  interruptSilent(before: Date): Promise<void>;
}
