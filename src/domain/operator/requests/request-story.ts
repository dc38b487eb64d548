import type { ErrorCode } from '../../app-error.ts';
import type { AccountId, CardId, IssueId, ServiceId, SpaceId, UserId } from '../../id.ts';
import type { Issue } from '../../issues/issue.ts';
import type { JobKind } from '../../job.ts';
import type { Card } from '../../notifications/card.ts';
import type { HistoryEntry } from '../../requests/history.ts';
import type { RemoteRequest } from '../../requests/remote-request.ts';
import type { MediaRequest } from '../../requests/request.ts';

/** A message about a request, and what the bot knows about its delivery. */
export interface CardReport extends Pick<Card, 'role' | 'message' | 'shownVersion'> {
  readonly id: CardId;
  /** Why it cannot be posted or edited anymore; null if it can. */
  readonly lostReason: string | null;
  readonly updatedAt: Date;
  /** Where the message can be opened; null if the platform has no address for it. */
  readonly url: string | null;
}

/** Something that happened to a request. `userId` is null if no user of the bot did it. */
export interface StoryEntry extends HistoryEntry {
  readonly userId: UserId | null;
}

/** An issue that was reported with the title of a request. */
export interface IssueReport
  extends Pick<Issue, 'season' | 'episode' | 'type' | 'state' | 'reporterName' | 'message'> {
  readonly id: IssueId;
  readonly remoteId: number | null;
  readonly commentCount: number;
  /** Who resolved or reopened it last; null if nobody did, or if the server does not say. */
  readonly changedBy: string | null;
  readonly createdAt: Date;
  readonly stateChangedAt: Date;
}

/** Everything that the bot has stored about a request. */
export interface RequestStory {
  readonly request: MediaRequest;
  readonly service: { readonly id: ServiceId; readonly name: string };
  readonly user: { readonly id: UserId; readonly name: string } | null;
  readonly account: {
    readonly id: AccountId;
    readonly name: string;
    readonly remoteUserId: number;
  } | null;
  readonly space: { readonly id: SpaceId; readonly name: string } | null;
  readonly changedAt: Date;
  /** When it was last compared with the server. */
  readonly syncedAt: Date;
  /** Oldest first. */
  readonly entries: readonly StoryEntry[];
  readonly cards: readonly CardReport[];
  /** Those reported with its title, whoever reported them, oldest first. */
  readonly issues: readonly IssueReport[];
}

/** A job of a request that is not finished, or has failed. */
export interface RequestJob {
  readonly kind: JobKind;
  readonly state: 'waiting' | 'active' | 'retrying' | 'failed';
  readonly attempts: number;
  readonly startAfter: Date;
}

/** What the Overseerr server says about a request now, and why it says nothing otherwise. */
export type RemoteView =
  | { readonly kind: 'found'; readonly remote: RemoteRequest }
  /** The bot has no remote id, or the server no longer has this request. */
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly code: ErrorCode };
