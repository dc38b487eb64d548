import { type AppError, type ErrorCode, toAppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import { toProductName } from '../../domain/services/overseerr-server-info.ts';
import { overseerrFaults, type ServiceFault } from '../../domain/services/service-fault.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { ProbeResult, ServiceProbe } from '../../ports/services/service-probe.ts';
import type { ServiceRepository } from '../../ports/services/service-repository.ts';

export type HealthCheck = ReturnType<typeof createHealthCheck>;

/** The result of the last health check of a server. */
export interface Health {
  readonly isUp: boolean;
  readonly detail: string;
}

/**
 * Checks whether Overseerr servers answer, accept the API key and allow writing, and whether the other services answer.
 * Logs the result in one line.
 */
export function createHealthCheck(deps: {
  readonly servers: OverseerrServers;
  /** The services that are no Overseerr servers. */
  readonly probes?: readonly ServiceProbe[];
  readonly serviceRepository: Pick<ServiceRepository, 'recordCheck'>;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { servers, probes = [], serviceRepository, clock, log } = deps;
  const healthByService = new Map<ServiceId, Health>();

  return {
    /** Checks a server now, records the result, and logs it when it has changed. */
    async checkHealth(id: ServiceId): Promise<Health> {
      const startedAt = clock().getTime();
      const { title, fault, version = null, ...health } = await runCheck(id);
      const hasChanged = healthByService.get(id)?.detail !== health.detail;
      healthByService.set(id, health);
      if (hasChanged) log[health.isUp ? 'info' : 'error']({ service: id }, health.detail);
      await serviceRepository.recordCheck(id, {
        isUp: health.isUp,
        latencyMs: clock().getTime() - startedAt,
        detail: health.detail,
        fault,
        title,
        version,
      });
      return health;
    },

    /** The result of the last check; not up before the first one. */
    getHealth(id: ServiceId): Health {
      return healthByService.get(id) ?? { isUp: false, detail: 'not checked yet' };
    },
  };

  async function runCheck(id: ServiceId): Promise<ProbeResult> {
    const probe = probes.find((each) => each.id === id);
    if (probe) return probe.check();
    try {
      const { title, ...software } = await servers.get(id).check();
      const version = `${toProductName(software)} ${software.version}`;
      return {
        isUp: true,
        title: servers.getTitle(id),
        version,
        detail: `${title} (${version}) is connected`,
        fault: null,
      };
    } catch (error) {
      const appError = toAppError(error);
      if (appError.code === 'internal') throw error;
      return {
        isUp: false,
        title: null,
        detail: toOperatorMessage(appError, servers.getTitle(id)),
        fault: toServiceFault(appError),
      };
    }
  }
}

/** What is wrong with an Overseerr server. */
function toServiceFault({ code, detail }: AppError): ServiceFault {
  const reason = typeof detail['reason'] === 'string' ? detail['reason'] : null;
  return { code: overseerrFaults[code] ?? 'failed', reason };
}

/** What the operator reads, with what to do about it. `server` is the title of the Overseerr server. */
export function toOperatorMessage({ code, detail }: AppError, server: string): string {
  const message = operatorMessages[code]?.(server) ?? `${server} cannot be used (${code})`;
  const reason = typeof detail['reason'] === 'string' ? ` (${detail['reason']})` : '';
  return message + reason;
}

const wrongAddress =
  'OVERSEERR_URL does not point to Overseerr, Jellyseerr, or Seerr. Check the address and its path';

const operatorMessages: Partial<Record<ErrorCode, (server: string) => string>> = {
  'overseerr-unreachable': (server) =>
    `${server} is not responding. Check OVERSEERR_URL and make sure that it is running`,
  'overseerr-failed': (server) => `${server} returns errors. Check its log`,
  'overseerr-key-rejected': (server) =>
    `${server} rejected the API key. Check OVERSEERR_API_KEY (Settings → General → API Key)`,
  'overseerr-csrf-enabled': (server) =>
    `CSRF protection is on in ${server}, so the bot cannot make changes. Turn it off (Settings → Network; in Overseerr: Settings → General)`,
  'not-overseerr': () => wrongAddress,
  'not-found': () => wrongAddress,
};
