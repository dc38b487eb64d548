import { expect, it } from 'vitest';
import { factFields, factLines } from '../../../../../src/chat/titles/card/title-facts.ts';
import type { TitleFacts } from '../../../../../src/domain/titles/title-facts.ts';
import { noTitleFacts } from '../../../../support/factories.ts';
import { t, textIn } from '../../../../support/text.ts';

const unitedStates = { code: 'US', name: 'United States' };
const facts: TitleFacts = {
  rating: 7.84,
  runtimeMinutes: 155,
  genres: ['Science Fiction', 'Adventure', 'Drama', 'War'],
  cast: ['Zendaya', 'Oscar Isaac'],
  trailerUrl: 'https://www.youtube.com/watch?v=1',
  collection: null,
  regions: { US: { certification: 'PG-13', streaming: ['Max', 'Netflix'] } },
};

it('the card of a title says how good, how long, and for whom it is', () => {
  expect(factLines(facts, unitedStates, t)).toEqual([
    [
      '★ 7.8',
      ' · ',
      '2 h 35 min',
      ' · ',
      'PG-13',
      ' · ',
      'Science Fiction, Adventure, Drama',
      ' · ',
      { link: t('title-trailer'), url: facts.trailerUrl },
    ],
  ]);
  expect(textIn('de', 'title-rating', { rating: 7.8 })).toBe('★ 7,8');
});

it.each([
  [22, '22 min'],
  [60, '1 h'],
  [61, '1 h 1 min'],
])('a runtime of %i minutes is %s', (runtimeMinutes, expected) => {
  expect(factLines({ ...noTitleFacts, runtimeMinutes }, null, t)).toEqual([[expected]]);
});

it('the card names the cast, and what streams the title in the region', () => {
  expect(factFields(facts, unitedStates, t)).toEqual([
    { name: t('field-cast'), value: ['Zendaya, Oscar Isaac'] },
    {
      name: t('field-streaming'),
      value: [t('title-streaming', { services: 'Max, Netflix', region: 'United States' })],
    },
  ]);
});

it.each(['en', 'de'])('the source of the streaming services is named (%s)', (locale) => {
  const words = { services: 'Netflix', region: 'DE' };
  expect(textIn(locale, 'title-streaming', words)).toContain('JustWatch');
});

it('nothing is said about another region, an unknown one, or an unknown title', () => {
  const germany = { code: 'DE', name: 'Germany' };
  for (const region of [germany, null]) {
    expect(factFields(facts, region, t)).toHaveLength(1);
    expect(factLines(facts, region, t)[0]).not.toContain('PG-13');
  }
  expect(factLines(noTitleFacts, unitedStates, t)).toEqual([]);
  expect(factFields(noTitleFacts, unitedStates, t)).toEqual([]);
});
