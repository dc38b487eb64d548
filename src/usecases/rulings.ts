import type { Decision } from '../core/decision.ts';
import { type FaultCode, isFault } from '../core/fault.ts';
import { eventOf, type HeldRequest } from '../core/held-request.ts';
import type { RequestId } from '../core/id.ts';
import type { MediaRequest } from '../core/request.ts';
import type { User } from '../core/user.ts';
import type { Accounts, Ledger, Locks, MediaServers, People } from '../ports.ts';
import type { Echoes } from './echoes.ts';
import type { Actor, Life } from './life.ts';
import { byService, findHeld, toStep, vanished } from './observation.ts';
import type { Renewal } from './renewal.ts';
import { titleLock } from './title-lock.ts';

/** Sending recorded decisions to the service. */
export function createRulings(needs: {
  readonly ledger: Ledger;
  readonly accounts: Accounts;
  readonly people: Pick<People, 'find'>;
  readonly servers: MediaServers;
  readonly life: Life;
  readonly locks: Locks;
  readonly echoes: Pick<Echoes, 'during'>;
  readonly renewal: Pick<Renewal, 'heeding'>;
}) {
  const { ledger, accounts, people, servers, life, locks, echoes, renewal } = needs;

  return {
    /**
     * Sends a recorded decision. The service guards nothing (SEERR.md §5), so it is asked first: what somebody
     * decided there meanwhile stands, and the recorded decision is given up. So is that of somebody who was blocked
     * or lost the account since; the request then waits for another one.
     */
    async send(id: RequestId, attempt: number): Promise<void> {
      const seen = await ledger.find(id);
      if (!seen?.decision || seen.state !== 'pending') return;
      const { serviceId, title } = seen;
      await echoes.during(serviceId, title, () =>
        locks.withLock(titleLock(serviceId, title), async () => {
          const held = await findHeld(needs, (await ledger.find(id)) ?? seen);
          // Read after the service, which may take its time: the approver may be another user by now, or erased.
          const request = await ledger.find(id);
          if (!request?.decision || request.state !== 'pending') return null;
          if (!held) return life.move(id, vanished, request);
          return carryOut(request, request.decision, { held, attempt });
        }),
      );
    },
  };

  /** Returns the request as it then stands; null when the decision was given up. */
  async function carryOut(
    request: MediaRequest,
    decision: Decision,
    { held, attempt }: { held: HeldRequest; attempt: number },
  ): Promise<MediaRequest | null> {
    const by = await people.find(decision.userId);
    if (held.status === 'pending') {
      const no = await refusalOf(request, decision, by);
      if (no) return giveUp(request, { decision, by, why: no, cause: null });
      const sent = await sendAs(request, decision, held.number, by);
      return sent && settle(request, decision, sent, by);
    }
    // An earlier attempt got through and its answer was lost.
    if (attempt > 0 && isAsDecided(held, decision)) return settle(request, decision, held, by);
    const step = toStep(held);
    const patch = { ...step.patch, decision: null };
    const overtaken = { ...step, patch, detail: { ...step.detail, overtaken: decision.name } };
    return life.move(request.id, overtaken, request);
  }

  /** A decision may have waited long: whoever made it may have been blocked meanwhile, or lost the account. */
  async function refusalOf(
    { serviceId }: MediaRequest,
    { as, userId }: Decision,
    by: User | null,
  ): Promise<FaultCode | null> {
    if (!by) return 'account-gone';
    if (by.isBlocked) return 'user-blocked';
    if (as === null) return null;
    const own = await accounts.ofUser(userId, serviceId);
    return own?.number === as ? null : 'not-linked';
  }

  /** Sends as the approver's own account; when that may not any more, the decision is given up. */
  async function sendAs(
    request: MediaRequest,
    decision: Decision,
    number: number,
    by: User | null,
  ): Promise<HeldRequest | null> {
    const { verdict, as, userId } = decision;
    const { serviceId } = request;
    try {
      return await renewal.heeding(userId, serviceId, () =>
        servers.get(serviceId).decide(number, verdict, as),
      );
    } catch (error) {
      if (!isFault(error, 'no-right', 'account-gone')) throw error;
      await giveUp(request, { decision, by, why: error.code, cause: error.code });
      return null;
    }
  }

  /** Lets the request wait for another decision. `cause` is what its cards say about it. */
  async function giveUp(
    request: MediaRequest,
    of: { decision: Decision; by: User | null; why: FaultCode; cause: FaultCode | null },
  ): Promise<null> {
    const { decision, by, why, cause } = of;
    const whose = by ? { userId: by.id, actor: decision.name, door: decision.door } : ourselves;
    const subject = { subjectKind: 'request', subjectId: request.id } as const;
    await life.amend(request.id, {
      patch: { decision: null, cause },
      history: { event: 'drop', ...ourselves, detail: { cause: why } },
      audit: { ...whose, action: why, ...subject },
    });
    return null;
  }

  async function settle(
    request: MediaRequest,
    decision: Decision,
    held: HeldRequest,
    by: User | null,
  ): Promise<MediaRequest> {
    const { name, door, reason, verdict } = decision;
    const patch = { decidedBy: name, reason, cause: null };
    const actor: Actor = { userId: by?.id ?? null, name, door, causer: 'approver' };
    const moved = await life.move(request.id, { event: verdict, actor, patch }, request);
    // The downloader may have refused at once, or have begun.
    if (eventOf(held) === verdict) return moved;
    const { decidedBy: _, ...news } = toStep(held).patch ?? {};
    return life.move(request.id, { event: eventOf(held), actor: byService, patch: news }, moved);
  }
}

/** What nobody in the chat did. */
const ourselves = { userId: null, actor: 'MediaNest', door: 'service' } as const;

function isAsDecided(held: HeldRequest, { verdict }: Decision): boolean {
  return verdict === 'decline' ? held.status === 'declined' : held.status !== 'declined';
}
