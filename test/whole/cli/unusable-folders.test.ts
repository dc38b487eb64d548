import { spawnSync } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { startEmbedded } from '../../../src/database/embedded/start-embedded.ts';
import { aFolder } from '../../support/backup-setup.ts';
import { copyFolder } from '../../support/copy-folder.ts';
import { runCliHere } from '../../support/run-cli.ts';

const inTheWay = 'a file is in the way of the folder. Remove the file';

/** An installation with a backup, whose database runs for all tests, and a file where somebody expects a folder. */
let env: Readonly<Record<string, string>>;
let file: string;
const endings: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const folder = await aFolder((work) => endings.push(work));
  const dataDir = join(folder, 'data');
  await copyFolder(inject('preparedDataDir'), dataDir);
  file = join(folder, 'file');
  await writeFile(file, '');
  env = { DATA_DIR: dataDir, BACKUP_DIR: join(folder, 'backups') };
  // This command starts the database and stops it; each of those below would take longer than what it is about.
  expect(await runCliHere(['backup', 'now'], env)).toMatchObject({ exitCode: 0 });
  const server = await startEmbedded({ dataDir, log: () => undefined });
  endings.push(() => server.stop());
});
afterAll(async () => {
  for (const end of endings.reverse()) await end();
});

/** A folder on a disk of its own; null where the tests may not mount one. */
async function aDisk(options: string): Promise<string | null> {
  const folder = join(await aFolder(), 'disk');
  await mkdir(folder);
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
  if (mount.status !== 0) return null;
  onTestFinished(() => {
    spawnSync('umount', ['-l', folder]);
  });
  return folder;
}

/** Exit code 1 and one line that says what to do, without the error of the system. */
async function expectExplained(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  line: string,
): Promise<void> {
  const { exitCode, output, errors } = await runCliHere(args, env);
  expect({ args, exitCode, output }).toEqual({ args, exitCode: 1, output: '' });
  expect(errors.trim().split('\n')).toEqual([expect.stringContaining(line)]);
  expect(errors).not.toMatch(/\bE[A-Z]{4,}\b/);
}

describe('medianest explains', () => {
  it('a file in the way of the backups, and of what is restored or written', async () => {
    const blocked = { ...env, BACKUP_DIR: file };
    const used = `Cannot use the backup folder ${file}: ${inTheWay}, or choose another BACKUP_DIR.`;
    for (const command of ['now', 'drill', 'list', 'verify']) {
      await expectExplained(['backup', command], blocked, used);
    }
    await expectExplained(['restore', '--to', 'latest'], blocked, used);

    const restored = `Cannot restore to ${file}: ${inTheWay}`;
    await expectExplained(['restore', '--to', 'latest', '--into', file], env, restored);
    const bundle = join(file, 'bundle.json');
    await expectExplained(['doctor', '--bundle', bundle], env, `${bundle} cannot be written`);
  });

  it('a full disk and a read-only one, and leaves nothing half there', async ({ skip }) => {
    const [small, locked] = [await aDisk('size=1m'), await aDisk('ro')];
    if (small === null || locked === null) return skip('mounting is not allowed');
    const full = 'the disk is full. Free some space';
    await expectExplained(['backup', 'now'], { ...env, BACKUP_DIR: small }, full);
    expect(await readdir(join(small, 'base'))).toEqual([]);
    const readOnly = 'the folder is read-only. Mount it writable';
    await expectExplained(['backup', 'now'], { ...env, BACKUP_DIR: locked }, readOnly);

    for (const [into, reason] of [
      [small, full],
      [locked, readOnly],
    ] as const) {
      const args = ['restore', '--to', 'latest', '--into', into];
      await expectExplained(args, env, `Cannot restore to ${into}: ${reason}`);
    }
    await expectExplained(['doctor', '--bundle', join(locked, 'bundle.json')], env, readOnly);
  });
});
