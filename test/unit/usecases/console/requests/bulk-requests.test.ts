import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../../src/domain/app-error.ts';
import type { Caller } from '../../../../../src/domain/console/caller.ts';
import type { ConsoleTask, TaskDetail } from '../../../../../src/domain/console/console-task.ts';
import type { RequestId } from '../../../../../src/domain/id.ts';
import {
  anyRequest,
  type RequestFilter,
  toListedRequest,
} from '../../../../../src/domain/operator/requests/request-list.ts';
import { noLog } from '../../../../../src/ports/log.ts';
import { createBulkActions } from '../../../../../src/usecases/approvals/actions/bulk-actions.ts';
import { createBulkRequests } from '../../../../../src/usecases/console/requests/bulk-requests.ts';
import type {
  NewTask,
  TaskProgress,
} from '../../../../../src/usecases/console/tasks/console-tasks.ts';
import { anId, aRequest } from '../../../../support/factories.ts';

const seen = anId<'service'>();
const caller: Caller = {
  actor: { userId: anId<'user'>(), name: 'Bob', source: 'console', isAdmin: false },
  role: 'approver',
  scope: 'decide',
  serviceIds: [seen],
  locale: null,
  sessionId: null,
  tokenId: null,
};
const approve = { kind: 'approve', reason: null } as const;

const names = { service: { id: seen, name: 'Seerr' }, user: null, space: null } as const;

/** A task as it is read back. */
function aTask(of: NewTask & Pick<ConsoleTask, 'id'>): ConsoleTask {
  const { id, kind, actor, total, detail = {} } = of;
  const at = new Date(0);
  const times = { startedAt: at, updatedAt: at, finishedAt: at };
  const result = { state: 'finished', done: total ?? 0, errorCode: null } as const;
  return { id, kind, userId: actor.userId, actor: actor.name, total, detail, ...result, ...times };
}

/** A list of so many requests, of which each call finds half a page. */
function createFixture(count: number, perform: (id: RequestId) => Promise<void> = async () => {}) {
  const ids = Array.from({ length: count }, () => anId<'request'>());
  const filters: RequestFilter[] = [];
  const reports: TaskProgress[] = [];
  const stop = new AbortController();
  const hidden = anId<'request'>();
  const taskId = anId<'console-task'>();
  const started: NewTask[] = [];
  let work: Promise<TaskDetail> | null = null;
  const bulkRequests = createBulkRequests({
    requestLists: {
      async listIds(filter, { after, limit }) {
        filters.push(filter);
        const from = after ? ids.indexOf(after.id) + 1 : 0;
        const rows = ids.slice(from, from + limit / 2);
        const last = rows.at(-1);
        const isOver = from + rows.length >= ids.length;
        return {
          rows,
          next: isOver || !last ? null : { id: last, changedAt: null },
          searchedTo: null,
        };
      },
      async narrowIds(chosen, filter) {
        filters.push(filter);
        return chosen.filter((id) => id !== hidden);
      },
      listChosen: async (chosen) =>
        chosen
          .filter((id) => id !== hidden)
          .map((id) => toListedRequest(aRequest({ id }), { ...names, changedAt: new Date(0) })),
    },
    bulkActions: createBulkActions({
      requestActions: {
        async perform(actor, id) {
          expect(actor.taskId).toBe(taskId);
          await perform(id);
          return aRequest({ id });
        },
      },
      log: noLog,
    }),
    findService: async (id) => (id === hidden ? anId<'service'>() : seen),
    tasks: {
      async start(task, run) {
        started.push(task);
        work = run(
          async (progress) => {
            reports.push(progress);
            stop.signal.throwIfAborted();
          },
          stop.signal,
          taskId,
        );
        return { id: taskId };
      },
      async get(_, id) {
        const [task] = started;
        if (id !== taskId || !task) throw new AppError('not-found');
        return aTask({ ...task, id, detail: (await work) ?? {} });
      },
    },
  });
  const result = () => work;
  return { bulkRequests, ids, hidden, taskId, filters, reports, started, stop, result };
}

describe('an action on all requests that match', () => {
  it('finds them part by part, only where the action is possible and the caller sees them', async () => {
    const { bulkRequests, filters } = createFixture(1_200);
    const states = ['pending', 'failed'] as const;
    const selection = { filter: { ...anyRequest, states } };
    expect(await bulkRequests.preview(caller, selection, 'cancel')).toEqual({
      count: 1_200,
      isCapped: false,
      leftOut: 0,
    });
    expect(filters).toHaveLength(3);
    expect(filters[0]).toMatchObject({
      states: ['pending', 'failed'],
      isDecided: null,
      serviceIds: [seen],
    });
    await bulkRequests.preview(caller, selection, 'approve');
    expect(filters.at(-1)).toMatchObject({ states: ['pending'], isDecided: false });
  });

  it('is for at most 10,000', async () => {
    const { bulkRequests } = createFixture(10_001);
    const selection = { filter: anyRequest };
    expect(await bulkRequests.preview(caller, selection, 'approve')).toEqual({
      count: 10_000,
      isCapped: true,
      leftOut: 0,
    });
  });

  it('is a task that says what was done and what was refused', async () => {
    const fixture = createFixture(60, async (id) => {
      if (id === fixture.ids[7]) throw new AppError('already-decided');
    });
    const { total } = await fixture.bulkRequests.start(caller, { filter: anyRequest }, approve);
    expect(total).toBe(60);
    // With them, the database knows what was done by a process that died.
    expect(fixture.started).toMatchObject([
      { detail: { action: 'approve' }, requestIds: fixture.ids },
    ]);
    expect(await fixture.result()).toEqual({
      action: 'approve',
      done: 59,
      remaining: 0,
      refused: [`${fixture.ids[7]} already-decided`],
      codes: ['already-decided 1'],
    });
    expect(fixture.reports.at(-1)).toMatchObject({ done: 60 });
  });

  it('says what was done until it was stopped', async () => {
    let performed = 0;
    const fixture = createFixture(100, async () => {
      performed += 1;
      if (performed === 30) fixture.stop.abort();
    });
    await fixture.bulkRequests.start(caller, { filter: anyRequest }, approve);
    await expect(fixture.result()).rejects.toThrow('aborted');
    expect(performed).toBeLessThan(40);
    expect(fixture.reports.at(-1)).toMatchObject({
      done: performed,
      detail: { done: performed, remaining: 100 - performed },
    });
  });
});

describe('an action on chosen requests', () => {
  it('is only done to those that are undecided, on servers that the caller sees', async () => {
    const performed: RequestId[] = [];
    const fixture = createFixture(1, async (id) => void performed.push(id));
    const ids = [fixture.hidden, ...fixture.ids];
    expect(await fixture.bulkRequests.preview(caller, { ids }, 'approve')).toEqual({
      count: 1,
      isCapped: false,
      leftOut: 1,
    });
    await fixture.bulkRequests.start(caller, { ids }, approve);
    expect(await fixture.result()).toMatchObject({ done: 1, refused: [] });
    expect(performed).toEqual(fixture.ids);
    expect(fixture.filters.at(-1)).toMatchObject({
      states: ['pending'],
      isDecided: false,
      serviceIds: [seen],
    });
  });

  it('names those that it was not done to by their titles, to whoever sees the task', async () => {
    const fixture = createFixture(2, async (id) => {
      if (id === fixture.ids[1]) throw new AppError('own-request');
    });
    await fixture.bulkRequests.start(caller, { ids: fixture.ids }, approve);
    expect(await fixture.bulkRequests.listRefused(caller, fixture.taskId)).toMatchObject([
      { id: fixture.ids[1], code: 'own-request', request: { title: { name: 'Dune' } } },
    ]);
    await expect(fixture.bulkRequests.listRefused(caller, anId())).rejects.toThrow('not-found');
  });

  it('is done to each once', async () => {
    const performed: RequestId[] = [];
    const fixture = createFixture(3, async (id) => void performed.push(id));
    const ids = [...fixture.ids, ...fixture.ids];
    const { total } = await fixture.bulkRequests.start(caller, { ids }, approve);
    await fixture.result();
    expect(total).toBe(3);
    expect(performed).toEqual(fixture.ids);
  });
});
