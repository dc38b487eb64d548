import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { startBotProcess } from '../../support/bot-process.ts';
import { createTestDatabase } from '../../support/database.ts';
import { runCliHere } from '../../support/run-cli.ts';

let overseerr: FakeOverseerr;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
const closers: (() => unknown)[] = [];

beforeEach(async () => {
  overseerr = await createFakeOverseerr();
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await overseerr.stop();
  await database.drop();
});

function start(env: Readonly<Record<string, string>>, ...args: string[]) {
  const bot = startBotProcess({ DATABASE_URL: database.url, ...env }, undefined, args);
  closers.push(() => bot.kill());
  return bot;
}

it('another key ends the process with one clear line, unless it may replace the secrets', async () => {
  const servers = { OVERSEERR_URL: overseerr.url, OVERSEERR_API_KEY: overseerr.apiKey };
  const first = start({ ...servers, ROLE: 'gateway' });
  await first.waitUntilRunning();

  // A key that is generated in the folder of the process.
  for (const env of [
    { SECRET_KEY: '', ROLE: 'worker' },
    { SECRET_KEY: '', ...servers },
  ]) {
    const refused = start(env);
    expect(await refused.ended).toBe(1);
    expect(refused.lines.join('\n')).toContain('cannot be decrypted with this SECRET_KEY');
    expect(refused.lines.join('\n')).not.toMatch(/\n\s+at |"stack"/);
  }

  const reset = start({ SECRET_KEY: '', ...servers, ROLE: 'gateway' }, '--reset-secrets');
  await reset.waitUntilRunning();
});

it('a rotation is refused while the bot runs, and then needs the new key', async () => {
  // In a role of its own, it has no demo, which takes a third of the time of its start.
  const servers = {
    OVERSEERR_URL: overseerr.url,
    OVERSEERR_API_KEY: overseerr.apiKey,
    ROLE: 'worker',
  };
  const keys = { old: 'the-old-key-of-the-settings', new: 'the-new-key-of-the-settings' };
  const folder = await mkdtemp(join(tmpdir(), 'medianest-rotate-'));
  closers.push(() => rm(folder, { recursive: true }));
  const keyFile = join(folder, 'next.key');
  await writeFile(keyFile, `${keys.new}\n`);
  const cliEnv = { DATABASE_URL: database.url, DATA_DIR: folder, SECRET_KEY: keys.old };
  const rotate = () => runCliHere(['secrets', 'rotate', '--key-file', keyFile], cliEnv);

  const bot = start({ ...servers, SECRET_KEY: keys.old });
  await bot.waitUntilRunning();
  expect(await rotate()).toMatchObject({ exitCode: 1, output: '' });
  expect(await bot.stop()).toBe(0);
  expect(await runCliHere(['secrets', 'rotate'], cliEnv)).toMatchObject({ exitCode: 2 });
  const done = await rotate();
  expect(done).toMatchObject({ exitCode: 0, errors: '' });
  expect(done.output).not.toContain(keys.new);

  const refused = start({ ...servers, SECRET_KEY: keys.old });
  expect(await refused.ended).toBe(1);
  const restarted = start({ ...servers, SECRET_KEY: keys.new });
  await restarted.waitUntilRunning();
});
