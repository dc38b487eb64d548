import { describe, expect, it } from 'vitest';
import type { ErrorRecord } from '../../../../src/domain/operator/error-record.ts';
import { createErrorReports } from '../../../../src/usecases/operator/error-reports.ts';
import { aConsoleActor, createRecords } from '../../../support/console-records.ts';

const now = new Date('2026-11-23T12:00:00Z');
const admin = aConsoleActor(true);
const approver = aConsoleActor(false);

describe('a report about an error', () => {
  const open: ErrorRecord = {
    reference: 'abc',
    code: 'internal',
    message: 'broken',
    context: null,
    count: 1,
    firstSeenAt: now,
    lastSeenAt: now,
    resolvedAt: null,
    resolvedBy: null,
  };

  function setUp() {
    const records = createRecords();
    let stored = open;
    const reports = createErrorReports({
      ...records,
      errors: {
        find: async (reference) => (reference === stored.reference ? stored : null),
        async setResolved(reference, resolved) {
          const isNew = (stored.resolvedAt !== null) !== (resolved !== null);
          if (reference !== stored.reference || !isNew) return false;
          stored = {
            ...stored,
            resolvedAt: resolved?.at ?? null,
            resolvedBy: resolved?.by ?? null,
          };
          return true;
        },
      },
      clock: () => now,
    });
    return { ...records, reports };
  }

  it('is resolved and reopened by an admin, and both are recorded once', async () => {
    const { reports, audited } = setUp();
    const resolved = { resolvedAt: now, resolvedBy: 'Ada' };
    expect(await reports.resolve(admin, 'abc')).toMatchObject(resolved);
    expect(await reports.resolve(admin, 'abc')).toMatchObject(resolved);
    expect(await reports.reopen(admin, 'abc')).toEqual(open);
    expect(audited).toMatchObject([
      { action: 'error.resolve', subjectKind: 'error', subjectId: 'abc', actor: 'Ada' },
      { action: 'error.reopen', subjectId: 'abc' },
    ]);
  });

  it('is not found if there is none', async () => {
    const { reports, audited } = setUp();
    await expect(reports.resolve(admin, 'xyz')).rejects.toMatchObject({ code: 'not-found' });
    expect(audited).toEqual([]);
  });

  it('stays open for people who are no admins', async () => {
    const { reports, audited, refused } = setUp();
    await expect(reports.resolve(approver, 'abc')).rejects.toMatchObject({ code: 'admins-only' });
    await expect(reports.reopen(approver, 'abc')).rejects.toMatchObject({ code: 'admins-only' });
    expect(audited).toEqual([]);
    expect(refused).toEqual([
      'admins-only {"action":"error.resolve"}',
      'admins-only {"action":"error.reopen"}',
    ]);
  });
});
