import { describe, expect, it } from 'vitest';
import type { OperatorJobs } from '../../../src/cli/operator-jobs.ts';
import { runCli } from '../../../src/cli/program.ts';
import { aCliContext } from '../../support/cli-context.ts';

const id = '01900000-0000-7000-8000-000000000001';
const letter = {
  id,
  kind: 'submit-request',
  failedAt: new Date('2026-02-03T04:05:06Z'),
  attempts: 3,
  error: 'blocklisted',
  payload: { requestId: 'r' },
};

async function run(args: readonly string[], letters = [letter]) {
  const calls: string[] = [];
  const jobs: OperatorJobs = {
    listDeadLetters: async () => letters,
    async retry(ids) {
      calls.push(`retry ${ids.join()}`);
      return letters.filter((each) => ids.includes(each.id)).length;
    },
    async discard(ids) {
      calls.push(`discard ${ids.join()}`);
      return letters.filter((each) => ids.includes(each.id)).length;
    },
    async close() {
      calls.push('close');
    },
  };
  let output = '';
  const write = async (text: string) => {
    output += text;
  };
  const exitCode = await runCli(args, {
    context: aCliContext({ openJobs: async () => jobs }),
    output: { write, writeError: write },
  });
  return { exitCode, output, calls };
}

describe('medianest jobs', () => {
  it('list says that something is not in order, and what', async () => {
    const { exitCode, output } = await run(['jobs', 'list']);
    expect(exitCode).toBe(3);
    for (const part of [id, 'submit-request', 'blocklisted']) expect(output).toContain(part);
    expect((await run(['jobs', 'list'], [])).exitCode).toBe(0);
  });

  it.each(['retry', 'discard'])('%s handles one job, or all of them', async (what) => {
    expect(await run(['jobs', what, id])).toMatchObject({
      exitCode: 0,
      calls: [`${what} ${id}`, 'close'],
    });
    expect((await run(['jobs', what, '--all'])).calls).toEqual([`${what} ${id}`, 'close']);
  });

  it.each([['retry'], ['discard', id, '--all'], ['retry', 'everything']])(
    'refuses %s %s %s without touching a job',
    async (...args) => {
      const { exitCode, calls } = await run(['jobs', ...args]);
      expect(exitCode).toBe(2);
      expect(calls).toEqual([]);
    },
  );

  it('says that there is no such job', async () => {
    expect((await run(['jobs', 'retry', id], [])).exitCode).toBe(1);
  });
});
