import type { AuthorizedActor } from '../domain/actor.ts';
import { AppError } from '../domain/app-error.ts';
import type { RefusalLog } from '../ports/refusal-log.ts';

/** Throws `admins-only` for anyone who is not an admin, and records the attempt in the audit log. */
export async function assertAdmin(
  refusals: RefusalLog,
  actor: AuthorizedActor,
  action: string,
): Promise<void> {
  if (actor.isAdmin) return;
  await refusals.recordRefusal('admins-only', actor, { action });
  throw new AppError('admins-only');
}
