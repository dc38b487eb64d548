import { describe, expect, it } from 'vitest';
import { createLog } from '../../../src/lib/log.ts';

function captureLog(secrets: readonly string[] = []) {
  const written: string[] = [];
  const log = createLog({
    level: 'info',
    format: 'json',
    secrets,
    destination: { write: (line) => void written.push(line) },
  });
  return { log, text: () => written.join('') };
}

describe('the log', () => {
  it('is JSON with time, level and words', () => {
    const { log, text } = captureLog();
    log.info({ port: 1 }, 'ready');
    expect(JSON.parse(text())).toMatchObject({ level: 30, port: 1, msg: 'ready' });
  });

  it('hides secrets by the name of the field', () => {
    const { log, text } = captureLog();
    log.info(
      { token: 'abc', config: { apiKey: 'def' }, a: { headers: { authorization: 'ghi' } } },
      'x',
    );
    expect(text()).not.toMatch(/abc|def|ghi/);
  });

  it('hides known secrets wherever they stand', () => {
    const { log, text } = captureLog(['s3cret-value']);
    log.error(
      { error: new Error('GET https://x/?key=s3cret-value failed') },
      'with s3cret-value in it',
    );
    expect(text()).toContain('[hidden]');
    expect(text()).not.toContain('s3cret-value');
  });

  it('describes an error in few words, with its causes', () => {
    const { log, text } = captureLog();
    const error = new Error('outer', { cause: new Error('inner') });
    Object.assign(error, { socket: { huge: 'x'.repeat(100_000) }, code: 'ECONNRESET' });
    log.error({ error }, 'broke');
    expect(text().length).toBeLessThan(10_000);
    expect(text()).toContain('inner');
    expect(text()).toContain('ECONNRESET');
  });
});
