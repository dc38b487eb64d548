import { z } from 'zod';
import { type Release, releaseKinds } from '../../domain/titles/release.ts';

/** The releases of a title. Requests and drafts of earlier versions have none. */
export const releasesColumn = z
  .array(z.object({ kind: z.enum(releaseKinds), at: z.coerce.date() }))
  .nullish()
  .transform((releases): readonly Release[] => releases ?? []);
