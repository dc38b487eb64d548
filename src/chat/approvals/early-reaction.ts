import type { Reply } from '../reply.ts';

const retryDelaysMs = [100, 400, 1_500];

/**
 * Handles a reaction that may come before the message that was just posted is stored as a card. It has no meaning then,
 * so it is looked at again, as long as the message `isYoung`.
 */
export async function handleEarlyReaction(options: {
  readonly react: () => Promise<Reply | null>;
  readonly isYoung: () => boolean;
  readonly wait: (ms: number) => Promise<unknown>;
}): Promise<Reply | null> {
  const { react, isYoung, wait } = options;
  for (const delayMs of retryDelaysMs) {
    const reply = await react();
    if (reply || !isYoung()) return reply;
    await wait(delayMs);
  }
  return react();
}
