import {
  type DownloadStage,
  downloadStages,
  type Progress,
} from '../../domain/requests/request.ts';
import type { WireDownload } from './schemas.ts';

/** The statuses of the queues of Radarr and Sonarr, which the server passes on (docs/overseerr-api.md, "Downloads"). */
const stageByStatus: Readonly<Record<string, DownloadStage>> = {
  queued: 'queued',
  delay: 'queued',
  fallback: 'queued',
  paused: 'paused',
  completed: 'importing',
  warning: 'stuck',
  downloadClientUnavailable: 'stuck',
  failed: 'failed',
};

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
  const stages = new Set(
    relevant.map(({ status }) => stageByStatus[status ?? ''] ?? 'downloading'),
  );
  return {
    stage: downloadStages.find((stage) => stages.has(stage)) ?? 'downloading',
    percent: size > 0 ? Math.floor((100 * (size - remaining)) / size) : 0,
    endsAt: endsMs.length > 0 ? new Date(Math.max(...endsMs)) : null,
  };
}
