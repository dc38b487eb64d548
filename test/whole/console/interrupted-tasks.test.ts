import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createConsoleTaskRepository } from '../../../src/database/console/console-task-repository.ts';
import type { RequestId } from '../../../src/domain/id.ts';
import { aService, setUpDatabase } from '../../support/database-setup.ts';
import { anId } from '../../support/factories.ts';

const started = new Date('2026-11-23T10:00:00Z');
const minutes = (count: number) => new Date(started.getTime() + count * 60_000);

let database: Awaited<ReturnType<typeof setUpDatabase>>;
beforeAll(async () => {
  database = await setUpDatabase();
});
afterAll(() => database.close());

it('Tasks whose process died say how many requests each of them changed, not how many it had reported', async () => {
  const { prisma } = database;
  const tasks = createConsoleTaskRepository(database);
  const serviceId = await aService(database);
  const userId = anId<'user'>();
  await prisma.user.create({ data: { id: userId, displayName: 'Ada' } });
  const ids = Array.from({ length: 6 }, () => anId<'request'>());
  await prisma.request.createMany({
    data: ids.map((id, n) => ({
      id,
      serviceId,
      requesterName: 'Mia',
      mediaType: 'movie' as const,
      tmdbId: n,
      title: `Movie ${n}`,
      state: 'pending' as const,
      source: 'web',
    })),
  });
  const [first, second, third, fourth, fifth, other] = ids;
  const [taskId, otherId] = [anId<'console-task'>(), anId<'console-task'>()];
  const decide = (request: RequestId | undefined, task: string | null, at = minutes(1)) => ({
    id: v7(),
    requestId: request ?? '',
    event: 'decide',
    to: 'pending' as const,
    actor: 'Ada',
    userId,
    source: 'console',
    at,
    detail: { kind: 'decline', reason: null, ...(task ? { task } : {}) },
  });
  await prisma.requestEvent.createMany({
    data: [
      decide(first, taskId),
      decide(second, taskId),
      decide(second, taskId),
      decide(third, taskId),
      // By the same person at the same time: in another task, one by one, and before it began.
      decide(fourth, otherId),
      decide(fifth, null),
      decide(fifth, taskId, minutes(-1)),
      decide(other, otherId),
    ],
  });
  const task = (id: typeof taskId) => ({
    id,
    kind: 'requests',
    userId,
    actor: 'Ada',
    state: 'running' as const,
    done: 2,
    total: 5,
    detail: { action: 'decline', done: 1, remaining: 3, codes: ['not-found 1'] },
    errorCode: null,
    startedAt: started,
    updatedAt: started,
    finishedAt: null,
  });
  await tasks.create(task(taskId), ids.slice(0, 5));
  await tasks.create(task(otherId), ids.slice(1, 6));
  await tasks.interruptSilent(minutes(1));
  expect(await tasks.find(taskId)).toEqual({
    ...task(taskId),
    state: 'interrupted',
    done: 4,
    detail: { action: 'decline', done: 3, remaining: 1, codes: ['not-found 1'] },
  });
  expect(await tasks.find(otherId)).toMatchObject({ done: 3, detail: { done: 2, remaining: 2 } });
  await tasks.interruptSilent(minutes(1));
  expect(await tasks.find(taskId)).toMatchObject({ done: 4 });
  const { requestIds } = await prisma.consoleTask.findUniqueOrThrow({ where: { id: taskId } });
  expect(requestIds).toEqual([]);
});
