import type { NewCard } from '../core/card.ts';
import type { CardId, RequestId, UserId } from '../core/id.ts';
import type { Job } from '../core/job.ts';
import { type FollowUp, followUps } from '../core/life-cycle.ts';
import { type ChatAccountKey, directTo, type Place } from '../core/place.ts';
import type { MediaRequest } from '../core/request.ts';
import type { Identities } from '../ports/identity.ts';
import type { Cards, Clock, Ledger, NewSubscription, People, Subscriptions } from '../ports.ts';
import type { Approval } from './approval.ts';

interface Address {
  readonly account: ChatAccountKey;
  readonly place: Place;
}

/** Telling people, once each, where a request has come to. */
export function createTidings(needs: {
  readonly ledger: Ledger;
  readonly cards: Cards;
  readonly people: People;
  readonly identities: Pick<Identities, 'preferences'>;
  readonly subscriptions: Subscriptions;
  readonly approval: Approval;
  readonly clock: Clock;
  readonly newId: () => string;
}) {
  const { ledger, cards, people, identities, subscriptions, approval, clock, newId } = needs;

  return {
    /**
     * Posts what has not been said yet: to the approvers that a request waits or has failed, to the requester
     * where it has come to, to the subscribers that a title is there.
     */
    async tell(id: RequestId): Promise<void> {
      const request = await ledger.find(id);
      if (!request) return;
      const waiting = request.state === 'available' ? await waitingFor(request) : [];
      const notices = [
        ...(await forApprovers(request)),
        ...(await forRequester(request)),
        ...(await forSubscribers(request, waiting)),
      ];
      if (notices.length > 0) {
        const show: Job = { kind: 'show', payload: { requestId: id } };
        await cards.add(id, notices, [show]);
      }
      if (waiting.length > 0) {
        await subscriptions.told(
          waiting.map((subscription) => subscription.id),
          clock(),
        );
      }
    },
  };

  /** What failed on its way to the downloader comes back to the approvers, too. */
  async function forApprovers(request: MediaRequest): Promise<NewCard[]> {
    const isTheirs =
      request.state === 'pending' || (request.state === 'failed' && request.number !== null);
    return isTheirs ? approval.cardsFor(request) : [];
  }

  async function forRequester(request: MediaRequest): Promise<NewCard[]> {
    const wanted: readonly FollowUp[] = followUps[request.state];
    if (!wanted.includes('tell-requester')) return [];
    if (!request.userId || (await isAnswered(request))) return [];
    const { userId, door, origin } = request;
    const address = await addressOf(userId, door, origin);
    return address ? [notice(request, userId, address)] : [];
  }

  /** A refusal is read on the answer to the press, as long as that can still be edited. */
  async function isAnswered(request: MediaRequest): Promise<boolean> {
    if (request.state !== 'failed' || request.number !== null) return false;
    const answer = (await cards.ofRequest(request.id)).find((card) => card.role === 'private');
    if (!answer) return false;
    const { until } = answer.message.place;
    return !until || until > clock();
  }

  async function waitingFor(request: MediaRequest) {
    const { serviceId, title, is4k, seasons } = request;
    const waiting = await subscriptions.waiting(serviceId, title, is4k);
    return waiting.filter(
      (subscription) =>
        subscription.seasons.length === 0 ||
        subscription.seasons.some((season) => seasons.includes(season)),
    );
  }

  async function forSubscribers(
    request: MediaRequest,
    waiting: readonly NewSubscription[],
  ): Promise<NewCard[]> {
    const notices: NewCard[] = [];
    for (const { userId, place } of waiting) {
      if (userId === request.userId) continue;
      const address = await addressOf(userId, place.platform, place);
      if (address) notices.push(notice(request, userId, address));
    }
    return notices;
  }

  /** Where somebody wants to be told: in the direct messages they chose, or where they asked. */
  async function addressOf(
    userId: UserId,
    platform: string,
    place: Place | null,
  ): Promise<Address | null> {
    const accounts = await people.chatAccounts(userId);
    const { tellAt } = await identities.preferences(userId);
    const chosen = accounts.find((account) => account.platform === tellAt && !account.isClosed);
    if (chosen) return { account: chosen, place: directTo(chosen) };
    const account = accounts.find((each) => each.platform === platform) ?? accounts[0];
    return account ? { account, place: place ?? directTo(account) } : null;
  }

  function notice(
    request: MediaRequest,
    userId: UserId,
    { account: { platform, platformUserId }, place }: Address,
  ): NewCard {
    return {
      id: newId() as CardId,
      role: 'notice',
      // A request that was reopened has another number, and its second end is told, too.
      key: `told:${request.state}:${request.number ?? ''}:${userId}`,
      message: { place, messageId: null },
      tells: [{ platform, platformUserId }],
      locale: request.locale,
    };
  }
}
