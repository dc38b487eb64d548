import type { SignInId } from './accounts/sign-in.ts';
import type { IssueId, RequestId, ServiceId } from './id.ts';

/** The payload of each kind of job: ids only. The handler reads the row when the job runs. */
export interface JobPayloads {
  /** Submits a queued request to its server. */
  readonly 'submit-request': { readonly requestId: RequestId };
  /** Sends the decision of an approver. */
  readonly 'send-decision': { readonly requestId: RequestId };
  /** Approves a pending request that has as many votes as its space asks for. */
  readonly 'count-votes': { readonly requestId: RequestId };
  /** Sends a failed request to its download server again, when it is due. */
  readonly 'retry-request': { readonly requestId: RequestId };
  /** Reminds approvers of requests that have been pending for too long. */
  readonly 'send-reminders': { readonly serviceId: ServiceId };
  /** Updates every card of a request. For those in Telegram, it adds `update-telegram-cards`. */
  readonly 'update-cards': { readonly requestId: RequestId };
  /** Updates the cards of a request in Telegram, whose limits may hold back each of them for minutes. */
  readonly 'update-telegram-cards': { readonly requestId: RequestId };
  /** Updates every card of a request, and notifies approvers, requester, and subscribers of its state. */
  readonly notify: { readonly requestId: RequestId };
  /** Tells the subscribers of a title (`tv:1396`) what has arrived. */
  readonly 'notify-subscribers': { readonly serviceId: ServiceId; readonly title: string };
  /** Reads one request from the server. */
  readonly 'sync-request': { readonly serviceId: ServiceId; readonly remoteId: number };
  /** Reads one request of a title (`movie:438631`), unless it is known to have reached `to`. */
  readonly 'handle-webhook': {
    readonly serviceId: ServiceId;
    readonly remoteId: number;
    readonly title: string;
    readonly to: 'pending' | 'approved' | 'declined';
  };
  /** Sends what the server does not have of an issue: the report itself, and comments. */
  readonly 'send-issue': { readonly issueId: IssueId };
  /** Reads one issue from the server. */
  readonly 'sync-issue': { readonly serviceId: ServiceId; readonly remoteId: number };
  /** Updates every card of an issue, and tells people what is new. */
  readonly 'show-issue': { readonly issueId: IssueId };
  /** Compares all open requests with the server. */
  readonly reconcile: { readonly serviceId: ServiceId };
  /** Reads the server's accounts and the chat ids in their profiles. */
  readonly 'sync-accounts': { readonly serviceId: ServiceId };
  /** Waits until a user has signed in, and tells them the result. */
  readonly 'await-sign-in': { readonly signInId: SignInId };
  /** Finds rows whose job was lost, and adds the job again. */
  readonly sweep: Record<string, never>;
  /** Looks for problems that admins must know about, and updates the messages about them. */
  readonly 'check-alerts': Record<string, never>;
  /** Deletes what has expired. */
  readonly cleanup: Record<string, never>;
}

export type JobKind = keyof JobPayloads;

/** A job. Its handler reads the row and makes the world match it, so a job may be lost, late, or doubled. */
export type Job = {
  readonly [Kind in JobKind]: { readonly kind: Kind; readonly payload: JobPayloads[Kind] };
}[JobKind];
