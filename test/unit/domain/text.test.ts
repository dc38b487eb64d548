import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, cleanTexts, cutText } from '../../../src/domain/text.ts';

describe('cutting text', () => {
  it('never exceeds the limit and never splits a character', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 120 }), (whole, max) => {
        const short = cutText(whole, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(() => encodeURIComponent(short)).not.toThrow();
        if (whole.length <= max) expect(short).toBe(whole);
      }),
    );
  });

  it('keeps an emoji sequence together', () => {
    expect(cutText('ab👨‍👩‍👧‍👦cd', 8)).toBe('ab…');
  });

  it('ends with the given suffix', () => {
    expect(cutText('abcdef', 3, '')).toBe('abc');
    expect(cutText(`${'a'.repeat(299)}😀`, 300, '')).toBe('a'.repeat(299));
  });
});

describe('cleaning text', () => {
  it('removes NUL and lone surrogates, and nothing else', () => {
    expect(cleanText('a\0b\ud83dc\ude00d')).toBe('abcd');
    expect(cleanText('😀 ä\n\t👨‍👩‍👧‍👦')).toBe('😀 ä\n\t👨‍👩‍👧‍👦');
  });

  it('reaches every text of a JSON value', () => {
    const value = { a: ['x\0', { 'b\ud83d': 'y' }], c: 1, d: null, e: true };
    expect(cleanTexts(value)).toEqual({ a: ['x', { b: 'y' }], c: 1, d: null, e: true });
  });
});
