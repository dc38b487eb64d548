import { existsSync } from 'node:fs';
import { appendFile, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackupError } from '../../../src/database/backup/backup-error.ts';
import {
  baseFolderOf,
  listBackups,
  type Manifest,
  writeManifest,
} from '../../../src/database/backup/manifest.ts';
import { chooseBackup } from '../../../src/database/backup/restore/choose-backup.ts';
import { restoreBackup } from '../../../src/database/backup/restore/restore-backup.ts';
import { verifyBackup } from '../../../src/database/backup/verify-backup.ts';
import { aFolder, readUserNames, restore, setUpBackups } from '../../support/backup-setup.ts';
import { copyFolder } from '../../support/copy-folder.ts';

/** A stopped database and its only backup, with WAL until later, of which most tests need only a copy. */
let original: string;
let manifest: Manifest;
/** After the second of the three users, and when all of them were archived. */
let moment: Date;
let end: Date;
const users = ['before', 'between', 'after'];
const endings: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const { backups, addUser, folder, stop } = await setUpBackups({
    onEnd: (work) => endings.push(work),
  });
  await addUser('before');
  manifest = await backups.makeBase();
  await addUser('between');
  await backups.archive();
  moment = new Date();
  await addUser('after');
  ({ at: end } = await backups.archive());
  await stop();
  original = folder;
});
afterAll(async () => {
  for (const end of endings.reverse()) await end();
});

const backupsOf = (folder: string) => join(folder, 'backups');

/** A copy of the backup. */
async function aBackup() {
  const folder = await aFolder();
  const backupDir = backupsOf(folder);
  await copyFolder(backupsOf(original), backupDir);
  return { folder, backupDir, base: join(baseFolderOf(backupDir), manifest.id) };
}

/** A copy of the backup, and one of the database. */
async function aBackupAndDatabase() {
  const place = await aBackup();
  const dataDir = join(place.folder, 'data');
  await copyFolder(join(original, 'data'), dataDir);
  return { ...place, dataDir };
}

type Place = { readonly backupDir: string };

/** Changes one byte in the middle of a file. */
async function damage(path: string): Promise<void> {
  const bytes = await readFile(path);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
  await writeFile(path, bytes);
}

async function walFiles({ backupDir }: Place): Promise<string[]> {
  const [system = ''] = await readdir(join(backupDir, 'wal'));
  const folder = join(backupDir, 'wal', system);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.gz')).sort();
  return names.map((name) => join(folder, name));
}

async function problemOf(setup: Place, passphrase: string | null = null): Promise<string | null> {
  const [backup] = await listBackups(setup.backupDir);
  if (!backup) throw new Error('there is no backup');
  if ('problem' in backup) return backup.problem;
  return verifyBackup(backup, {
    backupDir: setup.backupDir,
    passphrase,
    isGentle: false,
  }).then(
    () => null,
    (error: unknown) => {
      if (!(error instanceof BackupError)) throw error;
      return error.message;
    },
  );
}

describe('a backup', () => {
  it('is restored as it was made, to its end, or to a moment in between, with the keys', async () => {
    expect(manifest.counts['user']).toBe(1);
    const dataDir = join(original, 'data');
    const folder = await aFolder();
    const parts = [
      [{ kind: 'backup', id: manifest.id }, ['before']],
      [{ kind: 'time', time: moment }, ['before', 'between']],
      [{ kind: 'latest' }, ['before', 'between', 'after']],
    ] as const;
    for (const [request, names] of parts) {
      const into = join(folder, request.kind);
      const restored = await restore(backupsOf(original), request, { into });
      expect(restored).toMatchObject({ problems: [], pendingMigrations: [], replaced: null });
      expect(restored.counts['user']).toBe(names.length);
      expect(await readUserNames(into)).toEqual(names);
      for (const key of (await readdir(dataDir)).filter((name) => name.endsWith('.key'))) {
        expect(await readFile(join(into, key))).toEqual(await readFile(join(dataDir, key)));
      }
    }
  });

  it('can be restored to the last moment, although nothing was committed after it', async () => {
    const into = join(await aFolder(), 'restored');
    await restore(backupsOf(original), { kind: 'time', time: end }, { into });
    expect(await readUserNames(into)).toEqual(users);
  });

  it('is refused for times that it does not reach', async () => {
    const folder = await aFolder();
    const into = join(folder, 'restored');
    const nothing = join(folder, 'nothing');
    await expect(restore(nothing, { kind: 'latest' }, { into })).rejects.toThrow(BackupError);
    const backupDir = backupsOf(original);
    const tomorrow = new Date(Date.now() + 86_400_000);
    await expect(restore(backupDir, { kind: 'time', time: tomorrow }, { into })).rejects.toThrow(
      'reach until',
    );
    const { startedAt } = manifest;
    await expect(restore(backupDir, { kind: 'time', time: startedAt }, { into })).rejects.toThrow(
      'oldest backup',
    );
    expect(existsSync(into)).toBe(false);
  });

  it('replaces a database only when forced and when no bot uses it, and keeps the old one', async () => {
    const { backupDir, dataDir } = await aBackupAndDatabase();
    const { addUser, stop } = await setUpBackups({ dataDir, backupDir });
    const into = dataDir;
    await expect(restore(backupDir, { kind: 'latest' }, { into })).rejects.toThrow('--force');
    await expect(restore(backupDir, { kind: 'latest' }, { into, isForced: true })).rejects.toThrow(
      'Stop the bot',
    );
    await addUser('lost');
    await stop();
    const { replaced } = await restore(backupDir, { kind: 'latest' }, { into, isForced: true });
    expect(await readUserNames(dataDir)).toEqual(users);
    expect(existsSync(join(replaced ?? '', 'PG_VERSION'))).toBe(true);
  });

  it('continues after a restore, and each timeline can be restored', async () => {
    const { backupDir, dataDir, folder } = await aBackupAndDatabase();
    await restore(backupDir, { kind: 'time', time: moment }, { into: dataDir, isForced: true });

    const { backups, addUser } = await setUpBackups({ dataDir, backupDir });
    expect(await backups.isBaseCurrent(24)).toBe(false);
    await backups.makeBase();
    expect(await backups.isBaseCurrent(24)).toBe(true);
    await addUser('second');
    await backups.archive();
    const into = join(folder, 'restored');
    await restore(backupDir, { kind: 'latest' }, { into });
    expect(await readUserNames(into)).toEqual(['before', 'between', 'second']);
  });
});

describe('a damaged backup', () => {
  it('is found by a check and refused by a restore, which leaves the present database alone', async () => {
    const place = await aBackupAndDatabase();
    const { backupDir, dataDir, base } = place;
    expect(await problemOf(place)).toBeNull();
    await damage(join(base, 'cluster.tar.gz'));
    expect(await problemOf(place)).toContain('damaged');
    await expect(
      restore(backupDir, { kind: 'latest' }, { into: dataDir, isForced: true }),
    ).rejects.toThrow('damaged');
    expect(await readUserNames(dataDir)).toEqual(users);
  });

  it.each([
    ['a shorter archive', 'cluster.tar.gz'],
    ['changed secrets', 'secrets.json'],
    ['a changed manifest', 'manifest.json'],
  ])('is refused because of %s', async (_, name) => {
    const place = await aBackup();
    const path = join(place.base, name);
    const bytes = await readFile(path);
    if (name === 'cluster.tar.gz') await writeFile(path, bytes.subarray(0, bytes.length - 100));
    else if (name === 'secrets.json') await appendFile(path, ' ');
    else await writeFile(path, bytes.toString().replace('"timeline":1', '"timeline":2'));
    expect(await problemOf(place)).not.toBeNull();
    const into = join(place.folder, 'restored');
    await expect(
      restore(place.backupDir, { kind: 'backup', id: manifest.id }, { into }),
    ).rejects.toThrow(BackupError);
  });

  it('is refused because of damaged or missing WAL', async () => {
    const place = await aBackup();
    const [first = ''] = await walFiles(place);
    await damage(first);
    expect(await problemOf(place)).toContain('damaged');
    await rm(first);
    expect(await problemOf(place)).toContain('missing');
    const into = join(place.folder, 'restored');
    await expect(restore(place.backupDir, { kind: 'latest' }, { into })).rejects.toThrow('missing');
  });

  it('does not hide the others', async () => {
    const place = await aBackup();
    await rm(join(place.base, 'manifest.json'));
    expect(await problemOf(place)).toContain('manifest');
    await expect(
      restore(place.backupDir, { kind: 'latest' }, { into: await aFolder() }),
    ).rejects.toThrow('manifest');
  });
});

describe('a restore that fails', () => {
  it('puts the replaced database and its keys back', async () => {
    const { backupDir, dataDir } = await aBackupAndDatabase();
    const before = (await readdir(dataDir)).sort();
    const key = await readFile(join(dataDir, 'postgres.key'));
    const { target } = await chooseBackup(backupDir, { kind: 'latest' });
    await expect(
      restoreBackup({
        backupDir,
        manifest,
        target,
        into: dataDir,
        isForced: true,
        isGentle: false,
        passphrase: null,
        log: () => undefined,
        signal: AbortSignal.abort(),
      }),
    ).rejects.toThrow();
    expect((await readdir(dataDir)).sort()).toEqual(before);
    expect(await readFile(join(dataDir, 'postgres.key'))).toEqual(key);
    expect(await readUserNames(dataDir)).toEqual(users);
  });
});

describe('a backup of a newer version', () => {
  it('is refused before anything is changed', async () => {
    const { backupDir, dataDir, base } = await aBackupAndDatabase();
    const migrations = [...manifest.migrations, '29990101000000_from_the_future'];
    await writeManifest(base, { ...manifest, migrations });
    await expect(
      restore(backupDir, { kind: 'latest' }, { into: dataDir, isForced: true }),
    ).rejects.toThrow('newer MediaNest');
    expect(await readUserNames(dataDir)).toEqual(users);
  });
});

describe('the secrets of a backup', () => {
  it('are unreadable without the passphrase, and restored with it', async () => {
    const passphrase = 'correct horse battery';
    const setup = await setUpBackups({ passphrase });
    const { backupDir, backups, dataDir, folder } = setup;
    const { id } = await backups.makeBase();
    const base = join(baseFolderOf(backupDir), id);
    const key = (await readFile(join(dataDir, 'postgres.key'), 'utf8')).trim();
    for (const name of await readdir(base)) {
      expect((await readFile(join(base, name))).includes(key)).toBe(false);
    }
    expect(await problemOf(setup)).toBeNull();
    const into = join(folder, 'restored');
    const request = { kind: 'latest' } as const;
    await expect(restore(backupDir, request, { into })).rejects.toThrow('BACKUP_PASSPHRASE');
    await restore(backupDir, request, { into, passphrase });
    expect((await readFile(join(into, 'postgres.key'), 'utf8')).trim()).toBe(key);
    expect((await stat(join(into, 'postgres.key'))).mode & 0o777).toBe(0o600);
    // A wrong passphrase is found before everything is read.
    await damage(join(base, 'cluster.tar.gz'));
    expect(await problemOf(setup, 'another passphrase')).toContain('BACKUP_PASSPHRASE');
  });
});
