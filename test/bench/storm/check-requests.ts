import { requestStatus } from '../../../src/demo/overseerr/state.ts';
import type { DatabaseState, RequestFactsRow } from './database-state.ts';
import type { FakesObservation, RemoteRow, StormPromise } from './fakes-protocol.ts';
import type { Finding } from './finding.ts';
import { groupBy } from './group-by.ts';

type World = Pick<FakesObservation, 'promises' | 'remoteRequests'> & DatabaseState;

/** The possible states on the Overseerr server for each state of a request. */
const remoteStatuses: Readonly<Record<string, readonly number[]>> = {
  pending: [requestStatus.pending],
  approved: [requestStatus.approved],
  processing: [requestStatus.approved],
  partial: [requestStatus.approved],
  available: [requestStatus.approved, requestStatus.completed],
  declined: [requestStatus.declined],
};

/** Compares what people were told with PostgreSQL and the Overseerr server. */
export function checkRequests(world: World): Finding[] {
  const remoteById = new Map(world.remoteRequests.map((remote) => [remote.remoteId, remote]));
  const rowById = new Map(world.requests.map((row) => [row.id, row]));
  const rowByDraft = new Map(world.requests.map((row) => [row.draftId, row]));
  const repeatedByDraft = new Map(
    world.repeats.map(({ draftId, requestId }) => [draftId, rowById.get(requestId)]),
  );
  return [
    ...world.promises.flatMap((promise) => checkPromise(promise)),
    ...world.requests.flatMap((row) => checkRow(row)),
    ...checkDoubled(world),
  ];

  function checkPromise(promise: StormPromise): Finding[] {
    switch (promise.kind) {
      case 'request':
        return (rowByDraft.get(promise.draftId) ?? repeatedByDraft.get(promise.draftId))
          ? []
          : [lost('a request', `draft ${promise.draftId}, title ${promise.tmdbId}`)];
      case 'decision':
        return isDecisionKept(promise)
          ? []
          : [lost(`a decision (${promise.decision})`, traceOf(promise))];
      case 'cancel': {
        const row = rowById.get(promise.requestId);
        return row?.state === 'cancelled' ? [] : [lost('a cancellation', traceOf(promise))];
      }
      case 'subscribe':
        return checkSubscription(promise);
      case 'vote': {
        const isKept = world.votes.some(
          ({ requestId, platformUserId }) =>
            requestId === promise.requestId && platformUserId === promise.platformUserId,
        );
        return isKept ? [] : [lost('a vote', traceOf(promise))];
      }
      case 'vote-rule':
        return world.votesNeeded === null
          ? [lost('a rule of votes', `set by ${promise.person}`)]
          : [];
    }
  }

  /** A requester may cancel what was decided a moment before. */
  function isDecisionKept(promise: StormPromise & { kind: 'decision' }): boolean {
    const row = rowById.get(promise.requestId);
    if (row?.state === 'cancelled') return true;
    const status = remoteById.get(row?.remoteId ?? 0)?.status;
    return promise.decision === 'decline'
      ? status === requestStatus.declined
      : status === requestStatus.approved || status === requestStatus.completed;
  }

  function checkSubscription(promise: StormPromise & { kind: 'subscribe' }): Finding[] {
    const ids = `title ${promise.tmdbId}, ${promise.platform} user ${promise.platformUserId}`;
    const found = world.subscriptions.find(
      ({ tmdbId, platformUserId }) =>
        tmdbId === promise.tmdbId && platformUserId === promise.platformUserId,
    );
    if (!found) return [lost('a subscription', ids)];
    const hasArrived = world.requests.some(
      ({ tmdbId, state }) => tmdbId === promise.tmdbId && state === 'available',
    );
    return hasArrived && !found.isNotified ? [lost('a notification of a subscriber', ids)] : [];
  }

  function checkRow(row: RequestFactsRow): Finding[] {
    const ids = `request ${row.id}, remote ${row.remoteId}, title ${row.tmdbId}`;
    const remote = row.remoteId === null ? undefined : remoteById.get(row.remoteId);
    if (row.source === 'overseerr') {
      return [{ kind: 'doubled', what: 'our own request imported as a foreign one', ids }];
    }
    if (row.state === 'queued') return [lost(`not submitted (${row.cause})`, ids)];
    if (row.state === 'failed') return checkFailed(row, ids);
    if (row.state === 'cancelled') {
      return remote ? [lost('canceled, but still on the server', ids)] : [];
    }
    if (!remote) return [lost(`${row.state}, but not on the server`, ids)];
    return [
      ...checkVotes(row, ids),
      ...(remoteStatuses[row.state]?.includes(remote.status) || hasArrivedForOthers(row, remote)
        ? []
        : [lost(`${row.state}, but status ${remote.status} on the server`, ids)]),
      ...checkNotified(row, ids),
    ];
  }

  /** Once votes have decided, none can be taken back. A request whose decision was refused waits for a person. */
  function checkVotes(row: RequestFactsRow, ids: string): Finding[] {
    const votes = world.votes.filter(({ requestId }) => requestId === row.id);
    const count = new Set(votes.map(({ remoteUserId }) => remoteUserId)).size;
    const { votesNeeded: needed } = world;
    if ((row.decision?.votes ?? 0) > count) return [lost('votes that have decided', ids)];
    const isWaiting = row.state === 'pending' && row.decision === null && row.cause === null;
    const isReached = needed !== null && count >= needed && votes.some(({ isLater }) => isLater);
    return isWaiting && isReached ? [lost('an approval by votes', ids)] : [];
  }

  /**
   * A request that reaches the server when the title has arrived for somebody else stays pending there: the server does
   * not count completed requests as duplicates.
   */
  function hasArrivedForOthers(row: RequestFactsRow, remote: RemoteRow): boolean {
    return row.state === 'available' && remote.status === requestStatus.pending && hasArrived(row);
  }

  function hasArrived({ tmdbId }: RequestFactsRow): boolean {
    return world.remoteRequests.some(
      (other) => other.tmdbId === tmdbId && other.status === requestStatus.completed,
    );
  }

  /** A refusal is right where somebody else was faster, and nothing else ever refuses anybody here. */
  function checkFailed(row: RequestFactsRow, ids: string): Finding[] {
    if (row.cause === 'already-available' && hasArrived(row)) return [];
    if (row.cause !== 'already-requested') return [lost(`failed (${row.cause})`, ids)];
    const hasRow = (remote: RemoteRow) =>
      world.requests.some(({ remoteId }) => remoteId === remote.remoteId);
    const own = world.remoteRequests.find(
      (remote) =>
        remote.tmdbId === row.tmdbId && remote.userId === row.remoteUserId && !hasRow(remote),
    );
    return own
      ? [lost('refused because of itself', `${ids}, on the server as ${own.remoteId}`)]
      : [];
  }

  function checkNotified(row: RequestFactsRow, ids: string): Finding[] {
    if (row.state !== 'available' && row.state !== 'declined') return [];
    const isNotified = world.cards.some(
      ({ requestId, role, key }) =>
        requestId === row.id && role === 'notification' && key.includes(`:${row.state}:`),
    );
    return isNotified ? [] : [lost(`a notification (${row.state})`, ids)];
  }
}

function checkDoubled({ remoteRequests, requests }: World): Finding[] {
  const open = remoteRequests.filter(({ status }) => status !== requestStatus.declined);
  const remoteGroups = groupBy(open, ({ tmdbId, userId }) => `title ${tmdbId} of user ${userId}`);
  const live = requests.filter(({ state }) => !['cancelled', 'declined', 'failed'].includes(state));
  const rowGroups = groupBy(live, ({ tmdbId, userId }) => `title ${tmdbId} of user ${userId}`);
  return [
    ...[...remoteGroups].flatMap(([key, group]): Finding[] => {
      const ids = `${key}: ${group.map(({ remoteId, status }) => `${remoteId} (status ${status})`).join(', ')}`;
      return group.length > 1 ? [{ kind: 'doubled', what: 'requests on the server', ids }] : [];
    }),
    ...[...rowGroups].flatMap(([key, group]): Finding[] => {
      const ids = `${key}: ${group.map(({ id, state }) => `${id} (${state})`).join(', ')}`;
      return group.length > 1 ? [{ kind: 'doubled', what: 'requests in PostgreSQL', ids }] : [];
    }),
  ];
}

const lost = (what: string, ids: string): Finding => ({ kind: 'lost', what, ids });

const traceOf = ({ requestId, person }: { requestId: string; person: string }) =>
  `request ${requestId}, ${person}`;
