/** One at a time, across all processes. Waits for its turn. */
export interface Locks {
  withLock<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
}
