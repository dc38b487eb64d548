import { describe, expect, it } from 'vitest';
import { createLog, type LogOptions } from '../../../src/lib/log.ts';
import { createRedaction } from '../../../src/lib/redaction.ts';

function captureLog(options: Partial<LogOptions> = {}) {
  const lines: string[] = [];
  const log = createLog({
    level: 'info',
    format: 'json',
    useColors: false,
    redact: (text) => text,
    destination: { write: (line) => void lines.push(line) },
    ...options,
  });
  return { log, text: () => lines.join('') };
}

describe('createLog', () => {
  it('writes JSON with the time, the level, and the message', () => {
    const { log, text } = captureLog();
    log.info({ port: 1 }, 'ready');
    expect(JSON.parse(text())).toMatchObject({ level: 30, port: 1, msg: 'ready' });
  });

  it('hides the values of fields with a secret name', () => {
    const { log, text } = captureLog();
    log.info(
      { token: 'abc', config: { apiKey: 'def' }, a: { headers: { authorization: 'ghi' } } },
      'x',
    );
    expect(text()).not.toMatch(/abc|def|ghi/);
  });

  it('hides secret values wherever they appear', () => {
    const { log, text } = captureLog({ redact: createRedaction(['s3cret-value']).redact });
    log.error(
      { error: new Error('GET https://x/?key=s3cret-value failed') },
      'with s3cret-value in it',
    );
    expect(text()).toContain('[hidden]');
    expect(text()).not.toContain('s3cret-value');
  });

  it('writes the main facts of an error and its causes', () => {
    const { log, text } = captureLog();
    const error = new Error('outer', { cause: new Error('inner') });
    Object.assign(error, { socket: { huge: 'x'.repeat(100_000) }, code: 'ECONNRESET' });
    log.error({ error }, 'broke');
    expect(text().length).toBeLessThan(10_000);
    expect(text()).toContain('inner');
    expect(text()).toContain('ECONNRESET');
  });

  it('writes a pretty line without fields for information', () => {
    const { log, text } = captureLog({ format: 'pretty' });
    log.info({ port: 8787 }, 'MediaNest is running');
    expect(text()).toMatch(/^\[\d\d:\d\d:\d\d\] INFO: MediaNest is running\n$/);
  });

  it('writes a pretty line with fields for a warning', () => {
    const { log, text } = captureLog({
      format: 'pretty',
      redact: createRedaction(['s3cret-value']).redact,
    });
    log.warn({ key: 's3cret-value', port: 8787 }, 'Port is in use');
    expect(text()).toMatch(/WARN: Port is in use \{"key":"\[hidden\]","port":8787\}\n$/);
  });

  it('colors pretty lines only if told to', () => {
    const colorCode = '\u001B[';
    const plain = captureLog({ format: 'pretty' });
    plain.log.info({}, 'ready');
    expect(plain.text()).not.toContain(colorCode);
    const colored = captureLog({ format: 'pretty', useColors: true });
    colored.log.info({}, 'ready');
    expect(colored.text()).toContain(colorCode);
  });
});
