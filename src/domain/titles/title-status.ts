import { isOpenStatus } from '../requests/remote-status.ts';
import type { Availability, ExistingRequest, TitleDetails } from './title.ts';

/**
 * What people read about a title in one quality. `requested`: there is a request with a status that the bot does not
 * know.
 */
export type TitleStatus = Availability | 'approved' | 'failed' | 'requested';

/**
 * The status of a title in one quality, from its media status and its requests: the media status stays `processing`
 * after a request has failed, and `pending` after one was approved or deleted.
 */
export function toTitleStatus(
  title: Pick<TitleDetails, 'standard' | 'in4k' | 'requests'>,
  is4k: boolean,
): TitleStatus {
  const availability = is4k ? title.in4k : title.standard;
  if (availability === 'available' || availability === 'partial' || availability === 'blocked') {
    return availability;
  }
  const statuses = listOpenRequests(title, is4k).map(({ status }) => status);
  if (statuses.includes('approved')) {
    return availability === 'processing' ? 'processing' : 'approved';
  }
  if (statuses.includes('pending')) return 'pending';
  if (statuses.includes('failed')) return 'failed';
  if (statuses.length > 0) return 'requested';
  return availability === 'pending' ? 'unknown' : availability;
}

/** The requests that block another one in the same quality. */
export function listOpenRequests(
  { requests }: Pick<TitleDetails, 'requests'>,
  is4k: boolean,
): ExistingRequest[] {
  return requests.filter((request) => isOpenStatus(request.status) && request.is4k === is4k);
}

/** The seasons of a series that are on their way: requested, or processing because Sonarr follows them anyway. */
export function listExpectedSeasons(title: TitleDetails, is4k: boolean): number[] {
  const requested = listOpenRequests(title, is4k).flatMap(({ seasons }) => seasons);
  const expected = new Set([...requested, ...listProcessingSeasons(title, is4k)]);
  return [...expected].sort((a, b) => a - b);
}

/** Whether a title is on its way without a request, such as one that was added in Radarr or Sonarr by hand. */
export function isExpectedUnrequested(title: TitleDetails, is4k: boolean): boolean {
  const open = listOpenRequests(title, is4k);
  const requested = new Set(open.flatMap(({ seasons }) => seasons));
  if (listProcessingSeasons(title, is4k).some((season) => !requested.has(season))) return true;
  return open.length === 0 && (is4k ? title.in4k : title.standard) === 'processing';
}

/** Whether a movie can be requested, as far as the server tells. One that is processing without a request can. */
export function isMovieRequestable(title: TitleDetails, is4k: boolean): boolean {
  const availability = is4k ? title.in4k : title.standard;
  if (availability === 'available' || availability === 'blocked') return false;
  return listOpenRequests(title, is4k).length === 0;
}

function listProcessingSeasons({ seasons }: TitleDetails, is4k: boolean): number[] {
  return seasons
    .filter((season) => (is4k ? season.in4k : season.standard) === 'processing')
    .map(({ number }) => number);
}
