import type { ActorIdentity } from '../../domain/actor.ts';
import type { UserId } from '../../domain/id.ts';
import type { UserErasure } from '../../ports/accounts/member-repository.ts';
import type { JobQueue } from '../../ports/job-queue.ts';

/** Erases a user, and removes their name from posted cards. Throws `not-found`, `last-admin`. */
export async function eraseUser(
  userId: UserId,
  by: ActorIdentity,
  { userErasure, jobs }: { readonly userErasure: UserErasure; readonly jobs: JobQueue },
): Promise<void> {
  const { requests } = await userErasure.erase(userId, by);
  await jobs.enqueue(
    requests.map((requestId) => ({ kind: 'update-cards', payload: { requestId } })),
  );
}
