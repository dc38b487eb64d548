/** A job that its process runs as soon as it is committed, instead of fetching it from the queue. */
export interface ClaimedJob {
  readonly id: string;
  /** It was committed: runs it. */
  start(): void;
  /** Nobody knows whether it was committed, or still will be: runs it once it turns out to be. */
  startOnceCommitted(): void;
  /** Nothing was committed. */
  release(): void;
}
