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
