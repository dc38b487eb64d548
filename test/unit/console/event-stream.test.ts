import { describe, expect, it } from 'vitest';
import { createEventStream, type Source } from '../../../src/console/api/event-stream.ts';

const connecting = 0;
const closed = 2;

/** A stream with connections and delays that the test controls. */
function createFixture() {
  const sources: (Source & { readyState: number; isClosed: boolean })[] = [];
  const waiting: { work: () => void; delayMs: number }[] = [];
  const stream = createEventStream({
    connect() {
      const source = {
        onopen: null,
        onerror: null,
        onmessage: null,
        readyState: connecting,
        isClosed: false,
        close() {
          source.isClosed = true;
        },
      };
      sources.push(source);
      return source;
    },
    later(work, delayMs) {
      const entry = { work, delayMs };
      waiting.push(entry);
      return () => waiting.splice(waiting.indexOf(entry), 1);
    },
  });
  const last = () => {
    const source = sources.at(-1);
    if (!source) throw new Error('not connected');
    return source;
  };
  return {
    stream,
    sources,
    waiting,
    open: () => Reflect.apply(last().onopen ?? fail, last(), [new Event('open')]),
    send: (data: string) =>
      Reflect.apply(last().onmessage ?? fail, last(), [new MessageEvent('message', { data })]),
    fail(readyState: number) {
      const source = last();
      source.readyState = readyState;
      Reflect.apply(source.onerror ?? fail, source, [new Event('error')]);
    },
  };
}

type Fixture = ReturnType<typeof createFixture>;

function fail(): never {
  throw new Error('nobody listens');
}

describe('the event stream', () => {
  it('tells those who listen to the topic', () => {
    const { stream, open, send } = createFixture();
    let heard = 0;
    stream.start();
    open();
    const stop = stream.on(['requests', 'jobs'], () => heard++);
    send('{"topic":"requests"}');
    send('{"topic":"people"}');
    send('{"topic":"jobs"}');
    send('not JSON');
    send('{"topic":"unheard-of"}');
    send('{"topic":"toString"}');
    stop();
    send('{"topic":"requests"}');
    expect(heard).toBe(2);
  });

  it('tells everybody after a new connection, because events may have been missed', () => {
    const { stream, open, fail: lose } = createFixture();
    let count = 0;
    stream.on(['alerts'], () => count++);
    stream.start();
    open();
    lose(connecting);
    open();
    expect(count).toBe(2);
  });

  it('leaves reconnecting to the browser while it does so', () => {
    const { stream, sources, waiting, fail: lose } = createFixture();
    stream.start();
    lose(connecting);
    expect(waiting).toEqual([]);
    expect(sources).toHaveLength(1);
  });

  it('connects again with growing delays when the browser gave up, and says so', () => {
    const { stream, sources, waiting, open, fail: lose } = createFixture();
    const states: boolean[] = [];
    stream.onConnection((isConnected) => states.push(isConnected));
    stream.start();
    const delays: number[] = [];
    for (let attempt = 0; attempt < 7; attempt++) {
      lose(closed);
      const next = waiting.shift();
      delays.push(next?.delayMs ?? 0);
      next?.work();
    }
    expect(delays).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    open();
    lose(closed);
    expect(waiting[0]?.delayMs).toBe(1_000);
    expect(sources).toHaveLength(8);
    expect(states.slice(-2)).toEqual([true, false]);
  });

  it('lets pages read again with every attempt as long as the server refuses the stream', () => {
    const { stream, waiting, fail: lose } = createFixture();
    let count = 0;
    stream.on(['alerts'], () => count++);
    stream.start();
    lose(connecting);
    expect(count).toBe(0);
    for (let attempt = 1; attempt <= 3; attempt++) {
      lose(closed);
      waiting.shift()?.work();
      expect(count).toBe(attempt);
    }
  });

  it('neither connects nor waits after it was stopped', () => {
    const { stream, sources, waiting, fail: lose } = createFixture();
    stream.start();
    lose(closed);
    stream.stop();
    expect(waiting).toEqual([]);
    stream.start();
    stream.stop();
    expect(sources.at(-1)?.isClosed).toBe(true);
  });

  it.each([
    ['the connection is made', ({ open }: Fixture) => open()],
    ['it is refused', ({ fail: lose }: Fixture) => lose(closed)],
    ['it takes too long', ({ waiting }: Fixture) => waiting.shift()?.work()],
    ['it is stopped', ({ stream }: Fixture) => stream.stop()],
  ])('lets pages wait with their first read until %s', (_, end) => {
    const fixture = createFixture();
    const { stream, waiting } = fixture;
    let count = 0;
    const read = () => count++;
    stream.whenReady(read);
    expect(count).toBe(1);
    stream.start();
    expect(waiting.map(({ delayMs }) => delayMs)).toEqual([1_000]);
    const [patience] = waiting;
    stream.whenReady(read);
    const forget = stream.whenReady(read);
    forget();
    expect(count).toBe(1);
    end(fixture);
    expect(count).toBe(2);
    expect(waiting).not.toContain(patience);
    stream.whenReady(read);
    expect(count).toBe(3);
  });

  it('tells of what may have been missed before those who waited read, so that they do not read twice', () => {
    const { stream, open } = createFixture();
    const order: string[] = [];
    stream.on(['alerts'], () => order.push('told'));
    stream.start();
    stream.whenReady(() => order.push('read'));
    open();
    expect(order).toEqual(['told', 'read']);
  });
});
