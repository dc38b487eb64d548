import type { SignInId } from './accounts/sign-in.ts';
import type { RequestId, ServiceId } from './id.ts';

/** What each kind of job has to know. Jobs carry identity, never content: the row is loaded when they run. */
export interface JobPayloads {
  /** Hand a queued request to its service. */
  readonly 'submit-request': { readonly requestId: RequestId };
  /** Send what an approver decided. */
  readonly 'send-decision': { readonly requestId: RequestId };
  /** Remind the approvers of what has waited too long. */
  readonly 'send-reminders': { readonly serviceId: ServiceId };
  /** Bring every card of a request up to date. */
  readonly 'update-cards': { readonly requestId: RequestId };
  /** Tell the requester and the subscribers where a request has come to. */
  readonly notify: { readonly requestId: RequestId };
  /** Ask the service how one of its requests stands. */
  readonly 'sync-request': { readonly serviceId: ServiceId; readonly remoteId: number };
  /** Ask how a request of a title (`movie:438631`) stands, unless we know that it has come as far as `to`. */
  readonly 'handle-webhook': {
    readonly serviceId: ServiceId;
    readonly remoteId: number;
    readonly title: string;
    readonly to: 'pending' | 'approved' | 'declined';
  };
  /** Compare all that is open with the service. */
  readonly reconcile: { readonly serviceId: ServiceId };
  /** Read the service's accounts and the chat ids in their profiles. */
  readonly 'sync-accounts': { readonly serviceId: ServiceId };
  /** Wait until somebody has signed in with Plex, and tell them how it ended. */
  readonly 'await-sign-in': { readonly signInId: SignInId };
  /** Remove what has expired. */
  readonly cleanup: Record<string, never>;
}

export type JobKind = keyof JobPayloads;

/** A job to be done; two jobs of a kind with the same payload are one while neither has begun. */
export type Job = {
  readonly [Kind in JobKind]: { readonly kind: Kind; readonly payload: JobPayloads[Kind] };
}[JobKind];
