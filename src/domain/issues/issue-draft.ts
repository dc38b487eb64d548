import type { IssueDraftId, ServiceId, UserId } from '../id.ts';
import type { TitleSummary } from '../titles/title.ts';
import type { AffectedPart } from './issue.ts';

/** A report that a user is still putting together. */
export interface IssueDraft extends AffectedPart {
  readonly id: IssueDraftId;
  readonly userId: UserId;
  readonly serviceId: ServiceId;
  readonly title: TitleSummary;
}
