/** Tells signs of something lasting from one that can happen by chance. */
export interface RecentSigns {
  record(): void;
  /** Whether there were enough signs within the window. */
  areEnough(): boolean;
}

/** Starts without any sign. */
export function createRecentSigns(deps: {
  readonly clock: () => Date;
  readonly windowMs: number;
  readonly signsMin: number;
}): RecentSigns {
  const { clock, windowMs, signsMin } = deps;
  let seenAt: readonly number[] = [];
  return {
    record() {
      seenAt = [...seenAt, clock().getTime()].slice(-signsMin);
    },
    areEnough() {
      const now = clock().getTime();
      return seenAt.filter((at) => now - at < windowMs).length >= signsMin;
    },
  };
}
