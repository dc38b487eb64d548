import { describe, expect, it } from 'vitest';
import { readTitles } from '../../../src/demo/catalog.ts';
import { toPosterUrl } from '../../../src/domain/titles/title.ts';

const { catalog, posters } = readTitles();
const { movies, series } = catalog;

function repeated(values: readonly unknown[]): unknown[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe('the catalog of the demo', () => {
  it('has about 150 titles', () => {
    expect(movies.length + series.length).toBeGreaterThan(150);
    expect(series.length).toBeGreaterThan(50);
  });

  it('has every title once', () => {
    expect(repeated(movies.map(({ id }) => id))).toEqual([]);
    expect(repeated(series.map(({ id }) => id))).toEqual([]);
    expect(repeated(series.map(({ tvdbId }) => tvdbId))).toEqual([]);
    expect(repeated([...movies, ...series].map(({ imdbId }) => imdbId))).toEqual([]);
    expect(repeated([...movies, ...series].map(({ overview }) => overview))).toEqual([]);
  });

  it('has valid IDs, dates, and overviews', () => {
    for (const one of [...movies, ...series]) {
      const date = 'title' in one ? one.releaseDate : one.firstAirDate;
      expect(one.id, date).toBeGreaterThan(0);
      expect(one.imdbId).toMatch(/^tt\d{7,8}$/);
      expect(new Date(date).toISOString().slice(0, 10)).toBe(date);
      expect(Number(date.slice(0, 4))).toBeGreaterThan(1920);
      expect(Number(date.slice(0, 4))).toBeLessThan(2030);
      expect(one.overview).toMatch(/^[A-Z].{15,120}[.:!?]$/);
      expect(one.genreIds.length).toBeGreaterThan(0);
      expect(one.language).toMatch(/^[a-z]{2}$/);
    }
  });

  it('has series with one season, with a few, and with more than a select menu can show', () => {
    const counts = series.map(({ seasons }) => seasons.length);
    expect(Math.min(...counts)).toBe(1);
    expect(counts.filter((count) => count > 25).length).toBeGreaterThanOrEqual(3);
    for (const { name, seasons, tvdbId } of series) {
      expect(tvdbId, name).toBeGreaterThan(70_000);
      expect(seasons.map(({ seasonNumber }) => seasonNumber)).toEqual(seasons.map((_, i) => i + 1));
      for (const { episodeCount } of seasons) {
        expect(episodeCount, name).toBeGreaterThan(0);
        expect(episodeCount, name).toBeLessThan(70);
      }
    }
  });

  it('reads `10*3` as three seasons of ten', () => {
    const thrones = series.find(({ name }) => name === 'Game of Thrones');
    expect(thrones?.seasons.map(({ episodeCount }) => episodeCount)).toEqual([
      10, 10, 10, 10, 10, 10, 7, 6,
    ]);
  });

  it('has titles that differ only in their year', () => {
    const dunes = movies.filter(({ title }) => title === 'Dune');
    expect(dunes.map(({ releaseDate }) => releaseDate.slice(0, 4)).sort()).toEqual([
      '1984',
      '2021',
    ]);
    expect(series.filter(({ name }) => name === 'Doctor Who')).toHaveLength(2);
  });

  it('has a poster for every title', () => {
    expect(posters).toHaveLength(movies.length + series.length);
    for (const { posterPath } of [...movies, ...series])
      expect(toPosterUrl(posterPath)).toBeTruthy();
  });

  it('has all movies of its collections', () => {
    for (const { id, movieIds } of catalog.collections) {
      const members = movies.filter(({ collectionId }) => collectionId === id);
      expect(members.map((one) => one.id).sort()).toEqual([...movieIds].sort());
    }
  });
});
