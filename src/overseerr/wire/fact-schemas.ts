import { z } from 'zod';
import { optionalNumber, optionalRows, optionalText, wireText } from './schema-parts.ts';

/** A list that nothing depends on: an unreadable one is empty. */
function factRows<Row extends z.ZodType>(row: Row) {
  return optionalRows(row).catch([]);
}

const wireNamed = z.object({ name: wireText });

/** An ISO 3166-1 code. */
const region = z.string();

const factFields = {
  voteAverage: optionalNumber,
  voteCount: optionalNumber,
  genres: factRows(wireNamed),
  credits: z
    .object({ cast: factRows(wireNamed) })
    .nullish()
    .catch(null),
  relatedVideos: factRows(
    z.object({ type: optionalText, url: optionalText, size: optionalNumber }),
  ),
  watchProviders: factRows(
    z.object({
      iso_3166_1: region,
      flatrate: factRows(z.object({ name: wireText, displayPriority: optionalNumber })),
    }),
  ),
};

const wireReleases = z.object({
  results: factRows(
    z.object({
      iso_3166_1: region.nullish().catch(null),
      release_dates: factRows(
        z.object({ type: z.number(), release_date: z.string(), certification: optionalText }),
      ),
    }),
  ),
});

/** What only the details of a movie have. */
export const movieFactFields = {
  ...factFields,
  runtime: optionalNumber,
  releases: wireReleases.nullish().catch(null),
  collection: z.object({ id: z.number().int(), name: wireText }).nullish().catch(null),
};

/** What only the details of a series have. */
export const seriesFactFields = {
  ...factFields,
  episodeRunTime: factRows(z.number()),
  contentRatings: z
    .object({ results: factRows(z.object({ iso_3166_1: region, rating: optionalText })) })
    .nullish()
    .catch(null),
};
