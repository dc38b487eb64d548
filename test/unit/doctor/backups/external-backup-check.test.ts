import { expect, it } from 'vitest';
import {
  type BackupSigns,
  createExternalBackupCheck,
} from '../../../../src/doctor/backups/external-backup-check.ts';

const early = new Date('2026-11-23T10:00:00Z');
const late = new Date('2026-11-23T11:00:00Z');
const none: BackupSigns = {
  archivedAt: null,
  archiveFailedAt: null,
  hasReplicationSlot: false,
  isBackupRunning: false,
};

it.each([
  ['nothing', none, 'warning'],
  ['an archive', { ...none, archivedAt: late }, 'ok'],
  ['an archive that works again', { ...none, archivedAt: late, archiveFailedAt: early }, 'ok'],
  ['an archive that fails', { ...none, archivedAt: early, archiveFailedAt: late }, 'problem'],
  ['an archive that never worked', { ...none, archiveFailedAt: late }, 'problem'],
  ['a standby server', { ...none, hasReplicationSlot: true }, 'ok'],
  ['a backup that is running', { ...none, isBackupRunning: true }, 'ok'],
] as const)('a database with %s is told about', async (_, signs, severity) => {
  const findings = await createExternalBackupCheck(async () => signs).run();
  expect(findings).toMatchObject([{ severity }]);
});

it('the database of the bot itself has a check of its own', async () => {
  expect(await createExternalBackupCheck(null).run()).toEqual([]);
});
