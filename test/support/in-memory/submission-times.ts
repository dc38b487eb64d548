import type { RequestId } from '../../../src/domain/id.ts';
import type { SubmissionTimes } from '../../../src/ports/requests/submission-times.ts';

/** Implements `SubmissionTimes` without a database. */
export function createInMemorySubmissionTimes(): SubmissionTimes {
  const times = new Map<RequestId, Date>();
  return {
    async recordAnswerLost(id, at) {
      times.set(id, at);
    },
    findAnswerLost: async (id) => times.get(id) ?? null,
  };
}
