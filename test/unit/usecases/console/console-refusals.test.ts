import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { AuditEntry } from '../../../../src/domain/audit-entry.ts';
import { createConsoleRefusals } from '../../../../src/usecases/console/console-refusals.ts';

function setUp() {
  let now = Date.parse('2026-11-23T10:00:00Z');
  const lines: AuditEntry[] = [];
  const refusals = createConsoleRefusals({
    audit: {
      record: async (entry) => {
        lines.push(entry);
      },
    },
    clock: () => new Date(now),
  });
  return {
    refusals,
    lines,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('a refusal in the console', () => {
  it('is recorded if somebody tried what they may not', async () => {
    const { refusals, lines } = setUp();
    await refusals.record(new AppError('request-forged'), null, 'POST /people');
    await refusals.record(new AppError('title-not-found'), null, 'GET /titles');
    expect(lines).toEqual([
      {
        userId: null,
        actor: 'Somebody',
        source: 'console',
        action: 'request-forged',
        subjectKind: 'installation',
        subjectId: 'console',
        after: { what: 'POST /people' },
      },
    ]);
  });

  it('of strangers is recorded at most sixty times a minute', async () => {
    const { refusals, lines, pass } = setUp();
    for (let i = 0; i < 100; i += 1) {
      await refusals.record(new AppError('not-signed-in'), null, 'GET /people');
    }
    expect(lines).toHaveLength(60);
    pass(60_000);
    await refusals.record(new AppError('not-signed-in'), null, 'GET /people');
    expect(lines).toHaveLength(61);
  });
});
