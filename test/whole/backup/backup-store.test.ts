import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, it, onTestFinished } from 'vitest';
import { createBackupStore } from '../../../src/database/backup/backup-store.ts';
import { aFolder, readUserNames, restore, setUpBackups } from '../../support/backup-setup.ts';
import { takeDatabase } from '../../support/recycled-database.ts';

it('a downloaded backup can be unpacked and restored, also while WAL is archived', async () => {
  const { backups, backupDir, prisma, addUser, folder } = await setUpBackups();
  const store = createBackupStore({
    prisma,
    backups,
    isScheduled: true,
    backupDir,
    passphrase: null,
  });
  const shares: (number | null)[] = [];
  const onProgress = (share: number | null) => void shares.push(share);
  const { id } = await store.makeBase({ onProgress });
  expectGrowth(shares.splice(0));
  await addUser('before the download');
  await backups.archive();
  const { fileName, bytes, content, hasReadableKeys } = await store.download(id);
  await addUser('after it');
  await backups.archive();
  const file = join(folder, fileName);
  await pipeline(Readable.from(content), createWriteStream(file));
  const unpacked = join(folder, 'unpacked');
  await mkdir(unpacked);
  const { status, stderr } = spawnSync('tar', ['-xf', file, '-C', unpacked], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const into = join(folder, 'restored');
  await restore(unpacked, { kind: 'latest' }, { into });
  expect(await readUserNames(into)).toEqual(['before the download']);
  expect({ fileName, hasReadableKeys }).toEqual({
    fileName: `medianest-${id}.tar`,
    hasReadableKeys: true,
  });
  expect(spawnSync('stat', ['-c', '%s', file], { encoding: 'utf8' }).stdout.trim()).toBe(
    `${bytes}`,
  );
  expect(await store.plan({ kind: 'latest' })).toEqual({
    backupId: id,
    to: 'latest',
    needsPassphrase: false,
  });
  expect(await store.verify(id, { onProgress })).toEqual({ id, problem: null });
  expectGrowth(shares);
  const stop = new AbortController();
  const stopped = new Error('stopped');
  const { signal } = stop;
  const abort = { signal, onProgress: () => stop.abort(stopped) };
  await expect(store.verify(id, abort)).rejects.toBe(stopped);
  await expect(store.makeBase({ signal })).rejects.toThrow();
  await expect(store.drill({ signal })).rejects.toThrow();
  // Neither says anything about the backups, so nothing is recorded.
  expect((await store.list()).backups).toHaveLength(1);
  await rm(join(backupDir, 'base', id, 'cluster.tar.gz'));
  expect((await store.verify(id)).problem).not.toBeNull();
  await expect(store.download(id)).rejects.toMatchObject({ code: 'backup-failed' });
  await expect(store.download('../../etc')).rejects.toMatchObject({ code: 'not-found' });
  expect(await store.listAttempts(5)).toMatchObject([{ kind: 'base', isOk: true, backupId: id }]);
});

/** It reaches at least half before what follows cannot be measured. */
function expectGrowth(shares: readonly (number | null)[]): void {
  const known = shares.filter((share) => share !== null);
  expect(known).toEqual(known.toSorted((a, b) => a - b));
  expect(known.at(-1)).toBeGreaterThan(0.5);
  expect(shares.at(-1)).toBeNull();
}

it('a store without a database of its own says so', async () => {
  const { database, release } = await takeDatabase();
  onTestFinished(release);
  const store = createBackupStore({
    prisma: database.prisma,
    backups: null,
    isScheduled: false,
    backupDir: await aFolder(),
    passphrase: null,
  });
  expect(store.mode).toBe('external');
  expect(await store.list()).toMatchObject({ backups: [], restorableUntil: null });
  await expect(store.makeBase()).rejects.toMatchObject({ code: 'backup-failed' });
  await expect(store.plan({ kind: 'latest' })).rejects.toMatchObject({ code: 'backup-failed' });
});
