import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { startBotProcess } from '../../support/bot-process.ts';
import { copyFolder } from '../../support/copy-folder.ts';
import { medianestScript, runCliHere, runCliProcess } from '../../support/run-cli.ts';
import { nextTestPort } from '../../support/test-port.ts';

const userList = z.array(z.object({ id: z.string(), name: z.string(), isBlocked: z.boolean() }));
const errorList = z.array(z.object({ reference: z.string() }));
const status = z.object({
  bot: z.object({ isRunning: z.boolean(), isReady: z.boolean() }),
  database: z.object({ kind: z.string(), users: z.number() }),
});

let folder: string;
let env: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medianest cli '));
  await chmod(folder, 0o755);
  env = { DATA_DIR: join(folder, 'data'), HTTP_PORT: `${nextTestPort()}` };
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function json(...args: string[]): Promise<unknown> {
  const { output, errors } = await runCliHere([...args, '--json'], env);
  expect(errors).toBe('');
  return JSON.parse(output);
}

async function expectItWorks(): Promise<void> {
  const users = userList.parse(await json('users', 'list'));
  const [user] = users;
  expect(user).toBeDefined();
  const id = user?.id ?? '';
  expect(await runCliHere(['users', 'block', id], env)).toMatchObject({ exitCode: 0 });
  expect(userList.parse(await json('users', 'list', id))).toMatchObject([{ isBlocked: true }]);
  expect(await runCliHere(['users', 'unblock', id], env)).toMatchObject({ exitCode: 0 });
  expect(await json('audit', '--reference', id, '--since', '1h')).toMatchObject([
    { action: 'user-unblock', source: 'cli', userId: null },
    { action: 'user-block', source: 'cli', userId: null },
  ]);
  const csv = await runCliHere(['audit', '--action', 'user-block', '--csv'], env);
  expect(csv.output).toMatch(/^time,who,source,action,kind,reference,change\r\n.*,cli,user-block,/);
  // The demo makes up some.
  const errors = errorList.parse(await json('errors'));
  expect(errors.filter(({ reference }) => !reference.startsWith('demo-'))).toEqual([]);
  expect(await json('migrate', '--status')).toMatchObject({ pending: [] });
  expect(await json('db', 'size')).toContainEqual(expect.objectContaining({ table: 'request' }));
  expect(await json('db', 'top', '--limit', '500')).toContainEqual(
    expect.objectContaining({ name: 'update _prisma_migrations', calls: expect.any(Number) }),
  );
  const path = join(folder, `${id}.json`);
  expect(await runCliHere(['export', id, '--to', path], env)).toMatchObject({ exitCode: 0 });
  expect(await json('import', path)).toMatchObject({ userId: id, skipped: [], added: { user: 0 } });
  const twice = await runCliHere(['export', id, '--to', path], env);
  expect(twice).toMatchObject({ exitCode: 1, output: '' });
  const missing = await runCliHere(['request', 'No such title'], env);
  expect(missing).toMatchObject({ exitCode: 1, output: '' });
}

describe('medianest', () => {
  it('does not create a database by looking for one', async () => {
    const dataDir = join(folder, 'missing');
    const { exitCode, output, errors } = await runCliHere(['users', 'list'], {
      ...env,
      DATA_DIR: dataDir,
    });
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: '' });
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(existsSync(dataDir)).toBe(false);
  });

  it('works on a running bot with the embedded database, and on a stopped one', async () => {
    await copyFolder(inject('preparedDataDir'), env['DATA_DIR'] ?? '');
    const bot = startBotProcess(env);
    await bot.waitUntilRunning();
    await expect
      .poll(async () => status.parse(await json('status')))
      .toMatchObject({ bot: { isRunning: true, isReady: true }, database: { kind: 'embedded' } });
    // A shell with other settings than the bot.
    for (const port of ['0', `${nextTestPort()}`]) {
      const { exitCode } = await runCliProcess(['status'], { ...env, HTTP_PORT: port });
      expect(exitCode).toBe(0);
    }
    // The demo has one.
    expect(await json('jobs', 'list')).toMatchObject([{ kind: 'update-cards' }]);
    await expectItWorks();
    expect(await bot.stop()).toBe(0);

    // Starts the database, and has to stop it so that the process ends.
    const listed = await runCliProcess(['users', 'list'], env);
    expect(listed).toMatchObject({ exitCode: 0, errors: '' });
    const stopped = await runCliHere(['status'], env);
    expect(stopped).toMatchObject({ exitCode: 3, errors: '' });
    const users = userList.parse(await json('users', 'list'));
    expect(users.every(({ isBlocked }) => !isBlocked)).toBe(true);
    expect(await json('audit', '--action', 'user-block')).toHaveLength(1);
  });

  it('shows the settings without secrets, even when the bot would refuse them', async () => {
    const broken = { ...env, HTTP_PORT: 'x', DISCORD_TOKEN: 'a-secret-token' };
    const { exitCode, output } = await runCliHere(['config'], broken);
    expect(exitCode).toBe(0);
    expect(output).not.toContain('a-secret-token');
    expect(output).toMatch(/HTTP_PORT +x +environment/);
    const refused = await runCliHere(['users', 'list'], broken);
    expect(refused).toMatchObject({ exitCode: 1, output: '' });
  });

  it.runIf(existsSync('/dev/full'))('fails if its output cannot be written', async () => {
    const program = ['/bin/sh', '-c', 'exec "$@" > /dev/full', 'sh', medianestScript];
    const full = await runCliProcess(['config'], env, program);
    expect(full.exitCode).toBe(1);
    expect(full.errors).toContain('the disk is full');
  });

  it('can be started as npx starts it', async () => {
    const program = [process.execPath, medianestScript];
    const { exitCode, output } = await runCliProcess(['config', '--json'], env, program);
    expect(exitCode).toBe(0);
    expect(JSON.parse(output)).toContainEqual(
      expect.objectContaining({ name: 'DATA_DIR', origin: 'environment' }),
    );
  });

  it('keeps its compiled code for the next start', async () => {
    const compiled = join(dirname(medianestScript), '..', 'dist', '.compiled');
    await rm(compiled, { recursive: true, force: true });
    // The tests have a folder of their own for it.
    const program = ['env', '-u', 'NODE_COMPILE_CACHE', process.execPath, medianestScript];
    expect((await runCliProcess(['--version'], env, program)).exitCode).toBe(0);
    const files = await readdir(compiled, { recursive: true });
    expect(files.length).toBeGreaterThan(10);
  });
});
