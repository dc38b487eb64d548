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

it('A task whose process died says how many requests were changed, not how many it had reported', async () => {
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
  const decide = (requestId: RequestId | undefined, at: Date, source = 'console', by = userId) => ({
    id: v7(),
    requestId: requestId ?? '',
    event: 'decide',
    to: 'pending' as const,
    actor: 'Ada',
    userId: by,
    source,
    at,
  });
  await prisma.requestEvent.createMany({
    data: [
      decide(first, minutes(1)),
      decide(second, minutes(1)),
      decide(second, minutes(1)),
      decide(third, minutes(2)),
      // Before it began, in a chat, and what it was not for.
      decide(fourth, minutes(-1)),
      decide(fifth, minutes(1), 'discord'),
      decide(other, minutes(1)),
    ],
  });
  const task = {
    id: anId<'console-task'>(),
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
  };
  await tasks.create(task, ids.slice(0, 5));
  await tasks.interruptSilent(minutes(1));
  expect(await tasks.find(task.id)).toEqual({
    ...task,
    state: 'interrupted',
    done: 4,
    detail: { action: 'decline', done: 3, remaining: 1, codes: ['not-found 1'] },
  });
  await tasks.interruptSilent(minutes(1));
  expect(await tasks.find(task.id)).toMatchObject({ done: 4 });
  const { requestIds } = await prisma.consoleTask.findUniqueOrThrow({ where: { id: task.id } });
  expect(requestIds).toEqual([]);
});
