import { expect, it } from 'vitest';
import {
  createLogBuffer,
  createLogLines,
  createNewLineCheck,
} from '../../../../src/composition/console/create-log-lines.ts';
import { createPartLog } from '../../../../src/composition/monitoring/part-log.ts';
import { logStartupMessages } from '../../../../src/composition/start/startup-messages.ts';
import { createLog } from '../../../../src/lib/log.ts';
import { createLineBuffer } from '../../../../src/lib/logging/line-buffer.ts';

const startedAt = new Date('2026-11-23T12:00:00Z');

function setUp(maxLineCharacters = 10_000) {
  const buffer = createLineBuffer({ maxLines: 100, maxCharacters: 100_000, maxLineCharacters });
  const log = createLog({
    level: 'debug',
    format: 'pretty',
    useColors: false,
    redact: (text) => text.replaceAll('s3cret', '[hidden]'),
    destination: { write: () => undefined },
    onLine: buffer.add,
  });
  const process = { pid: 1, host: 'here', role: 'all', startedAt };
  const lines = createLogLines(buffer, process);
  const everything = { after: 0, level: 'debug', part: null, limit: 100 } as const;
  const messagesOf = (search: Partial<Parameters<typeof lines.read>[0]>) =>
    lines.read({ ...everything, ...search }).lines.map(({ message }) => message);
  return { log, buffer, lines, everything, messagesOf };
}

it('lines of the log are found by level, part, and number', () => {
  const { log, lines, everything, messagesOf } = setUp();
  log.debug({}, 'one');
  createPartLog(log, 'jobs').warn({ kind: 'notify' }, 'two');
  log.error({}, 'three');
  expect(messagesOf({})).toEqual(['one', 'two', 'three']);
  expect(messagesOf({ level: 'warn' })).toEqual(['two', 'three']);
  expect(messagesOf({ part: 'jobs' })).toEqual(['two']);
  expect(messagesOf({ part: 'bot' })).toEqual(['one', 'three']);
  expect(messagesOf({ after: 2 })).toEqual(['three']);
  expect(messagesOf({ limit: 1 })).toEqual(['three']);
  expect(lines.read(everything)).toMatchObject({
    last: 3,
    lines: [{}, { number: 2, level: 'warn', part: 'jobs', fields: { kind: 'notify' } }, {}],
  });
});

it('lines of the log have no secrets, neither in messages nor in fields', () => {
  const { log, lines, everything } = setUp();
  log.info({ token: 'abc', address: 'http://x/?key=s3cret' }, 'with s3cret');
  const text = JSON.stringify(lines.read(everything));
  expect(text).toContain('[hidden]');
  expect(text).not.toMatch(/abc|s3cret/);
});

it('a line that is too long keeps its level, its time, and its beginning', () => {
  const { log, lines, everything } = setUp(70);
  log.warn({ long: 'x'.repeat(100) }, 'never shown');
  const [line] = lines.read(everything).lines;
  expect(line).toMatchObject({ level: 'warn', part: 'bot', fields: {} });
  expect(line?.at.getTime()).toBeGreaterThan(startedAt.getTime());
  expect(line?.message).toContain('"long":"xx');
});

it.each([true, false])(
  'the code that makes somebody the admin is in the log, but not in the console (demo: %s)',
  (isDemo) => {
    const buffer = createLogBuffer();
    const written: string[] = [];
    const log = createLog({
      level: 'info',
      format: 'json',
      useColors: false,
      redact: (text) => text,
      destination: { write: (text) => written.push(text) },
      onLine: buffer.add,
    });
    const address = { url: 'http://127.0.0.1:8787/console', isLocal: true };
    const http = { host: '127.0.0.1', port: 8787, publicUrl: null, webhookUrl: null };
    const run = { port: 8787, isDemo, console: address, claimCode: 'WJ1H-SD7T' };
    logStartupMessages({ http }, run, log);
    expect(written.join('')).toContain('WJ1H-SD7T');
    expect(buffer.listAfter(0)).toHaveLength(written.length);
    expect(JSON.stringify(buffer.listAfter(0))).not.toContain('WJ1H');
  },
);

it('new lines are noticed once, but not those about HTTP, which the page that reads them may cause', () => {
  const { log, buffer } = setUp();
  log.info({}, 'before');
  const hasNewLines = createNewLineCheck(buffer);
  expect(hasNewLines()).toBe(false);
  log.info({}, 'one');
  log.info({}, 'two');
  expect([hasNewLines(), hasNewLines()]).toEqual([true, false]);
  createPartLog(log, 'http').error({}, 'a call failed');
  expect(hasNewLines()).toBe(false);
  createPartLog(log, 'jobs').debug({ title: '"part":"http"' }, 'a job');
  expect(hasNewLines()).toBe(true);
});
