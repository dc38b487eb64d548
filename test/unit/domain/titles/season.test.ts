import { describe, expect, it } from 'vitest';
import {
  formatSeasons,
  listRequestableSeasons,
  listWholeSeries,
  toSeasonStatuses,
} from '../../../../src/domain/titles/season.ts';
import type {
  Availability,
  ExistingRequest,
  TitleDetails,
} from '../../../../src/domain/titles/title.ts';
import { noTitleFacts } from '../../../support/factories.ts';

function aSeries(
  seasons: readonly (readonly [number, Availability])[],
  requests: readonly ExistingRequest[] = [],
): TitleDetails {
  return {
    mediaType: 'tv',
    tmdbId: 1396,
    name: 'Breaking Bad',
    year: 2008,
    posterPath: null,
    overview: '',
    standard: 'unknown',
    in4k: 'unknown',
    releases: [],
    facts: noTitleFacts,
    watchUrls: { standard: null, in4k: null },
    isAnime: false,
    requests,
    seasons: seasons.map(([number, standard]) => ({
      number,
      name: `Season ${number}`,
      episodes: 10,
      standard,
      in4k: 'unknown',
    })),
  };
}

function aRequest(
  seasons: readonly number[],
  more: Partial<ExistingRequest> = {},
): ExistingRequest {
  const requester = { remoteUserId: 2, name: 'alice' };
  return { remoteId: 1, is4k: false, status: 'pending', requester, seasons, ...more };
}

const noSpecials = { allowsSpecials: false };

describe('the status of seasons', () => {
  it('leaves specials out and sorts by number', () => {
    const standings = toSeasonStatuses(
      aSeries([
        [2, 'unknown'],
        [0, 'unknown'],
        [1, 'available'],
      ]),
      false,
      noSpecials,
    );
    expect(standings.map((s) => [s.number, s.status])).toEqual([
      [1, 'available'],
      [2, 'requestable'],
    ]);
  });

  it('has specials last if the server accepts requests for them', () => {
    const series = aSeries([
      [0, 'unknown'],
      [2, 'unknown'],
      [1, 'available'],
    ]);
    const statuses = toSeasonStatuses(series, false, { allowsSpecials: true });
    expect(statuses.map(({ number }) => number)).toEqual([1, 2, 0]);
    const requested = aSeries([[0, 'unknown']], [aRequest([0])]);
    expect(toSeasonStatuses(requested, false, { allowsSpecials: true })).toMatchObject([
      { number: 0, status: 'requested' },
    ]);
  });

  it('lists a whole series without specials, unless it has only specials', () => {
    const whole = (numbers: readonly number[]) =>
      listWholeSeries(
        toSeasonStatuses(aSeries(numbers.map((number) => [number, 'unknown'])), false, {
          allowsSpecials: true,
        }),
      );
    expect(whole([0, 1, 2])).toEqual([1, 2]);
    expect(whole([0])).toEqual([0]);
  });

  it('counts open requests of the same quality only', () => {
    const seasons: [number, Availability][] = [1, 2, 3, 4].map((n) => [n, 'unknown']);
    const series = aSeries(seasons, [
      aRequest([1]),
      aRequest([2], { status: 'declined' }),
      aRequest([3], { is4k: true }),
    ]);
    expect(listRequestableSeasons(toSeasonStatuses(series, false, noSpecials))).toEqual([2, 3, 4]);
    expect(listRequestableSeasons(toSeasonStatuses(series, true, noSpecials))).toEqual([1, 2, 4]);
  });

  it('offers a season whose request was deleted', () => {
    const series = aSeries([
      [1, 'pending'],
      [2, 'processing'],
      [3, 'processing'],
    ]);
    const withRequest = { ...series, requests: [aRequest([3])] };
    expect(listRequestableSeasons(toSeasonStatuses(withRequest, false, noSpecials))).toEqual([
      1, 2,
    ]);
  });

  it('does not offer a partially available season', () => {
    expect(
      listRequestableSeasons(toSeasonStatuses(aSeries([[1, 'partial']]), false, noSpecials)),
    ).toEqual([]);
  });
});

describe('seasons as text', () => {
  it.each([
    [[], ''],
    [[3], '3'],
    [[1, 2], '1–2'],
    [[5, 1, 2, 3, 3], '1–3, 5'],
    [[10, 9, 1], '1, 9–10'],
  ])('%j is "%s"', (numbers, text) => {
    expect(formatSeasons(numbers)).toBe(text);
  });
});
