import type { RemoteUserId } from '../accounts/account.ts';
import type { DraftId, RequestId, ServiceId, UserId } from '../id.ts';
import type { Release } from '../titles/release.ts';
import type { TitleKey, TitleSummary } from '../titles/title.ts';

/** A request as it is submitted to the server. */
export interface RequestInput extends TitleKey {
  readonly is4k: boolean;
  readonly seasons: readonly number[];
  /** The account that gets the request, if another one makes it. */
  readonly onBehalfOf?: RemoteUserId;
}

/** A request that a user is still putting together. */
export interface Draft {
  readonly id: DraftId;
  readonly userId: UserId;
  /** The member that an approver requests for; null for the user's own request. */
  readonly forUserId: UserId | null;
  readonly serviceId: ServiceId;
  readonly title: TitleSummary;
  readonly releases: readonly Release[];
  /** Whether only 4K was requested. */
  readonly wants4k: boolean;
  readonly seasons: readonly number[];
  readonly page: number;
  readonly startedAt: Date;
  /** The request that the user had already and that answered this draft; null otherwise. */
  readonly repeats: RequestId | null;
}
