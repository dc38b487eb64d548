import { z } from 'zod';
import { type ConsoleTask, taskStates } from '../../domain/console/console-task.ts';
import { taskKey } from '../../domain/requests/history.ts';
import type { ConsoleTaskRepository } from '../../ports/console/console-task-repository.ts';
import type { PrismaClient, ConsoleTask as TaskRow } from '../generated/client.ts';
import { jsonText } from '../json.ts';
import type { KyselyClient } from '../kysely.ts';
import { toOptionalRowId, toRowId } from '../row-id.ts';

const stateColumn = z.enum(taskStates);
const detailColumn = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
);

/** Up to ten thousand, which nobody wants to read. */
const omit = { requestIds: true } as const;
/** They are stored only for as long as the process of the task may die. */
const notNeeded = { requestIds: [] };

/** Long work of the console, on PostgreSQL. */
export function createConsoleTaskRepository({
  prisma,
  kysely,
}: {
  readonly prisma: PrismaClient;
  readonly kysely: KyselyClient;
}): ConsoleTaskRepository {
  return {
    async create(task, requestIds) {
      const data = { ...task, detail: toJson(task.detail), requestIds: [...requestIds] };
      await prisma.consoleTask.create({ data, omit });
    },

    async find(id) {
      const row = await prisma.consoleTask.findUnique({ where: { id }, omit });
      return row && toTask(row);
    },

    async list({ startedBy, after, limit }) {
      const rows = await prisma.consoleTask.findMany({
        where: { ...startedBy, ...(after ? { id: { lt: after.id } } : {}) },
        orderBy: { id: 'desc' },
        take: limit,
        omit,
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
          ...notNeeded,
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
      const silent = { state: 'running', updatedAt: { lt: before } };
      const rows = await prisma.consoleTask.findMany({ where: silent, omit });
      for (const row of rows) {
        // At once: somebody else could read it in between.
        const counted = await recount(toTask(row));
        const data = { state: 'interrupted', ...counted, ...notNeeded };
        await prisma.consoleTask.updateMany({ where: { id: row.id, ...silent }, data });
      }
    },
  };

  /** How far a task got whose process died; nothing if that is what it has recorded. */
  async function recount({ id, startedAt, done, total, detail }: ConsoleTask) {
    if (total === null) return {};
    const ids = kysely
      .selectFrom('console_task')
      .select((task) => task.fn<string>('unnest', ['request_ids']).as('id'))
      .where('id', '=', id)
      .as('chosen');
    const { changed } = await kysely
      .selectFrom(ids)
      .innerJoin('request_event', 'request_event.request_id', 'chosen.id')
      .select((event) =>
        event.fn.count<string>('request_event.request_id').distinct().as('changed'),
      )
      .where(jsonText('request_event.detail', taskKey), '=', id)
      .where('request_event.at', '>=', startedAt)
      .executeTakeFirstOrThrow();
    const recorded = typeof detail['done'] === 'number' ? detail['done'] : 0;
    const more = Number(changed) - recorded;
    if (more <= 0) return {};
    const settled = Math.min(done + more, total);
    return {
      done: settled,
      detail: toJson({ ...detail, done: Number(changed), remaining: total - settled }),
    };
  }
}

function toJson(detail: ConsoleTask['detail']) {
  return detailColumn.parse(detail);
}

function toTask({ isStopping: _, ...row }: Omit<TaskRow, 'requestIds'>): ConsoleTask {
  return {
    ...row,
    id: toRowId(row.id),
    userId: toOptionalRowId(row.userId),
    state: stateColumn.parse(row.state),
    detail: detailColumn.parse(row.detail),
  };
}
