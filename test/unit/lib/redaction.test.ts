import { describe, expect, it } from 'vitest';
import { createRedaction } from '../../../src/lib/redaction.ts';

const secret = 'Pässw/rt+"1 %&=';

function basic(user: string, password: string): string {
  return Buffer.from(`${user}:${password}`).toString('base64');
}

describe('a secret', () => {
  it.each([
    ['as it is', secret],
    ['in an address', encodeURIComponent(secret)],
    [
      'in an address with small letters',
      encodeURIComponent(secret).replace(/%\w\w/g, (code) => code.toLowerCase()),
    ],
    ['in a form', new URLSearchParams({ a: secret }).toString()],
    ['in JSON', JSON.stringify({ a: secret })],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in base64 for addresses', Buffer.from(secret).toString('base64url')],
    ['in base64 after one character', basic('', secret)],
    ['in base64 after two characters', basic('u', secret)],
    ['in base64 after many characters', basic('some user', secret)],
    ['in the middle of base64', Buffer.from(`a:${secret}:after`).toString('base64')],
  ])('is hidden %s', (_, text) => {
    const { redact } = createRedaction([secret]);
    const redacted = redact(`before ${text} after`);
    expect(redacted).toContain('[hidden]');
    expect(redacted.length).toBeLessThan(`before  after`.length + text.length);
    for (const part of ['ssw', secret, Buffer.from(secret).toString('base64').slice(4, 12)]) {
      expect(redacted).not.toContain(part);
    }
  });

  it('in base64 is hidden with and without its padding', () => {
    const { redact } = createRedaction(['a2V5a2V5a2V5aw==']);
    expect(redact('a a2V5a2V5a2V5aw== b a2V5a2V5a2V5aw c a2V5a2V5a2V5aw%3D%3D')).not.toContain(
      'a2V5',
    );
  });

  it('that contains another one is hidden completely', () => {
    const { redact } = createRedaction(['abcdefgh', 'abcdefghijklmnop']);
    expect(redact('x abcdefghijklmnop y')).toBe('x [hidden] y');
  });

  it('that is added later is hidden from then on', () => {
    const redaction = createRedaction([]);
    expect(redaction.redact('a generated-one b')).toBe('a generated-one b');
    redaction.add(['generated-one']);
    expect(redaction.redact('a generated-one b')).toBe('a [hidden] b');
  });

  it('that is very short is not hidden, because it would garble other text', () => {
    expect(createRedaction(['the']).redact('the weather')).toBe('the weather');
  });
});

describe('a URL', () => {
  it('loses its user name and password, however short', () => {
    const { redact } = createRedaction([]);
    expect(redact('GET http://me:pw@seerr:5055/api?x=a@b failed')).toBe(
      'GET http://[hidden]@seerr:5055/api?x=a@b failed',
    );
    expect(redact('postgresql://bot:x@db/medianest')).toBe('postgresql://[hidden]@db/medianest');
  });

  it('without credentials stays unchanged', () => {
    const text = 'http://seerr:5055/@handle and mail me@example.org';
    expect(createRedaction([]).redact(text)).toBe(text);
  });
});
