import type { HeldRequest } from '../core/held-request.ts';
import { eventOf, isOurs } from '../core/held-request.ts';
import { serviceActor } from '../core/history.ts';
import type { LifeEvent } from '../core/life-cycle.ts';
import type { MediaRequest } from '../core/request.ts';
import type { Accounts, MediaServers } from '../ports.ts';
import type { Actor, Step } from './life.ts';

/** The media server as the one who causes something. */
export const byService: Actor = {
  name: serviceActor,
  userId: null,
  door: 'service',
  causer: 'service',
};

/** The service holds a request of ours no more; its number may be another's from now on. */
export const vanished: Step = { event: 'vanish', actor: byService, patch: { number: null } };

/** What the service holds under the number of a request of ours; null when that is somebody else's by now. */
export async function recognise(
  accounts: Pick<Accounts, 'find'>,
  request: MediaRequest,
  held: HeldRequest | null,
): Promise<HeldRequest | null> {
  if (!held) return null;
  const account = request.accountId ? await accounts.find(request.accountId) : null;
  return isOurs(held, { ...request, accountNumber: account?.number ?? null }) ? held : null;
}

/** A request of ours as the service holds it; null when it does no more. */
export async function findHeld(
  {
    accounts,
    servers,
  }: { readonly accounts: Pick<Accounts, 'find'>; readonly servers: MediaServers },
  request: MediaRequest,
): Promise<HeldRequest | null> {
  const { serviceId, number } = request;
  if (number === null) return null;
  return recognise(accounts, request, await servers.get(serviceId).request(number));
}

const decisive: readonly LifeEvent[] = ['approve', 'decline'];

/** What a look at the service means for a request of ours. Whoever decided there did the deciding, and no more. */
export function toStep(held: HeldRequest): Step {
  const event = eventOf(held);
  const { decidedBy } = held;
  const isDecision = decisive.includes(event);
  return {
    event,
    actor: decidedBy && isDecision ? { ...byService, name: decidedBy } : byService,
    // A download may have begun before the approval was seen.
    ...(decidedBy && !isDecision ? { detail: { decidedBy } } : {}),
    patch: {
      progress: held.progress,
      ...(held.decidedBy === null ? {} : { decidedBy: held.decidedBy }),
      ...(held.seasons.length > 0 ? { seasons: held.seasons } : {}),
    },
  };
}
