import { AppError } from '../domain/app-error.ts';
import type { Doer } from '../ports/accounts/identity-repository.ts';
import type { Context } from './context.ts';

/** The person who acts, as the audit log names them. */
export function doerOf({ user, sender, source }: Context): Doer {
  const { platform, platformUserId } = sender;
  return { userId: user.id, name: user.displayName, source, chat: { platform, platformUserId } };
}

/** Throws `private-only` where the answer would be read by others. */
export function assertPrivate(ctx: Context): void {
  if (!isPrivate(ctx)) throw new AppError('private-only');
}

/** Whether the answer is read by nobody else. */
export function isPrivate({ space, answer }: Context): boolean {
  // Where others are, only an answer of the platform's own kind is for one reader alone.
  return space === null || answer?.place.kind === 'reply';
}
