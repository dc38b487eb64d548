import { expect, it } from 'vitest';
import { writeSteadily } from '../../../../src/lib/files/write-steadily.ts';

/** A file that counts what the system has not written to disk yet. */
function aFile() {
  let waiting = 0;
  const state = { mostWaiting: 0, written: 0, isSynced: false };
  return {
    state,
    async writeFile(chunk: unknown) {
      if (!Buffer.isBuffer(chunk)) throw new Error('only buffers are expected');
      waiting += chunk.length;
      state.written += chunk.length;
      state.mostWaiting = Math.max(state.mostWaiting, waiting);
      state.isSynced = false;
    },
    async datasync() {
      waiting = 0;
    },
    async sync() {
      waiting = 0;
      state.isSynced = true;
    },
  };
}

async function* chunks(count: number, bytes: number): AsyncGenerator<Buffer> {
  for (let index = 0; index < count; index += 1) yield Buffer.alloc(bytes);
}

it('never lets much of a large file wait for the disk', async () => {
  const file = aFile();
  await writeSteadily(file, chunks(400, 100_000));
  expect(file.state.written).toBe(40_000_000);
  expect(file.state.mostWaiting).toBeLessThan(1_200_000);
});

it('ends when everything is on disk, also the name of an empty file', async () => {
  const [large, empty] = [aFile(), aFile()];
  await writeSteadily(large, chunks(3, 700_000));
  await writeSteadily(empty, chunks(0, 0));
  expect(large.state.isSynced).toBe(true);
  expect(empty.state.isSynced).toBe(true);
});
