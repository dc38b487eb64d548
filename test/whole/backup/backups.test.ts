import { spawnSync } from 'node:child_process';
import { appendFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createBackupSchedule } from '../../../src/database/backup/backup-schedule.ts';
import { baseFolderOf, listBackups } from '../../../src/database/backup/manifest.ts';
import { aFolder, readUserNames, restore, setUpBackups } from '../../support/backup-setup.ts';
import { createRecordingLog } from '../../support/recording-log.ts';
import { waitUntil } from '../../support/wait-until.ts';

type Setup = Awaited<ReturnType<typeof setUpBackups>>;

async function walFolder({ backupDir }: Setup): Promise<string> {
  const [system = ''] = await readdir(join(backupDir, 'wal'));
  return join(backupDir, 'wal', system);
}

/** A folder on a disk of its own; null where the tests may not mount one. */
async function aTinyDisk(size: string): Promise<string | null> {
  const folder = join(await aFolder(), 'disk');
  await mkdir(folder);
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  if (mount.status !== 0) return null;
  onTestFinished(() => {
    spawnSync('umount', ['-l', folder]);
  });
  return folder;
}

describe('the archive', () => {
  it('spans several files, grows by what was written, and survives a write that was interrupted', async () => {
    const setup = await setUpBackups();
    const { backupDir, backups, addUser, pool, folder } = setup;
    await backups.makeBase();
    for (const name of ['one', 'two', 'three']) {
      await addUser(name);
      await pool.query('select pg_switch_wal()');
      await addUser(`${name} more`);
      await backups.archive();
    }
    const wal = await walFolder(setup);
    expect((await readdir(wal)).length).toBeGreaterThan(3);

    // Not by whole files.
    const before = await backups.archive();
    await addUser('before the interruption');
    const { bytes } = await backups.archive();
    expect(bytes).toBeGreaterThan(before.bytes);
    expect(bytes - before.bytes).toBeLessThan(100_000);

    const last =
      (await readdir(wal))
        .filter((name) => name.endsWith('.gz'))
        .sort()
        .at(-1) ?? '';
    // Longer than the next write, which would hide it otherwise.
    await appendFile(join(wal, last), 'half of a write'.repeat(10_000));
    await addUser('after the interruption');
    await backups.archive();
    const into = join(folder, 'restored');
    await restore(backupDir, { kind: 'latest' }, { into });
    expect(await readUserNames(into)).toEqual([
      'one',
      'one more',
      'two',
      'two more',
      'three',
      'three more',
      'before the interruption',
      'after the interruption',
    ]);
  });

  it('lets the server delete what is archived, and begins anew after a gap, even in the same second', async () => {
    const setup = await setUpBackups({ clock: () => new Date('2026-02-03T04:05:59.900Z') });
    const { backups, pool, backupDir } = setup;
    await backups.makeBase();
    expect(await backups.isBaseCurrent(24)).toBe(true);
    const { position } = await backups.archive();
    const slots = 'select restart_lsn::text as at from pg_replication_slots';
    const { rows } = await pool.query<{ at: string }>(slots);
    expect(BigInt(`0x${rows[0]?.at.split('/')[1]}`)).toBe(position);

    await backups.turnOff();
    expect((await pool.query(slots)).rows).toEqual([]);
    await pool.query('select pg_switch_wal()');
    await pool.query('create table something as select 1');
    await pool.query('select pg_switch_wal()');
    await pool.query('checkpoint');
    expect(await backups.isBaseCurrent(24)).toBe(false);
    await backups.makeBase();
    expect(await backups.isBaseCurrent(24)).toBe(true);
    const found = await listBackups(backupDir);
    expect(found.map(({ id }) => id)).toEqual(['20260203T040559Z', '20260203T040600Z']);
  });
});

describe('a full disk', () => {
  it('does not disturb the bot, and backups go on when there is room again', async () => {
    let isFull = true;
    const setup = await setUpBackups({
      async appendFile(path, at, bytes) {
        if (isFull) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        const { open } = await import('node:fs/promises');
        const file = await open(path, at === 0 ? 'w' : 'r+');
        await file.write(bytes, 0, bytes.length, at);
        await file.close();
      },
    });
    const { backups, runs, addUser, backupDir, folder } = setup;
    const { log, lines } = createRecordingLog();
    const schedule = createBackupSchedule({
      backups,
      runs,
      intervalHours: 24,
      clock: () => new Date(),
      log,
      repeat: () => () => undefined,
    });
    schedule.start();
    await waitUntil(() => lines.some(({ level }) => level === 'error'), 'an alert');
    await expect(backups.makeBase()).rejects.toThrow('the disk is full');
    expect(await readdir(baseFolderOf(backupDir))).toEqual([]);
    expect(await runs.findLast('base')).toMatchObject({ isOk: false });
    await addUser('while it was full');
    isFull = false;
    await schedule.stop();
    await backups.makeBase();
    await addUser('afterwards');
    await backups.archive();
    const into = join(folder, 'restored');
    await restore(backupDir, { kind: 'latest' }, { into });
    expect(await readUserNames(into)).toEqual(['while it was full', 'afterwards']);
  });

  it('during a base backup leaves no half backup, and the database working', async () => {
    const disk = await aTinyDisk('2m');
    if (disk === null) return;
    const setup = await setUpBackups({ backupDir: disk });
    await expect(setup.backups.makeBase()).rejects.toThrow('the disk is full');
    expect(await readdir(baseFolderOf(disk))).toEqual([]);
    await setup.addUser('still here');
    expect(await setup.prisma.user.count()).toBe(1);
    await expect(restore(disk, { kind: 'latest' }, { into: await aFolder() })).rejects.toThrow(
      'no backup',
    );
  });
});

it('a drill restores the newest backup, records what it proved or why it failed, and leaves nothing behind', async () => {
  const { backups, runs, pool, addUser, dataDir } = await setUpBackups();
  await expect(backups.drill()).rejects.toThrow('no backup');
  expect(await runs.findLast('drill')).toMatchObject({
    isOk: false,
    error: expect.stringContaining('no backup'),
  });
  expect(await runs.findLast('drill', { isOk: true })).toBeNull();

  await backups.makeBase();
  await addUser('Ada');
  const { backupId, rpoSeconds, counts } = await backups.drill();
  expect(counts['user']).toBe(1);
  expect(rpoSeconds).toBeLessThan(60);
  expect(await runs.findLast('drill')).toMatchObject({
    isOk: true,
    backupId,
    error: null,
    detail: { counts: { user: 1 } },
  });
  expect((await readdir(dataDir)).filter((name) => name.startsWith('drill-'))).toEqual([]);

  // A row whose foreign key leads nowhere.
  await pool.query(`insert into session (id, user_id, purpose, expires_at)
    select gen_random_uuid(), id, 'draft', now() from "user"`);
  const client = await pool.connect();
  await client.query('set session_replication_role = replica');
  await client.query('delete from "user"');
  client.release(true);
  await expect(backups.drill()).rejects.toThrow('session');
  expect((await readdir(dataDir)).filter((name) => name.startsWith('drill-'))).toEqual([]);
});
