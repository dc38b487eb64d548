import { expect, it } from 'vitest';
import { writeSteadily } from '../../../../src/lib/files/write-steadily.ts';

/** A file that counts what the system has not written to disk yet. */
function aFile() {
  const state = { waiting: 0, mostWaiting: 0, written: 0 };
  return {
    state,
    async write(chunk: Buffer) {
      state.written += chunk.length;
      state.waiting += chunk.length;
      state.mostWaiting = Math.max(state.mostWaiting, state.waiting);
    },
    async flush() {
      state.waiting = 0;
    },
  };
}

async function* chunks(count: number, bytes: number): AsyncGenerator<Buffer> {
  for (let index = 0; index < count; index += 1) yield Buffer.alloc(bytes);
}

it('never lets much of a large file wait for the disk', async () => {
  const { state, ...file } = aFile();
  await writeSteadily(file, chunks(400, 100_000));
  expect(state.written).toBe(40_000_000);
  expect(state.mostWaiting).toBeLessThan(1_200_000);
});

it('does not flush small files, because that would take longer than writing them', async () => {
  const { state, ...file } = aFile();
  await writeSteadily(file, chunks(3, 100_000));
  expect(state.waiting).toBe(300_000);
});
