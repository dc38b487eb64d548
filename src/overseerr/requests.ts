import type { RemoteUserId } from '../domain/accounts/account.ts';
import type { QuotaSet } from '../domain/accounts/quota.ts';
import { AppError, isAppError } from '../domain/app-error.ts';
import type { DecisionKind } from '../domain/approvals/decision.ts';
import type { RequestInput } from '../domain/requests/draft.ts';
import type { RemoteRequest } from '../domain/requests/remote-request.ts';
import type { DownloadTarget } from '../domain/services/download-server.ts';
import { createRefusalExplainer } from './explain-refusal.ts';
import type { Titles } from './titles.ts';
import type { Api } from './transport/api.ts';
import type { Urgency } from './transport/call-queue.ts';
import type { Call } from './transport/caller.ts';
import type { HttpResponse } from './transport/http-client.ts';
import { type WireRequest, wireQuotas, wireRequest } from './wire/schemas.ts';
import { toQuota, toRemoteRequest } from './wire/translate.ts';

/** Creates, reads, decides, and deletes requests. */
export function createRequests(options: { readonly api: Api; readonly titles: Titles }) {
  const { api, titles } = options;
  const { explainCreation, explainAction } = createRefusalExplainer({
    api,
    titles,
    getQuotas,
    findRequest,
  });

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
        throw await explainCreation(await api.toError(response, call), input, as);
      } finally {
        // Even after an error the cached title may be out of date.
        titles.invalidate(input);
      }
    },

    findRequest,

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

    getQuotas,
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
    if (response.status !== 200) {
      throw await explainAction(await api.toError(response, call), response, remoteId);
    }
    const parsed = wireRequest.safeParse(response.body);
    if (!parsed.success) return readActedOn(response, remoteId, isSeriesWithoutId(response.body));
    return action !== 'decline' && lacksTvdbId(parsed.data)
      ? readActedOn(response, remoteId, true)
      : toRemoteRequest(parsed.data);
  }

  /**
   * Seerr answers 200 when it approves a series without a TVDB ID, mostly without the ID of the request, and deletes
   * the request (docs/overseerr-api.md, "Series without a TVDB ID").
   */
  async function readActedOn(
    response: HttpResponse,
    remoteId: number,
    lacksTvdb: boolean,
  ): Promise<RemoteRequest> {
    const remote = response.isJson ? await findRequest(remoteId) : null;
    if (remote) return remote;
    if (lacksTvdb) throw new AppError('no-tvdb-id');
    throw new AppError('outcome-unknown', { detail: { reason: 'unreadable response' } });
  }

  async function getQuotas(
    as: RemoteUserId,
    { inBackground = false }: { readonly inBackground?: boolean } = {},
  ): Promise<QuotaSet> {
    const urgency = inBackground ? 'background' : 'person';
    const quotas = await api.readIfFound(get(`/user/${as}/quota`, urgency), wireQuotas);
    if (!quotas) throw new AppError('account-not-found');
    return { movie: toQuota(quotas.movie), tv: toQuota(quotas.tv) };
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
}

/** Without `is4k`, the server does not find duplicates (docs/overseerr-api.md, "Always send is4k"). */
function toBody(input: RequestInput): object {
  const { mediaType, tmdbId, is4k } = input;
  const rest = {
    ...(input.onBehalfOf === undefined ? {} : { userId: input.onBehalfOf }),
    ...(input.target ? toTargetBody(input.target) : {}),
  };
  if (mediaType === 'movie') return { mediaType, mediaId: tmdbId, is4k, ...rest };
  const seasons = [...new Set(input.seasons)].filter(
    (season) => Number.isInteger(season) && season >= 0,
  );
  if (seasons.length === 0) throw new AppError('no-seasons-selected');
  return { mediaType, mediaId: tmdbId, is4k, seasons: seasons.sort((a, b) => a - b), ...rest };
}

/** What is left open is left out: then the server uses its defaults and its override rules. */
function toTargetBody({ serverId, profileId, folder, languageProfileId, tags }: DownloadTarget) {
  return {
    ...(serverId === null ? {} : { serverId }),
    ...(profileId === null ? {} : { profileId }),
    ...(folder === null ? {} : { rootFolder: folder }),
    ...(languageProfileId === null ? {} : { languageProfileId }),
    ...(tags === null ? {} : { tags }),
  };
}

function lacksTvdbId({ type, media }: WireRequest): boolean {
  return type === 'tv' && media.tvdbId === null;
}

function isSeriesWithoutId(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || 'id' in body) return false;
  return 'type' in body && body.type === 'tv';
}

function readRemoteId(body: unknown): number | null {
  if (typeof body !== 'object' || body === null || !('id' in body)) return null;
  return typeof body.id === 'number' ? body.id : null;
}

function get(path: string, urgency: Urgency): Call {
  return { method: 'GET', path, as: 'key', urgency };
}
