import type { Config } from '../../config/config.ts';
import { passwordsIn } from '../../config/setting-types.ts';
import type { createServiceRepository } from '../../database/services/service-repository.ts';
import type { Redaction } from '../../lib/redaction.ts';
import type { ServiceProbe } from '../../ports/services/service-probe.ts';
import { checkHttp } from '../../probes/http-probe.ts';
import { checkPlex } from '../../probes/plex-probe.ts';

/** Stores the monitored services besides the Overseerr servers, and creates a probe for each. */
export async function openProbes(deps: {
  readonly config: Pick<Config, 'plex' | 'monitoredUrls' | 'isSecretResetRequested'>;
  readonly serviceRepository: Pick<ReturnType<typeof createServiceRepository>, 'ensure'>;
  readonly redaction: Pick<Redaction, 'add'>;
}): Promise<readonly ServiceProbe[]> {
  const { config, serviceRepository, redaction } = deps;
  const options = { replacesUnreadable: config.isSecretResetRequested };
  const probes: ServiceProbe[] = [];
  if (config.plex) {
    const { url, token } = config.plex;
    redaction.add(passwordsIn(url));
    const settings = { kind: 'plex', name: 'plex', baseUrl: url, secret: token } as const;
    const id = await serviceRepository.ensure(settings, options);
    probes.push({ id, kind: 'plex', check: () => checkPlex(url, token) });
  }
  for (const { name, url } of config.monitoredUrls) {
    redaction.add(passwordsIn(url));
    // The prefix keeps these names apart from those of Overseerr servers.
    const settings = { kind: 'http', name: `http:${name}`, baseUrl: url, secret: '' } as const;
    const id = await serviceRepository.ensure(settings, options);
    probes.push({ id, kind: 'http', check: () => checkHttp(name, url) });
  }
  return probes;
}
