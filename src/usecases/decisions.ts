import type { Decision, Verdict } from '../core/decision.ts';
import { Fault, isFault } from '../core/fault.ts';
import type { CardId, RequestId, ServiceId, UserId } from '../core/id.ts';
import type { MessageRef } from '../core/place.ts';
import type { MediaRequest } from '../core/request.ts';
import type {
  Accounts,
  AuditLine,
  Cards,
  Clock,
  Ledger,
  Locks,
  MediaServers,
  Page,
} from '../ports.ts';
import type { Approvers, Judge } from './approvers.ts';
import { type Actor, type Life, refuseDecided } from './life.ts';
import { findHeld, toStep, vanished } from './observation.ts';
import type { Renewal } from './renewal.ts';
import { titleLock } from './title-lock.ts';

export type Decisions = ReturnType<typeof createDecisions>;

const atOnce = 100;

/** Deciding on requests: the first decision counts, whoever and wherever the others are. */
export function createDecisions(needs: {
  readonly ledger: Ledger;
  readonly accounts: Accounts;
  readonly cards: Cards;
  readonly servers: MediaServers;
  readonly approvers: Approvers;
  readonly life: Life;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly renewal: Pick<Renewal, 'heeding'>;
}) {
  const { ledger, accounts, cards, servers, approvers, life, locks, clock, newId, renewal } = needs;

  return {
    /**
     * Records a decision and the job that sends it, as one. Throws `not-approver`, `own-request`, and `decided`
     * (with who and when) when somebody was first.
     */
    async decide(
      judge: Judge,
      id: RequestId,
      verdict: Verdict,
      reason: string | null,
    ): Promise<MediaRequest> {
      const request = await ledger.find(id);
      if (!request) throw new Fault('not-found');
      await approvers.check(judge, request);
      const decision: Decision = {
        verdict,
        reason,
        userId: judge.user.id,
        name: judge.user.displayName,
        door: judge.place.platform,
        as: await approvers.accountFor(judge, request),
        at: clock(),
      };
      return life.rule(id, decision);
    },

    /** Keeps an answer that shows a decided request true, for as long as it can be edited. */
    async keepTrue(id: RequestId, message: MessageRef, locale: string): Promise<void> {
      // Elsewhere it could be posted a second time.
      if (message.messageId === null && message.place.kind !== 'reply') return;
      const card = newId() as CardId;
      const look = { id: card, role: 'approval', key: `answer:${card}`, tells: [] } as const;
      const show = { kind: 'show', payload: { requestId: id } } as const;
      await cards.add(id, [{ ...look, message, locale }], [show]);
    },

    /** Whether somebody may decide on a request. Throws like `decide`; for asking before a reason is asked for. */
    async check(judge: Judge, id: RequestId): Promise<MediaRequest> {
      const request = await ledger.find(id);
      if (!request) throw new Fault('not-found');
      await approvers.check(judge, request);
      refuseDecided(request);
      return request;
    },

    /** Sends a failed request to its downloader again, as one step of an approver. */
    async retry(judge: Judge, id: RequestId): Promise<MediaRequest> {
      const request = await ledger.find(id);
      if (!request) throw new Fault('not-found');
      await approvers.check(judge, request);
      const { number } = request;
      if (request.state !== 'failed' || number === null) {
        throw new Fault('too-late', { detail: { state: request.state } });
      }
      return locks.withLock(titleLock(request.serviceId, request.title), async () => {
        const as = await approvers.accountFor(judge, request);
        if (!(await findHeld(needs, request))) {
          const { state } = await life.move(id, vanished, request);
          throw new Fault('too-late', { detail: { state } });
        }
        const held = await renewal.heeding(judge.user.id, request.serviceId, () =>
          servers.get(request.serviceId).retry(number, as),
        );
        const actor: Actor = { ...toActor(judge), causer: 'service' };
        const audit = auditOf(judge, request, 'retry');
        return life.move(id, { ...toStep(held), actor, audit }, request);
      });
    },

    /**
     * Asks for a declined request anew, as one step of an approver. The service has no way back to pending, but
     * takes a declined title again (SEERR.md §4); the declined request is taken away there first.
     */
    async reopen(judge: Judge, id: RequestId): Promise<MediaRequest> {
      const seen = await ledger.find(id);
      if (!seen) throw new Fault('not-found');
      await approvers.check(judge, seen);
      return locks.withLock(titleLock(seen.serviceId, seen.title), async () => {
        const request = (await ledger.find(id)) ?? seen;
        if (request.state !== 'declined') {
          throw new Fault('too-late', { detail: { state: request.state } });
        }
        await clearAway(judge, request);
        const step = { event: 'reopen', actor: toActor(judge), patch: blank } as const;
        return life.move(id, { ...step, audit: auditOf(judge, request, 'reopen') }, request);
      });
    },

    /** What waits of one person, oldest first; the first hundred. Throws `not-approver`. */
    async waitingOf(judge: Judge, serviceId: ServiceId, userId: UserId) {
      const which = { ...(await scopeOf(judge, serviceId)), userId };
      return ledger.waiting(which, { take: atOnce, skip: 0 });
    },

    /**
     * Approves what waits of one person up to and with the request `last`, which is what was shown to the approver;
     * returns how many. Throws `not-approver`, `not-found`; those that somebody else was faster with are left out.
     */
    async approveAll(judge: Judge, of: { userId: UserId; last: RequestId }) {
      const last = await ledger.find(of.last);
      if (!last) throw new Fault('not-found');
      const { rows } = await this.waitingOf(judge, last.serviceId, of.userId);
      let count = 0;
      for (const { id } of rows.filter((row) => row.id <= of.last)) {
        try {
          await this.decide(judge, id, 'approve', null);
          count += 1;
        } catch (error) {
          if (!isFault(error, 'decided', 'own-request', 'not-found')) throw error;
        }
      }
      return count;
    },

    /**
     * The request at a place in the queue of those that wait, oldest first, and how many there are: of the whole
     * service for who may decide there, otherwise of the space. Throws `not-approver`.
     */
    async waiting(judge: Judge, serviceId: ServiceId, index: number): Promise<Page<MediaRequest>> {
      return ledger.waiting(await scopeOf(judge, serviceId), { take: 1, skip: index });
    },

    /** Whether somebody decides on requests at all, as far as that is known without asking the service. */
    async isApprover(judge: Judge, serviceId: ServiceId): Promise<boolean> {
      return (await approvers.reachOf(judge, serviceId)) !== null;
    },

    /** The request that a message puts before the approvers; null when it is no approval card. */
    async requestAt(message: MessageRef): Promise<RequestId | null> {
      const card = await cards.at(message);
      return card?.role === 'approval' ? card.requestId : null;
    },
  };

  async function scopeOf(judge: Judge, serviceId: ServiceId) {
    const reach =
      (await approvers.reachOf(judge, serviceId)) ?? (await approvers.reachNow(judge, serviceId));
    if (!reach) throw new Fault('not-approver', { detail: { ofAny: true } });
    return { serviceId, spaceId: reach === 'space' ? (judge.space?.id ?? null) : null };
  }

  /** Throws `too-late` when the service holds the request in another state than declined. */
  async function clearAway(judge: Judge, request: MediaRequest): Promise<void> {
    const held = await findHeld(needs, request);
    if (!held) return;
    if (held.status !== 'declined') {
      const { state } = await life.move(request.id, toStep(held), request);
      throw new Fault('too-late', { detail: { state } });
    }
    const owner = request.accountId ? await accounts.find(request.accountId) : null;
    const as = (await approvers.accountFor(judge, request)) ?? owner?.number;
    if (!as) throw new Fault('account-gone');
    await servers.get(request.serviceId).remove(held.number, as);
  }
}

/** What a request that begins anew leaves behind. */
const blank = {
  number: null,
  decision: null,
  decidedBy: null,
  reason: null,
  cause: null,
  outcome: null,
  progress: null,
} as const;

function toActor({ user, place }: Judge): Actor {
  return { userId: user.id, name: user.displayName, door: place.platform, causer: 'approver' };
}

/** The line for the operator about what an approver did to a request. */
export function auditOf(
  judge: Judge,
  { id, state }: MediaRequest,
  deed: string,
  after: Readonly<Record<string, unknown>> = {},
): AuditLine {
  const { userId, name: actor, door } = toActor(judge);
  const subject = { subjectKind: 'request', subjectId: id } as const;
  const action = `request.${deed}`;
  return { userId, actor, door, action, ...subject, before: { state }, after };
}
