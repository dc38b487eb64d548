import type { DemoHistory } from '../../domain/operator/demo-history.ts';
import type { TitleSummary } from '../../domain/titles/title.ts';
import { readTitles } from '../catalog.ts';
import { makeUpChecks } from './made-up-checks.ts';
import { makeUpRequests, type RequestIngredients } from './made-up-requests.ts';
import { makeUpUsers } from './made-up-users.ts';
import { createRandom } from './random.ts';

const seed = 20_261_129;

/** Makes up a year of requests and health checks: always the same one, apart from its dates. */
export function makeUpHistory(
  of: Pick<RequestIngredients, 'now' | 'serviceId' | 'spaceId' | 'owner'>,
): DemoHistory {
  const random = createRandom(seed);
  const users = makeUpUsers(random, of.now);
  const requests = makeUpRequests({ ...of, random, users, titles: listTitles() });
  return { users, requests, ...makeUpChecks(random, of.now) };
}

function listTitles(): RequestIngredients['titles'] {
  const { movies, series } = readTitles().catalog;
  return [
    ...movies.map(({ id, title, releaseDate, posterPath }) => ({
      title: toTitle('movie', { id, name: title, date: releaseDate, posterPath }),
      seasonCount: 0,
    })),
    ...series.map(({ id, name, firstAirDate, posterPath, seasons }) => ({
      title: toTitle('tv', { id, name, date: firstAirDate, posterPath }),
      seasonCount: seasons.length,
    })),
  ];
}

function toTitle(
  mediaType: TitleSummary['mediaType'],
  of: {
    readonly id: number;
    readonly name: string;
    readonly date: string;
    readonly posterPath: string | null;
  },
): TitleSummary {
  const year = Number(of.date.slice(0, 4));
  const { id: tmdbId, name, posterPath } = of;
  return { mediaType, tmdbId, name, year: year || null, posterPath };
}
