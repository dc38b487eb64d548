import { describe, expect, it } from 'vitest';
import { cutAtWord } from '../../../src/chat/fit.ts';

describe('cutting text', () => {
  it('ends at a word boundary if one is near', () => {
    expect(cutAtWord('one two three four', 11)).toBe('one two…');
    expect(cutAtWord('  one\n two ', 12)).toBe('one two');
  });
});
