/** The most texts that are remembered; when there are more, all are forgotten. */
const mostTexts = 100;

/**
 * Lets each text through once every `intervalMs`, so that a loop that fails again and again does not flood the log.
 * `now` is in milliseconds.
 */
export function createRepeatFilter(
  intervalMs: number,
  now: () => number,
): (text: string) => boolean {
  const passedAt = new Map<string, number>();
  return (text) => {
    const last = passedAt.get(text);
    if (last !== undefined && now() - last < intervalMs) return false;
    if (passedAt.size >= mostTexts) passedAt.clear();
    passedAt.set(text, now());
    return true;
  };
}
