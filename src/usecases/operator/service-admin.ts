import type { AuthorizedActor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { RefusalLog } from '../../ports/refusal-log.ts';
import { assertAdmin } from '../assert-admin.ts';
import type { Health, HealthCheck } from '../services/health-check.ts';

export type ServiceAdmin = ReturnType<typeof createServiceAdmin>;

/** What admins do about services, besides their settings. */
export function createServiceAdmin(deps: {
  readonly healthCheck: Pick<HealthCheck, 'checkHealth'>;
  readonly listServiceIds: () => readonly ServiceId[];
  readonly refusals: RefusalLog;
}) {
  const { healthCheck, listServiceIds, refusals } = deps;
  return {
    /** Checks a service now, and records the result. Throws `admins-only`, and `not-found` for one that is not in use. */
    async check(by: AuthorizedActor, id: ServiceId): Promise<Health> {
      await assertAdmin(refusals, by, 'service.check');
      if (!listServiceIds().includes(id)) throw new AppError('not-found');
      return healthCheck.checkHealth(id);
    },
  };
}
