import type { MediaServerActivity } from '../domain/services/media-server-activity.ts';
import type { Clock } from '../ports/clock.ts';

/** Shorter than what people wait for an answer, which has more to say than this. */
const defaultTimeoutMs = 3_000;
const maxAgeMs = 60_000;

/** Reads the two parts of the activity. Each may throw. */
export interface ActivitySource {
  readStreams(signal: AbortSignal): Promise<MediaServerActivity['streams']>;
  readLibraries(signal: AbortSignal): Promise<MediaServerActivity['libraries']>;
}

/** Asks a media server at most once a minute, whoever wants to know. A part that fails is null. */
export function createActivityReader(
  { readStreams, readLibraries }: ActivitySource,
  { clock, timeoutMs = defaultTimeoutMs }: { readonly clock: Clock; readonly timeoutMs?: number },
): () => Promise<MediaServerActivity> {
  let last: { readonly at: number; readonly activity: Promise<MediaServerActivity> } | null = null;

  return () => {
    const now = clock().getTime();
    if (!last || Math.abs(now - last.at) >= maxAgeMs) last = { at: now, activity: read() };
    return last.activity;
  };

  async function read(): Promise<MediaServerActivity> {
    const signal = AbortSignal.timeout(timeoutMs);
    // What cannot be read is not shown; whether the server works is the business of its check.
    const [streams, libraries] = await Promise.all([
      readStreams(signal).catch(() => null),
      readLibraries(signal).catch(() => null),
    ]);
    return { streams, libraries };
  }
}
