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
