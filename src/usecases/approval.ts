import type { NewCard } from '../core/card.ts';
import { toFault } from '../core/fault.ts';
import type { CardId } from '../core/id.ts';
import type { Place } from '../core/place.ts';
import type { MediaRequest } from '../core/request.ts';
import type { Accounts, ApprovalFacts, Ledger, MediaServers, People } from '../ports.ts';
import type { Approvers, Desk } from './approvers.ts';
import type { QuotaDesk } from './quotas.ts';

export type Approval = ReturnType<typeof createApproval>;

/** Putting requests before those who decide. */
export function createApproval(needs: {
  readonly ledger: Ledger;
  readonly accounts: Accounts;
  readonly people: People;
  readonly servers: MediaServers;
  readonly quotaDesk: Pick<QuotaDesk, 'of'>;
  readonly approvers: Approvers;
  /** Where approval cards go when a space has not said otherwise. */
  readonly places: readonly Place[];
  readonly newId: () => string;
}) {
  const { ledger, accounts, people, servers, quotaDesk, approvers, places, newId } = needs;

  return {
    /** The cards with which a request is put before the approvers, one a place. */
    async cardsFor(request: MediaRequest): Promise<NewCard[]> {
      const wanted = await desksFor(request);
      return wanted.map(({ place, locale }) => ({
        id: newId() as CardId,
        role: 'approval',
        // What failed is put before them anew, so that they notice.
        key: `${request.state === 'failed' ? 'failed' : 'approval'}:${keyOf(place)}`,
        message: { place, messageId: null },
        tells: [],
        locale: locale ?? 'en',
      }));
    },

    /**
     * What approvers want to know besides; whatever the service does not tell right now is left out. Of what is
     * decided it is not asked at all, so that no copy of the card waits for a service that hangs.
     */
    async factsFor(request: MediaRequest): Promise<ApprovalFacts> {
      const account = request.accountId ? await accounts.find(request.accountId) : null;
      const isOpen =
        request.state === 'failed' || (request.state === 'pending' && !request.decision);
      if (!isOpen)
        return { accountName: account?.name ?? null, quota: null, waiting: 0, url: null };
      const [quota, url, waiting] = await Promise.all([
        account
          ? orNothing(async () => (await quotaDesk.of(account))[request.title.mediaType])
          : null,
        orNothing(() => pageOf(request)),
        countWaiting(request),
      ]);
      return { accountName: account?.name ?? null, quota, waiting, url };
    },
  };

  async function desksFor(request: MediaRequest): Promise<readonly Desk[]> {
    const space = request.spaceId ? await people.space(request.spaceId) : null;
    const { approvalPlaces: own = [], language: locale = null } = space?.settings ?? {};
    const shared = own.length > 0 ? own : places;
    if (shared.length > 0) return shared.map((place) => ({ place, locale }));
    return approvers.desks(request.serviceId);
  }

  async function pageOf({ serviceId, title }: MediaRequest): Promise<string | null> {
    const { publicUrl } = await servers.get(serviceId).facts();
    return publicUrl && `${publicUrl}/${title.mediaType}/${title.tmdbId}`;
  }

  async function countWaiting({ serviceId, userId }: MediaRequest): Promise<number> {
    if (!userId) return 1;
    const which = { serviceId, spaceId: null, userId };
    return (await ledger.waiting(which, { take: 0, skip: 0 })).total;
  }
}

function keyOf({ platform, address, topic }: Place): string {
  return `${platform}:${address}:${topic ?? ''}`;
}

async function orNothing<Value>(read: () => Promise<Value>): Promise<Value | null> {
  try {
    return await read();
  } catch (error) {
    if (toFault(error).code === 'bug') throw error;
    return null;
  }
}
