import { z } from 'zod';
import type { DeadLetters } from '../ports/operator/dead-letters.ts';

/** Marks the payload of a failed job that the demo has made up. Payload schemas ignore it. */
export const madeUpMark = { note: 'Made up for the demo' } as const;

const markSchema = z.object({ note: z.literal(madeUpMark.note) });
/** The demo makes up one job, so the others failed later. */
const mostLookedAt = 100;

/** Deletes the jobs that were made up, if they are still there. */
export async function removeMadeUpFailures(
  deadLetters: Pick<DeadLetters, 'list' | 'discard'>,
): Promise<void> {
  const { items } = await deadLetters.list({ after: null, limit: mostLookedAt });
  const madeUp = items.filter(({ payload }) => markSchema.safeParse(payload).success);
  await deadLetters.discard(madeUp.map(({ id }) => id));
}
