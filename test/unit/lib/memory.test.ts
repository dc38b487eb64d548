import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { releaseMemoryWhenIdle } from '../../../src/lib/memory.ts';

afterEach(() => vi.useRealTimers());

it('collects what is not used anymore', async () => {
  const unused = new WeakRef({});
  // A weak reference holds its object until the end of the turn.
  await nextTurn();
  vi.useFakeTimers();
  releaseMemoryWhenIdle(1_000, () => 0);
  vi.advanceTimersByTime(1_000);
  expect(unused.deref()).toBeUndefined();
});

it('waits until there is little to do, and then collects once', () => {
  vi.useFakeTimers();
  const release = vi.fn();
  const utilizations = [0.9, 0.4, 0.02, 0.02];
  releaseMemoryWhenIdle(1_000, () => utilizations.shift() ?? 1, release);
  vi.advanceTimersByTime(2_000);
  expect(release).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10_000);
  expect(release).toHaveBeenCalledOnce();
});
