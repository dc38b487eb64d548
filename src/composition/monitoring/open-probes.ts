import type { Config } from '../../config/config.ts';
import { passwordsIn } from '../../config/setting-types.ts';
import type {
  createServiceRepository,
  ServiceSettings,
} from '../../database/services/service-repository.ts';
import type { Redaction } from '../../lib/redaction.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ServiceProbe } from '../../ports/services/service-probe.ts';
import { createActivityReader } from '../../probes/activity.ts';
import { checkHttp } from '../../probes/http-probe.ts';
import { checkJellyfin, createJellyfinActivitySource } from '../../probes/jellyfin-probe.ts';
import { createPlexActivitySource } from '../../probes/plex-activity.ts';
import { checkPlex } from '../../probes/plex-probe.ts';

/** How to ask a monitored service, and its settings. */
export type ProbeSettings = Omit<ServiceProbe, 'id'> & { readonly settings: ServiceSettings };

/** The monitored services besides the Overseerr servers. */
export function listProbes(
  { plex, jellyfin, monitoredUrls }: Pick<Config, 'plex' | 'jellyfin' | 'monitoredUrls'>,
  clock: Clock,
): readonly ProbeSettings[] {
  const probes: ProbeSettings[] = [];
  if (plex) {
    const { url, token } = plex;
    probes.push({
      kind: 'plex',
      settings: { kind: 'plex', name: 'plex', baseUrl: url, secret: token },
      check: () => checkPlex(url, token),
      readActivity: createActivityReader(createPlexActivitySource(url, token), { clock }),
    });
  }
  if (jellyfin) {
    const { url, apiKey } = jellyfin;
    probes.push({
      kind: 'jellyfin',
      settings: { kind: 'jellyfin', name: 'jellyfin', baseUrl: url, secret: apiKey },
      check: () => checkJellyfin(url, apiKey),
      readActivity: createActivityReader(createJellyfinActivitySource(url, apiKey), { clock }),
    });
  }
  for (const { name, url } of monitoredUrls) {
    probes.push({
      kind: 'http',
      // The prefix keeps these names apart from those of Overseerr servers.
      settings: { kind: 'http', name: `http:${name}`, baseUrl: url, secret: '' },
      check: () => checkHttp(name, url),
      readActivity: null,
    });
  }
  return probes;
}

/** Stores the monitored services besides the Overseerr servers, and creates a probe for each. */
export async function openProbes(deps: {
  readonly config: Pick<Config, 'plex' | 'jellyfin' | 'monitoredUrls' | 'isSecretResetRequested'>;
  readonly serviceRepository: Pick<ReturnType<typeof createServiceRepository>, 'ensure'>;
  readonly redaction: Pick<Redaction, 'add'>;
  readonly clock: Clock;
}): Promise<readonly ServiceProbe[]> {
  const { config, serviceRepository, redaction, clock } = deps;
  const options = { replacesUnreadable: config.isSecretResetRequested };
  const probes: ServiceProbe[] = [];
  for (const { settings, ...probe } of listProbes(config, clock)) {
    redaction.add(passwordsIn(settings.baseUrl));
    probes.push({ id: await serviceRepository.ensure(settings, options), ...probe });
  }
  return probes;
}
