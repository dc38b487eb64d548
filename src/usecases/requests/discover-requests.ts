import type { ServiceId } from '../../domain/id.ts';
import type { RemoteRequest, Requester } from '../../domain/requests/remote-request.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import { matchRemote } from './remote-steps.ts';
import type { RequestTransitions } from './request-transitions.ts';

const pageSize = 100;
const pagesPerAccount = 20;
/** How many of the newest requests are imported although they are neither pending nor recent. */
const newestCount = 20;
const recentMs = 7 * 86_400_000;
/** How many accounts are looked at in turn, for changes that the number of requests does not show. */
const accountsInTurn = 5;

/** What the last complete look at a server found. `requesters` are in the order in which they were looked at. */
interface Look {
  readonly requesters: readonly Requester[];
}

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

  /**
   * Passes the requests that the bot does not know and should, newest first, to `importAll`, which says whether it
   * has imported all of them. If not, the next call finds the others again.
   */
  return async (
    serviceId: ServiceId,
    importAll: (untracked: readonly RemoteRequest[]) => Promise<boolean>,
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
    if (!(await importAll(selectWanted(untracked, now)))) return;
    const rest = requesters.filter((requester) => !due.includes(requester));
    looks.set(serviceId, { requesters: [...rest, ...due] });
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
      const request = await requestRepository.findByRemoteId(serviceId, remote.remoteId);
      if (!request || !(await matchRemote(accounts, request, remote))) found.push(remote);
      else await updateWatchUrl(request, remote);
    }
    return found;
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
  const newestFirst = [...untracked].sort((a, b) => b.remoteId - a.remoteId);
  return newestFirst.filter((remote, index) => index < newestCount || isWanted(remote, now));
}
