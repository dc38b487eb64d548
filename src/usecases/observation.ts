import type { HeldRequest } from '../core/held-request.ts';
import { eventOf } from '../core/held-request.ts';
import type { Actor, Step } from './life.ts';

/** The media server as the one who causes something. */
export const byService: Actor = {
  name: 'media server',
  userId: null,
  door: 'service',
  causer: 'service',
};

/** What a look at the service means for a request of ours. */
export function toStep(held: HeldRequest): Step {
  return {
    event: eventOf(held),
    actor: held.decidedBy ? { ...byService, name: held.decidedBy } : byService,
    patch: {
      progress: held.progress,
      ...(held.decidedBy === null ? {} : { decidedBy: held.decidedBy }),
      ...(held.seasons.length > 0 ? { seasons: held.seasons } : {}),
    },
  };
}
