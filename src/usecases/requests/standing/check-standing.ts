import type { RemoteRequest } from '../../../domain/requests/remote-request.ts';
import type { MediaRequest } from '../../../domain/requests/request.ts';
import { findProblem, isStalling } from '../../../domain/requests/standing.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { OverseerrServers } from '../../../ports/services/overseerr-servers.ts';
import type { RequestTransitions } from '../request-transitions.ts';

export type CheckStanding = ReturnType<typeof createCheckStanding>;

/**
 * Records what keeps an approved request from arriving, from what the server has just said about it. People are told
 * once: the approvers that it was never sent, and they and the requester that nothing has moved for long.
 */
export function createCheckStanding(deps: {
  readonly servers: OverseerrServers;
  readonly transitions: Pick<RequestTransitions, 'noteAndNotify' | 'noteProgress'>;
  /** How long nothing may move until people are told; 0: they never are. */
  readonly stalledAfterMs: number;
  readonly clock: Clock;
}) {
  const { servers, transitions, stalledAfterMs, clock } = deps;

  /** The caller holds the title's lock. */
  return async (request: MediaRequest, remote: RemoteRequest): Promise<MediaRequest> => {
    const now = clock();
    const found = findProblem(request, remote, now);
    const isNew = found !== null && found !== request.problem;
    const problem =
      isNew && found === 'never-sent' && !(await hasDownloadServer(request)) ? null : found;
    const isStalled = isStalling({ ...request, problem }, now, stalledAfterMs);
    const patch = { problem, ...(isStalled ? { stalledAt: now } : {}) };
    const isTold = isStalled || (isNew && problem === 'never-sent' && request.stalledAt === null);
    return isTold
      ? transitions.noteAndNotify(request, patch)
      : transitions.noteProgress(request, patch);
  };

  /** Without any, approvers add titles by hand, and nothing is ever sent. */
  async function hasDownloadServer({ serviceId, title }: MediaRequest): Promise<boolean> {
    return (await servers.get(serviceId).listDownloadServers(title.mediaType)).length > 0;
  }
}
