import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../../src/domain/audit-entry.ts';
import { createUserExport } from '../../../../src/usecases/accounts/export-user.ts';
import { anId } from '../../../support/factories.ts';

function setUp() {
  const known = anId<'user'>();
  const audits: AuditEntry[] = [];
  const refused: string[] = [];
  const exportUser = createUserExport({
    readUser: async (id) => (id === known ? { name: 'Mia' } : null),
    audit: {
      record: async (entry) => {
        audits.push(entry);
      },
    },
    refusals: {
      recordRefusal: async (action) => {
        refused.push(action);
      },
    },
  });
  return { exportUser, known, audits, refused };
}

const admin = { userId: anId<'user'>(), name: 'Ada', source: 'console', isAdmin: true } as const;

describe('the export of a user', () => {
  it('is recorded, unless there is no such user', async () => {
    const { exportUser, known, audits } = setUp();
    expect(await exportUser(admin, anId<'user'>())).toBeNull();
    expect(audits).toEqual([]);
    expect(await exportUser(admin, known)).toEqual({ name: 'Mia' });
    expect(audits).toMatchObject([{ action: 'user-export', source: 'console', subjectId: known }]);
  });

  it('is refused to anybody but an admin', async () => {
    const { exportUser, known, refused } = setUp();
    const approver = { ...admin, isAdmin: false };
    await expect(exportUser(approver, known)).rejects.toMatchObject({ code: 'admins-only' });
    expect(refused).toHaveLength(1);
  });
});
