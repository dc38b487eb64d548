import { z } from 'zod';
import type { Place } from '../domain/place.ts';

/** A place as JSON keeps it, where a moment is a text. */
export const placeColumn = z.object({
  platform: z.enum(['discord', 'telegram', 'web']),
  kind: z.enum(['channel', 'direct', 'reply']),
  address: z.string(),
  topic: z.string().exactOptional(),
  editableUntil: z.coerce.date().exactOptional(),
}) satisfies z.ZodType<Place>;
