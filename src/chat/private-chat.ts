import { AppError } from '../domain/app-error.ts';
import type { Context } from './context.ts';

/** Throws `private-only` where others would read the answer. */
export function assertPrivate(ctx: Context): void {
  if (!isPrivate(ctx)) throw new AppError('private-only');
}

/** Whether only the actor reads the answer. */
export function isPrivate({ actor, answer }: Context): boolean {
  // In a space, only the platform's own private replies are for one reader.
  return actor.space === null || answer?.place.kind === 'reply';
}
