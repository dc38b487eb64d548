import { z } from 'zod';
import { optionalNumber, optionalRows, optionalText, rows, wireText } from './schema-parts.ts';
import { movieFields, seriesFields } from './schemas.ts';

const wirePart = z
  .object(movieFields)
  .transform((movie) => ({ ...movie, mediaType: 'movie' as const }));

export const wireCollection = z.object({
  id: z.number().int(),
  name: wireText,
  overview: optionalText,
  posterPath: optionalText,
  parts: rows(wirePart),
});

export const wirePerson = z.object({
  id: z.number().int(),
  name: wireText,
  profilePath: optionalText,
});

const creditFields = { voteCount: optionalNumber, character: optionalText };

const wireCredit = z.discriminatedUnion('mediaType', [
  z.object({ ...movieFields, ...creditFields, mediaType: z.literal('movie') }),
  z.object({ ...seriesFields, ...creditFields, mediaType: z.literal('tv') }),
]);

export const wireCredits = z.object({
  cast: optionalRows(wireCredit),
  crew: optionalRows(wireCredit),
});

export type WireCollection = z.output<typeof wireCollection>;
export type WirePerson = z.output<typeof wirePerson>;
export type WireCredits = z.output<typeof wireCredits>;
