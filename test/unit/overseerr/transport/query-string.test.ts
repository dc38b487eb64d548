import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeValue, toQuery } from '../../../../src/overseerr/transport/query-string.ts';

describe('encoding of query values', () => {
  it('leaves only the characters that the server lets through raw', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(text, (words) => {
        expect(encodeValue(words)).toMatch(/^(?:[A-Za-z0-9\-_.~]|%[0-9A-F]{2})*$/);
      }),
    );
  });

  it('can be read back unchanged', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(text, (words) => {
        expect(decodeURIComponent(encodeValue(words))).toBe(words);
      }),
    );
  });

  it('replaces half of a surrogate pair instead of throwing', () => {
    expect(encodeValue('a\uD83Db')).toBe('a%EF%BF%BDb');
  });

  it('encodes what encodeURIComponent leaves and what URLSearchParams turns into a plus', () => {
    expect(encodeValue("What's *up* (doc)!")).toBe('What%27s%20%2Aup%2A%20%28doc%29%21');
  });

  it('writes no question mark without parameters', () => {
    expect(toQuery({})).toBe('');
    expect(toQuery({ take: 20, filter: 'all' })).toBe('?take=20&filter=all');
  });
});
