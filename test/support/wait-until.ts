/** The pauses before a condition is checked again. */
const pauseMs = { min: 10, max: 100 };

/**
 * Waits until a condition is true; fails with a description of it, which may tell what is there instead. The longer it waits, the less often it checks, because
 * most conditions ask the database: it ends at most a tenth later.
 */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  description: string | (() => string),
  timeoutMs = 60_000,
): Promise<void> {
  const startedAt = performance.now();
  while (!(await condition())) {
    const waitedMs = performance.now() - startedAt;
    if (waitedMs > timeoutMs) {
      const missing = typeof description === 'string' ? description : description();
      throw new Error(`timed out waiting for ${missing}`);
    }
    const pause = Math.min(Math.max(waitedMs / 10, pauseMs.min), pauseMs.max);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
