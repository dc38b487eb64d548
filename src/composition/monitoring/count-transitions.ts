import type { Metrics } from '../../ports/metrics.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';

/** The repository, which also counts new requests and changes of state once they are stored. */
export function countTransitions<Repository extends RequestRepository>(
  repository: Repository,
  metrics: Pick<Metrics, 'countTransition'>,
): Repository {
  return {
    ...repository,
    async create(entry) {
      const isCreated = await repository.create(entry);
      const { event, to } = entry.history;
      if (isCreated) metrics.countTransition({ event, from: null, to });
      return isCreated;
    },
    async update(change) {
      const isUpdated = await repository.update(change);
      const { history } = change;
      if (isUpdated && history && history.from !== history.to) metrics.countTransition(history);
      return isUpdated;
    },
  };
}
