import { type Account, toRemoteUserId } from '../../domain/accounts/account.ts';
import type { User } from '../../domain/accounts/user.ts';
import { overseerrActor } from '../../domain/actor.ts';
import { toAttribution } from '../../domain/audit-entry.ts';
import type { CardId, RequestId, ServiceId } from '../../domain/id.ts';
import type { Job } from '../../domain/job.ts';
import type { NewCard } from '../../domain/notifications/card.ts';
import { toDirectPlace } from '../../domain/place.ts';
import { getNextState } from '../../domain/requests/life-cycle.ts';
import type { RemoteRequest } from '../../domain/requests/remote-request.ts';
import { toRequestEvent } from '../../domain/requests/remote-request.ts';
import { isFinal, type MediaRequest, noStanding } from '../../domain/requests/request.ts';
import { toTitleSummary } from '../../domain/titles/title.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import { toTransitionStep } from './remote-steps.ts';
import type { RequestTransitions } from './request-transitions.ts';

export type RequestImport = ReturnType<typeof createRequestImport>;

/** How old a request may be for its owner to get a card for it. */
const ownerNewsMaxAgeMs = 60 * 60_000;
/** How old a request may be for the approvers to get cards for it. */
const approverNewsMaxAgeMs = 24 * 60 * 60_000;

/** Imports requests that were made without the bot, on Overseerr's own page or from a watchlist. */
export function createRequestImport(deps: {
  readonly requestRepository: Pick<RequestRepository, 'create' | 'findQueued'>;
  readonly accounts: Pick<AccountRepository, 'findByRemoteUserId' | 'upsert'>;
  readonly accountLinks: Pick<AccountLinkRepository, 'listUsers'>;
  readonly users: Pick<UserRepository, 'listChatAccounts'>;
  readonly servers: OverseerrServers;
  readonly transitions: Pick<RequestTransitions, 'transition'>;
  readonly clock: Clock;
  readonly newId: () => string;
}) {
  const { requestRepository, accounts, accountLinks, users, servers, transitions, clock, newId } =
    deps;

  return {
    /**
     * Imports a remote request. The caller holds the title's lock. A queued request of ours for the same title and
     * seasons was submitted and its answer lost: the remote request becomes that one. A pending request is put before
     * the approvers unless it is old or `isQuiet`; /pending lists it in any case.
     */
    async importRequest(
      serviceId: ServiceId,
      remote: RemoteRequest,
      isQuiet = false,
    ): Promise<void> {
      const account = await findAccount(serviceId, remote.account.remoteUserId);
      const input = { ...remote.key, is4k: remote.is4k, seasons: remote.seasons };
      const queued = account && (await requestRepository.findQueued(serviceId, account.id, input));
      if (queued) {
        const step = toTransitionStep(queued, remote);
        const patch = { ...step.patch, remoteId: remote.remoteId };
        await transitions.transition(queued, { ...step, patch });
        return;
      }
      // If nobody holds the account yet, the request becomes that of the first user who does.
      const holders = account ? await accountLinks.listUsers(account.id) : [];
      const owner = holders.find(({ isBlocked }) => !isBlocked) ?? null;
      const request = await toRequest(serviceId, remote, account?.id ?? null, owner);
      const cards = owner ? await createLiveCards(request, owner) : [];
      const payload = { requestId: request.id };
      const isNotified = !isQuiet && shouldNotifyApprovers(request);
      const jobs: Job[] = [];
      if (isNotified) jobs.push({ kind: 'notify', payload });
      else if (cards.length > 0) jobs.push({ kind: 'update-cards', payload });
      await requestRepository.create({
        request,
        startedAt: null,
        history: {
          event: 'import',
          from: null,
          to: request.state,
          ...toAttribution({ ...overseerrActor, name: remote.account.name }),
          userId: request.userId,
          detail: { number: remote.remoteId },
        },
        cards,
        jobs,
      });
    },
  };

  /** The account of a requester. One that is not known yet is read from the server. */
  async function findAccount(serviceId: ServiceId, id: number): Promise<Account | null> {
    const remoteUserId = toRemoteUserId(id);
    if (!remoteUserId) return null;
    const known = await accounts.findByRemoteUserId(serviceId, remoteUserId);
    if (known) return known;
    const remote = await servers.get(serviceId).findAccount(remoteUserId);
    const [saved = null] = remote ? await accounts.upsert(serviceId, [remote]) : [];
    return saved;
  }

  async function toRequest(
    serviceId: ServiceId,
    remote: RemoteRequest,
    accountId: MediaRequest['accountId'],
    owner: User | null,
  ): Promise<MediaRequest> {
    const locale = owner?.locale ?? 'en';
    const title = await servers.get(serviceId).getTitleDetails(remote.key, locale);
    return {
      id: newId() as RequestId,
      serviceId,
      userId: owner?.id ?? null,
      accountId,
      spaceId: null,
      draftId: null,
      requesterName: owner?.displayName ?? remote.account.name,
      madeBy: null,
      title: toTitleSummary(title, locale),
      releases: title.releases,
      downloadChoice: null,
      is4k: remote.is4k,
      seasons: remote.seasons,
      state:
        getNextState('queued', toRequestEvent(remote) ?? 'start-processing', 'overseerr') ??
        'pending',
      cause: null,
      causeQuote: null,
      reason: null,
      decidedBy: remote.decidedBy,
      decision: null,
      progress: remote.progress,
      outcome: null,
      remoteId: remote.remoteId,
      watchUrl: remote.watchUrl,
      ...noStanding,
      // Nobody is told about what was decided long before the bot came.
      stalledAt: remote.status !== 'pending' && isOld(remote) ? remote.createdAt : null,
      source: 'overseerr',
      origin: null,
      locale,
      version: 1,
      createdAt: remote.createdAt,
      stateChangedAt: clock(),
    };
  }

  function shouldNotifyApprovers(request: MediaRequest): boolean {
    return request.state === 'pending' && !isOld(request);
  }

  function isOld({ createdAt }: Pick<RemoteRequest, 'createdAt'>): boolean {
    return clock().getTime() - createdAt.getTime() >= approverNewsMaxAgeMs;
  }

  /** A card in the owner's direct messages, for recent requests that are not finished. */
  async function createLiveCards(request: MediaRequest, owner: User): Promise<NewCard[]> {
    const isRecent = clock().getTime() - request.createdAt.getTime() < ownerNewsMaxAgeMs;
    if (!isRecent || isFinal(request.state)) return [];
    const chatAccount = (await users.listChatAccounts(owner.id)).find(
      (account) => !account.isClosed,
    );
    if (!chatAccount) return [];
    const place = toDirectPlace(chatAccount);
    return [
      {
        id: newId() as CardId,
        role: 'private',
        key: 'private',
        message: { place, messageId: null },
        recipients: [],
        locale: request.locale,
      },
    ];
  }
}
