import { describe, expect, it } from 'vitest';
import { createBackupAdmin } from '../../../../src/usecases/operator/backup-admin.ts';
import { aConsoleActor, createRecords } from '../../../support/console-records.ts';

const admin = aConsoleActor(true);
const approver = aConsoleActor(false);

describe('a backup', () => {
  const content = (async function* () {
    yield new Uint8Array();
  })();

  function setUp() {
    const records = createRecords();
    const calls: string[] = [];
    const backups = createBackupAdmin({
      ...records,
      backups: {
        async makeBase() {
          calls.push('make');
          return { id: 'b1', bytes: 10, seconds: 1 };
        },
        async drill() {
          calls.push('drill');
          return { backupId: 'b1', rpoSeconds: 1, rtoSeconds: 2, counts: {} };
        },
        async verify(id) {
          calls.push('verify');
          return { id, problem: null };
        },
        async download() {
          calls.push('download');
          return { fileName: 'b1.tar', bytes: 10, hasReadableKeys: true, content };
        },
      },
    });
    return { ...records, calls, backups };
  }

  it('is made, proved, and downloaded by an admin, which is recorded', async () => {
    const { backups, audited } = setUp();
    await backups.make(admin);
    await backups.drill(admin);
    await backups.verify(admin, 'b1');
    await backups.download(admin, 'b1');
    expect(audited).toMatchObject([
      { action: 'backup.make', subjectKind: 'backup', subjectId: 'b1' },
      { action: 'backup.drill', subjectId: 'b1' },
      { action: 'backup.download', after: { bytes: 10, hasReadableKeys: true } },
    ]);
  });

  it('is out of reach for people who are no admins', async () => {
    const { backups, calls, refused } = setUp();
    const attempts = [
      backups.make(approver),
      backups.drill(approver),
      backups.verify(approver, 'b1'),
      backups.download(approver, 'b1'),
    ];
    for (const result of await Promise.allSettled(attempts)) {
      expect(result).toMatchObject({ reason: { code: 'admins-only' } });
    }
    expect(calls).toEqual([]);
    expect(refused).toHaveLength(4);
  });
});
