import type { ActorIdentity } from '../domain/actor.ts';

/** The record of what people tried and were refused. */
export interface RefusalLog {
  /** Adds a line to the audit log; it outlives a user who is erased meanwhile. */
  recordRefusal(
    action: string,
    by: ActorIdentity,
    detail: Readonly<Record<string, unknown>>,
  ): Promise<void>;
}
