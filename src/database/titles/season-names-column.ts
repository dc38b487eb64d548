import { z } from 'zod';
import type { SeasonNames } from '../../domain/titles/season-name.ts';

const seasonNames = z.object({
  language: z.string(),
  names: z.record(z.string(), z.string()),
}) satisfies z.ZodType<SeasonNames>;

/** The names of seasons, as a part of what has them. Most series have none, and so do rows of earlier versions. */
export const seasonNamesColumn = seasonNames
  .nullish()
  .transform((names): { readonly seasonNames?: SeasonNames } =>
    names ? { seasonNames: names } : {},
  );
