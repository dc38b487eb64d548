import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../../src/domain/app-error.ts';
import { taskHeartbeatMs, taskSilenceMs } from '../../../../../src/domain/console/console-task.ts';
import { createConsoleFixture } from '../../../../support/console/console-fixture.ts';

async function setUp() {
  const fixture = createConsoleFixture();
  const { consoleAccess, signIn, admin, approver, tasks } = fixture;
  const caller = await consoleAccess.findBySession(await signIn(admin));
  const other = await consoleAccess.findBySession(await signIn(approver));
  if (!caller || !other) throw new Error('nobody is signed in');
  const start = (work: Parameters<typeof tasks.start>[1], by = caller) =>
    tasks.start({ kind: 'backup', actor: by.actor, total: 3 }, work);
  return { ...fixture, caller, other, start };
}

/** Work that waits until a test lets it go on. */
function createGate() {
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { gate, open };
}

describe('a task', () => {
  it('shows how far it is, and what came of it', async () => {
    const { start, tasks, caller, pass, ticker } = await setUp();
    const { gate, open } = createGate();
    const { id } = await start(async (report) => {
      pass(500);
      await report({ done: 2, detail: { step: 'copy' } });
      await gate;
      await report({ done: 3 });
      return { file: 'a.tar' };
    });
    await ticker.settle();
    expect(await tasks.get(caller, id)).toMatchObject({
      state: 'running',
      done: 2,
      total: 3,
      detail: { step: 'copy' },
    });
    open();
    await ticker.settle();
    expect(await tasks.get(caller, id)).toMatchObject({
      state: 'finished',
      done: 3,
      detail: { step: 'copy', file: 'a.tar' },
      errorCode: null,
    });
    expect(ticker.count()).toBe(0);
  });

  it('that fails says with which error, and logs it', async () => {
    const { start, tasks, caller, ticker, lines } = await setUp();
    const { id } = await start(async () => {
      throw new AppError('overseerr-unreachable');
    });
    await ticker.settle();
    expect(await tasks.get(caller, id)).toMatchObject({
      state: 'failed',
      errorCode: 'overseerr-unreachable',
    });
    expect(lines.map(({ message }) => message)).toContain('A task of the console has failed');
  });

  it('is not stopped with a token that may only decide about requests', async () => {
    const { start, tasks, caller, ticker, addToken, consoleAccess } = await setUp();
    const { gate, open } = createGate();
    const { id } = await start(async () => {
      await gate;
      return {};
    });
    const script = await consoleAccess.findByApiToken(await addToken('decide'));
    if (!script) throw new Error('the token is of no use');
    await expect(tasks.stop(script, id)).rejects.toMatchObject({ code: 'forbidden' });
    open();
    await ticker.settle();
    expect(await tasks.get(caller, id)).toMatchObject({ state: 'finished' });
  });

  it('is stopped at once in its own process, and recorded', async () => {
    const { start, tasks, caller, ticker, audits } = await setUp();
    const { gate, open } = createGate();
    const { id } = await start(async (report) => {
      await gate;
      await report({ done: 1 });
      return {};
    });
    await tasks.stop(caller, id);
    open();
    await ticker.settle();
    expect(await tasks.get(caller, id)).toMatchObject({ state: 'stopped', done: 1 });
    expect(audits.at(-1)).toMatchObject({ action: 'task-stop', after: { task: id } });
    await expect(tasks.stop(caller, id)).rejects.toMatchObject({ code: 'invalid-state' });
  });

  it('counts as interrupted once its process has been silent for a minute', async () => {
    const { start, tasks, caller, pass, ticker } = await setUp();
    const { gate } = createGate();
    const { id } = await start(() => gate.then(() => ({})));
    pass(55_000);
    await ticker.tick(10_000);
    pass(60_000);
    tasks.open();
    await ticker.settle();
    expect(await tasks.get(caller, id)).toMatchObject({ state: 'running' });
    pass(1);
    // Looking at it changes nothing.
    expect(await tasks.get(caller, id)).toMatchObject({ state: 'running' });
    tasks.open();
    await ticker.settle();
    expect(await tasks.get(caller, id)).toMatchObject({ state: 'interrupted' });
  });

  it('of a process that ended without a word is found within seconds', async () => {
    const { tasks, caller, pass, ticker, start } = await setUp();
    tasks.open();
    const { gate } = createGate();
    const { id } = await start(() => gate.then(() => ({})));
    pass(taskSilenceMs + 1);
    await ticker.tick(taskHeartbeatMs);
    expect(await tasks.get(caller, id)).toMatchObject({ state: 'interrupted' });
  });

  it('is not watched any longer when the process ends', async () => {
    const { tasks, ticker } = await setUp();
    tasks.open();
    expect(ticker.count()).toBe(1);
    await tasks.close();
    expect(ticker.count()).toBe(0);
  });

  it('ends with its process', async () => {
    const { start, tasks, caller } = await setUp();
    const { id } = await start(
      (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    );
    await tasks.close();
    expect(await tasks.get(caller, id)).toMatchObject({ state: 'interrupted' });
  });

  it('of somebody else is not found by approvers', async () => {
    const { start, tasks, caller, other } = await setUp();
    const own = await start(async () => ({}), other);
    const { id } = await start(async () => ({}));
    await expect(tasks.get(other, id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(tasks.stop(other, id)).rejects.toMatchObject({ code: 'not-found' });
    // Newer tasks of others take no place on their page.
    const page = { after: null, limit: 1 };
    expect((await tasks.list(other, page)).map((task) => task.id)).toEqual([own.id]);
    expect(await tasks.list(caller, { after: null, limit: 10 })).toHaveLength(2);
  });
});
