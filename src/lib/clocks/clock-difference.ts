/** Larger differences than this come from a wrong clock, not from the network. */
const toleranceMs = 30_000;

/** Tells when a clock starts and stops to differ from another one. */
export interface ClockDifference {
  /** `differenceMs`: by how much the first clock is ahead. Calls with about the same difference have no effect. */
  report(differenceMs: number): void;
}

/**
 * `onWrong` is called once when the difference becomes large, with a text such as "900 seconds ahead of"; `onRight` when
 * it is small again.
 */
export function createClockDifference(on: {
  readonly onWrong: (text: string) => void;
  readonly onRight: () => void;
}): ClockDifference {
  let isWrong = false;
  return {
    report(differenceMs) {
      const isLarge = Math.abs(differenceMs) > toleranceMs;
      if (isLarge === isWrong) return;
      isWrong = isLarge;
      if (!isLarge) return on.onRight();
      const seconds = Math.round(Math.abs(differenceMs) / 1_000);
      on.onWrong(`${seconds} seconds ${differenceMs > 0 ? 'ahead of' : 'behind'}`);
    },
  };
}
