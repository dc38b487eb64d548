import type { ActorIdentity } from '../domain/actor.ts';
import type { ErrorCode } from '../domain/app-error.ts';

/** The record of what people tried and were refused. */
export interface RefusalLog {
  /** Adds a line to the audit log; it outlives a user who is erased meanwhile. */
  recordRefusal(
    code: ErrorCode,
    by: ActorIdentity,
    detail: Readonly<Record<string, unknown>>,
  ): Promise<void>;
}
