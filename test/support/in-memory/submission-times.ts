import type { RequestId } from '../../../src/domain/id.ts';
import type { MediaRequest } from '../../../src/domain/requests/request.ts';
import { formatTitleKey } from '../../../src/domain/titles/title.ts';
import type { SubmissionTimes } from '../../../src/ports/requests/submission-times.ts';

/** Implements `SubmissionTimes` without a database. */
export function createInMemorySubmissionTimes(
  requests: ReadonlyMap<RequestId, MediaRequest> = new Map(),
): SubmissionTimes {
  const times = new Map<RequestId, Date>();
  return {
    async recordAnswerLost(id, at) {
      times.set(id, at);
    },
    findAnswerLost: async (id) => times.get(id) ?? null,
    async findOtherAnswerLost({ id, serviceId, title }) {
      const others = [...requests.values()].filter(
        (each) =>
          each.id !== id &&
          each.serviceId === serviceId &&
          each.state === 'queued' &&
          formatTitleKey(each.title) === formatTitleKey(title),
      );
      const lost = others.flatMap((each) => times.get(each.id)?.getTime() ?? []);
      return lost.length > 0 ? new Date(Math.max(...lost)) : null;
    },
  };
}
