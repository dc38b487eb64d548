/** How many attempts somebody has in a time. */
export interface AttemptLimit {
  readonly max: number;
  readonly windowMs: number;
}

/** Limits by who tries what. */
export type AttemptLimits = Readonly<Record<string, AttemptLimit>>;

/** Counts attempts where all processes of the bot see them. */
export interface AttemptCounts {
  /** Takes one attempt for each key, or none at all. Returns the keys that have none left; empty if they were taken. */
  take(limits: AttemptLimits): Promise<readonly string[]>;
  /** Gives attempts back. */
  giveBack(limits: AttemptLimits): Promise<void>;
}
