import { describe, expect, it } from 'vitest';
import { createJobAdmin } from '../../../../src/usecases/operator/job-admin.ts';
import { aConsoleActor, createRecords } from '../../../support/console-records.ts';

const admin = aConsoleActor(true);
const approver = aConsoleActor(false);

describe('a dead letter', () => {
  function setUp() {
    const records = createRecords();
    const calls: string[] = [];
    const present = ['one', 'two'];
    const jobs = createJobAdmin({
      ...records,
      deadLetters: {
        async retry(ids) {
          calls.push(`retry ${ids.join(' ')}`);
          return ids.filter((id) => present.includes(id));
        },
        async discard(ids) {
          calls.push(`discard ${ids.join(' ')}`);
          return ids.filter((id) => present.includes(id));
        },
      },
    });
    return { ...records, calls, jobs };
  }

  it('is retried or discarded by an admin, and only what was there is recorded', async () => {
    const { jobs, audited } = setUp();
    expect(await jobs.retry(admin, ['one', 'gone'])).toBe(1);
    expect(await jobs.discard(admin, ['two'])).toBe(1);
    expect(audited).toMatchObject([
      { action: 'job-retry', subjectKind: 'job', subjectId: 'one' },
      { action: 'job-discard', subjectId: 'two' },
    ]);
  });

  it('is left alone for people who are no admins', async () => {
    const { jobs, calls, refused } = setUp();
    await expect(jobs.retry(approver, ['one'])).rejects.toMatchObject({ code: 'admins-only' });
    await expect(jobs.discard(approver, ['one'])).rejects.toMatchObject({ code: 'admins-only' });
    expect(calls).toEqual([]);
    expect(refused).toHaveLength(2);
  });
});
