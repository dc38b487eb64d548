import type { RemoteUserId } from '../domain/accounts/account.ts';
import type { CountedRequest, QuotaSet } from '../domain/accounts/quota.ts';
import { AppError, isAppError } from '../domain/app-error.ts';
import type { DecisionKind } from '../domain/approvals/decision.ts';
import type { RequestInput } from '../domain/requests/draft.ts';
import type { RemoteRequest } from '../domain/requests/remote-request.ts';
import type { TitleKey } from '../domain/titles/title.ts';
import type { Clock } from '../ports/clock.ts';
import type { Titles } from './titles.ts';
import type { Api } from './transport/api.ts';
import type { Urgency } from './transport/call-queue.ts';
import type { Call } from './transport/caller.ts';
import type { HttpResponse } from './transport/http-client.ts';
import { wireQuotas, wireRequest, wireRequests } from './wire/schemas.ts';
import { toCountedRequest, toDate, toQuota, toRemoteRequest } from './wire/translate.ts';

const pageSize = 100;
const maxPages = 10;
const declinedStatus = 3;
const dayMs = 86_400_000;

/** Creates, reads, decides, and deletes requests. */
export function createRequests(options: {
  readonly api: Api;
  readonly titles: Titles;
  readonly clock: Clock;
}) {
  const { api, titles, clock } = options;

  return {
    async createRequest(input: RequestInput, as: RemoteUserId): Promise<RemoteRequest> {
      const call: Call = {
        method: 'POST',
        path: '/request',
        body: toBody(input),
        as,
        urgency: 'person',
      };
      try {
        const response = await api.send(call);
        if (response.status === 201) return await readCreated(response, input);
        if (response.status === 202) throw new AppError('no-seasons-left');
        throw await explainError(await api.toError(response, call), input);
      } finally {
        // Even after an error the cached title may be out of date.
        titles.invalidate(input);
      }
    },

    findRequest,

    async listRecentRequests(count: number): Promise<RemoteRequest[]> {
      const query = { take: count, skip: 0, filter: 'all', sort: 'added' };
      const call = { ...get('/request', 'background'), query, isList: true };
      return (await api.read(call, wireRequests)).results.map(toRemoteRequest);
    },

    async listPendingRequests(page: {
      readonly take: number;
      readonly skip: number;
    }): Promise<RemoteRequest[]> {
      const query = { ...page, filter: 'pending', sort: 'added' };
      const call = { ...get('/request', 'background'), query, isList: true };
      return (await api.read(call, wireRequests)).results.map(toRemoteRequest);
    },

    async deleteRequest(remoteId: number, as: RemoteUserId): Promise<void> {
      const call: Call = { method: 'DELETE', path: `/request/${remoteId}`, as, urgency: 'person' };
      const response = await api.send(call);
      titles.invalidate(null);
      if (response.status === 204 || response.status === 200) return;
      const appError = await api.toError(response, call);
      if (!isAppError(appError, 'not-found')) throw appError;
    },

    decideRequest: (remoteId: number, decision: DecisionKind, as: RemoteUserId | null) =>
      sendAction(remoteId, decision, as),

    retryRequest: (remoteId: number, as: RemoteUserId | null) => sendAction(remoteId, 'retry', as),

    async getQuotas(as: RemoteUserId, { inBackground = false } = {}): Promise<QuotaSet> {
      const urgency = inBackground ? 'background' : 'person';
      const quotas = await api.readIfFound(get(`/user/${as}/quota`, urgency), wireQuotas);
      if (!quotas) throw new AppError('account-not-found');
      return { movie: toQuota(quotas.movie), tv: toQuota(quotas.tv) };
    },

    async listCountedRequests(
      as: RemoteUserId,
      mediaType: TitleKey['mediaType'],
      days: number,
    ): Promise<CountedRequest[]> {
      const since = clock().getTime() - days * dayMs;
      const counted: CountedRequest[] = [];
      for (let page = 0; page < maxPages; page += 1) {
        const query = { take: pageSize, skip: page * pageSize };
        const call = { ...get(`/user/${as}/requests`, 'person'), query, isList: true };
        const list = await api.readIfFound(call, wireRequests);
        if (!list) throw new AppError('account-not-found');
        const recentRequests = list.results.filter(
          ({ createdAt }) => toDate(createdAt).getTime() > since,
        );
        const countedRequests = recentRequests.filter(
          ({ type, status }) => type === mediaType && status !== declinedStatus,
        );
        counted.push(...countedRequests.map(toCountedRequest));
        // Requests are sorted from new to old: a page with an older request, or a page that is not full, is the last one.
        if (recentRequests.length < pageSize) break;
      }
      return counted;
    },
  };

  /** Approves, declines, or retries a request. Resolves with its new state. */
  async function sendAction(
    remoteId: number,
    action: DecisionKind | 'retry',
    as: RemoteUserId | null,
  ) {
    const path = `/request/${remoteId}/${action}`;
    const call: Call = { method: 'POST', path, as: as ?? 'key', urgency: 'person' };
    const response = await api.send(call);
    titles.invalidate(null);
    if (response.status !== 200) throw await api.toError(response, call);
    const parsed = wireRequest.safeParse(response.body);
    if (!parsed.success) {
      throw new AppError('outcome-unknown', { detail: { reason: 'unreadable response' } });
    }
    return toRemoteRequest(parsed.data);
  }

  async function findRequest(remoteId: number): Promise<RemoteRequest | null> {
    const request = await api.readIfFound(get(`/request/${remoteId}`, 'sync'), wireRequest);
    return request ? toRemoteRequest(request) : null;
  }

  /**
   * Seerr also answers 201 without an ID, and deletes that request again (docs/overseerr-api.md, "Creating a
   * request").
   */
  async function readCreated(response: HttpResponse, input: RequestInput): Promise<RemoteRequest> {
    const parsed = wireRequest.safeParse(response.body);
    if (parsed.success) return toRemoteRequest(parsed.data);
    const remoteId = readRemoteId(response.body);
    if (remoteId === null) {
      if (!response.isJson) {
        throw new AppError('outcome-unknown', { detail: { reason: 'no response' } });
      }
      throw new AppError(input.mediaType === 'tv' ? 'no-tvdb-id' : 'overseerr-failed');
    }
    const remote = await findRequest(remoteId);
    if (!remote) throw new AppError('outcome-unknown', { detail: { reason: 'request not found' } });
    return remote;
  }

  /** A more precise error, if the response leaves open what the problem is. */
  async function explainError(appError: AppError, input: RequestInput): Promise<AppError> {
    try {
      if (isAppError(appError, 'already-requested')) {
        const title = await titles.details(input, '', { fresh: true });
        const availability = input.is4k ? title.in4k : title.standard;
        return availability === 'available' ? new AppError('already-available') : appError;
      }
      // There is no error of its own for this case (docs/overseerr-api.md, "Series without a TVDB ID").
      if (isAppError(appError, 'overseerr-failed', 'not-found') && input.mediaType === 'tv') {
        return (await titles.hasTvdb(input)) ? appError : new AppError('no-tvdb-id');
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
    return appError;
  }
}

/** Without `is4k`, the server does not find duplicates (docs/overseerr-api.md, "Always send is4k"). */
function toBody(input: RequestInput): object {
  const { mediaType, tmdbId, is4k } = input;
  if (mediaType === 'movie') return { mediaType, mediaId: tmdbId, is4k };
  const seasons = [...new Set(input.seasons)].filter(
    (season) => Number.isInteger(season) && season >= 0,
  );
  if (seasons.length === 0) throw new AppError('no-seasons-selected');
  return { mediaType, mediaId: tmdbId, is4k, seasons: seasons.sort((a, b) => a - b) };
}

function readRemoteId(body: unknown): number | null {
  if (typeof body !== 'object' || body === null || !('id' in body)) return null;
  return typeof body.id === 'number' ? body.id : null;
}

function get(path: string, urgency: Urgency): Call {
  return { method: 'GET', path, as: 'key', urgency };
}
