import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, cutAtWord } from '../../../src/chat/fit.ts';

describe('cutting text', () => {
  it('never exceeds the limit and never splits a character', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 120 }), (whole, max) => {
        const short = cut(whole, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(() => encodeURIComponent(short)).not.toThrow();
        if (whole.length <= max) expect(short).toBe(whole);
      }),
    );
  });

  it('keeps an emoji sequence together', () => {
    expect(cut('ab👨‍👩‍👧‍👦cd', 8)).toBe('ab…');
  });

  it('ends at a word boundary when one is near', () => {
    expect(cutAtWord('one two three four', 11)).toBe('one two…');
    expect(cutAtWord('  one\n two ', 12)).toBe('one two');
  });
});
