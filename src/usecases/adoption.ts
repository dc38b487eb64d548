import { toAccountNumber } from '../core/account.ts';
import type { NewCard } from '../core/card.ts';
import type { HeldRequest } from '../core/held-request.ts';
import { eventOf } from '../core/held-request.ts';
import type { CardId, RequestId, ServiceId } from '../core/id.ts';
import type { Job } from '../core/job.ts';
import { decide } from '../core/life-cycle.ts';
import { directTo } from '../core/place.ts';
import type { MediaRequest } from '../core/request.ts';
import { isFinal } from '../core/request.ts';
import type { User } from '../core/user.ts';
import type { Accounts, Clock, Ledger, MediaServers, People } from '../ports.ts';
import type { Life } from './life.ts';
import { toStep } from './observation.ts';

export type Adoption = ReturnType<typeof createAdoption>;

/** How old a request may be for its owner to be told that the bot follows it now. */
const newsMs = 60 * 60_000;
/** How old a request may be to get approval cards when it is found. */
const approversNewsMs = 24 * 60 * 60_000;

/** Taking on requests that were made without the bot, in Overseerr's own page or by a watchlist. */
export function createAdoption(needs: {
  readonly ledger: Ledger;
  readonly accounts: Accounts;
  readonly people: People;
  readonly servers: MediaServers;
  readonly life: Life;
  readonly clock: Clock;
  readonly newId: () => string;
}) {
  const { ledger, accounts, people, servers, life, clock, newId } = needs;

  return {
    /**
     * Makes a held request ours. The caller holds the title's lock. A queued request of ours for the same wish
     * is what a lost answer left behind: it becomes this one. One that waits is put before the approvers, unless
     * it is old or `isQuiet`; /pending finds it all the same.
     */
    async adopt(serviceId: ServiceId, held: HeldRequest, isQuiet = false): Promise<void> {
      const number = toAccountNumber(held.account.number);
      const account = number && (await accounts.byNumber(serviceId, number));
      const wish = { ...held.key, is4k: held.is4k, seasons: held.seasons };
      const queued = account && (await ledger.findQueued(serviceId, account.id, wish));
      if (queued) {
        const step = toStep(held);
        await life.move(
          queued.id,
          { ...step, patch: { ...step.patch, number: held.number } },
          queued,
        );
        return;
      }
      const owner = account?.userId ? await people.find(account.userId) : null;
      const request = await toRequest(serviceId, held, account?.id ?? null, owner);
      const cards = owner ? await liveCards(request, owner) : [];
      const payload = { requestId: request.id };
      const jobs: Job[] = [];
      if (cards.length > 0) jobs.push({ kind: 'show', payload });
      if (!isQuiet && isForApprovers(request)) jobs.push({ kind: 'tell', payload });
      await ledger.record({
        request,
        history: {
          event: 'adopt',
          from: null,
          to: request.state,
          actor: held.account.name,
          userId: request.userId,
          door: 'service',
          detail: { number: held.number },
        },
        cards,
        jobs,
      });
    },
  };

  async function toRequest(
    serviceId: ServiceId,
    held: HeldRequest,
    accountId: MediaRequest['accountId'],
    owner: User | null,
  ): Promise<MediaRequest> {
    const locale = owner?.locale ?? 'en';
    const title = await servers.get(serviceId).details(held.key, locale);
    return {
      id: newId() as RequestId,
      serviceId,
      userId: owner?.id ?? null,
      accountId,
      spaceId: null,
      draftId: null,
      requesterName: owner?.displayName ?? held.account.name,
      title: { ...held.key, name: title.name, year: title.year, posterPath: title.posterPath },
      is4k: held.is4k,
      seasons: held.seasons,
      state: decide('queued', eventOf(held), 'service') ?? 'pending',
      cause: null,
      reason: null,
      decidedBy: held.decidedBy,
      decision: null,
      progress: held.progress,
      outcome: null,
      number: held.number,
      door: 'service',
      origin: null,
      locale,
      version: 1,
      createdAt: held.createdAt,
      stateAt: clock(),
    };
  }

  function isForApprovers({ state, createdAt }: MediaRequest): boolean {
    return state === 'pending' && clock().getTime() - createdAt.getTime() < approversNewsMs;
  }

  /** A live card in the owner's direct messages, when the request is news and its story is not over. */
  async function liveCards(request: MediaRequest, owner: User): Promise<NewCard[]> {
    const isNews = clock().getTime() - request.createdAt.getTime() < newsMs;
    if (!isNews || isFinal(request.state)) return [];
    const chatAccount = (await people.chatAccounts(owner.id)).find((account) => !account.isClosed);
    if (!chatAccount) return [];
    const place = directTo(chatAccount);
    return [
      {
        id: newId() as CardId,
        role: 'private',
        key: 'private',
        message: { place, messageId: null },
        tells: [],
        locale: request.locale,
      },
    ];
  }
}
