import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { releaseMemory } from '../../../src/lib/memory.ts';

it('collects what is not used any more', async () => {
  const unused = new WeakRef({});
  // A weak reference holds its object until the end of the turn.
  await nextTurn();
  releaseMemory();
  expect(unused.deref()).toBeUndefined();
});
