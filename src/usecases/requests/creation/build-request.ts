import type { Account } from '../../../domain/accounts/account.ts';
import type { Actor } from '../../../domain/actor.ts';
import { toAttribution, toAuditEntry } from '../../../domain/audit-entry.ts';
import type { CardId, RequestId } from '../../../domain/id.ts';
import { liveCardKey, type NewCard } from '../../../domain/notifications/card.ts';
import { isSamePlace, type MessageRef, type Place } from '../../../domain/place.ts';
import { type Draft, findChoice } from '../../../domain/requests/draft.ts';
import {
  type CardOrigin,
  type MediaRequest,
  noStanding,
} from '../../../domain/requests/request.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { NewRequest } from '../../../ports/requests/request-repository.ts';
import type { Beneficiary } from './on-behalf.ts';

/** A confirmed draft, and where its cards go. */
export interface CreateRequest {
  readonly draft: Draft;
  readonly is4k: boolean;
  readonly locale: string;
  /** The message that answers the requester, to be kept up to date. */
  readonly answer: MessageRef | null;
  /** Where the public card goes; null keeps the request private. */
  readonly origin: CardOrigin | null;
}

/** Builds what is stored for a confirmed draft. */
export function createRequestBuilder(deps: {
  readonly clock: Clock;
  readonly newId: () => string;
}) {
  const { clock, newId } = deps;

  /**
   * `requester` is the actor's account, or the member whom they request for, who is shown the request in `memberPlace`.
   */
  return (
    actor: Actor,
    input: CreateRequest,
    owner: { readonly requester: Account | Beneficiary; readonly memberPlace: Place | null },
  ): NewRequest => {
    const request = toRequest(actor, input, owner.requester);
    const entry = toNewRequest(actor, request, input);
    if (!owner.memberPlace) return entry;
    return { ...entry, cards: [...entry.cards, toMemberCard(request, owner.memberPlace)] };
  };

  /** The member did not press, so the bot shows them the request as the answer to a press would. */
  function toMemberCard({ locale }: MediaRequest, place: Place): NewCard {
    const message = { place, messageId: null };
    return {
      id: newId() as CardId,
      role: 'private',
      key: 'member',
      message,
      recipients: [],
      locale,
    };
  }

  function toRequest(
    actor: Actor,
    input: CreateRequest,
    requester: Account | Beneficiary,
  ): MediaRequest {
    const now = clock();
    const isMember = 'maker' in requester;
    const account = isMember ? requester.account : requester;
    const maker = isMember ? requester.maker : null;
    return {
      id: newId() as RequestId,
      serviceId: input.draft.serviceId,
      userId: isMember ? requester.userId : actor.userId,
      accountId: account.id,
      spaceId: actor.space?.id ?? null,
      draftId: input.draft.id,
      requesterName: isMember ? requester.name : actor.name,
      madeBy: maker && { userId: actor.userId, accountId: maker.id, name: actor.name },
      title: input.draft.title,
      releases: input.draft.releases,
      is4k: input.is4k,
      seasons: input.draft.seasons,
      downloadChoice: findChoice(input.draft, input.is4k),
      state: 'queued',
      cause: null,
      causeQuote: null,
      reason: null,
      decidedBy: null,
      decision: null,
      progress: null,
      outcome: null,
      remoteId: null,
      watchUrl: null,
      ...noStanding,
      source: actor.source,
      origin: input.origin,
      locale: (isMember ? requester.locale : null) ?? input.locale,
      version: 1,
      createdAt: now,
      stateChangedAt: now,
    };
  }

  function toNewRequest(actor: Actor, request: MediaRequest, input: CreateRequest): NewRequest {
    return {
      request,
      startedAt: input.draft.startedAt,
      history: {
        event: 'request',
        from: null,
        to: 'queued',
        ...toAttribution(actor),
      },
      ...(request.madeBy
        ? {
            audit: toAuditEntry(
              actor,
              'request-on-behalf',
              { kind: 'request', id: request.id },
              { after: { accountId: request.accountId } },
            ),
          }
        : {}),
      cards: input.answer ? [toAnswerCard(input, input.answer)] : [],
      jobs: [{ kind: 'submit-request', payload: { requestId: request.id } }],
    };
  }

  /** Where everyone sees the answer, it is the live card as well: another one would show the same. */
  function toAnswerCard({ origin, locale }: CreateRequest, message: MessageRef): NewCard {
    const isLive =
      origin !== null && message.place.kind !== 'reply' && isSamePlace(origin)(message.place);
    return {
      id: newId() as CardId,
      role: 'private',
      key: isLive ? liveCardKey : 'private',
      message,
      recipients: [],
      locale: (isLive ? origin.language : undefined) ?? locale,
    };
  }
}
