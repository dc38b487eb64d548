import { Fault } from '../core/fault.ts';
import type { Doer } from '../ports/identity.ts';
import type { Context } from './context.ts';

/** The person who acts, as the audit log names them. */
export function doerOf({ user, visitor, door }: Context): Doer {
  const { platform, platformUserId } = visitor;
  return { userId: user.id, name: user.displayName, door, chat: { platform, platformUserId } };
}

/** Throws `private-only` where the answer would be read by others. */
export function assertPrivate(ctx: Context): void {
  if (!isPrivate(ctx)) throw new Fault('private-only');
}

/** Whether the answer is read by nobody else. */
export function isPrivate({ space, answer }: Context): boolean {
  // Where others are, only an answer of the platform's own kind is for one reader alone.
  return space === null || answer?.place.kind === 'reply';
}
