import type { AccountNumber } from '../core/account.ts';
import type { Verdict } from '../core/decision.ts';
import { Fault, isFault } from '../core/fault.ts';
import type { HeldRequest } from '../core/held-request.ts';
import type { Counted, Quotas } from '../core/quota.ts';
import type { TitleKey } from '../core/title.ts';
import type { Clock, Wish } from '../ports.ts';
import type { Api } from './api.ts';
import type { Call } from './caller.ts';
import type { Answer } from './http.ts';
import type { Urgency } from './limiter.ts';
import type { Titles } from './titles.ts';
import { toCounted, toDate, toHeld, toQuota } from './translate.ts';
import { wireQuotas, wireRequest, wireRequests } from './wire.ts';

const pageSize = 100;
const mostPages = 10;
const declined = 3;
const dayMs = 86_400_000;

/** Making, reading and taking back requests. */
export function createRequests(options: {
  readonly api: Api;
  readonly titles: Titles;
  readonly clock: Clock;
}) {
  const { api, titles, clock } = options;

  return {
    async create(wish: Wish, as: AccountNumber): Promise<HeldRequest> {
      const call: Call = {
        method: 'POST',
        path: '/request',
        body: toBody(wish),
        as,
        urgency: 'person',
      };
      try {
        const answer = await api.send(call);
        if (answer.status === 201) return await created(answer, wish);
        if (answer.status === 202) throw new Fault('nothing-left');
        throw await explain(await api.refuse(answer, call), wish);
      } finally {
        // Whatever came of it, what we knew of the title may be out of date.
        titles.forget(wish);
      }
    },

    request,

    async recent(count: number): Promise<HeldRequest[]> {
      const query = { take: count, skip: 0, filter: 'all', sort: 'added' };
      const call = { ...get('/request', 'background'), query, isList: true };
      return (await api.read(call, wireRequests)).results.map(toHeld);
    },

    async waiting(page: { readonly take: number; readonly skip: number }): Promise<HeldRequest[]> {
      const query = { ...page, filter: 'pending', sort: 'added' };
      const call = { ...get('/request', 'background'), query, isList: true };
      return (await api.read(call, wireRequests)).results.map(toHeld);
    },

    async remove(number: number, as: AccountNumber): Promise<void> {
      const call: Call = { method: 'DELETE', path: `/request/${number}`, as, urgency: 'person' };
      const answer = await api.send(call);
      titles.forget(null);
      if (answer.status === 204 || answer.status === 200) return;
      const fault = await api.refuse(answer, call);
      if (!isFault(fault, 'not-found')) throw fault;
    },

    decide: (number: number, verdict: Verdict, as: AccountNumber | null) =>
      steer(number, verdict, as),

    retry: (number: number, as: AccountNumber | null) => steer(number, 'retry', as),

    async quotas(as: AccountNumber, { inBackground = false } = {}): Promise<Quotas> {
      const urgency = inBackground ? 'background' : 'person';
      const read = await api.readIfThere(get(`/user/${as}/quota`, urgency), wireQuotas);
      if (!read) throw new Fault('account-gone');
      return { movie: toQuota(read.movie), tv: toQuota(read.tv) };
    },

    async counted(
      as: AccountNumber,
      mediaType: TitleKey['mediaType'],
      days: number,
    ): Promise<Counted[]> {
      const since = clock().getTime() - days * dayMs;
      const counted: Counted[] = [];
      for (let page = 0; page < mostPages; page += 1) {
        const query = { take: pageSize, skip: page * pageSize };
        const call = { ...get(`/user/${as}/requests`, 'person'), query, isList: true };
        const read = await api.readIfThere(call, wireRequests);
        if (!read) throw new Fault('account-gone');
        const young = read.results.filter((one) => toDate(one.createdAt).getTime() > since);
        const counting = young.filter((one) => one.type === mediaType && one.status !== declined);
        counted.push(...counting.map(toCounted));
        // Newest first: a page with an older one, or one that is not full, is the last that matters.
        if (young.length < pageSize) break;
      }
      return counted;
    },
  };

  /** The verbs of an approver. The answer is the request as it then stands. */
  async function steer(number: number, verb: Verdict | 'retry', as: AccountNumber | null) {
    const path = `/request/${number}/${verb}`;
    const call: Call = { method: 'POST', path, as: as ?? 'key', urgency: 'person' };
    const answer = await api.send(call);
    titles.forget(null);
    if (answer.status !== 200) throw await api.refuse(answer, call);
    const read = wireRequest.safeParse(answer.body);
    if (!read.success) throw new Fault('outcome-unknown', { detail: { reason: 'unread answer' } });
    return toHeld(read.data);
  }

  async function request(number: number): Promise<HeldRequest | null> {
    const read = await api.readIfThere(get(`/request/${number}`, 'watch'), wireRequest);
    return read ? toHeld(read) : null;
  }

  /** Only 201 with a number is a request: Seerr answers 201 without one and deletes it again (#308). */
  async function created(answer: Answer, wish: Wish): Promise<HeldRequest> {
    const read = wireRequest.safeParse(answer.body);
    if (read.success) return toHeld(read.data);
    const number = numberIn(answer.body);
    if (number === null) {
      if (!answer.isJson) throw new Fault('outcome-unknown', { detail: { reason: 'no answer' } });
      throw new Fault(wish.mediaType === 'tv' ? 'no-tvdb' : 'service-failed');
    }
    const held = await request(number);
    if (!held) throw new Fault('outcome-unknown', { detail: { reason: 'vanished' } });
    return held;
  }

  /** Looks closer at refusals whose words leave open what is the matter. */
  async function explain(fault: Fault, wish: Wish): Promise<Fault> {
    try {
      if (isFault(fault, 'already-requested')) {
        const title = await titles.details(wish, '', { fresh: true });
        const standing = wish.is4k ? title.in4k : title.standard;
        return standing === 'available' ? new Fault('already-available') : fault;
      }
      // Overseerr has no words of its own for a series without a TVDB id (SEERR.md §7).
      if (isFault(fault, 'service-failed', 'not-found') && wish.mediaType === 'tv') {
        return (await titles.hasTvdb(wish)) ? fault : new Fault('no-tvdb');
      }
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
    }
    return fault;
  }
}

/** `is4k` is always said: without it the server no longer sees duplicates (SEERR.md §1.6, #241). */
function toBody(wish: Wish): object {
  const { mediaType, tmdbId, is4k } = wish;
  if (mediaType === 'movie') return { mediaType, mediaId: tmdbId, is4k };
  const seasons = [...new Set(wish.seasons)].filter((one) => Number.isInteger(one) && one >= 0);
  if (seasons.length === 0) throw new Fault('seasons-missing');
  return { mediaType, mediaId: tmdbId, is4k, seasons: seasons.sort((a, b) => a - b) };
}

function numberIn(body: unknown): number | null {
  if (typeof body !== 'object' || body === null || !('id' in body)) return null;
  return typeof body.id === 'number' ? body.id : null;
}

function get(path: string, urgency: Urgency): Call {
  return { method: 'GET', path, as: 'key', urgency };
}
