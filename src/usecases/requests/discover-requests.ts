import type { ServiceId } from '../../domain/id.ts';
import type { RemoteRequest, Requester } from '../../domain/requests/remote-request.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import { formatTitleKey } from '../../domain/titles/title.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import { createRepeatedAttempts } from '../repeated-attempts.ts';
import { matchRemote } from './remote-steps.ts';
import type { RequestTransitions } from './request-transitions.ts';

const pageSize = 100;
const pagesPerAccount = 20;
/** How many of the newest requests are imported although they are neither pending nor recent. */
const newestCount = 20;
const recentMs = 7 * 86_400_000;
/** How many accounts are looked at in turn, for changes that the number of requests does not show. */
const accountsInTurn = 5;

/** What the last look at a server found. `requesters` are in the order in which they were looked at. */
interface Look {
  readonly requesters: readonly Requester[];
}

/** Imports one of the requests that were found, with `work`. Throws what that throws. */
type AttemptImport = (remote: RemoteRequest, work: () => Promise<void>) => Promise<void>;

/**
 * Finds requests that were made without the bot. It asks how many requests each account has, and lists only those whose
 * number has changed, and a few others in turn: a list of everybody's requests can crash Seerr (docs/overseerr-api.md, "Calls
 * that crash the server").
 */
export function createRequestDiscovery(deps: {
  readonly requestRepository: Pick<RequestRepository, 'findByRemoteId'>;
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly servers: OverseerrServers;
  readonly transitions: Pick<RequestTransitions, 'noteProgress'>;
  readonly clock: Clock;
}) {
  const { requestRepository, accounts, servers, transitions, clock } = deps;
  const looks = new Map<ServiceId, Look>();
  const importsOf = createRepeatedAttempts<RemoteRequest>({ clock, toContent });

  /**
   * Passes the requests that the bot does not know and should, newest first, to `importAll`, which has to attempt each.
   * Those that fail, or that it does not get to, are passed again by later calls, without being listed again: after a
   * while, or when they have changed.
   */
  return async (
    serviceId: ServiceId,
    importAll: (untracked: readonly RemoteRequest[], attempt: AttemptImport) => Promise<void>,
  ): Promise<void> => {
    const server = servers.get(serviceId);
    const now = clock().getTime();
    const last = looks.get(serviceId);
    const requesters = inTurn(await server.listRequesters(), last);
    const known = new Set(last?.requesters.map(toCountKey));
    const isChanged = (requester: Requester) => !known.has(toCountKey(requester));
    const due = requesters.filter((each, index) => index < accountsInTurn || isChanged(each));
    const untracked: RemoteRequest[] = [];
    for (const { remoteUserId } of due) {
      untracked.push(...(await listUntracked(serviceId, remoteUserId, now)));
    }
    const imports = importsOf(serviceId);
    // A webhook may have led to the import of one that waits.
    for (const remote of imports.listDue())
      if (await findTracked(serviceId, remote)) imports.remove(remote);
    // Remembered first, because `importAll` may end early.
    for (const remote of selectWanted(untracked.filter(imports.isDue), now)) imports.add(remote);
    const rest = requesters.filter((requester) => !due.includes(requester));
    looks.set(serviceId, { requesters: [...rest, ...due] });
    await importAll(sortNewestFirst(imports.listDue()), imports.attempt);
  };

  /** The unknown requests of an account, back to the first page without one that is worth importing. */
  async function listUntracked(
    serviceId: ServiceId,
    remoteUserId: Requester['remoteUserId'],
    now: number,
  ): Promise<RemoteRequest[]> {
    const server = servers.get(serviceId);
    const found: RemoteRequest[] = [];
    for (let page = 0; page < pagesPerAccount; page += 1) {
      const query = { take: pageSize, skip: page * pageSize };
      const rows = await server.listRequestsOf(remoteUserId, query);
      const untracked = await filterUntracked(serviceId, rows);
      found.push(...untracked);
      if (rows.length < pageSize || !untracked.some((remote) => isWanted(remote, now))) break;
    }
    return found;
  }

  async function filterUntracked(serviceId: ServiceId, rows: readonly RemoteRequest[]) {
    const found: RemoteRequest[] = [];
    for (const remote of rows) {
      const request = await findTracked(serviceId, remote);
      if (request) await updateWatchUrl(request, remote);
      else found.push(remote);
    }
    return found;
  }

  /** Our request that a remote one is; null if the bot does not know it. */
  async function findTracked(
    serviceId: ServiceId,
    remote: RemoteRequest,
  ): Promise<MediaRequest | null> {
    const request = await requestRepository.findByRemoteId(serviceId, remote.remoteId);
    return request && (await matchRemote(accounts, request, remote)) ? request : null;
  }

  /** Available requests are no longer compared with the server one by one, but their titles may leave the library. */
  async function updateWatchUrl(request: MediaRequest, { watchUrl }: RemoteRequest): Promise<void> {
    if (request.state !== 'available' || request.watchUrl === watchUrl) return;
    // Otherwise an update of the bot would edit the messages about everything that was ever available.
    if (request.watchUrl === null) return;
    await transitions.noteProgress(request, { watchUrl });
  }
}

/** Those that were not looked at for the longest time come first. */
function inTurn(requesters: readonly Requester[], last: Look | undefined): readonly Requester[] {
  const turns = new Map(last?.requesters.map(({ remoteUserId }, turn) => [remoteUserId, turn]));
  const turnOf = ({ remoteUserId }: Requester) => turns.get(remoteUserId) ?? -1;
  return requesters.toSorted((a, b) => turnOf(a) - turnOf(b));
}

function toCountKey({ remoteUserId, requestCount }: Requester): string {
  return `${remoteUserId}:${requestCount}`;
}

function isWanted({ status, createdAt }: RemoteRequest, now: number): boolean {
  return status === 'pending' || now - createdAt.getTime() < recentMs;
}

function selectWanted(untracked: readonly RemoteRequest[], now: number): RemoteRequest[] {
  return sortNewestFirst(untracked).filter(
    (remote, index) => index < newestCount || isWanted(remote, now),
  );
}

function sortNewestFirst(remotes: readonly RemoteRequest[]): RemoteRequest[] {
  return [...remotes].sort((a, b) => b.remoteId - a.remoteId);
}

/** What an import depends on. */
function toContent({ key, is4k, seasons, status, availability, account }: RemoteRequest): string {
  return JSON.stringify([formatTitleKey(key), is4k, seasons, status, availability, account]);
}
