import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../../src/domain/app-error.ts';
import type { RequestId } from '../../../../../src/domain/id.ts';
import { noLog } from '../../../../../src/ports/log.ts';
import { createBulkActions } from '../../../../../src/usecases/approvals/actions/bulk-actions.ts';
import { aConsoleActor, anId, aRequest } from '../../../../support/factories.ts';
import {
  createUseCaseSetup,
  managerPermissions,
} from '../../../../support/in-memory/use-case-setup.ts';

const approve = { kind: 'approve', reason: null } as const;
const actor = aConsoleActor({ isAdmin: true });
const listIds = (count: number) => Array.from({ length: count }, () => anId<'request'>());

function createBulk(perform: (id: RequestId) => Promise<void> = async () => undefined) {
  return createBulkActions({
    requestActions: {
      async perform(_, id) {
        await perform(id);
        return aRequest({ id });
      },
    },
    log: noLog,
  });
}

const run = (
  bulk: ReturnType<typeof createBulk>,
  ids: readonly RequestId[],
  parts: { signal?: AbortSignal; onProgress?: () => Promise<void> } = {},
) =>
  bulk.run({
    actor,
    action: approve,
    ids,
    signal: new AbortController().signal,
    onProgress: async () => undefined,
    assertSeen: async () => undefined,
    ...parts,
  });

describe('an action on many requests', () => {
  it('is done to each of 10,000 once', async () => {
    const ids = listIds(10_000);
    const seen: RequestId[] = [];
    const result = await run(
      createBulk(async (id) => void seen.push(id)),
      ids,
    );
    expect(result).toEqual({ done: 10_000, refused: [], refusedByCode: {}, remaining: 0 });
    expect(new Set(seen).size).toBe(10_000);
  });

  it('goes on when some are refused or fail, and says which and why', async () => {
    const ids = listIds(6);
    const bulk = createBulk(async (id) => {
      if (id === ids[1]) throw new AppError('already-decided');
      if (id === ids[3]) throw new Error('a bug');
    });
    const { done, refused, refusedByCode } = await run(bulk, ids);
    expect(done).toBe(4);
    expect(refused).toEqual([
      { id: ids[1], code: 'already-decided' },
      { id: ids[3], code: 'internal' },
    ]);
    expect(refusedByCode).toEqual({ 'already-decided': 1, internal: 1 });
  });

  it('names the first 200 that were refused, and counts all', async () => {
    const bulk = createBulk(async () => {
      throw new AppError('not-approver');
    });
    const { refused, refusedByCode } = await run(bulk, listIds(1_000));
    expect(refused).toHaveLength(200);
    expect(refusedByCode).toEqual({ 'not-approver': 1_000 });
  });

  it('works on a few at the same time', async () => {
    let running = 0;
    let most = 0;
    const bulk = createBulk(async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
    });
    await run(bulk, listIds(50));
    expect(most).toBe(4);
  });

  it('stops between requests, and says what it has done and how many remain', async () => {
    const stop = new AbortController();
    let count = 0;
    const bulk = createBulk(async () => {
      count += 1;
      if (count === 10) stop.abort();
    });
    const { done, remaining } = await run(bulk, listIds(100), { signal: stop.signal });
    expect(done).toBe(count);
    expect(done + remaining).toBe(100);
    expect(count).toBeLessThan(20);
  });

  it('reports how far it is', async () => {
    let reports = 0;
    const onProgress = async () => {
      reports += 1;
    };
    await run(createBulk(), listIds(100), { onProgress });
    expect(reports).toBe(4);
  });

  it('doubles nothing when it runs again', async () => {
    const setup = createUseCaseSetup();
    const { actor: manager } = setup.addUser(managerPermissions);
    const ids = [1, 2, 3].map((remoteId) => setup.addRequest({ remoteId }).id);
    const bulk = createBulkActions({ requestActions: setup.requestActions, log: noLog });
    const idle = async () => undefined;
    const again = { actor: manager, action: approve, ids, onProgress: idle, assertSeen: idle };
    const { signal } = new AbortController();
    expect((await bulk.run({ ...again, signal })).done).toBe(3);
    expect(await bulk.run({ ...again, signal })).toMatchObject({
      done: 0,
      refusedByCode: { 'already-decided': 3 },
    });
    expect(setup.store.jobs.filter(({ kind }) => kind === 'send-decision')).toHaveLength(3);
  });
});
