import type { RequestState } from '../requests/request.ts';
import { decisionKinds } from './decision.ts';

/**
 * What an approver can do to requests. `send-again`: a failed request goes to its download server or to the Overseerr
 * server once more, a declined one is requested again.
 */
export const requestActionKinds = ['approve', 'decline', 'cancel', 'send-again'] as const;
export type RequestActionKind = (typeof requestActionKinds)[number];

/** An action; the reason is only for declining. */
export interface RequestAction {
  readonly kind: RequestActionKind;
  readonly reason: string | null;
}

/** The states in which each action can be possible. */
export const actionStates = {
  approve: ['pending'],
  decline: ['pending'],
  cancel: ['queued', 'pending', 'approved', 'processing', 'failed'],
  'send-again': ['failed', 'declined'],
} as const satisfies Record<RequestActionKind, readonly RequestState[]>;

/** Actions that are possible only as long as no decision is recorded, also one that is not carried out yet. */
export const decidingActions: readonly RequestActionKind[] = decisionKinds;

/** How many requests one action can change. */
export const mostRequestsAtOnce = 10_000;
