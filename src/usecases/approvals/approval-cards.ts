import { toAppError } from '../../domain/app-error.ts';
import type { ApprovalContext } from '../../domain/approvals/approval-context.ts';
import type { CardId } from '../../domain/id.ts';
import { type NewCard, stalledKey } from '../../domain/notifications/card.ts';
import { toPlaceKey } from '../../domain/place.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import { hasStalled } from '../../domain/requests/standing.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { Quotas } from '../accounts/quotas.ts';
import type { ApprovalPlaces } from './approval-places.ts';
import type { ApprovalTarget, Approvers } from './approvers.ts';
import type { Votes } from './votes/votes.ts';

const noVotes = { voters: [], votesNeeded: null } as const;

export type ApprovalCards = ReturnType<typeof createApprovalCards>;

/** Builds the cards that put requests before the approvers. */
export function createApprovalCards(deps: {
  readonly requestRepository: Pick<RequestRepository, 'listPending'>;
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly approvalPlaces: ApprovalPlaces;
  readonly servers: OverseerrServers;
  readonly quotas: Pick<Quotas, 'get'>;
  readonly approvers: Pick<Approvers, 'listTargets'>;
  readonly votes: Pick<Votes, 'getTally'>;
  readonly newId: () => string;
}) {
  const { requestRepository, accounts, approvalPlaces, servers, quotas, approvers, votes, newId } =
    deps;

  return {
    /** The approval cards of a request, one for each place. */
    async buildCards(request: MediaRequest): Promise<NewCard[]> {
      const targets = await listTargets(request);
      return targets.map(({ place, locale }) => ({
        id: newId() as CardId,
        role: 'approval',
        key: `${toCardKind(request)}:${toPlaceKey(place)}`,
        message: { place, messageId: null },
        recipients: [],
        locale: locale ?? 'en',
      }));
    },

    /**
     * What an approval card shows besides the request, without what the server cannot tell right now. For a decided
     * request the server is not asked at all, so that no card waits for a server that hangs.
     */
    async loadContext(request: MediaRequest): Promise<ApprovalContext> {
      const account = request.accountId ? await accounts.find(request.accountId) : null;
      const isOpen =
        toCardKind(request) !== 'approval' || (request.state === 'pending' && !request.decision);
      const base = { accountName: account?.name ?? null, pendingCount: 0, ...noVotes };
      if (!isOpen) return { ...base, quota: null, titleUrl: null };
      const [quota, titleUrl, pendingCount, tally] = await Promise.all([
        account ? orNull(async () => (await quotas.get(account))[request.title.mediaType]) : null,
        orNull(() => getTitleUrl(request)),
        countPending(request),
        request.state === 'pending' ? votes.getTally(request) : null,
      ]);
      const voted = tally && {
        voters: tally.voters.map(({ name }) => name),
        votesNeeded: tally.needed,
      };
      return { ...base, quota, pendingCount, titleUrl, ...voted };
    },
  };

  async function listTargets(request: MediaRequest): Promise<readonly ApprovalTarget[]> {
    const targets = await approvalPlaces.list(request.spaceId);
    return targets.length > 0 ? targets : approvers.listTargets(request.serviceId);
  }

  async function getTitleUrl({ serviceId, title }: MediaRequest): Promise<string | null> {
    const { publicUrl } = await servers.get(serviceId).getInfo();
    return publicUrl && `${publicUrl}/${title.mediaType}/${title.tmdbId}`;
  }

  async function countPending({ serviceId, userId }: MediaRequest): Promise<number> {
    if (!userId) return 1;
    const filter = { serviceId, spaceId: null, userId };
    return (await requestRepository.listPending(filter, { take: 0, skip: 0 })).total;
  }
}

/** What fails or does not move gets a new card, so that the approvers notice. */
function toCardKind(request: MediaRequest): string {
  if (request.state === 'failed') return 'failed';
  if (hasStalled(request)) return stalledKey;
  return request.problem === 'never-sent' ? 'unsent' : 'approval';
}

async function orNull<Value>(read: () => Promise<Value>): Promise<Value | null> {
  try {
    return await read();
  } catch (error) {
    if (toAppError(error).code === 'internal') throw error;
    return null;
  }
}
