import { describe, expect, it } from 'vitest';
import { createActivityReader } from '../../../src/probes/activity.ts';

const clock = () => new Date('2026-11-23T12:00:00Z');

describe('what a media server is doing', () => {
  it('is not waited for when a part of it takes too long', async () => {
    const read = createActivityReader(
      {
        readStreams: async () => ({ total: 1, transcodes: 0 }),
        readLibraries: (signal) =>
          new Promise((_, reject) => {
            signal.addEventListener('abort', () => reject(new Error('aborted')));
          }),
      },
      { clock, timeoutMs: 1 },
    );
    expect(await read()).toEqual({ streams: { total: 1, transcodes: 0 }, libraries: null });
  });
});
