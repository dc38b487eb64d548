import { AppError } from '../../../src/domain/app-error.ts';
import type { AuditEntry } from '../../../src/domain/audit-entry.ts';
import type { RequestId } from '../../../src/domain/id.ts';
import type { Job } from '../../../src/domain/job.ts';
import type { Card, NewCard } from '../../../src/domain/notifications/card.ts';
import type { HistoryEntry, NewHistoryEntry } from '../../../src/domain/requests/history.ts';
import { isSameRequest } from '../../../src/domain/requests/remote-request.ts';
import { isFinal, type MediaRequest } from '../../../src/domain/requests/request.ts';
import { formatTitleKey } from '../../../src/domain/titles/title.ts';
import type { CardRepository } from '../../../src/ports/notifications/card-repository.ts';
import type { Page } from '../../../src/ports/page.ts';
import type {
  NewRequest,
  RequestRepository,
} from '../../../src/ports/requests/request-repository.ts';
import { toShownVersion } from './shown-version.ts';

/** The shared state of the in-memory repositories of one test. */
export interface InMemoryStore {
  readonly requests: Map<RequestId, MediaRequest>;
  readonly history: Map<RequestId, HistoryEntry[]>;
  readonly cards: Card[];
  readonly jobs: Job[];
  readonly audit: AuditEntry[];
}

export function createInMemoryStore(): InMemoryStore {
  return {
    requests: new Map(),
    history: new Map(),
    cards: [],
    jobs: [],
    audit: [],
  };
}

/** Counts how often each method of a repository is called. */
export function countCalls<Repository extends object>(
  repository: Repository,
  calls: Map<string, number>,
): Repository {
  return new Proxy(repository, {
    get(target, name, receiver) {
      if (typeof name === 'string') calls.set(name, (calls.get(name) ?? 0) + 1);
      return Reflect.get(target, name, receiver);
    },
  });
}

/**
 * Implements `RequestRepository` without a database. Ids order requests as the database orders
 * them.
 */
export function createInMemoryRequests(
  store: InMemoryStore,
  clock: () => Date = () => new Date(),
): RequestRepository {
  const { requests } = store;
  const list = () => [...requests.values()].sort((a, b) => (a.id < b.id ? -1 : 1));

  return {
    /** No test here queries due notifications. */
    async markNotified() {},

    async create({ request, startedAt, history, audit, cards, jobs }) {
      const isKnown = list().some(
        (other) =>
          (request.draftId !== null && other.draftId === request.draftId) ||
          isSameRemoteId(other, request),
      );
      if (isKnown || listRepeated({ request, startedAt }).length > 0) return false;
      requests.set(request.id, request);
      addHistory(request.id, history);
      if (audit) store.audit.push(audit);
      addCards(request.id, cards);
      store.jobs.push(...jobs);
      return true;
    },

    async update({ id, expectedVersion, patch, history, audit, cards, jobs }) {
      const request = requests.get(id);
      if (!request || request.version !== expectedVersion) return false;
      const changed = { ...request, ...patch };
      if (list().some((other) => other.id !== id && isSameRemoteId(other, changed)))
        throw new AppError('already-requested');
      requests.set(id, { ...changed, version: request.version + 1 });
      if (history) addHistory(id, history);
      if (audit) store.audit.push(audit);
      addCards(id, cards);
      store.jobs.push(...jobs);
      return true;
    },

    find: async (id) => requests.get(id) ?? null,
    findByDraft: async (id) => list().find(({ draftId }) => draftId === id) ?? null,
    findByRemoteId: async (serviceId, remoteId) =>
      list().find((each) => each.serviceId === serviceId && each.remoteId === remoteId) ?? null,
    findRepeated: async (entry) => listRepeated(entry).at(-1) ?? null,
    findQueued: async (serviceId, accountId, { mediaType, tmdbId, is4k, seasons }) =>
      list().find(
        (each) =>
          each.serviceId === serviceId &&
          each.accountId === accountId &&
          each.state === 'queued' &&
          each.remoteId === null &&
          isSameRequest(toRemote(each), {
            title: { ...each.title, mediaType, tmdbId },
            is4k,
            seasons,
            remoteUserId: 0,
          }),
      ) ?? null,
    countQueuedBefore: async ({ id, serviceId }) =>
      list().filter(
        (each) => each.serviceId === serviceId && each.state === 'queued' && each.id < id,
      ).length,
    listByUser: async (userId, page) =>
      paginate(
        list()
          .reverse()
          .filter((each) => each.userId === userId),
        page,
      ),
    listPending: async ({ serviceId, spaceId, userId, pendingSince }, page) =>
      paginate(
        list().filter(
          (each) =>
            each.serviceId === serviceId &&
            each.state === 'pending' &&
            each.decision === null &&
            (spaceId === null || each.spaceId === spaceId) &&
            (userId === undefined || each.userId === userId) &&
            (pendingSince === undefined || each.stateChangedAt < pendingSince),
        ),
        page,
      ),
    listStatesByTitle: async (serviceId, keys) =>
      list()
        .filter((each) => each.serviceId === serviceId && !each.is4k && each.remoteId !== null)
        .filter(({ state }) => ['pending', 'approved', 'processing', 'failed'].includes(state))
        .filter(({ title }) => keys.some((key) => formatTitleKey(key) === formatTitleKey(title)))
        .map(({ title: { mediaType, tmdbId }, state }) => ({ key: { mediaType, tmdbId }, state })),
    search: async (scope, query, count) =>
      list()
        .reverse()
        .filter(
          (each) =>
            each.serviceId === scope.serviceId &&
            (scope.isAll ||
              each.userId === scope.userId ||
              (scope.spaceId !== null && each.spaceId === scope.spaceId)) &&
            (each.title.name.toLowerCase().includes(query.toLowerCase()) ||
              String(each.remoteId) === query),
        )
        .slice(0, count),
    listHistory: async (id) => store.history.get(id) ?? [],
    claimForSync: async (serviceId, count) =>
      list()
        .filter((each) => each.serviceId === serviceId && !isFinal(each.state))
        .filter((each) => each.remoteId !== null)
        .slice(0, count),
  };

  function listRepeated({ request, startedAt }: Pick<NewRequest, 'request' | 'startedAt'>) {
    if (startedAt === null || request.userId === null) return [];
    return list().filter(
      (each) =>
        each.userId === request.userId &&
        each.serviceId === request.serviceId &&
        formatTitleKey(each.title) === formatTitleKey(request.title) &&
        each.is4k === request.is4k &&
        request.seasons.every((season) => each.seasons.includes(season)) &&
        (!isFinal(each.state) || (each.state === 'available' && each.stateChangedAt > startedAt)),
    );
  }

  function addHistory(id: RequestId, { userId: _, ...entry }: NewHistoryEntry): void {
    const line: HistoryEntry = { ...entry, at: clock(), detail: entry.detail ?? null };
    store.history.set(id, [...(store.history.get(id) ?? []), line]);
  }

  function addCards(id: RequestId, cards: readonly NewCard[]): void {
    for (const card of cards) store.cards.push({ ...card, requestId: id, shownVersion: 0 });
  }
}

/** Implements `CardRepository` without a database. */
export function createInMemoryCards(store: InMemoryStore): CardRepository {
  const lostReasons = new Map<Card['id'], string>();
  const listKept = () => store.cards.filter(({ id }) => !lostReasons.has(id));
  return {
    listByRequest: async (id) => listKept().filter(({ requestId }) => requestId === id),
    findByMessage: async ({ place, messageId }) =>
      listKept().find(
        ({ message }) =>
          message.messageId === messageId &&
          message.place.platform === place.platform &&
          message.place.address === place.address,
      ) ?? null,
    isPosting: async (place) =>
      listKept().some(
        ({ message }) =>
          message.messageId === null &&
          message.place.platform === place.platform &&
          message.place.address === place.address,
      ),
    async create(id, cards, jobs) {
      if (!store.requests.has(id)) return;
      for (const card of cards) {
        const isKnown = store.cards.some((each) => each.requestId === id && each.key === card.key);
        if (!isKnown) store.cards.push({ ...card, requestId: id, shownVersion: 0 });
      }
      store.jobs.push(...jobs);
    },
    async markShown(read, version, message) {
      const index = store.cards.findIndex((card) => card.id === read.id);
      const card = store.cards[index];
      if (!card) return true;
      const shownVersion = toShownVersion(card, read, version);
      const messageId = message.messageId ?? card.message.messageId;
      store.cards.splice(index, 1, { ...card, shownVersion, message: { ...message, messageId } });
      return shownVersion >= version;
    },
    async listRecentlyChanged(since) {
      return [...store.requests.values()]
        .filter(({ id, stateChangedAt }) => {
          const hasCard = listKept().some(({ requestId }) => requestId === id);
          return stateChangedAt > since && hasCard;
        })
        .sort((a, b) => b.stateChangedAt.getTime() - a.stateChangedAt.getTime())
        .map(({ id }) => id);
    },
    async markOutdated(id, version) {
      const index = store.cards.findIndex((card) => card.id === id);
      const card = store.cards[index];
      if (card && card.shownVersion > version) {
        store.cards.splice(index, 1, { ...card, shownVersion: version });
      }
    },
    async markLost(id, reason) {
      lostReasons.set(id, reason);
    },
    async resumeDirect({ platform, platformUserId }) {
      const resumed = store.cards.filter(
        ({ id, message: { place, messageId } }) =>
          messageId !== null &&
          place.platform === platform &&
          place.address === platformUserId &&
          lostReasons.get(id) === 'direct-messages-closed',
      );
      for (const { id } of resumed) lostReasons.delete(id);
      return [...new Set(resumed.map(({ requestId }) => requestId))];
    },
  };
}

function isSameRemoteId(a: MediaRequest, b: MediaRequest): boolean {
  return b.remoteId !== null && a.serviceId === b.serviceId && a.remoteId === b.remoteId;
}

function paginate(
  rows: readonly MediaRequest[],
  { take, skip }: { take: number; skip: number },
): Page<MediaRequest> {
  return { rows: rows.slice(skip, skip + take), total: rows.length };
}

function toRemote({ title, is4k, seasons, createdAt }: MediaRequest) {
  return {
    remoteId: 0,
    key: title,
    is4k,
    seasons,
    status: 'pending',
    account: { remoteUserId: 0, name: '' },
    decidedBy: null,
    deciderId: null,
    availability: 'unknown',
    availableSeasons: [],
    progress: null,
    isSent: null,
    watchUrl: null,
    createdAt,
  } as const;
}
