import type { ErrorCode } from '../app-error.ts';
import type { Decision } from '../approvals/decision.ts';
import type { AccountId, DraftId, RequestId, ServiceId, SpaceId, UserId } from '../id.ts';
import type { Place, Source } from '../place.ts';
import type { Release } from '../titles/release.ts';
import type { TitleSummary } from '../titles/title.ts';
import type { DownloadChoice } from './download-choice.ts';

/** The states of a request's life cycle; `life-cycle.ts` says which may follow which. */
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

/**
 * What a download is doing, from the best to the worst. `importing`: downloaded, and not in the library yet. `stuck`:
 * somebody has to look at it in Radarr or Sonarr.
 */
export const downloadStages = [
  'downloading',
  'queued',
  'paused',
  'importing',
  'stuck',
  'failed',
] as const;
export type DownloadStage = (typeof downloadStages)[number];

/** How far a download is. `endsAt` is the server's own estimate. Of several downloads, the best stage counts. */
export interface Progress {
  readonly stage: DownloadStage;
  readonly percent: number;
  readonly endsAt: Date | null;
}

/**
 * What keeps an approved request from arriving. `never-sent`: neither Radarr nor Sonarr has got the title. `deleted`:
 * the title was deleted from them or from the library.
 */
export const requestProblems = ['never-sent', 'deleted'] as const;
export type RequestProblem = (typeof requestProblems)[number];

/** What the server made of the request: the seasons it created, and those it skipped. */
export interface Outcome {
  readonly created: readonly number[];
  readonly skipped: readonly number[];
  /** The skipped seasons that are available; the others are requested already. Null if that is not known. */
  readonly available: readonly number[] | null;
  /** Which other person requested the title before, when the request was refused for that. */
  readonly existingRequester: string | null;
  /** When a used-up quota resets. */
  readonly quotaResetsAt: Date | null;
  readonly quota: { readonly limit: number; readonly used: number } | null;
}

/** Where the public card goes; in the language of the requester unless it has its own. */
export interface CardOrigin extends Place {
  readonly language?: string;
}

/** The approver who made a request for another member, and the account that they made it with. */
export interface RequestMaker {
  readonly userId: UserId;
  readonly accountId: AccountId;
  readonly name: string;
}

/** One user's request for a title. `seasons` is empty for a movie. `remoteId` is its id on the server. */
export interface MediaRequest {
  readonly id: RequestId;
  readonly serviceId: ServiceId;
  readonly userId: UserId | null;
  readonly accountId: AccountId | null;
  readonly spaceId: SpaceId | null;
  readonly draftId: DraftId | null;
  readonly requesterName: string;
  /** Who made the request for its user; null if they made it themselves. */
  readonly madeBy: RequestMaker | null;
  readonly title: TitleSummary;
  /** When the title comes out, as known when it was requested. */
  readonly releases: readonly Release[];
  readonly is4k: boolean;
  readonly seasons: readonly number[];
  /** What was chosen in the chat about the download; null if nothing was. */
  readonly downloadChoice: DownloadChoice | null;
  readonly state: RequestState;
  /** Why the request failed, or why it or a decision on it is still waiting or was not carried out. */
  readonly cause: ErrorCode | null;
  /** What the server said about the cause, if the cause alone does not tell. */
  readonly causeQuote: string | null;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  /** What was decided in the chat, from the moment it is recorded. */
  readonly decision: Decision | null;
  readonly progress: Progress | null;
  readonly outcome: Outcome | null;
  readonly remoteId: number | null;
  /** Where it can be watched, for as long as the server says so. */
  readonly watchUrl: string | null;
  /** What keeps it from arriving, as far as the server shows it. */
  readonly problem: RequestProblem | null;
  /** When its download last moved, since the last change of its state. */
  readonly movedAt: Date | null;
  /** When people were told that nothing moves; for a request that was old when the bot found it, when it was made. */
  readonly stalledAt: Date | null;
  /** How often it was retried by itself. */
  readonly retryCount: number;
  /** When it is retried by itself; null if it is not. */
  readonly retryAt: Date | null;
  readonly source: Source;
  /** Null when the operator keeps requests private. */
  readonly origin: CardOrigin | null;
  /** The language of the requester. */
  readonly locale: string;
  /** Increases with every change that a card shows. */
  readonly version: number;
  readonly createdAt: Date;
  readonly stateChangedAt: Date;
}

/** A request of which nothing is known besides its state. */
export const noStanding = {
  problem: null,
  movedAt: null,
  stalledAt: null,
  retryCount: 0,
  retryAt: null,
} as const satisfies Partial<MediaRequest>;

/** States in which the bot keeps a request in step with the server. */
export const syncedStates = [
  'pending',
  'approved',
  'processing',
  'partial',
] as const satisfies readonly RequestState[];

/** States after which the server is no longer asked about a request. */
export const finalStates = [
  'available',
  'declined',
  'failed',
  'cancelled',
] as const satisfies readonly RequestState[];

/** Whether a request is finished, as far as the bot tracks it. */
export function isFinal(state: RequestState): boolean {
  return finalStates.some((final) => final === state);
}

/** States in which a requester may still cancel. */
const cancelableStates = ['queued', 'pending'] as const satisfies readonly RequestState[];

/** Whether the requester may still cancel the request. */
export function isCancellable(state: RequestState): boolean {
  return cancelableStates.some((open) => open === state);
}
