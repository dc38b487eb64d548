import type { RequestId } from '../../domain/id.ts';

/** Stores when the answer to the last submission of a request was lost, or will be at the latest. */
export interface SubmissionTimes {
  recordAnswerLost(id: RequestId, at: Date): Promise<void>;
  /** Null if no submission took long enough to be recorded. */
  findAnswerLost(id: RequestId): Promise<Date | null>;
}
