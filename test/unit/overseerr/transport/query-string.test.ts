import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeValue, toQuery } from '../../../../src/overseerr/transport/query-string.ts';

describe('encodeValue', () => {
  it('keeps only the characters that the server accepts unencoded', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(text, (words) => {
        expect(encodeValue(words)).toMatch(/^(?:[A-Za-z0-9\-_.~]|%[0-9A-F]{2})*$/);
      }),
    );
  });

  it('can be decoded to the same text', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(text, (words) => {
        expect(decodeURIComponent(encodeValue(words))).toBe(words);
      }),
    );
  });

  it('replaces a lone surrogate instead of throwing', () => {
    expect(encodeValue('a\uD83Db')).toBe('a%EF%BF%BDb');
  });

  it('encodes characters that encodeURIComponent keeps and spaces as %20', () => {
    expect(encodeValue("What's *up* (doc)!")).toBe('What%27s%20%2Aup%2A%20%28doc%29%21');
  });

  it('writes no question mark without parameters', () => {
    expect(toQuery({})).toBe('');
    expect(toQuery({ take: 20, filter: 'all' })).toBe('?take=20&filter=all');
  });
});
