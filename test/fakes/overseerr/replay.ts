import { z } from 'zod';

/** One recorded exchange of the real server, trimmed to what a replay needs. */
export const recordingSchema = z.object({
  n: z.number(),
  name: z.string(),
  method: z.string(),
  path: z.string(),
  /** `right`, or the wrong key that was sent; absent: none. */
  key: z.string().optional(),
  as: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
  rawBody: z.string().optional(),
  status: z.number(),
  answer: z.unknown(),
  /** How many rows the response had; the recording has only the first ones. */
  rows: z.number().optional(),
  deprecation: z.boolean().optional(),
  webhooks: z.array(z.unknown()).optional(),
});

export type Recording = z.infer<typeof recordingSchema>;

/** Keys whose values are times, so only their presence is compared. */
const moments = new Set(['createdAt', 'updatedAt', 'mediaAddedAt', 'lastSeasonChange']);

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * How `actual` differs from what was recorded, one line each: a missing or surplus key, another
 * value. `isTolerated` names values the real server does not determine either.
 */
export function differences(
  recorded: unknown,
  actual: unknown,
  isTolerated: (path: string, recorded: unknown, actual: unknown) => boolean,
  path = '',
): readonly string[] {
  if (Array.isArray(recorded) && Array.isArray(actual)) {
    if (recorded.length !== actual.length) {
      return [`${path}: ${actual.length} entries, recorded ${recorded.length}`];
    }
    return recorded.flatMap((one, index) =>
      differences(one, actual[index], isTolerated, `${path}[${index}]`),
    );
  }
  if (isObject(recorded) && isObject(actual)) {
    const keys = new Set([...Object.keys(recorded), ...Object.keys(actual)]);
    return [...keys].flatMap((key) => {
      const at = `${path}.${key}`;
      if (!(key in actual))
        return isTolerated(at, recorded[key], undefined) ? [] : [`${at}: missing`];
      if (!(key in recorded))
        return isTolerated(at, undefined, actual[key]) ? [] : [`${at}: surplus`];
      if (moments.has(key)) return [];
      return differences(recorded[key], actual[key], isTolerated, at);
    });
  }
  if (Object.is(recorded, actual) || isTolerated(path, recorded, actual)) return [];
  return [`${path}: ${JSON.stringify(actual)}, recorded ${JSON.stringify(recorded)}`];
}
