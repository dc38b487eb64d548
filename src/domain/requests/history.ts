import type { ActorIdentity } from '../actor.ts';
import type { ServiceId, SpaceId, UserId } from '../id.ts';
import type { Source } from '../place.ts';
import { requestEvents } from './life-cycle.ts';
import type { RequestState } from './request.ts';

/** What a request's history can say: how it was created, what was done in the chat, and its life cycle events. */
export const historyEvents = [
  'request',
  'import',
  'decide',
  'drop-decision',
  'edit',
  'send-again',
  ...requestEvents,
] as const;
export type HistoryEvent = (typeof historyEvents)[number];

/** A history entry as it is written together with a change. */
export interface NewHistoryEntry {
  readonly event: HistoryEvent;
  readonly from: RequestState | null;
  readonly to: RequestState;
  readonly actor: string;
  readonly userId: UserId | null;
  readonly source: Source;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** The key in the detail of an entry that names the task of the console to which the change belongs. */
export const taskKey = 'task';

/** Whether somebody makes a change as part of a task of the console. */
export type InTask = Pick<ActorIdentity, 'taskId'>;

/** The detail of an entry, with the task of the console as part of which the actor made the change. */
export function toDetail(
  { taskId }: InTask,
  detail?: NewHistoryEntry['detail'],
): Pick<NewHistoryEntry, 'detail'> {
  if (taskId) return { detail: { ...detail, [taskKey]: taskId } };
  return detail ? { detail } : {};
}

/** A history entry as it is read back. */
export interface HistoryEntry {
  readonly event: string;
  readonly from: RequestState | null;
  readonly to: RequestState;
  readonly actor: string;
  readonly source: Source;
  readonly at: Date;
  readonly detail: Readonly<Record<string, unknown>> | null;
}

/** Whose history may be read: everyone's, or that of one user and one space. */
export interface HistoryScope {
  readonly serviceId: ServiceId;
  readonly isAll: boolean;
  readonly userId: UserId;
  readonly spaceId: SpaceId | null;
}
