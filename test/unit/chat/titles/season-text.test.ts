import { describe, expect, it } from 'vitest';
import { seasonNumbers, seasonsText } from '../../../../src/chat/titles/season-text.ts';
import { t } from '../../../support/text.ts';

const inEnglish = (names: Readonly<Record<number, string>>) => ({ language: 'en', names });
const books = inEnglish({ 1: 'Book One: Water', 2: 'Book Two: Earth', 3: 'Book Three: Fire' });
const series = inEnglish({ 1: 'Series 1', 2: 'Series 2', 3: 'Series 3', 5: 'Series 5' });
const specials = t('season-specials');

describe('a list of seasons', () => {
  it.each([
    [[2], books, 'Book Two: Earth'],
    [[3, 1], books, 'Book One: Water, Book Three: Fire'],
    [[5, 1, 2, 3], series, 'Series 1–3, 5'],
    [[0, 1], series, `Series 1, ${specials}`],
    [[0], inEnglish({ 0: 'Christmas specials' }), 'Christmas specials'],
    [[], books, ''],
  ])('%j has the names that TMDB gives them', (numbers, names, text) => {
    expect(seasonsText(numbers, t, names)).toBe(text);
    expect(seasonNumbers(numbers, t, names)).toBe(text);
  });

  it('has numbers where there are no names', () => {
    const names = inEnglish({ 2: 'The Return' });
    expect(seasonNumbers([1, 2, 3, 4], t, names)).toBe('1, The Return, 3–4');
    const [first, last] = [
      t('seasons-named', { count: 1, seasons: '1' }),
      t('seasons-named', { count: 2, seasons: '3–4' }),
    ];
    expect(seasonsText([1, 2, 3, 4], t, names)).toBe(`${first}, The Return, ${last}`);
  });

  it('has only numbers if the names would be long', () => {
    const many = inEnglish({ 1: 'One', 2: 'Two', 3: 'Three', 4: 'Four' });
    expect(seasonNumbers([1, 2, 3, 4], t, many)).toBe('1–4');
    const long = inEnglish({ 1: 'A'.repeat(60), 2: 'B'.repeat(60) });
    expect(seasonNumbers([1, 2], t, long)).toBe('1–2');
    expect(seasonNumbers([0, 1, 2], t, inEnglish({ ...long.names, 0: 'Extra' }))).toBe(
      '1–2, Extra',
    );
  });

  it('has only numbers in another language', () => {
    const names = { ...books, language: 'de' };
    expect(seasonNumbers([1, 2], t, names)).toBe('1–2');
  });
});
