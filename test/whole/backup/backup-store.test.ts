import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, it } from 'vitest';
import { createBackupStore } from '../../../src/database/backup/backup-store.ts';
import { aFolder, readUserNames, restore, setUpBackups } from '../../support/backup-setup.ts';

it('a downloaded backup can be unpacked and restored, also while WAL is archived', async () => {
  const { backups, backupDir, prisma, addUser, folder } = await setUpBackups();
  const store = createBackupStore({
    prisma,
    backups,
    isScheduled: true,
    backupDir,
    passphrase: null,
  });
  const { id } = await store.makeBase();
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
  expect(await store.verify(id)).toEqual({ id, problem: null });
  await rm(join(backupDir, 'base', id, 'cluster.tar.gz'));
  expect((await store.verify(id)).problem).not.toBeNull();
  await expect(store.download(id)).rejects.toMatchObject({ code: 'backup-failed' });
  await expect(store.download('../../etc')).rejects.toMatchObject({ code: 'not-found' });
  expect(await store.listAttempts(5)).toMatchObject([{ kind: 'base', isOk: true, backupId: id }]);
});

it('a store without a database of its own says so', async () => {
  const { prisma } = await setUpBackups();
  const store = createBackupStore({
    prisma,
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
