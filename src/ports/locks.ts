/** Locks that hold across all processes. */
export interface Locks {
  /** Runs `work` when no other work with this key is running. */
  withLock<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
}
