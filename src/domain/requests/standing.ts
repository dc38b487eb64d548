import { errorMetadata } from '../app-error.ts';
import { isOnlyInCinemas, listComingReleases, type Release } from '../titles/release.ts';
import type { RemoteRequest } from './remote-request.ts';
import type { MediaRequest, Progress, RequestProblem } from './request.ts';
import { retryDelaysMs } from './retry-budget.ts';

/**
 * Why a request is where it is. `queue`: the Overseerr server cannot be reached, and so many requests were made before.
 * `retry`: it has failed, and is sent again by itself. `stalled`: nothing has moved for long, and people were told.
 */
export type Standing =
  | { readonly kind: 'queue'; readonly ahead: number }
  | { readonly kind: 'approval'; readonly since: Date }
  | { readonly kind: 'never-sent' }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'download'; readonly progress: Progress }
  | { readonly kind: 'release'; readonly releases: readonly Release[] }
  | { readonly kind: 'cinema-only' }
  | { readonly kind: 'retry'; readonly at: Date; readonly attempt: number; readonly of: number }
  | { readonly kind: 'stalled'; readonly since: Date };

/** What a standing is about, apart from the request. */
export interface StandingFacts {
  readonly now: Date;
  /**
   * How many requests of the same server wait to be sent and were made before, counted up to one more than
   * `mostAhead`; null if that was not counted.
   */
  readonly ahead?: number | null;
}

/** Every card counts, so counting without an end would take ever longer with each request of a long outage. */
export const mostAhead = 1_000;

/** How long Radarr or Sonarr may take to add a title. */
const sendingMaxMs = 10 * 60_000;

/** What is known about why nothing happens, or what happens; the most important first. Empty if nothing is known. */
export function listStandings(request: MediaRequest, facts: StandingFacts): Standing[] {
  const { state, progress, problem } = request;
  switch (state) {
    case 'queued':
      return isWaitingForServer(request) && facts.ahead
        ? [{ kind: 'queue', ahead: facts.ahead }]
        : [];
    case 'pending':
      return [
        ...(request.decision
          ? []
          : [{ kind: 'approval', since: request.stateChangedAt } satisfies Standing]),
        ...listReleaseStandings(request, facts.now),
      ];
    case 'approved':
    case 'processing':
      return [
        ...(problem ? [{ kind: problem } satisfies Standing] : []),
        ...(progress ? [{ kind: 'download', progress } satisfies Standing] : []),
        ...(progress || problem ? [] : listReleaseStandings(request, facts.now)),
        ...(hasStalled(request)
          ? [{ kind: 'stalled', since: toLastMove(request, facts.now) } satisfies Standing]
          : []),
      ];
    case 'partial':
      return progress ? [{ kind: 'download', progress }] : [];
    case 'failed':
      return listRetryStandings(request);
    case 'available':
    case 'declined':
    case 'cancelled':
      return [];
  }
}

/** What keeps an approved request from arriving, from what the server says about it now. */
export function findProblem(
  request: Pick<MediaRequest, 'state' | 'stateChangedAt'>,
  remote: RemoteRequest,
  now: Date,
): RequestProblem | null {
  const isApproved = request.state === 'approved' || request.state === 'processing';
  if (!isApproved || remote.status !== 'approved' || remote.progress) return null;
  if (remote.availability === 'deleted') return 'deleted';
  return isUnsent(remote) && now.getTime() - request.stateChangedAt.getTime() >= sendingMaxMs
    ? 'never-sent'
    : null;
}

/** Whether neither Radarr nor Sonarr has got the title of an approved request. */
export function isUnsent({ status, isSent, progress, availability }: RemoteRequest): boolean {
  const isMissing =
    availability === 'unknown' || availability === 'pending' || availability === 'processing';
  return status === 'approved' && isSent === false && !progress && isMissing;
}

/** Whether an approved request has not moved for so long that people have to be told. 0 ms: they never are. */
export function isStalling(request: MediaRequest, now: Date, afterMs: number): boolean {
  const { state, stalledAt, releases } = request;
  if (afterMs === 0 || stalledAt !== null) return false;
  if (state !== 'approved' && state !== 'processing') return false;
  const isUnreleased =
    listComingReleases(releases, now).length > 0 || isOnlyInCinemas(releases, now);
  if (isUnreleased && !request.problem && !request.progress) return false;
  return now.getTime() - toLastMove(request, now).getTime() >= afterMs;
}

/** Whether people were told that a request does not move, and it has not moved since. */
export function hasStalled(request: MediaRequest): boolean {
  const { state, stalledAt } = request;
  return (
    (state === 'approved' || state === 'processing') &&
    stalledAt !== null &&
    toLastMove(request, stalledAt) <= stalledAt
  );
}

/** Whether the download has come further, or does something else. */
export function hasMoved(before: Progress | null, after: Progress | null): boolean {
  return before?.stage !== after?.stage || before?.percent !== after?.percent;
}

/** When something last happened: the state or the download changed, or the title came out. */
function toLastMove({ stateChangedAt, movedAt, releases }: MediaRequest, now: Date): Date {
  const out = releases.filter(({ kind, at }) => kind !== 'cinema' && at <= now);
  const first = Math.min(...out.map(({ at }) => at.getTime()));
  const times = [stateChangedAt.getTime(), movedAt?.getTime() ?? 0, out.length > 0 ? first : 0];
  return new Date(Math.max(...times));
}

function listReleaseStandings({ releases }: MediaRequest, now: Date): Standing[] {
  const coming = listComingReleases(releases, now);
  if (coming.length > 0) return [{ kind: 'release', releases: coming }];
  return isOnlyInCinemas(releases, now) ? [{ kind: 'cinema-only' }] : [];
}

function listRetryStandings({ retryAt, retryCount }: MediaRequest): Standing[] {
  const of = retryDelaysMs.length;
  return retryAt && retryCount < of
    ? [{ kind: 'retry', at: retryAt, attempt: retryCount + 1, of }]
    : [];
}

/** Whether a request is sent by itself as soon as the Overseerr server answers again. */
export function isWaitingForServer({ state, cause }: MediaRequest): boolean {
  return state === 'queued' && cause !== null && errorMetadata[cause].isRetryable;
}
