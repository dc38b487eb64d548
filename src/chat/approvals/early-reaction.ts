import type { Reply } from '../reply.ts';

const retryDelaysMs = [100, 400, 1_500];

/**
 * Handles a reaction that may come before the message that was just posted is stored as a card. It has no meaning then,
 * so it is looked at again, as long as the card `mayFollow`.
 */
export async function handleEarlyReaction(options: {
  readonly react: () => Promise<Reply | null>;
  readonly mayFollow: () => boolean | Promise<boolean>;
  readonly wait: (ms: number) => Promise<unknown>;
}): Promise<Reply | null> {
  const { react, mayFollow, wait } = options;
  for (const delayMs of retryDelaysMs) {
    // Asked before: in between, the card could be stored.
    const isEarly = await mayFollow();
    const reply = await react();
    if (reply || !isEarly) return reply;
    await wait(delayMs);
  }
  return react();
}
