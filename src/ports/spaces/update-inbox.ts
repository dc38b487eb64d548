/** An update as a chat platform sends it. */
export interface ReceivedUpdate {
  readonly id: number;
  readonly payload: unknown;
}

/**
 * The updates that were received and not handled yet. They survive a crash, so that a platform need not send them again.
 * An update whose handling was interrupted is handled once more, and not again after that: a crash can cause a second
 * answer, but not one at every restart.
 */
export interface UpdateInbox {
  /** Stores updates. Returns the ids of those that were not received before. */
  add(updates: readonly ReceivedUpdate[]): Promise<ReadonlySet<number>>;
  /** The updates that an earlier process did not finish, oldest first. Each is returned once. */
  takeUnfinished(): Promise<readonly ReceivedUpdate[]>;
  /** Forgets the content of an update and remembers that it was handled. */
  markDone(id: number): Promise<void>;
}
