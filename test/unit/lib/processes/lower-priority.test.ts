import { spawn } from 'node:child_process';
import { getPriority } from 'node:os';
import { expect, it, onTestFinished } from 'vitest';
import { lowerPriority } from '../../../../src/lib/processes/lower-priority.ts';

it('lets others go before a process, and does nothing to one that has ended', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
  onTestFinished(() => void child.kill('SIGKILL'));
  const pid = child.pid ?? 0;
  const before = getPriority();
  lowerPriority(pid);
  expect(getPriority(pid)).toBe(Math.min(19, before + 5));
  expect(getPriority()).toBe(before);
  // The largest ID that Linux gives is smaller.
  expect(() => lowerPriority(2 ** 30)).not.toThrow();
});
