import type { Config } from '../config/config.ts';
import { demoServerName } from '../config/overseerr-servers.ts';
import { passwordsIn } from '../config/setting-types.ts';
import { SecretKeyError } from '../database/secrets/secret-key-error.ts';
import type { createServiceRepository } from '../database/services/service-repository.ts';
import type { ServiceId } from '../domain/id.ts';
import { defaultServerName } from '../domain/services/server-title.ts';
import { createBodyReader } from '../lib/body-reader.ts';
import type { Redaction } from '../lib/redaction.ts';
import { bodyLimits, createOverseerrClient, type OverseerrClient } from '../overseerr/client.ts';
import { createOverseerrServers, type ServerEntry } from '../overseerr/overseerr-servers.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Tracing } from '../ports/tracing.ts';
import { createPartLog } from './monitoring/part-log.ts';
import type { RunningDemo } from './open-demo.ts';

/** Stores the configured Overseerr servers and creates a client for each. */
export async function openOverseerrServers(deps: {
  readonly config: Pick<Config, 'overseerrServers' | 'isSecretResetRequested'>;
  readonly serviceRepository: Pick<ReturnType<typeof createServiceRepository>, 'ensure' | 'load'>;
  readonly demo: Pick<RunningDemo, 'settings'> | null;
  /** Learns the API keys and passwords that are stored. */
  readonly redaction: Pick<Redaction, 'add'>;
  readonly log: Log;
  readonly clock: Clock;
  readonly metrics?: Pick<Metrics, 'observeCall'>;
  readonly tracing?: Tracing | undefined;
  readonly onAvailabilityChange: (id: ServiceId, isBack: boolean) => void;
  readonly onBotRefused: (id: ServiceId) => void;
}) {
  const { config, serviceRepository, demo, redaction, clock } = deps;
  const log = createPartLog(deps.log, 'overseerr');
  const { metrics, onAvailabilityChange, onBotRefused } = deps;
  const configured = config.overseerrServers;
  const ensureOptions = { replacesUnreadable: config.isSecretResetRequested };
  for (const { name, url: baseUrl, apiKey: secret } of configured) {
    await serviceRepository.ensure({ kind: 'overseerr', name, baseUrl, secret }, ensureOptions);
  }
  const demoId = demo && (await serviceRepository.ensure(demo.settings, ensureOptions));
  const rows = await serviceRepository.load();
  const entries: ServerEntry[] = [];
  const bodyReader = createBodyReader(bodyLimits);
  // The default server is used for as long as it has a row. Rows of other servers that the settings no longer name
  // stay in the database, unused.
  const names = [
    defaultServerName,
    ...configured.map(({ name }) => name),
    ...(demo ? [demoServerName] : []),
  ];
  for (const name of new Set(names)) {
    const row = rows.find((each) => each.name === name);
    if (!row) continue;
    if (row.secret === null && !config.isSecretResetRequested) throw new SecretKeyError(name);
    if (row.secret === null) continue;
    const { id, baseUrl, secret: apiKey, title: lastTitle } = row;
    redaction.add([apiKey, ...passwordsIn(baseUrl)]);
    const client = createOverseerrClient({
      baseUrl,
      apiKey,
      lastTitle,
      bodyReader,
      tracing: deps.tracing,
      observeCall: (call) => metrics?.observeCall({ target: 'overseerr', server: name, ...call }),
      log,
      clock,
      onDown: () => onAvailabilityChange(id, false),
      onBack: () => onAvailabilityChange(id, true),
      onBotRefused: () => onBotRefused(id),
    });
    const guest = configured.find((server) => server.name === name)?.guestUserId ?? null;
    const isDemo = name === demoServerName;
    entries.push({ id, name, client: isDemo ? withoutPlexSignIn(client) : client, guest });
  }
  return { servers: createOverseerrServers(entries), entries, demoId };
}

/** The people of the demo are made up, so nothing about them may be sent to plex.tv. */
function withoutPlexSignIn(client: OverseerrClient): OverseerrClient {
  return {
    ...client,
    async getInfo() {
      const info = await client.getInfo();
      return { ...info, signIn: { ...info.signIn, plex: false } };
    },
  };
}
