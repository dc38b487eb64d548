/** A job that its process runs as soon as it is committed, instead of fetching it from the queue. */
export interface ClaimedJob {
  readonly id: string;
  /** Runs it. Also right if nobody knows whether it was committed: its handler reads what is true. */
  start(): void;
  /** Nothing was committed. */
  release(): void;
}
