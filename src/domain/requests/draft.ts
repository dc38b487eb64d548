import type { RemoteUserId } from '../accounts/account.ts';
import type { DraftId, RequestId, ServiceId, UserId } from '../id.ts';
import type { DownloadTarget } from '../services/download-server.ts';
import type { Release } from '../titles/release.ts';
import type { TitleKey, TitleSummary } from '../titles/title.ts';
import type { DownloadChoice } from './download-choice.ts';

/** A request as it is submitted to the server. */
export interface RequestInput extends TitleKey {
  readonly is4k: boolean;
  readonly seasons: readonly number[];
  /** The account that gets the request, if another one makes it. */
  readonly onBehalfOf?: RemoteUserId;
  /** Where and how it is downloaded, if somebody chose that. */
  readonly target?: DownloadTarget;
}

/** What was chosen about the download, by quality; null if nothing was. */
export interface ChoicesByQuality {
  readonly standard: DownloadChoice | null;
  readonly in4k: DownloadChoice | null;
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
  readonly choices: ChoicesByQuality;
  readonly startedAt: Date;
  /** The request that the user had already and that answered this draft; null otherwise. */
  readonly repeats: RequestId | null;
}

/** What was chosen for a quality. */
export function findChoice(
  { choices }: Pick<Draft, 'choices'>,
  is4k: boolean,
): DownloadChoice | null {
  return is4k ? choices.in4k : choices.standard;
}

/** The draft with another choice for a quality. */
export function withChoice(draft: Draft, is4k: boolean, choice: DownloadChoice | null): Draft {
  return { ...draft, choices: { ...draft.choices, [is4k ? 'in4k' : 'standard']: choice } };
}
