import { AppError } from '../domain/app-error.ts';
import type { Context } from './context.ts';

/** Throws `private-only` where others could read the answer. */
export function assertPrivate(ctx: Context): void {
  if (!isPrivate(ctx)) throw new AppError('private-only');
}

/** Whether only the actor can read the answer. */
export function isPrivate({ actor, answer }: Context): boolean {
  // In a space, only a reply that the platform shows to one person is private.
  return actor.space === null || answer?.place.kind === 'reply';
}
