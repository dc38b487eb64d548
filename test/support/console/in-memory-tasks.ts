import type { ConsoleTask } from '../../../src/domain/console/console-task.ts';
import type { ConsoleTaskRepository } from '../../../src/ports/console/console-task-repository.ts';

/** Long work of the console in memory. */
export function createInMemoryTasks(): ConsoleTaskRepository {
  const rows = new Map<string, ConsoleTask>();
  const stopping = new Set<string>();
  const findRunning = (id: string) => {
    const task = rows.get(id);
    return task?.state === 'running' ? task : null;
  };
  return {
    // There are no requests in memory that a task could have changed.
    async create(task) {
      rows.set(task.id, task);
    },
    find: async (id) => rows.get(id) ?? null,
    async list({ startedBy, after, limit }) {
      return [...rows.values()]
        .filter(
          ({ userId, actor }) =>
            !startedBy || (userId === startedBy.userId && actor === startedBy.actor),
        )
        .filter(({ id }) => after === null || id < after.id)
        .sort((a, b) => (a.id < b.id ? 1 : -1))
        .slice(0, limit);
    },
    async recordProgress(id, { at, ...progress }) {
      const task = findRunning(id);
      if (!task || stopping.has(id)) return { mustStop: true };
      rows.set(id, { ...task, ...progress, updatedAt: at });
      return { mustStop: false };
    },
    async finish(id, { at, ...end }) {
      const task = findRunning(id);
      if (task) rows.set(id, { ...task, ...end, updatedAt: at, finishedAt: at });
    },
    async requestStop(id) {
      if (!findRunning(id)) return false;
      stopping.add(id);
      return true;
    },
    async interruptSilent(before) {
      for (const [id, task] of rows) {
        if (task.state === 'running' && task.updatedAt < before) {
          rows.set(id, { ...task, state: 'interrupted' });
        }
      }
    },
  };
}
