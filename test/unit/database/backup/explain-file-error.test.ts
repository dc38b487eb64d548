import { expect, it } from 'vitest';
import { BackupError } from '../../../../src/database/backup/backup-error.ts';
import { explainFileError } from '../../../../src/database/backup/explain-file-error.ts';

const storing = { backupDir: '/mnt/backups', into: null };
const restoring = { backupDir: '/mnt/backups', into: '/srv/restored' };

function aFileError(code: string, path?: string): Error {
  return Object.assign(new Error(`${code}: raw`), { code, ...(path && { path }) });
}

function explain(error: unknown, folders: Parameters<typeof explainFileError>[1]): unknown {
  const explained = explainFileError(error, folders);
  return explained instanceof BackupError ? explained.message : explained;
}

it('names the folder of the backups, what is wrong with it, and what to do', () => {
  const full = 'Cannot use the backup folder /mnt/backups: the disk is full. Free some space';
  // Writing to an open file names none.
  expect(explain(aFileError('ENOSPC'), storing)).toBe(`${full}, or choose another BACKUP_DIR.`);
  const missing = aFileError('ENOTDIR', '/mnt/backups/base/.incoming-1');
  expect(explain(missing, storing)).toContain('/mnt/backups: a file is in the way of the folder');
  // The folder above it is the one that cannot be written.
  expect(explain(aFileError('EACCES', '/mnt'), storing)).toContain(
    'the backup folder /mnt/backups',
  );
});

it('tells the folder that is restored to from that of the backups', () => {
  expect(explain(aFileError('ENOSPC'), restoring)).toBe(
    'Cannot restore to /srv/restored: the disk is full. Free some space.',
  );
  expect(explain(aFileError('EROFS', '/srv/restored/postgres'), restoring)).toContain(
    'Cannot restore to /srv/restored: the folder is read-only.',
  );
  expect(explain(aFileError('EACCES', '/mnt/backups/base/1/cluster.tar.gz'), restoring)).toContain(
    'Cannot use the backup folder /mnt/backups: this user has no access.',
  );
});

it('looks behind what the embedded database says, whose advice is for the bot', () => {
  const error = new Error('choose another DATA_DIR', { cause: aFileError('ENOSPC') });
  expect(explain(error, restoring)).toContain('Cannot restore to /srv/restored: the disk is full');
});

it('names another file that cannot be used', () => {
  expect(explain(aFileError('EACCES', '/data/secret.key'), storing)).toBe(
    'Cannot use /data/secret.key: this user has no access. Change the permissions of the folder.',
  );
});

it('returns other errors as they are', () => {
  const others = [new BackupError('no backup yet'), new Error('bug'), 'text'];
  for (const error of others) expect(explainFileError(error, storing)).toBe(error);
});
