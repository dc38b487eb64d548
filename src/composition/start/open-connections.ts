import type { Translations } from '../../chat/i18n/translations.ts';
import type { Config } from '../../config/config.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import type { SecretBox } from '../../database/secrets/secret-box.ts';
import { loadWebhookSecret } from '../../database/secrets/secrets.ts';
import { createServiceRepository } from '../../database/services/service-repository.ts';
import type { MetricsRegistry } from '../../http/metrics/create-metrics.ts';
import { findFreePort } from '../../lib/find-free-port.ts';
import type { Redaction } from '../../lib/redaction.ts';
import type { Shutdown } from '../../lib/shutdown.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Tracing } from '../../ports/tracing.ts';
import { toLocalAddress } from '../cli/bot-address.ts';
import { demoWebhook, loadDemo, wantsDemo } from '../demo-settings.ts';
import { openProbes } from '../monitoring/open-probes.ts';
import { openOverseerrServers } from '../overseerr.ts';
import { createPlatforms } from '../platforms.ts';
import { createServerEvents } from './server-events.ts';
import type { WhileStarting } from './while-starting.ts';

/**
 * Everything outside that the bot is made of: the Overseerr servers (among them that of the demo), the monitored
 * services, the chat platforms, and its own address. Nothing is listening or connected to a chat yet.
 */
export async function openConnections(deps: {
  readonly config: Config;
  /** Where to listen if the settings leave it open; null: anywhere. */
  readonly port: number | null;
  readonly database: OpenDatabase;
  readonly secretBox: SecretBox;
  readonly translations: Translations;
  readonly whileStarting: WhileStarting;
  readonly onStop: Shutdown<'connections'>['onStop'];
  readonly redaction: Redaction;
  readonly metrics: MetricsRegistry;
  readonly tracing: Tracing;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { config, database, secretBox, translations, whileStarting, onStop } = deps;
  const { redaction, metrics, tracing, clock, log } = deps;
  const serviceRepository = createServiceRepository({ ...database, secretBox, clock });
  const webhookSecret = await loadWebhookSecret(config.webhookSecret, config.dataDir);
  redaction.add([webhookSecret]);
  // The demo server must know the port before anything listens there.
  const port = config.http.port === 0 ? (deps.port ?? (await findFreePort())) : config.http.port;
  const address = toLocalAddress({ host: config.http.host, port });

  const demo = wantsDemo(config)
    ? await loadDemo({
        folder: config.dataDir,
        webhook: demoWebhook(port, webhookSecret),
        translations,
        log,
        clock,
      })
    : null;
  if (demo) onStop('connections', 'demo', () => demo.stop());

  const { onAvailabilityChange, onBotRefused, handleBy } = createServerEvents();
  const { servers, entries, demoId } = await whileStarting(() =>
    openOverseerrServers({
      config,
      serviceRepository,
      demo,
      redaction,
      log,
      clock,
      metrics,
      tracing,
      onAvailabilityChange,
      onBotRefused,
    }),
  );
  onStop('connections', 'Overseerr servers', () => servers.close());

  const { platforms, chatWebhook } = await createPlatforms(config, {
    prisma: database.prisma,
    demo: demo?.platform ?? null,
    tracing,
    translations,
    log,
    clock,
    metrics,
  });
  const probes = await whileStarting(() =>
    openProbes({ config, serviceRepository, redaction, clock }),
  );
  return {
    webhookSecret,
    port,
    address,
    demo,
    servers,
    entries,
    /** The ID of the demo's server. */
    demoId,
    /** Hands over what happens to the servers, once there is something that reacts to it. */
    handleServerEventsBy: handleBy,
    serviceRepository,
    platforms,
    chatWebhook,
    probes,
  };
}
