import { describe, expect, it } from 'vitest';
import { pickSimilar, toPartQueries } from '../../../../src/domain/titles/similar-names.ts';
import type { SearchHit } from '../../../../src/domain/titles/title.ts';
import { aTitle } from '../../../support/factories.ts';

const named = (...names: readonly string[]): SearchHit[] =>
  names.map((name, index) => ({ ...aTitle({ name, tmdbId: index + 1 }), status: 'unknown' }));

describe('the queries for a text that finds nothing', () => {
  it.each([
    ['The Shawshenk Redemption', ['redemption', 'shawshenk', 'the', 'redem']],
    ['Intersteller', ['inters']],
    ['intersteller (2014)', ['inters']],
    ['Amélei', ['amel']],
    ['Dun', []],
    ['X', []],
    ['of it', []],
    ['one two three four five six', ['three', 'four', 'five']],
  ])('of "%s" are %j', (text, queries) => {
    const found = toPartQueries(text);
    expect(found.slice(0, queries.length)).toEqual(queries);
    expect(found.length).toBeLessThanOrEqual(4);
  });
});

describe('the titles that a misspelled text may mean', () => {
  it.each([
    ['Intersteller', 'Interstellar', ['Interview', 'Inter Miami', 'Interstella 5555']],
    ['The Shawshenk Redemption', 'The Shawshank Redemption', ['Redemption', 'Red']],
    ['amelei', 'Amélie', ['Amelia Earhart', 'Amen']],
    ['braking bad', 'Breaking Bad', ['Bad Boys', 'Bad Santa']],
    ['dnue part two', 'Dune: Part Two', ['Part of Me', 'Two and a Half Men']],
  ])('for "%s" begin with %s', (text, wanted, others) => {
    expect(pickSimilar(named(...others, wanted), text, 5)[0]?.name).toBe(wanted);
  });

  it('are none if no name is similar, and at most as many as asked for', () => {
    expect(pickSimilar(named('Titanic', 'Heat'), 'xyzzy', 5)).toEqual([]);
    expect(pickSimilar(named('Dune 1', 'Dune 2', 'Dune 3'), 'dune', 2)).toHaveLength(2);
  });
});
