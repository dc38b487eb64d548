import { describe, expect, it } from 'vitest';
import { createBodyReader } from '../../../src/lib/body-reader.ts';

const tooLarge = { code: 'BODY_TOO_LARGE' };

/** A body of chunks that can be stopped, and records whether it was closed. */
function aBody(chunks: readonly string[], gate: Promise<unknown> = Promise.resolve()) {
  const state = { sent: 0, isClosed: false };
  async function* send() {
    try {
      for (const chunk of chunks) {
        state.sent += 1;
        yield new TextEncoder().encode(chunk);
      }
      await gate;
    } finally {
      state.isClosed = true;
    }
  }
  return { body: send(), state };
}

describe('a body', () => {
  it('is decoded completely, even if a character is split between chunks', async () => {
    const [first, second] = [Uint8Array.of(0xc3), Uint8Array.of(0xa4, 0x21)];
    async function* body() {
      yield first;
      yield second;
    }
    const reader = createBodyReader({ maxBytes: 10, maxTotalBytes: 10 });
    expect(await reader.read(body(), (text) => text)).toBe('ä!');
  });

  it('that is too large is closed as soon as the limit is exceeded', async () => {
    const reader = createBodyReader({ maxBytes: 10, maxTotalBytes: 100 });
    const { body, state } = aBody(Array.from({ length: 1_000 }, () => '12345'));
    await expect(reader.read(body, String)).rejects.toMatchObject(tooLarge);
    expect(state).toEqual({ sent: 3, isClosed: true });
  });

  it('is rejected while others use up the memory, and accepted afterwards', async () => {
    const reader = createBodyReader({ maxBytes: 10, maxTotalBytes: 15 });
    let finishFirst = () => {};
    const gate = new Promise<void>((resolve) => {
      finishFirst = resolve;
    });
    const first = reader.read(aBody(['1234567890'], gate).body, String);
    await expect(reader.read(aBody(['123456']).body, String)).rejects.toMatchObject(tooLarge);
    finishFirst();
    expect(await first).toBe('1234567890');
    expect(await reader.read(aBody(['123456']).body, String)).toBe('123456');
  });
});
