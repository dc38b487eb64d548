import { expect, it } from 'vitest';
import { toReleases } from '../../../../src/overseerr/wire/releases.ts';
import { wireMovie, wireSeries } from '../../../../src/overseerr/wire/schemas.ts';

/** A moment that is on this day nearly everywhere. */
const on = (date: string) => new Date(`${date}T10:00:00.000Z`);

function movie(releases: unknown) {
  return toReleases(wireMovie.parse({ id: 1, title: 'Dune', releases }));
}

it('the releases of a movie are the first of each kind in any country', () => {
  const country = (name: string, ...dates: readonly [type: number, date: string][]) => ({
    iso_3166_1: name,
    release_dates: dates.map(([type, date]) => ({ type, release_date: `${date}T00:00:00.000Z` })),
  });
  const results = [
    country('US', [1, '2026-11-01'], [3, '2026-12-18'], [4, '2027-03-01']),
    country('FR', [3, '2026-12-16'], [5, '2027-04-20']),
    country('DE', [2, '2026-12-17'], [6, '2028-01-01'], [9, '2020-01-01']),
  ];
  expect(movie({ results })).toEqual([
    { kind: 'cinema', at: on('2026-12-16') },
    { kind: 'digital', at: on('2027-03-01') },
    { kind: 'disc', at: on('2027-04-20') },
    { kind: 'air', at: on('2028-01-01') },
  ]);
});

it('the release of a series is its first episode', () => {
  const series = (firstAirDate: unknown) =>
    toReleases(wireSeries.parse({ id: 1, name: 'Dark', firstAirDate }));
  expect(series('2027-01-09')).toEqual([{ kind: 'air', at: on('2027-01-09') }]);
  expect(series('')).toEqual([]);
  for (const odd of ['0000-00-00', '2027-13-40', '1899-01-01', '+200000-01-01', 'soon']) {
    expect(series(odd)).toEqual([]);
  }
});

it.each(['Pacific/Honolulu', 'America/New_York', 'UTC', 'Asia/Tokyo', 'Pacific/Auckland'])(
  'the day of a release is the same in %s',
  (timeZone) => {
    const [release] = movie({
      results: [{ release_dates: [{ type: 4, release_date: '2026-12-18T00:00:00.000Z' }] }],
    });
    const day = new Intl.DateTimeFormat('en', { timeZone, day: 'numeric' });
    expect(day.format(release?.at)).toBe('18');
  },
);

it.each([
  null,
  undefined,
  [],
  { results: 7 },
  { results: [{ release_dates: [{ type: 4 }, { type: 4, release_date: 'soon' }] }] },
])('releases that cannot be read are none: %j', (releases) => {
  expect(movie(releases)).toEqual([]);
});
