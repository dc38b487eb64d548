import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { createBackups } from '../../../src/database/backup/backups.ts';
import { findEmbedded } from '../../../src/database/embedded/find-embedded.ts';
import { readPostmaster, signal } from '../../../src/database/embedded/postmaster.ts';
import { readUserNames } from '../../support/backup-setup.ts';
import { type BotProcess, startBotProcess } from '../../support/bot-process.ts';
import { copyFolder } from '../../support/copy-folder.ts';
import { startOwnServers } from '../../support/own-servers.ts';
import { runCliHere } from '../../support/run-cli.ts';
import { nextTestPort } from '../../support/test-port.ts';
import { waitUntil } from '../../support/wait-until.ts';

const clock = () => new Date();
const report = z.object({ dataDir: z.string(), problems: z.array(z.string()) });

let folder: string;
let dataDir: string;
let env: Record<string, string>;
let bot: BotProcess | null = null;
let servers: Awaited<ReturnType<typeof startOwnServers>>;

beforeAll(async () => {
  servers = await startOwnServers();
  folder = await mkdtemp(join(tmpdir(), 'medianest recovery '));
  await chmod(folder, 0o755);
  dataDir = join(folder, 'data');
  env = {
    ...servers.settings,
    DATA_DIR: dataDir,
    BACKUP_DIR: join(folder, 'backups'),
    HTTP_PORT: `${nextTestPort()}`,
    // Without a key in the settings, one is generated and belongs to the backup.
    SECRET_KEY: '',
  };
  // With small WAL files, of which each backup and restore has several.
  await copyFolder(inject('preparedDataDir'), dataDir);
});

afterAll(async () => {
  await bot?.kill();
  await servers.stop();
  await rm(folder, { recursive: true, force: true });
});

async function startBot(): Promise<void> {
  // Of a part that failed; it would outlive the run.
  await bot?.kill();
  bot = startBotProcess(env);
  await bot.waitUntilRunning();
}

/** The commands of a section of docs/disaster-recovery.md, with its placeholders filled in. */
async function commandsOf(section: string, time?: Date): Promise<string[][]> {
  const page = await readFile(
    new URL('../../../docs/disaster-recovery.md', import.meta.url),
    'utf8',
  );
  const text = page.split(/^## /m).find((each) => each.startsWith(`${section}\n`)) ?? '';
  const blocks = [...text.matchAll(/^```sh\n(.*?)^```/gms)].map(([, block = '']) => block);
  return blocks
    .flatMap((block) => block.trim().split('\n'))
    .map((line) =>
      [...line.matchAll(/"([^"]*)"|(\S+)/g)]
        .map(([, quoted, plain]) => quoted ?? plain ?? '')
        .map((word) => word.replace('<time>', time?.toISOString() ?? ''))
        .map((word) => word.replace('<DATA_DIR>', dataDir))
        .slice(1),
    );
}

async function runSection(section: string, time?: Date): Promise<string[]> {
  const commands = await commandsOf(section, time);
  expect(commands.length).toBeGreaterThan(0);
  const outputs: string[] = [];
  for (const command of commands) {
    const { exitCode, output, errors } = await runCliHere([...command, '--json'], env);
    expect({ command, exitCode, errors }).toEqual({ command, exitCode: 0, errors: '' });
    outputs.push(output);
  }
  return outputs;
}

async function query(text: string): Promise<void> {
  const found = await findEmbedded(dataDir);
  const client = new pg.Client({ connectionString: found?.url ?? '' });
  await client.connect();
  await client.query(text);
  await client.end();
}

function addUser(name: string): Promise<void> {
  return query(`insert into "user" (id, display_name) values (gen_random_uuid(), '${name}')`);
}

/** Archives beside the running bot, which does so every ten seconds. */
async function archive(): Promise<void> {
  const found = await findEmbedded(dataDir);
  await createBackups({
    place: {
      url: found?.url ?? '',
      databaseFolder: found?.folder ?? '',
      dataDir,
      backupDir: join(folder, 'backups'),
      passphrase: null,
      retention: { keepDays: 7, keepCount: 7 },
    },
    runs: null,
    clock,
    isGentle: false,
  }).archive();
}

/** Ends the bot and PostgreSQL as a power failure does. */
async function cutPower(): Promise<void> {
  const found = await findEmbedded(dataDir);
  const postmaster = await readPostmaster(join(found?.folder ?? '', 'cluster'));
  await bot?.kill();
  if (postmaster) signal(postmaster.pid, 'SIGKILL');
  await waitUntil(async () => (await findEmbedded(dataDir))?.url === null, 'the server to end');
}

// One story, because each start of a bot takes a second: each part goes on where the one before has ended.
describe('docs/disaster-recovery.md', { shuffle: false }, () => {
  /** Before the bot runs for the last time. */
  let beforeUpgrade: Date;

  it('works on a running bot, and after the loss of power to a second before a deletion', async () => {
    await startBot();
    await runSection('Look and practice first');
    await addUser('precious');
    await archive();
    const beforeDeletion = new Date();
    await query(`delete from "user" where display_name = 'precious'`);
    await addUser('later');
    await archive();

    // Beside the running bot.
    const beside = await commandsOf('Deleted rows', beforeDeletion);
    const restored = await runCliHere([...(beside[0] ?? []), '--json'], env);
    expect(restored.exitCode).toBe(0);
    const { dataDir: besideDir, problems } = report.parse(JSON.parse(restored.output));
    expect(problems).toEqual([]);
    expect(await readUserNames(besideDir)).toContain('precious');

    // In its place: refused while the bot runs.
    const [, inPlace = []] = beside;
    const refused = await runCliHere(inPlace, env);
    expect(refused.exitCode).toBe(1);
    expect(refused.errors).toContain('Stop the bot');
    await cutPower();
    expect(await runCliHere(inPlace, env)).toMatchObject({ exitCode: 0, errors: '' });
    const names = await readUserNames(dataDir);
    expect(names).toContain('precious');
    expect(names).not.toContain('later');
  });

  it('restores everything after the loss of the disk', async () => {
    await startBot();
    await addUser('last');
    expect(await runCliHere(['backup', 'now'], env)).toMatchObject({ exitCode: 0 });
    await addUser('after the backup');
    await archive();
    await cutPower();
    await rm(dataDir, { recursive: true, force: true });
    await runSection('Lost disk');
    const names = await readUserNames(dataDir);
    expect(names).toContain('last');
    expect(names).toContain('after the backup');
    beforeUpgrade = new Date();
    await startBot();
    await addUser('after the upgrade');
    expect(await bot?.stop()).toBe(0);
  });

  it('works for a corrupt database, a bad upgrade, and lost keys on a stopped bot', async () => {
    await runSection('Corrupt database');
    expect(await readUserNames(dataDir)).toContain('after the upgrade');
    await runSection('Bad upgrade', beforeUpgrade);
    const names = await readUserNames(dataDir);
    expect(names).toContain('after the backup');
    expect(names).not.toContain('after the upgrade');
    const [output = ''] = await runSection('Lost keys');
    const { dataDir: besideDir } = report.parse(JSON.parse(output));
    expect(await readdir(besideDir)).toContain('secret.key');
  });
});
