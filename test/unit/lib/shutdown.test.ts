import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createShutdown } from '../../../src/lib/shutdown.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const never = () => new Promise<void>(() => {});

function setUp() {
  const events: string[] = [];
  const shutdown = createShutdown({ work: 100, connections: 50 }, (name) =>
    events.push(`problem: ${name}`),
  );
  const note = (event: string) => () => events.push(event);
  return { shutdown, events, note };
}

it('closes the parts of a phase in parallel, and then the next phase', async () => {
  const { shutdown, events, note } = setUp();
  shutdown.onStop('connections', 'c', note('c'));
  let release = () => {};
  shutdown.onStop('work', 'slow', async () => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    events.push('slow');
  });
  shutdown.onStop('work', 'quick', note('quick'));
  const stopped = shutdown.stop();
  await vi.advanceTimersByTimeAsync(10);
  expect(events).toEqual(['quick']);
  release();
  await stopped;
  expect(events).toEqual(['quick', 'slow', 'c']);
});

it('continues without a part that hangs, and names it', async () => {
  const { shutdown, events, note } = setUp();
  shutdown.onStop('work', 'hanging', never);
  shutdown.onStop('work', 'quick', note('quick'));
  shutdown.onStop('connections', 'hanging too', never);
  const stopped = shutdown.stop();
  await vi.advanceTimersByTimeAsync(150);
  await stopped;
  expect(events).toEqual(['quick', 'problem: hanging', 'problem: hanging too']);
});

it('continues after a part that cannot be closed, and names it', async () => {
  const { shutdown, events, note } = setUp();
  shutdown.onStop('work', 'broken', () => {
    throw new Error('broken');
  });
  shutdown.onStop('connections', 'c', note('c'));
  await shutdown.stop();
  expect(events).toEqual(['problem: broken', 'c']);
});

it('ends a startup in progress, and closes what it has opened in the meantime', async () => {
  const { shutdown, events, note } = setUp();
  let openServer = () => {};
  const startup = (async () => {
    await new Promise<void>((resolve) => {
      openServer = resolve;
    });
    shutdown.onStop('work', 'server', note('server closed'));
    events.push('not reached');
  })();
  shutdown.onStop('work', 'startup', () => startup.catch(note('startup ended')));
  const stopped = shutdown.stop();
  expect(shutdown.signal.aborted).toBe(true);
  await vi.advanceTimersByTimeAsync(10);
  openServer();
  await stopped;
  expect(events).toEqual(['startup ended', 'server closed']);
});

it('closes everything only once', async () => {
  const { shutdown, events, note } = setUp();
  shutdown.onStop('work', 'a', note('a'));
  await Promise.all([shutdown.stop(), shutdown.stop()]);
  expect(events).toEqual(['a']);
});
