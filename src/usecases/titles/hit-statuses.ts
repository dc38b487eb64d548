import type { ServiceId } from '../../domain/id.ts';
import type { RequestState } from '../../domain/requests/request.ts';
import { formatTitleKey, type SearchHit } from '../../domain/titles/title.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';

/**
 * Corrects what results of a server say about their titles. They know the media status and not the requests: it stays
 * the same when a request fails or is approved, so the requests that the bot knows say more.
 */
export function createHitStatuses({
  requestRepository,
}: {
  readonly requestRepository: Pick<RequestRepository, 'listStatesByTitle'>;
}) {
  return {
    /** Results that were just read. */
    correct: (serviceId: ServiceId, hits: readonly SearchHit[]): Promise<SearchHit[]> =>
      correct(serviceId, hits, ['pending', 'processing']),

    /** Results that may be minutes old, so that their titles may have been requested since. */
    correctCached: (serviceId: ServiceId, hits: readonly SearchHit[]): Promise<SearchHit[]> =>
      correct(serviceId, hits, ['unknown', 'deleted', 'pending', 'processing']),
  };

  async function correct(
    serviceId: ServiceId,
    hits: readonly SearchHit[],
    doubtful: readonly SearchHit['status'][],
  ): Promise<SearchHit[]> {
    const requested = hits.filter(({ status }) => doubtful.includes(status));
    if (requested.length === 0) return [...hits];
    const known = await requestRepository.listStatesByTitle(serviceId, requested);
    return hits.map((hit) => {
      const states = known
        .filter(({ key }) => formatTitleKey(key) === formatTitleKey(hit))
        .map(({ state }) => state);
      return requested.includes(hit) ? { ...hit, status: toHitStatus(hit.status, states) } : hit;
    });
  }
}

function toHitStatus(
  status: SearchHit['status'],
  states: readonly RequestState[],
): SearchHit['status'] {
  if (states.includes('processing')) return 'processing';
  if (states.includes('approved')) return status === 'processing' ? status : 'approved';
  if (states.includes('pending')) return 'pending';
  return states.includes('failed') ? 'failed' : status;
}
