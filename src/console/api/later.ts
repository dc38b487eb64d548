/** Calls `work` after a delay. Returns how to prevent it. */
export type Later = (work: () => void, delayMs: number) => () => void;

/** The time of the browser. */
export const later: Later = (work, delayMs) => {
  const timer = window.setTimeout(work, delayMs);
  return () => window.clearTimeout(timer);
};
