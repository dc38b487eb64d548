import type { ServiceId, SpaceId, UserId } from '../id.ts';
import type { Source } from '../place.ts';
import { requestEvents } from './life-cycle.ts';
import type { RequestState } from './request.ts';

/** What a request's history can say: how it came to be, what was done in the chat, and its life. */
export const historyEvents = [
  'request',
  'import',
  'decide',
  'drop-decision',
  'edit',
  ...requestEvents,
] as const;

/** The media server as an actor of the history, when nobody there is known to have done it. */
export const overseerrActorName = 'Overseerr';

/** What is written into the history of a request together with a change. */
export interface NewHistoryEntry {
  readonly event: (typeof historyEvents)[number];
  readonly from: RequestState | null;
  readonly to: RequestState;
  readonly actor: string;
  readonly userId: UserId | null;
  readonly source: Source;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Who did what to what. */
export interface AuditEntry {
  readonly userId: UserId | null;
  readonly actor: string;
  readonly source: Source;
  readonly action: string;
  readonly subjectKind: 'request' | 'space' | 'user' | 'account';
  readonly subjectId: string;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

/** A line of a request's history as it is read back. */
export interface HistoryEntry {
  readonly event: string;
  readonly from: RequestState | null;
  readonly to: RequestState;
  readonly actor: string;
  readonly source: Source;
  readonly at: Date;
  readonly detail: Readonly<Record<string, unknown>> | null;
}

/** Whose requests may be looked back at: everybody's, or those of a person and of a space. */
export interface HistoryScope {
  readonly serviceId: ServiceId;
  readonly isAll: boolean;
  readonly userId: UserId;
  readonly spaceId: SpaceId | null;
}
