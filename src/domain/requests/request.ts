import type { ErrorCode } from '../app-error.ts';
import type { Decision } from '../approvals/decision.ts';
import type { AccountId, DraftId, RequestId, ServiceId, SpaceId, UserId } from '../id.ts';
import type { Place, Source } from '../place.ts';
import type { TitleSummary } from '../titles/title.ts';

/** The states of a request's life cycle; what may follow what is in `life-cycle.ts`. */
export const requestStates = [
  'queued',
  'pending',
  'approved',
  'processing',
  'partial',
  'available',
  'declined',
  'failed',
  'cancelled',
] as const;

export type RequestState = (typeof requestStates)[number];

/** How far a download is. `endsAt` is the service's own guess. */
export interface Progress {
  readonly percent: number;
  readonly endsAt: Date | null;
}

/** What the service made of the wish: seasons that were created, and those it left out. */
export interface Outcome {
  readonly created: readonly number[];
  readonly skipped: readonly number[];
  /** The request that was in the way, when the wish was refused as already there. */
  readonly existingRequester: string | null;
  /** When a used-up quota has room again. */
  readonly quotaResetsAt: Date | null;
  readonly quota: { readonly limit: number; readonly used: number } | null;
}

/** Where the live card for everybody stands; without a language of its own in that of whoever asked. */
export interface CardOrigin extends Place {
  readonly language?: string;
}

/** One user's wish for a title. `seasons` is empty for a film. `number` is its id on the service. */
export interface MediaRequest {
  readonly id: RequestId;
  readonly serviceId: ServiceId;
  readonly userId: UserId | null;
  readonly accountId: AccountId | null;
  readonly spaceId: SpaceId | null;
  readonly draftId: DraftId | null;
  readonly requesterName: string;
  readonly title: TitleSummary;
  readonly is4k: boolean;
  readonly seasons: readonly number[];
  readonly state: RequestState;
  readonly cause: ErrorCode | null;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  /** What was decided in the chat, from its recording on. */
  readonly decision: Decision | null;
  readonly progress: Progress | null;
  readonly outcome: Outcome | null;
  readonly remoteId: number | null;
  readonly source: Source;
  /** Null when the operator keeps requests private. */
  readonly origin: CardOrigin | null;
  /** The language of whoever asked. */
  readonly locale: string;
  /** Grows with every change that a card shows. */
  readonly version: number;
  readonly createdAt: Date;
  readonly stateChangedAt: Date;
}

/** States after which the service is no longer asked about a request. */
export const finalStates = [
  'available',
  'declined',
  'failed',
  'cancelled',
] as const satisfies readonly RequestState[];

/** Whether the story of a request is over, as far as the bot watches it. */
export function isFinal(state: RequestState): boolean {
  return finalStates.some((final) => final === state);
}

/** States in which the service still lets a requester take a request back. */
export const cancellableStates = ['queued', 'pending'] as const satisfies readonly RequestState[];

/** Whether the requester may still take the request back. */
export function isCancellable(state: RequestState): boolean {
  return cancellableStates.some((open) => open === state);
}
