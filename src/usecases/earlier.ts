import type { AccountNumber } from '../core/account.ts';
import { type HeldRequest, isSameWish } from '../core/held-request.ts';
import type { MediaRequest } from '../core/request.ts';
import type { Accounts, Ledger, MediaServers } from '../ports.ts';
import { recognise } from './observation.ts';

/** Finding what an earlier attempt to hand a request over left on the service, when its answer was lost. */
export function createEarlier(needs: {
  readonly ledger: Pick<Ledger, 'findByNumber'>;
  readonly accounts: Pick<Accounts, 'find'>;
  readonly servers: MediaServers;
}) {
  const { ledger, accounts, servers } = needs;

  /** This very wish, if the service holds it already and no other request of ours stands for it. */
  return async (request: MediaRequest, as: AccountNumber): Promise<HeldRequest | null> => {
    const { serviceId, title } = request;
    for (const held of await servers.get(serviceId).requestsFor(title)) {
      const isOpen = held.status !== 'declined' && held.status !== 'completed';
      if (!isOpen || !isSameWish(held, { ...request, accountNumber: as })) continue;
      const other = await ledger.findByNumber(serviceId, held.number);
      if (!other || !(await recognise(accounts, other, held))) return held;
    }
    return null;
  };
}
