import type { ServiceAccount } from '../core/account.ts';
import { Fault } from '../core/fault.ts';
import type { CardId, RequestId } from '../core/id.ts';
import type { Job } from '../core/job.ts';
import { rightsOf } from '../core/permission.ts';
import type { Door, MessageRef } from '../core/place.ts';
import type { MediaRequest, Origin } from '../core/request.ts';
import { isCancellable } from '../core/request.ts';
import type { MediaType } from '../core/title.ts';
import type { Space, User } from '../core/user.ts';
import type {
  Accounts,
  Clock,
  Draft,
  Ledger,
  Locks,
  MediaServers,
  NewEntry,
  Page,
} from '../ports.ts';
import { createEarlier } from './earlier.ts';
import type { Life } from './life.ts';
import type { Members } from './members.ts';
import { findHeld } from './observation.ts';
import { titleLock } from './title-lock.ts';

/** A confirmed wish: who, what, and where it is talked about. */
export interface Ask {
  readonly user: User;
  readonly draft: Draft;
  readonly is4k: boolean;
  /** Where they asked; null in a private chat. */
  readonly space: Space | null;
  readonly door: Door;
  readonly locale: string;
  /** The message that answers the person, to be kept up to date. */
  readonly answer: MessageRef | null;
  /** Where the live card for everybody goes; null keeps the request private. */
  readonly origin: Origin | null;
}

export type Requests = ReturnType<typeof createRequests>;

/** Asking, looking at one's own requests, and taking one back. */
export function createRequests(needs: {
  readonly ledger: Ledger;
  readonly accounts: Accounts;
  readonly servers: MediaServers;
  readonly members: Members;
  readonly life: Life;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Whether a job was begun and is not done. */
  readonly isBegun: (job: Job) => Promise<boolean>;
}) {
  const { ledger, accounts, servers, members, life, locks, clock, newId, isBegun } = needs;
  const findEarlier = createEarlier(needs);

  return {
    /**
     * Records a wish and the job that hands it over, as one; a second press of the same draft gets the request
     * of the first. Throws `not-linked`, `no-right-…`, `no-4k-service`, `seasons-missing`.
     */
    async ask(ask: Ask): Promise<MediaRequest> {
      const { draft } = ask;
      if (draft.title.mediaType === 'tv' && draft.seasons.length === 0) {
        throw new Fault('seasons-missing');
      }
      const { account } = await members.acting(ask, draft.serviceId);
      await checkRight(account, draft.title.mediaType, ask.is4k);
      const request = toRequest(ask, account);
      if (await ledger.record(toEntry(request, ask))) return request;
      const earlier = await ledger.findByDraft(draft.id);
      if (!earlier) throw new Fault('draft-gone');
      return earlier;
    },

    /** A person's own requests, newest first. */
    mine(user: User, page: { take: number; skip: number }): Promise<Page<MediaRequest>> {
      return ledger.ofUser(user.id, page);
    },

    /**
     * Takes back a person's own request while nobody has decided on it. Throws the service's fault while that
     * cannot be asked about a request that it may hold.
     * The service would let anybody do it (SEERR.md §1.8), so ownership is checked here.
     */
    async cancel(user: User, id: RequestId, door: Door): Promise<MediaRequest> {
      const request = await ledger.find(id);
      if (!request) throw new Fault('not-found');
      if (request.userId !== user.id) throw new Fault('not-yours');
      return locks.withLock(titleLock(request.serviceId, request.title), async () => {
        const current = await ledger.find(id);
        if (!current) throw new Fault('not-found');
        if (!isCancellable(current.state)) {
          throw new Fault('too-late', { detail: { state: current.state } });
        }
        const actor = {
          name: user.displayName,
          userId: user.id,
          door,
          causer: 'requester',
        } as const;
        const patch = (await takeBack(current)) ? {} : { number: null };
        return life.move(id, { event: 'cancel', actor, patch }, current);
      });
    },
  };

  async function checkRight(account: ServiceAccount, mediaType: MediaType, is4k: boolean) {
    if (is4k && !(await has4k(account, mediaType))) throw new Fault('no-4k-service');
    if (rightsOf(account.permissions).request(mediaType, is4k)) return;
    // The rights on record are some minutes old; the owner may have granted this one just now.
    const fresh = await members.refresh(account);
    if (rightsOf(fresh.permissions).request(mediaType, is4k)) return;
    throw new Fault(
      is4k ? 'no-right-4k' : mediaType === 'movie' ? 'no-right-movie' : 'no-right-tv',
    );
  }

  async function has4k(account: ServiceAccount, mediaType: MediaType): Promise<boolean> {
    const facts = await servers.get(account.serviceId).facts();
    return mediaType === 'movie' ? facts.movie4k : facts.series4k;
  }

  /** False when the service does not hold it. */
  async function takeBack(request: MediaRequest): Promise<boolean> {
    const account = request.accountId ? await accounts.find(request.accountId) : null;
    if (request.number !== null && !account) throw new Fault('account-gone');
    const held = account && (await heldOf(request, account));
    if (!held) return false;
    if (held.status !== 'pending') throw new Fault('too-late', { detail: { state: held.status } });
    await servers.get(request.serviceId).remove(held.number, account.number);
    return true;
  }

  /** Without a number it may be there all the same, when the answer to the hand-over was lost or nobody heard it. */
  async function heldOf(request: MediaRequest, account: ServiceAccount) {
    if (request.number !== null) return findHeld(needs, request);
    const submit = { kind: 'submit', payload: { requestId: request.id } } as const;
    const mayBeThere = request.cause === 'outcome-unknown' || request.cause === null;
    return mayBeThere && (await isBegun(submit)) ? findEarlier(request, account.number) : null;
  }

  function toRequest(ask: Ask, account: ServiceAccount): MediaRequest {
    const now = clock();
    return {
      id: newId() as RequestId,
      serviceId: ask.draft.serviceId,
      userId: ask.user.id,
      accountId: account.id,
      spaceId: ask.space?.id ?? null,
      draftId: ask.draft.id,
      requesterName: ask.user.displayName,
      title: ask.draft.title,
      is4k: ask.is4k,
      seasons: ask.draft.seasons,
      state: 'queued',
      cause: null,
      reason: null,
      decidedBy: null,
      decision: null,
      progress: null,
      outcome: null,
      number: null,
      door: ask.door,
      origin: ask.origin,
      locale: ask.locale,
      version: 1,
      createdAt: now,
      stateAt: now,
    };
  }

  function toEntry(request: MediaRequest, ask: Ask): NewEntry {
    const { user } = ask;
    return {
      request,
      history: {
        event: 'ask',
        from: null,
        to: 'queued',
        actor: user.displayName,
        userId: user.id,
        door: ask.door,
      },
      cards: ask.answer
        ? [
            {
              id: newId() as CardId,
              role: 'private',
              key: 'private',
              message: ask.answer,
              tells: [],
              locale: ask.locale,
            },
          ]
        : [],
      jobs: [{ kind: 'submit', payload: { requestId: request.id } }],
    };
  }
}
