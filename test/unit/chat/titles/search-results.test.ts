import { describe, expect, it } from 'vitest';
import { searchResultsView, toSuggestions } from '../../../../src/chat/titles/search-results.ts';
import type { SearchHit } from '../../../../src/domain/titles/title.ts';
import type { GroupHit } from '../../../../src/domain/titles/title-group.ts';
import type { TitleStatus } from '../../../../src/domain/titles/title-status.ts';
import { aTitle } from '../../../support/factories.ts';
import { t } from '../../../support/text.ts';

const labelOf = (status: TitleStatus) =>
  toSuggestions({ hits: [{ ...aTitle(), status }], groups: [] }, 'dune', t)[0]?.label ?? '';

const hit: SearchHit = { ...aTitle(), status: 'unknown' };
const person: GroupHit = {
  kind: 'person',
  id: 505710,
  name: 'Zendaya',
  knownFor: ['Dune', 'Euphoria'],
  imagePath: '/z.jpg',
};
const collection: GroupHit = {
  kind: 'collection',
  id: 726871,
  name: 'Dune Collection',
  knownFor: [],
  imagePath: null,
};

describe('a suggestion', () => {
  it.each<[TitleStatus, string]>([
    ['processing', t('search-processing')],
    ['failed', t('search-failed')],
    ['pending', t('search-requested')],
    ['blocked', t('availability-blocked')],
    ['available', t('search-available')],
  ])('for a title that is %s says so', (status, mark) => {
    expect(labelOf(status)).toContain(` · ${mark}`);
  });

  it('for a title that is not in the library has no mark', () => {
    expect(labelOf('unknown').split(' · ')).toHaveLength(2);
  });

  it('for a person says what they are known for, and comes first if it is their name', () => {
    const found = { hits: [hit], groups: [collection, person] };
    const values = (words: string) => toSuggestions(found, words, t).map(({ value }) => value);
    expect(values('zendaya')).toEqual(['person:505710', 'movie:438631', 'collection:726871']);
    expect(values('dune')).toEqual(['movie:438631', 'collection:726871', 'person:505710']);
    expect(toSuggestions(found, 'zendaya', t)[0]).toEqual({
      label: `Zendaya · ${t('title-group-person')} · Dune · Euphoria`,
      value: 'person:505710',
      image: 'https://image.tmdb.org/t/p/w500/z.jpg',
    });
  });
});

it('results have at most 25 options, with people and collections behind the titles', () => {
  const hits = Array.from({ length: 20 }, (_, index) => ({ ...hit, tmdbId: index + 1 }));
  const groups = Array.from({ length: 9 }, (_, index) => ({ ...collection, id: index + 1 }));
  const results = { hits, groups, page: 0, isLast: true, isGuess: false };
  const ids = { chooseTitle: 'choose', turnPage: null };
  const { picker } = searchResultsView({ words: 'dune', results, ids, t });
  expect(picker?.options).toHaveLength(25);
  expect(picker?.options.at(-1)).toEqual({
    value: 'c5',
    label: 'Dune Collection',
    detail: t('title-group-collection'),
    isSelected: false,
  });
});
