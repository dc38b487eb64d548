import { z } from 'zod';
import type { Place } from '../core/place.ts';

/** A place as JSON keeps it, where a moment is a text. */
export const placeColumn = z.object({
  platform: z.enum(['discord', 'telegram', 'web']),
  kind: z.enum(['channel', 'direct', 'reply']),
  address: z.string(),
  topic: z.string().exactOptional(),
  until: z.coerce.date().exactOptional(),
}) satisfies z.ZodType<Place>;

/** Reads a place from a JSON column that may be empty. */
export function toPlace(json: unknown): Place | null {
  return json === null || json === undefined ? null : placeColumn.parse(json);
}
