import type { RemoteUserId } from '../domain/accounts/account.ts';
import { toRemoteUserId } from '../domain/accounts/account.ts';
import type { CountedRequest } from '../domain/accounts/quota.ts';
import { AppError } from '../domain/app-error.ts';
import type { RemoteRequest, Requester } from '../domain/requests/remote-request.ts';
import type { TitleKey } from '../domain/titles/title.ts';
import type { Clock } from '../ports/clock.ts';
import type { Api } from './transport/api.ts';
import type { Urgency } from './transport/call-queue.ts';
import { wireRequesters, wireRequests } from './wire/schemas.ts';
import { toCountedRequest, toDate, toRemoteRequest } from './wire/translate.ts';

const pageSize = 100;
const maxPages = 10;
const maxRequesters = 10_000;
const declinedStatus = 3;
const dayMs = 86_400_000;

/**
 * Reads many requests at once. Never with `GET /request`, which makes Seerr ask every Radarr and Sonarr and can crash
 * it when one of them fails (docs/overseerr-api.md, "Calls that crash the server").
 */
export function createRequestLists(options: { readonly api: Api; readonly clock: Clock }) {
  const { api, clock } = options;

  return {
    async listRequesters(): Promise<Requester[]> {
      const requesters = new Map<number, Requester>();
      for (let skip = 0; skip < maxRequesters; skip += pageSize) {
        const query = { take: pageSize, skip, sort: 'created' };
        const call = { method: 'GET', path: '/user', query, as: 'key', isList: true } as const;
        const page = await api.read({ ...call, urgency: 'background' }, wireRequesters);
        for (const { id, requestCount } of page.users) {
          const remoteUserId = toRemoteUserId(id);
          if (remoteUserId)
            requesters.set(id, { remoteUserId, requestCount: requestCount ?? null });
        }
        if (page.count < pageSize) break;
      }
      return [...requesters.values()].filter(({ requestCount }) => requestCount !== 0);
    },

    async listRequestsOf(
      as: RemoteUserId,
      page: { readonly take: number; readonly skip: number },
    ): Promise<RemoteRequest[]> {
      return ((await readPage(as, page, 'background')) ?? []).map(toRemoteRequest);
    },

    async listCountedRequests(
      as: RemoteUserId,
      mediaType: TitleKey['mediaType'],
      days: number,
    ): Promise<CountedRequest[]> {
      const since = clock().getTime() - days * dayMs;
      const counted: CountedRequest[] = [];
      for (let page = 0; page < maxPages; page += 1) {
        const rows = await readPage(as, { take: pageSize, skip: page * pageSize }, 'person');
        if (!rows) throw new AppError('account-not-found');
        const recentRequests = rows.filter(({ createdAt }) => toDate(createdAt).getTime() > since);
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

  /** A page of an account's requests, newest first; null for an unknown account. */
  async function readPage(
    as: RemoteUserId,
    query: { readonly take: number; readonly skip: number },
    urgency: Urgency,
  ) {
    const path = `/user/${as}/requests`;
    const call = { method: 'GET', path, query, as: 'key', urgency, isList: true } as const;
    return (await api.readIfFound(call, wireRequests))?.results ?? null;
  }
}
