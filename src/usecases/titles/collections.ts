import type { Account } from '../../domain/accounts/account.ts';
import { getRemaining } from '../../domain/accounts/quota.ts';
import type { Actor } from '../../domain/actor.ts';
import { AppError, isAppError } from '../../domain/app-error.ts';
import type { DraftId, SearchId, ServiceId, UserId } from '../../domain/id.ts';
import type { Draft } from '../../domain/requests/draft.ts';
import { type CardOrigin, isFinal, type MediaRequest } from '../../domain/requests/request.ts';
import type { Search } from '../../domain/titles/search.ts';
import type { Availability } from '../../domain/titles/title.ts';
import {
  type Collection,
  type CollectionPart,
  listMissingParts,
} from '../../domain/titles/title-group.ts';
import type { Clock } from '../../ports/clock.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { Members } from '../accounts/members.ts';
import type { Quotas } from '../accounts/quotas.ts';
import type { Requests } from '../requests/requests.ts';
import type { Searches } from './searches.ts';

/** Movies that are requested with one press; more than the longest collections are missing. */
const partsMax = 25;
/** The newest requests of a person, among which those for a collection are. */
const ownRequestsRead = 100;

/** What a press on a collection would request in one quality. */
export interface CollectionPlan {
  readonly missing: readonly CollectionPart[];
  /** Those that the quota has room for, in the order of their release. */
  readonly requestable: readonly CollectionPart[];
}

/** The movies of a collection that were requested with one press. */
export interface CollectionRequests {
  readonly collection: Collection;
  readonly requests: readonly MediaRequest[];
}

export type Collections = ReturnType<typeof createCollections>;

/** Requests all missing movies of a collection, each once. Every call is made as the account of the actor. */
export function createCollections(deps: {
  readonly servers: OverseerrServers;
  readonly searches: Searches;
  readonly members: Pick<Members, 'resolveKnownAccount'>;
  readonly quotas: Pick<Quotas, 'get'>;
  readonly requests: Pick<Requests, 'create'>;
  readonly requestRepository: Pick<RequestRepository, 'findByDraft' | 'listByUser'>;
  readonly clock: Clock;
  /** The same id for the same text. */
  readonly toDerivedId: (text: string) => string;
}) {
  const { servers, searches, members, quotas, requests, requestRepository, clock } = deps;

  return {
    /**
     * A collection, in which the actor's own open requests count, also those that the server does not have yet. Costs at
     * most one call. Throws `title-not-found`.
     */
    async get(
      actor: Actor,
      account: Account,
      { id, language }: { readonly id: number; readonly language: string },
    ): Promise<Collection> {
      const [collection, own] = await Promise.all([
        read(account, id, language),
        listOwn(actor.userId, account.serviceId),
      ]);
      const open = own.filter(isOpen);
      return { ...collection, parts: collection.parts.map((part) => withRequests(part, open)) };
    },

    /** What is left of the quota for movies; null without a limit. */
    getQuota,

    /** What a press would request, with this much of the quota left. */
    plan,

    /**
     * Remembers which movies the actor was shown to request. The id is for the button that requests them: only this
     * person can use it, and it requests each movie once.
     */
    start(
      actor: Actor,
      { serviceId }: Account,
      offer: {
        readonly collection: Collection;
        readonly standard: readonly CollectionPart[];
        readonly in4k: readonly CollectionPart[];
      },
    ): Promise<SearchId> {
      const { collection, standard, in4k } = offer;
      const ids = (parts: readonly CollectionPart[]) => parts.map(({ tmdbId }) => tmdbId);
      const words = formatOffer({ id: collection.id, standard: ids(standard), in4k: ids(in4k) });
      return searches.create(actor, { forUserId: null, serviceId, words, wants4k: false });
    },

    /**
     * Requests the movies that the actor was shown and that are still missing, and returns all requests that the button
     * has made, also those of an earlier press. Throws what `Requests.create` throws, `not-yours`, and `draft-expired`.
     */
    async requestMissing(
      actor: Actor,
      searchId: SearchId,
      input: {
        readonly is4k: boolean;
        readonly locale: string;
        readonly language: string;
        readonly origin: CardOrigin | null;
      },
    ): Promise<CollectionRequests> {
      const search = await searches.get(actor, searchId);
      const { collection, offered } = await open(actor, search, input);
      const earlier = await listMade(search, offeredParts(collection, offered), {
        ...input,
        counts: isOpen,
      });
      const missing = listMissingParts(collection, input.is4k);
      const made: MediaRequest[] = [];
      for (const part of missing) {
        // An earlier press that was interrupted is completed; a finished one has nothing left to do.
        if (!offered.includes(part.tmdbId) || earlier.some(isFor(part))) continue;
        const draft = toDraft(search, part, input.is4k);
        made.push(await requests.create(actor, { ...input, draft, answer: null }));
      }
      return { collection, requests: inOrder(collection, [...earlier, ...made]) };
    },

    /** The requests that the button has made. Throws like `requestMissing`. */
    async listRequests(
      actor: Actor,
      searchId: SearchId,
      { is4k, language }: { readonly is4k: boolean; readonly language: string },
    ): Promise<CollectionRequests> {
      const search = await searches.get(actor, searchId);
      const { collection, offered } = await open(actor, search, { is4k, language });
      const requests = await listMade(search, offeredParts(collection, offered), {
        is4k,
        counts: ({ state }) => state !== 'cancelled',
      });
      return { collection, requests };
    },
  };

  async function getQuota(account: Account): Promise<{ left: number; limit: number } | null> {
    if (!account.isLimited) return null;
    const { movie } = await quotas.get(account);
    const left = getRemaining(movie);
    return left === null || movie.limit === null ? null : { left, limit: movie.limit };
  }

  function plan(
    collection: Collection,
    is4k: boolean,
    quota: { readonly left: number } | null,
  ): CollectionPlan {
    const missing = listMissingParts(collection, is4k);
    return { missing, requestable: missing.slice(0, Math.min(partsMax, quota?.left ?? partsMax)) };
  }

  async function open(
    actor: Actor,
    search: Search,
    { is4k, language }: { readonly is4k: boolean; readonly language: string },
  ) {
    const offer = parseOffer(search.words);
    if (!offer) throw new AppError('invalid-input');
    const { account } = await members.resolveKnownAccount(actor, search.serviceId);
    const collection = await read(account, offer.id, language).catch((error: unknown) => {
      // It was there when it was offered, and an outage of TMDB looks the same.
      throw isAppError(error, 'title-not-found') ? new AppError('tmdb-unavailable') : error;
    });
    return { collection, offered: is4k ? offer.in4k : offer.standard };
  }

  function read({ serviceId, remoteUserId: as }: Account, id: number, language: string) {
    return servers.get(serviceId).getCollection(id, { language, as });
  }

  /**
   * The requests for some movies that the button has made, and otherwise those of the person that count: the button
   * leaves alone what they have requested in another way.
   */
  async function listMade(
    search: Search,
    parts: readonly CollectionPart[],
    {
      is4k,
      counts,
    }: { readonly is4k: boolean; readonly counts: (request: MediaRequest) => boolean },
  ): Promise<MediaRequest[]> {
    const [own, ...made] = await Promise.all([
      listOwn(search.userId, search.serviceId),
      ...parts.map((part) => requestRepository.findByDraft(toDraft(search, part, is4k).id)),
    ]);
    const others = own.filter((request) => request.is4k === is4k && counts(request));
    return parts.flatMap((part, index) => made[index] ?? others.find(isFor(part)) ?? []);
  }

  /** Newest first. */
  async function listOwn(userId: UserId, serviceId: ServiceId): Promise<MediaRequest[]> {
    const newest = { take: ownRequestsRead, skip: 0 };
    const { rows } = await requestRepository.listByUser(userId, newest);
    return rows.filter((request) => request.serviceId === serviceId);
  }

  /** The draft of a movie is not stored: its id, which makes its request unique, follows from the button. */
  function toDraft(search: Search, part: CollectionPart, is4k: boolean): Draft {
    const { mediaType, tmdbId, name, year, posterPath, releases } = part;
    const { id, userId, serviceId } = search;
    return {
      id: deps.toDerivedId(`${id} ${userId} ${tmdbId} ${is4k}`) as DraftId,
      userId,
      forUserId: null,
      serviceId,
      title: { mediaType, tmdbId, name, year, posterPath },
      releases,
      wants4k: is4k,
      seasons: [],
      page: 0,
      startedAt: clock(),
      choices: { standard: null, in4k: null },
      repeats: null,
    };
  }
}

function isFor({ tmdbId }: CollectionPart): (request: MediaRequest) => boolean {
  return ({ title }) => title.mediaType === 'movie' && title.tmdbId === tmdbId;
}

function isOpen({ state }: MediaRequest): boolean {
  return !isFinal(state);
}

function offeredParts({ parts }: Collection, offered: readonly number[]): CollectionPart[] {
  return parts.filter(({ tmdbId }) => offered.includes(tmdbId));
}

/** The server may have been asked minutes ago, or not have a request yet: what is on its way is not offered again. */
function withRequests(part: CollectionPart, open: readonly MediaRequest[]): CollectionPart {
  const own = open.filter(isFor(part));
  const correct = (availability: Availability, is4k: boolean): Availability => {
    const request = own.find((each) => each.is4k === is4k);
    if (!request || (availability !== 'unknown' && availability !== 'deleted')) return availability;
    return request.state === 'pending' ? 'pending' : 'processing';
  };
  return { ...part, standard: correct(part.standard, false), in4k: correct(part.in4k, true) };
}

function inOrder({ parts }: Collection, requests: readonly MediaRequest[]): MediaRequest[] {
  return parts.flatMap((part) => requests.filter(isFor(part)));
}

/** The movies of a collection that a person was shown to request, in each quality. */
interface Offer {
  readonly id: number;
  readonly standard: readonly number[];
  readonly in4k: readonly number[];
}

function formatOffer({ id, standard, in4k }: Offer): string {
  return `collection:${id} standard:${standard.join(',')} 4k:${in4k.join(',')}`;
}

/** Null for the words of a search. */
function parseOffer(words: string): Offer | null {
  const [, id, standard = '', in4k = ''] =
    /^collection:(\d+) standard:([\d,]*) 4k:([\d,]*)$/.exec(words) ?? [];
  if (id === undefined) return null;
  const toIds = (text: string) => text.split(',').filter(Boolean).map(Number);
  return { id: Number(id), standard: toIds(standard), in4k: toIds(in4k) };
}
