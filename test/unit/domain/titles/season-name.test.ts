import { describe, expect, it } from 'vitest';
import {
  findSeasonWord,
  pickSeasonNames,
  toSeasonNames,
} from '../../../../src/domain/titles/season-name.ts';

const namesOf = (...names: readonly (readonly [number, string])[]) =>
  toSeasonNames(
    names.map(([number, name]) => ({ number, name })),
    'en',
  )?.names;

describe('the names of seasons', () => {
  it.each([
    [1, 'Season 1'],
    [2, 'Staffel 2'],
    [3, 'TEMPORADA 3'],
    [4, 'Sezon  4'],
    [5, ''],
    [0, 'Specials'],
    [0, 'Épisodes spéciaux'],
  ])('leave out that of season %i, “%s”, which says no more than the number', (number, name) => {
    expect(namesOf([number, name])).toBeUndefined();
  });

  it.each([
    [15, 'Series 15'],
    [2, 'Book Two: Earth'],
    [2, 'Season 1'],
    [0, 'Christmas specials'],
    [1, 'Season 1: The Beginning'],
  ])('keep that of season %i, “%s”', (number, name) => {
    expect(namesOf([number, name])).toEqual({ [number]: name });
  });

  it('are cut, and on one line', () => {
    const name = namesOf([1, `A\n\n${'very '.repeat(40)}long name`])?.[1] ?? '';
    expect(name).toMatch(/^A very very .*…$/);
    expect(name.length).toBeLessThanOrEqual(60);
  });

  it('are used in their own language, whatever the region', () => {
    const names = { language: 'pt-BR', names: { 1: 'Livro Um: Água' } };
    expect(pickSeasonNames(names, 'pt-PT')).toBe(names);
    expect(pickSeasonNames(names, 'en')).toBeUndefined();
    expect(pickSeasonNames(undefined, 'en')).toBeUndefined();
  });

  it('may be a word and the number', () => {
    expect(findSeasonWord(15, 'Series 15')).toBe('Series');
    expect(findSeasonWord(2, 'Series 15')).toBeNull();
    expect(findSeasonWord(2, '2')).toBeNull();
  });
});
