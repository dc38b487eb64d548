import { z } from 'zod';
import { type ConsoleTask, taskStates } from '../../domain/console/console-task.ts';
import type { ConsoleTaskRepository } from '../../ports/console/console-task-repository.ts';
import type { PrismaClient, ConsoleTask as TaskRow } from '../generated/client.ts';
import { toOptionalRowId, toRowId } from '../row-id.ts';

const stateColumn = z.enum(taskStates);
const detailColumn = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
);

/** Long work of the console, on PostgreSQL. */
export function createConsoleTaskRepository({
  prisma,
}: {
  readonly prisma: PrismaClient;
}): ConsoleTaskRepository {
  return {
    async create(task) {
      await prisma.consoleTask.create({ data: { ...task, detail: toJson(task.detail) } });
    },

    async find(id) {
      const row = await prisma.consoleTask.findUnique({ where: { id } });
      return row && toTask(row);
    },

    async list({ startedBy, after, limit }) {
      const rows = await prisma.consoleTask.findMany({
        where: { ...startedBy, ...(after ? { id: { lt: after.id } } : {}) },
        orderBy: { id: 'desc' },
        take: limit,
      });
      return rows.map(toTask);
    },

    async recordProgress(id, { done, total, detail, at }) {
      const { count } = await prisma.consoleTask.updateMany({
        where: { id, state: 'running', isStopping: false },
        data: { done, total, detail: toJson(detail), updatedAt: at },
      });
      return { mustStop: count === 0 };
    },

    async finish(id, { state, done, total, detail, errorCode, at }) {
      await prisma.consoleTask.updateMany({
        where: { id, state: 'running' },
        data: {
          state,
          done,
          total,
          detail: toJson(detail),
          errorCode,
          updatedAt: at,
          finishedAt: at,
        },
      });
    },

    async requestStop(id) {
      const { count } = await prisma.consoleTask.updateMany({
        where: { id, state: 'running' },
        data: { isStopping: true },
      });
      return count > 0;
    },

    async interruptSilent(before) {
      await prisma.consoleTask.updateMany({
        where: { state: 'running', updatedAt: { lt: before } },
        data: { state: 'interrupted' },
      });
    },
  };
}

function toJson(detail: ConsoleTask['detail']) {
  return detailColumn.parse(detail);
}

function toTask({ isStopping: _, ...row }: TaskRow): ConsoleTask {
  return {
    ...row,
    id: toRowId(row.id),
    userId: toOptionalRowId(row.userId),
    state: stateColumn.parse(row.state),
    detail: detailColumn.parse(row.detail),
  };
}
