import { describe, expect, it } from 'vitest';
import { createReader } from '../../../src/console/api/reader.ts';
import type { ConsoleTopic } from '../../../src/domain/console/console-topic.ts';

/** A reader whose answers, events, and time the test controls. */
function createFixture(
  topics: readonly ConsoleTopic[] = ['requests'],
  isReady = true,
  isOwed = false,
) {
  const calls: { readonly signal: AbortSignal; answer(isRead: boolean): Promise<void> }[] = [];
  const timers = new Map<() => void, number>();
  const listeners = new Set<() => void>();
  const connectionListeners = new Set<(isConnected: boolean) => void>();
  const waiting = new Set<() => void>();
  const seen = { isSlow: false };
  let now = 0;
  const reader = createReader({
    read: (signal) =>
      new Promise((resolve) => {
        calls.push({
          signal,
          async answer(isRead) {
            resolve(isRead);
            await Promise.resolve().then(() => {});
          },
        });
      }),
    topics,
    isOwed,
    events: {
      on(_, listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      onConnection(listener) {
        connectionListeners.add(listener);
        return () => connectionListeners.delete(listener);
      },
      whenReady(work) {
        if (isReady) work();
        else waiting.add(work);
        return () => waiting.delete(work);
      },
    },
    onSlow(isSlow) {
      seen.isSlow = isSlow;
    },
    later(work, delayMs) {
      timers.set(work, now + delayMs);
      return () => timers.delete(work);
    },
  });
  return {
    reader,
    calls,
    timers,
    seen,
    listeners,
    waiting,
    getReady: () => {
      for (const work of waiting) work();
    },
    tell: () => {
      for (const listener of listeners) listener();
    },
    connect: (isConnected: boolean) => {
      for (const listener of connectionListeners) listener(isConnected);
    },
    pass(ms: number) {
      now += ms;
      for (const [work, at] of timers) {
        if (at > now) continue;
        timers.delete(work);
        work();
      }
    },
  };
}

describe('what a page reads', () => {
  it('counts as slow after six seconds, until it is answered', async () => {
    const { calls, seen, pass } = createFixture();
    pass(5_999);
    expect(seen.isSlow).toBe(false);
    pass(1);
    expect(seen.isSlow).toBe(true);
    await calls[0]?.answer(true);
    expect(seen.isSlow).toBe(false);
  });

  it('is given up and read again when a person tries again', async () => {
    const { reader, calls, seen, pass } = createFixture();
    pass(6_000);
    reader.restart();
    expect(seen.isSlow).toBe(false);
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    // The answer to the first call comes too late to count.
    await calls[0]?.answer(true);
    pass(6_000);
    expect(seen.isSlow).toBe(true);
  });

  it('is not given up for an event, so that a slow server can answer while much changes', async () => {
    const { calls, seen, tell, pass } = createFixture();
    for (let second = 0; second < 10; second += 1) {
      tell();
      pass(1_000);
    }
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([false]);
    expect(seen.isSlow).toBe(true);
    await calls[0]?.answer(true);
    expect(calls).toHaveLength(2);
    await calls[1]?.answer(true);
    expect(calls).toHaveLength(2);
  });

  it('is read once when changes are told, not before and after', async () => {
    const { calls, tell, getReady, pass } = createFixture(['requests'], false);
    expect(calls).toHaveLength(0);
    // As when the connection is made.
    tell();
    getReady();
    expect(calls).toHaveLength(1);
    pass(250);
    await calls[0]?.answer(true);
    expect(calls).toHaveLength(1);
  });

  it('is read again for a change between its call and its answer', async () => {
    const { calls, tell, getReady, pass } = createFixture(['requests'], false);
    getReady();
    tell();
    pass(250);
    await calls[0]?.answer(true);
    expect(calls).toHaveLength(2);
  });

  it('does not wait for what it is not told of, nor for a person', () => {
    const { calls } = createFixture([], false);
    expect(calls).toHaveLength(1);
    const other = createFixture(['requests'], false);
    other.reader.restart();
    other.getReady();
    expect(other.calls).toHaveLength(1);
  });

  it('counts as slow and is given up while it waits, too', () => {
    const { reader, calls, seen, waiting, timers, pass } = createFixture(['requests'], false);
    pass(6_000);
    expect(seen.isSlow).toBe(true);
    reader.stop();
    expect([waiting.size, timers.size, calls.length]).toEqual([0, 0, 0]);
  });

  it('is read once for several events in a row', async () => {
    const { calls, tell, pass } = createFixture();
    await calls[0]?.answer(true);
    for (let count = 0; count < 5; count += 1) tell();
    pass(250);
    expect(calls).toHaveLength(2);
  });

  it('is read again after a failure when the connection is back, also without topics', async () => {
    const { calls, connect } = createFixture([]);
    await calls[0]?.answer(false);
    connect(false);
    expect(calls).toHaveLength(1);
    connect(true);
    expect(calls).toHaveLength(2);
    await calls[1]?.answer(true);
    connect(true);
    expect(calls).toHaveLength(2);
  });

  it('is read again by the next reader if it has changed meanwhile, as when a list grows', async () => {
    const idle = createFixture();
    expect(idle.reader.stop()).toBe(false);
    const read = createFixture();
    await read.calls[0]?.answer(true);
    read.tell();
    expect(read.reader.stop()).toBe(true);
    const rereading = createFixture();
    await rereading.calls[0]?.answer(true);
    rereading.tell();
    rereading.pass(250);
    expect(rereading.reader.stop()).toBe(true);

    const { calls } = createFixture(['requests'], true, true);
    await calls[0]?.answer(true);
    expect(calls).toHaveLength(2);
    await calls[1]?.answer(true);
    expect(calls).toHaveLength(2);
  });

  it('is given up with the page, and leaves neither timers nor listeners', () => {
    const { reader, calls, timers, listeners, tell } = createFixture();
    tell();
    reader.stop();
    expect(calls[0]?.signal.aborted).toBe(true);
    expect(timers.size).toBe(0);
    expect(listeners.size).toBe(0);
  });
});
