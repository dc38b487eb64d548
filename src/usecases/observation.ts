import type { HeldRequest } from '../core/held-request.ts';
import { eventOf, isOurs } from '../core/held-request.ts';
import type { MediaRequest } from '../core/request.ts';
import type { Accounts, MediaServers } from '../ports.ts';
import type { Actor, Step } from './life.ts';

/** The media server as the one who causes something. */
export const byService: Actor = {
  name: 'media server',
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

/** What a look at the service means for a request of ours. */
export function toStep(held: HeldRequest): Step {
  return {
    event: eventOf(held),
    actor: held.decidedBy ? { ...byService, name: held.decidedBy } : byService,
    patch: {
      progress: held.progress,
      ...(held.decidedBy === null ? {} : { decidedBy: held.decidedBy }),
      ...(held.seasons.length > 0 ? { seasons: held.seasons } : {}),
    },
  };
}
