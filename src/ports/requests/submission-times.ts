import type { RequestId } from '../../domain/id.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';

/** Stores when the answer to the last submission of a request was lost, or will be at the latest. */
export interface SubmissionTimes {
  recordAnswerLost(id: RequestId, at: Date): Promise<void>;
  /** Null if no submission took long enough to be recorded. */
  findAnswerLost(id: RequestId): Promise<Date | null>;
  /** The latest one of the other requests for the same title that wait to be sent, in any quality; null if there is none. */
  findOtherAnswerLost(
    request: Pick<MediaRequest, 'id' | 'serviceId' | 'title'>,
  ): Promise<Date | null>;
}
