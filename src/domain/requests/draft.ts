import type { DraftId, ServiceId, UserId } from '../id.ts';
import type { TitleKey, TitleSummary } from '../titles/title.ts';

/** A wish as the service is to receive it. */
export interface RequestInput extends TitleKey {
  readonly is4k: boolean;
  readonly seasons: readonly number[];
}

/** A wish that a person is still putting together. */
export interface Draft {
  readonly id: DraftId;
  readonly userId: UserId;
  readonly serviceId: ServiceId;
  readonly title: TitleSummary;
  /** Whether only 4K was asked for. */
  readonly wants4k: boolean;
  readonly seasons: readonly number[];
  readonly page: number;
}
