/**
 * Runs `work`, and runs it again while it fails because the database cannot be reached at the moment. After `timeoutMs`
 * no new attempt begins, and it throws the AppError `database-unreachable`. Every other error is thrown at once. The
 * work must be safe to run again: a connection can break after a change was saved.
 */
export type DatabaseRetry = <Result>(
  work: () => Promise<Result>,
  timeoutMs: number,
) => Promise<Result>;
