import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { type ConsoleTask, taskStates } from '../../../../domain/console/console-task.ts';
import type { ConsoleTasks } from '../../../../usecases/console/tasks/console-tasks.ts';
import { access } from '../../access.ts';
import type { ConsoleEnv } from '../../console-env.ts';
import {
  emptyResponses,
  fromCursor,
  idSchema,
  jsonResponses,
  pageQuery,
  pageSchema,
  timeSchema,
  toCursor,
} from '../schemas.ts';

const task = z
  .object({
    id: z.string(),
    kind: z.string(),
    startedBy: z.string(),
    state: z.enum(taskStates),
    done: z.number(),
    /** Null: how much there is to do is not known. */
    total: z.number().nullable(),
    detail: z.record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
    ),
    errorCode: z.string().nullable(),
    startedAt: timeSchema,
    updatedAt: timeSchema,
    finishedAt: timeSchema.nullable(),
  })
  .openapi('Task');

const params = z.object({ id: idSchema<'console-task'>() });
const position = z.object({ id: idSchema<'console-task'>() });

const listTasks = createRoute({
  method: 'get',
  path: '/tasks',
  ...access('read', { approver: true }),
  summary: 'Long work; an approver sees only their own',
  request: { query: pageQuery },
  responses: jsonResponses(pageSchema(task), 'The tasks, the newest first'),
});

const getTask = createRoute({
  method: 'get',
  path: '/tasks/{id}',
  ...access('read', { approver: true }),
  summary: 'How far a task is',
  request: { params },
  responses: jsonResponses(task, 'The task'),
});

const stopTask = createRoute({
  method: 'delete',
  path: '/tasks/{id}',
  ...access('decide', { approver: true }),
  summary: 'Stop a task; what it has done stays done',
  request: { params },
  responses: emptyResponses('It will stop'),
});

/** What the routes of tasks need. */
export interface TasksRouteDeps {
  readonly tasks: Pick<ConsoleTasks, 'list' | 'get' | 'stop'>;
}

/** Work that takes longer than a call. */
export function createTasksRoutes({ tasks }: TasksRouteDeps) {
  return new OpenAPIHono<ConsoleEnv>()
    .openapi(listTasks, async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const after = fromCursor(cursor, position);
      const found = await tasks.list(c.get('caller'), { after, limit });
      const last = found.length === limit ? found.at(-1) : undefined;
      return c.json(
        { items: found.map(toJson), next: last ? toCursor({ id: last.id }) : null },
        200,
      );
    })
    .openapi(getTask, async (c) =>
      c.json(toJson(await tasks.get(c.get('caller'), c.req.valid('param').id)), 200),
    )
    .openapi(stopTask, async (c) => {
      await tasks.stop(c.get('caller'), c.req.valid('param').id);
      return c.body(null, 204);
    });
}

function toJson({ userId: _, actor, detail, ...each }: ConsoleTask): z.infer<typeof task> {
  const entries = Object.entries(detail).map(([name, value]) => [
    name,
    typeof value === 'object' && value !== null ? [...value] : value,
  ]);
  return {
    ...each,
    startedBy: actor,
    detail: Object.fromEntries(entries),
    startedAt: each.startedAt.toISOString(),
    updatedAt: each.updatedAt.toISOString(),
    finishedAt: each.finishedAt?.toISOString() ?? null,
  };
}
