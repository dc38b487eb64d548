import type { AccountNumber, ServiceAccount } from '../core/account.ts';
import type { FaultCode } from '../core/fault.ts';
import { Fault, isFault, toFault } from '../core/fault.ts';
import type { HeldRequest } from '../core/held-request.ts';
import { eventOf } from '../core/held-request.ts';
import type { RequestId } from '../core/id.ts';
import type { MediaRequest, Outcome } from '../core/request.ts';
import type { User } from '../core/user.ts';
import type {
  Accounts,
  AuditLine,
  Ledger,
  Locks,
  MediaServer,
  MediaServers,
  People,
} from '../ports.ts';
import { createEarlier } from './earlier.ts';
import type { Echoes } from './echoes.ts';
import type { Life } from './life.ts';
import type { Members } from './members.ts';
import { byService, vanished } from './observation.ts';
import type { QuotaDesk } from './quotas.ts';
import { titleLock } from './title-lock.ts';

/** Faults of the operator's settings: a request waits for them to be mended, it is not refused for them. */
const waitsFor: readonly FaultCode[] = [
  'service-key',
  'service-csrf',
  'service-not-overseerr',
  'service-unset',
];

/** Handing queued requests over to their service: exactly once, whatever breaks. */
export function createSubmission(needs: {
  readonly ledger: Ledger;
  readonly accounts: Accounts;
  readonly people: Pick<People, 'find'>;
  readonly servers: MediaServers;
  readonly members: Members;
  readonly life: Life;
  readonly locks: Locks;
  readonly quotaDesk: Pick<QuotaDesk, 'read' | 'freeAt'>;
  readonly echoes: Pick<Echoes, 'during'>;
}) {
  const { ledger, accounts, people, servers, members, life, locks, quotaDesk, echoes } = needs;
  const findEarlier = createEarlier(needs);

  return {
    /**
     * Hands a request over. `attempt` 0 says that it was never tried before, so nothing of it can be there yet.
     * Throws a fault worth a retry while the service cannot take it.
     */
    async send(id: RequestId, attempt: number): Promise<void> {
      const seen = await ledger.find(id);
      if (seen?.state !== 'queued') return;
      const { serviceId, title, accountId, userId } = seen;
      await echoes.during(serviceId, title, () =>
        locks.withLock(titleLock(serviceId, title), async () => {
          const [request, account, user] = await Promise.all([
            ledger.find(id),
            accountId ? accounts.find(accountId) : null,
            userId ? people.find(userId) : null,
          ]);
          if (request?.state !== 'queued') return null;
          if (!account) return refuse(request, new Fault('account-gone'), null);
          const no = refusalOf(request, account, user);
          return no ? refuse(request, no, null) : handOver(request, account, attempt);
        }),
      );
    },
  };

  /** A request may have waited long: whoever asked may have lost the account meanwhile, or been blocked. */
  function refusalOf(
    { serviceId, userId }: MediaRequest,
    account: ServiceAccount,
    user: User | null,
  ): Fault | null {
    if (user?.isBlocked) return new Fault('user-blocked');
    const isTheirs = account.userId !== null && account.userId === userId;
    return isTheirs || account.number === servers.guest(serviceId) ? null : new Fault('not-linked');
  }

  /** Returns the request as it then stands. */
  async function handOver(
    request: MediaRequest,
    account: ServiceAccount,
    attempt: number,
  ): Promise<MediaRequest> {
    const as = account.number;
    try {
      const server = servers.get(request.serviceId);
      const earlier = attempt > 0 ? await findEarlier(request, as) : null;
      return await settle(request, earlier ?? (await create(server, request, as)));
    } catch (error) {
      const fault = toFault(error);
      if (fault.code === 'bug') throw error;
      if (fault.face.retry || waitsFor.includes(fault.code)) {
        // What may have got through once stays so until it is known.
        const cause = request.cause === 'outcome-unknown' ? request.cause : fault.code;
        await life.note(request.id, { cause }, request);
        throw fault.face.retry ? fault : new Fault('service-failed', { cause: fault });
      }
      return refuse(request, fault, account);
    }
  }

  async function create(server: MediaServer, request: MediaRequest, as: AccountNumber) {
    const { title, is4k, seasons } = request;
    const wish = { mediaType: title.mediaType, tmdbId: title.tmdbId, is4k, seasons };
    try {
      return await server.create(wish, as);
    } catch (error) {
      // Either may mean that an earlier attempt of ours got through and its answer was lost.
      if (!isFault(error, 'outcome-unknown', 'already-requested', 'nothing-left')) throw error;
      const earlier = await findEarlier(request, as).catch((unasked: unknown) => {
        throw isFault(error, 'outcome-unknown') ? error : unasked;
      });
      if (!earlier) throw error;
      return earlier;
    }
  }

  /** A number that an older request of ours still has was given anew: the service began from an earlier day. */
  async function settle(request: MediaRequest, held: HeldRequest): Promise<MediaRequest> {
    try {
      return await begin(request, held);
    } catch (error) {
      if (!isFault(error, 'already-requested')) throw error;
      const former = await ledger.findByNumber(request.serviceId, held.number);
      if (former) await life.move(former.id, vanished, former);
      return begin(request, held);
    }
  }

  function begin(request: MediaRequest, held: HeldRequest): Promise<MediaRequest> {
    const leftOut = request.seasons.filter((season) => !held.seasons.includes(season));
    return life.move(
      request.id,
      {
        event: eventOf(held),
        actor: byService,
        patch: {
          number: held.number,
          seasons: held.seasons,
          cause: null,
          progress: held.progress,
          outcome: { ...noOutcome, created: held.seasons, leftOut },
        },
        detail: { number: held.number },
      },
      request,
    );
  }

  async function refuse(request: MediaRequest, fault: Fault, account: ServiceAccount | null) {
    const outcome = account ? await explain(request, fault, account) : noOutcome;
    const patch = { cause: fault.code, outcome };
    const step = {
      event: 'refuse',
      actor: byService,
      patch,
      detail: { cause: fault.code },
      ...(fault.face.isAudited ? { audit: auditOf(request, fault) } : {}),
    } as const;
    return life.move(request.id, step, request);
  }

  /** What the person will want to know beyond the no. The refusal stands even when this cannot be found out. */
  async function explain(
    request: MediaRequest,
    fault: Fault,
    account: ServiceAccount,
  ): Promise<Outcome> {
    try {
      if (isFault(fault, 'already-requested', 'nothing-left')) {
        return { ...noOutcome, heldBy: await heldBy(request) };
      }
      if (isFault(fault, 'quota-movie', 'quota-tv')) return await quotaOutcome(request, account);
      if (isFault(fault, 'no-right', 'no-right-movie', 'no-right-tv', 'no-right-4k')) {
        await members.refresh(account);
      }
    } catch (error) {
      if (toFault(error).code === 'bug') throw error;
    }
    return noOutcome;
  }

  async function heldBy(request: MediaRequest): Promise<string | null> {
    const held = await servers.get(request.serviceId).requestsFor(request.title);
    const inTheWay = held.find(
      (other) => other.is4k === request.is4k && other.status !== 'declined',
    );
    return inTheWay?.account.name ?? null;
  }

  async function quotaOutcome(
    { title: { mediaType } }: MediaRequest,
    account: ServiceAccount,
  ): Promise<Outcome> {
    const quota = (await quotaDesk.read(account))[mediaType];
    const { limit, used } = quota;
    if (limit === null) return noOutcome;
    const freeAt = await quotaDesk.freeAt(account, mediaType, quota);
    return { ...noOutcome, quota: { limit, used }, freeAt };
  }
}

/** The line for the operator about somebody whom the service let not ask. */
function auditOf(
  { id, userId, requesterName, door, state }: MediaRequest,
  fault: Fault,
): AuditLine {
  const who = { userId, actor: requesterName, door } as const;
  const subject = { subjectKind: 'request', subjectId: id } as const;
  return { ...who, action: fault.code, ...subject, before: { state } };
}

const noOutcome: Outcome = { created: [], leftOut: [], heldBy: null, freeAt: null, quota: null };
