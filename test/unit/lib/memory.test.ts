import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { releaseMemory, releaseMemoryWhenIdle } from '../../../src/lib/memory.ts';

it('collects what is not used any more', async () => {
  const unused = new WeakRef({});
  // A weak reference holds its object until the end of the turn.
  await nextTurn();
  releaseMemory();
  expect(unused.deref()).toBeUndefined();
});

it('waits until there is little to do, and then collects once', () => {
  vi.useFakeTimers();
  try {
    const release = vi.fn();
    const utilizations = [0.9, 0.4, 0.02, 0.02];
    releaseMemoryWhenIdle(1_000, () => utilizations.shift() ?? 1, release);
    vi.advanceTimersByTime(2_000);
    expect(release).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10_000);
    expect(release).toHaveBeenCalledOnce();
  } finally {
    vi.useRealTimers();
  }
});
