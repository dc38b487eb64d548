import { type AppError, type ErrorCode, toAppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { Clock, Log, OverseerrServers, ServiceRepository } from '../../ports/ports.ts';

export type HealthCheck = ReturnType<typeof createHealthCheck>;

/** The result of the last health check of a server. */
export interface Health {
  readonly isUp: boolean;
  readonly detail: string;
}

/** Checks whether Overseerr servers answer, accept the API key and allow writing, and logs the result in one line. */
export function createHealthCheck(deps: {
  readonly servers: OverseerrServers;
  readonly serviceRepository: ServiceRepository;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { servers, serviceRepository, clock, log } = deps;
  const healthByService = new Map<ServiceId, Health>();

  return {
    /** Checks a server now, records the result, and logs it when it has changed. */
    async checkHealth(id: ServiceId): Promise<Health> {
      const startedAt = clock().getTime();
      const health = await runCheck(id);
      const hasChanged = healthByService.get(id)?.detail !== health.detail;
      healthByService.set(id, health);
      if (hasChanged) log[health.isUp ? 'info' : 'error']({ service: id }, health.detail);
      await serviceRepository.recordCheck(id, {
        isUp: health.isUp,
        latencyMs: clock().getTime() - startedAt,
        detail: health.detail,
        title: health.isUp ? servers.getTitle(id) : null,
      });
      return health;
    },

    /** The result of the last check; not up before the first one. */
    getHealth(id: ServiceId): Health {
      return healthByService.get(id) ?? { isUp: false, detail: 'not looked at yet' };
    },
  };

  async function runCheck(id: ServiceId): Promise<Health> {
    try {
      const { title, product, version } = await servers.get(id).check();
      return {
        isUp: true,
        detail: `${title} (${product} ${version}) answers and lets the bot write`,
      };
    } catch (error) {
      const appError = toAppError(error);
      if (appError.code === 'internal') throw error;
      return { isUp: false, detail: toOperatorMessage(appError) };
    }
  }
}

/** What the operator reads, with what to do about it. */
function toOperatorMessage({ code, detail }: AppError): string {
  const message = operatorMessages[code];
  const reason = typeof detail['reason'] === 'string' ? ` (${detail['reason']})` : '';
  return (message ?? `The media server cannot be used: ${code}.`) + reason;
}

const operatorMessages: Partial<Record<ErrorCode, string>> = {
  'overseerr-unreachable':
    'The media server does not answer. Check OVERSEERR_URL and that it runs.',
  'overseerr-failed': 'The media server answers with errors. Look at its own log.',
  'overseerr-key-rejected':
    'The media server does not accept the key. Check OVERSEERR_API_KEY (Settings, General, API Key).',
  'overseerr-csrf-enabled':
    'CSRF protection is on in the media server, which stops every write. Switch it off (Settings, Network; in Overseerr Settings, General).',
  'not-overseerr':
    'What answers at OVERSEERR_URL is not Overseerr, Jellyseerr or Seerr. Check the address and its sub-path.',
};
