import type { Progress } from '../../domain/requests/request.ts';
import type { WireDownload } from './schemas.ts';

/**
 * The combined progress of the downloads of a request: a series may have one for each episode. Downloads of other
 * seasons are left out. Null if nothing is being downloaded.
 */
export function toProgress(
  downloads: readonly WireDownload[],
  seasons: readonly number[],
): Progress | null {
  const relevant = downloads.filter(({ episode }) => {
    const season = episode?.seasonNumber ?? null;
    return seasons.length === 0 || season === null || seasons.includes(season);
  });
  if (relevant.length === 0) return null;
  const size = relevant.reduce((sum, download) => sum + download.size, 0);
  const remaining = relevant.reduce(
    (sum, download) => sum + Math.min(download.sizeLeft, download.size),
    0,
  );
  const endsMs = relevant
    .map((download) => Date.parse(download.estimatedCompletionTime ?? ''))
    .filter((ms) => !Number.isNaN(ms));
  return {
    percent: size > 0 ? Math.floor((100 * (size - remaining)) / size) : 0,
    endsAt: endsMs.length > 0 ? new Date(Math.max(...endsMs)) : null,
  };
}
