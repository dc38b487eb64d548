/** The pauses before a condition is checked again. */
const pauseMs = { min: 10, max: 100 };

/**
 * Waits until a condition is true; fails with a description of it. The longer it waits, the less often it checks, because
 * most conditions ask the database: it ends at most a tenth later.
 */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  description: string,
  timeoutMs = 60_000,
): Promise<void> {
  const startedAt = performance.now();
  while (!(await condition())) {
    const waitedMs = performance.now() - startedAt;
    if (waitedMs > timeoutMs) throw new Error(`timed out waiting for ${description}`);
    const pause = Math.min(Math.max(waitedMs / 10, pauseMs.min), pauseMs.max);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
