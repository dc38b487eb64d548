import { mkdir, mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { removeAbandonedScratch } from '../../../../src/database/backup/restore/abandoned-scratch.ts';

it('copies of the database that a killed process left are deleted, others stay', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'medianest scratch '));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const name of ['drill-old111', 'drill-new111', 'drill-own111', 'drill-notes', 'backups']) {
    await mkdir(join(folder, name));
  }
  const { mtimeMs } = await stat(join(folder, 'drill-own111'));
  const old = new Date(mtimeMs - 25 * 3_600_000);
  for (const name of ['drill-old111', 'drill-notes', 'backups']) {
    await utimes(join(folder, name), old, old);
  }
  await removeAbandonedScratch(join(folder, 'drill-own111'));
  expect((await readdir(folder)).sort()).toEqual([
    'backups',
    'drill-new111',
    'drill-notes',
    'drill-own111',
  ]);
});
