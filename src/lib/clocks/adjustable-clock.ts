/** A clock that runs evenly, whatever happens to the clock of the computer. */
export interface AdjustableClock {
  now(): Date;
  /** Sets the clock. */
  set(time: Date): void;
}

/**
 * Creates a clock that starts at the time of the computer and then goes by the time since the start of the process,
 * which never jumps. Tests replace both.
 */
export function createAdjustableClock({
  monotonicMs = () => performance.now(),
  systemTime = () => new Date(),
}: {
  readonly monotonicMs?: () => number;
  readonly systemTime?: () => Date;
} = {}): AdjustableClock {
  let offsetMs = systemTime().getTime() - monotonicMs();
  return {
    now: () => new Date(offsetMs + monotonicMs()),
    set(time) {
      offsetMs = time.getTime() - monotonicMs();
    },
  };
}
