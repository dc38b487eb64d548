import { z } from 'zod';
import { type Place, placeKinds, platforms, sources } from '../domain/place.ts';

/** A place as it is stored in JSON, where a date is a text. */
export const placeColumn = z.object({
  platform: z.enum(platforms),
  kind: z.enum(placeKinds),
  address: z.string(),
  topic: z.string().exactOptional(),
  editableUntil: z.coerce.date().exactOptional(),
}) satisfies z.ZodType<Place>;

/** Where an action came from. */
export const sourceColumn = z.enum(sources);
