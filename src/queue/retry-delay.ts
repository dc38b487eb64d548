const firstDelayMs = 1_000;
const longestDelayMs = 60_000;

/**
 * How long to wait after attempt number `attempt` (0 the first): doubling up to a minute. Jitter takes up to
 * half of it away, so that jobs that failed together do not come back together. `random` is in [0, 1).
 */
export function retryDelayMs(attempt: number, random: () => number): number {
  const fullMs = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(attempt, 16));
  return Math.round(fullMs * (1 - random() / 2));
}
