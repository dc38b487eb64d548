import type { DemoMode } from './app-demo.ts';
import { buildBot } from './bot.ts';
import { translateLinkPage } from './chat/accounts/translate-link-page.ts';
import type { ChatPlatform } from './chat/chat-platform.ts';
import { loadTranslations, type Translations } from './chat/i18n/translations.ts';
import type { BotConfig } from './config/bot-config.ts';
import type { Config } from './config/config.ts';
import { defaultServerName, demoServerName } from './config/overseerr-servers.ts';
import { openDatabase } from './database/open-database.ts';
import { createSecretBox } from './database/secrets/secret-box.ts';
import { loadSecretKey, loadWebhookSecret } from './database/secrets/secrets.ts';
import { createServiceRepository as createServiceBook } from './database/services/service-repository.ts';
import type { ServiceId } from './domain/id.ts';
import { createLinkRoutes } from './http/link-routes.ts';
import {
  createDatabaseCheck,
  createOverseerrCheck,
  createPlatformCheck,
} from './http/readiness.ts';
import { createHttpServer } from './http/server.ts';
import { findFreePort } from './lib/find-free-port.ts';
import { createOverseerrClient } from './overseerr/client.ts';
import { createOverseerrServers, type ServerEntry } from './overseerr/overseerr-servers.ts';
import type { Clock, Log } from './ports/ports.ts';
import type { HealthCheck } from './usecases/services/health-check.ts';

/** The bot: what starts and stops as one. */
export interface App {
  /** Resolves once everything answers. Throws errors of one clear line for an operator's mistake. */
  start(): Promise<void>;
  /** Stops taking updates, finishes or hands back what is in flight, closes. */
  stop(): Promise<void>;
}

type OnStop = (close: () => Promise<void> | void) => void;

const stopJobsMs = 5_000;
const recheckHealthMs = 30_000;

/** Puts the parts together; the only file that knows all of them. */
export function createApp(config: Config, log: Log): App {
  const closers: (() => Promise<void> | void)[] = [];
  return {
    start: () => start(config, log, (close) => closers.unshift(close)),
    async stop() {
      for (const close of closers.splice(0)) await close();
    },
  };
}

async function start(config: Config, log: Log, onStop: OnStop): Promise<void> {
  const clock = () => new Date();
  const database = await openDatabase({
    ...config.database,
    dataDir: config.dataDir,
    log: (line) => log.info({}, line),
  });
  onStop(() => database.close());
  const serviceRepository = createServiceBook({
    prisma: database.prisma,
    secretBox: createSecretBox(await loadSecretKey(config.secretKey, config.dataDir)),
    clock,
  });
  const translations = loadTranslations();
  const secret = await loadWebhookSecret(config.webhookSecret, config.dataDir);
  const common = { translations, log, clock };
  const port = await portFor(config.http);
  const demo = wantsDemo(config)
    ? await loadDemo({ ...common, folder: config.dataDir, webhook: webhookFor(port, secret) })
    : null;
  if (demo) onStop(() => demo.stop());
  const onAvailabilityChange: { current: (id: ServiceId, isBack: boolean) => void } = {
    current: () => undefined,
  };
  const { servers, entries, demoId } = await openServers(
    config,
    serviceRepository,
    common,
    demo,
    (id, isBack) => onAvailabilityChange.current(id, isBack),
  );
  onStop(() => servers.close());
  const { platforms, chatWebhook } = await createPlatforms(config, common);
  if (demo) platforms.push(demo.platform);

  const bot = buildBot({
    config: demo ? demoConfig(config, demo) : config,
    database,
    servers,
    serviceRepository,
    platforms,
    translations,
    log,
    clock,
  });
  onStop(() => bot.locks.close());
  onAvailabilityChange.current = (id, isBack) => {
    bot.healthCheck
      .checkHealth(id)
      .then(() => syncMovedServers())
      .then(() => (isBack ? bot.jobs.retryNow('submit-request') : 0))
      .catch((error: unknown) => log.error({ error }, 'The health check failed'));
  };
  // Before anything waiting is sent there, as whoever had that number at the address of before.
  const syncMovedServers = async () => {
    for (const id of serviceRepository.movedIds()) {
      await bot.accountSync
        .syncAccounts(id)
        .catch((error: unknown) => log.warn({ error }, 'Could not sync accounts yet. Will retry'));
    }
  };
  const http = createHttpServer({
    ...config.http,
    port,
    webhookSecret: secret,
    findServiceId: servers.findId,
    jobs: bot.webhookDedup,
    readinessChecks: [
      createDatabaseCheck(database.pool),
      ...platforms.map(createPlatformCheck),
      ...entries.map(({ id, name }) =>
        createOverseerrCheck(name, () => bot.healthCheck.getHealth(id)),
      ),
    ],
    chatWebhook,
    demoPage: demo?.webApp ?? null,
    linkRoutes: config.http.publicUrl
      ? createLinkRoutes({
          signInFlow: bot.signInFlow,
          textsFor: (locale) => translateLinkPage(translations, locale),
          publicUrl: config.http.publicUrl,
          log,
        })
      : null,
    log,
  });

  await bot.users.syncAdmins();
  await syncMovedServers();
  await bot.jobs.start();
  onStop(() => bot.jobs.stop(stopJobsMs));
  onStop(() => bot.signInWait.stop());
  if (demo && demoId) await demo.seed({ ...bot, servers, serviceId: demoId });
  await http.start();
  onStop(() => http.stop());
  if (config.role !== 'worker') {
    await Promise.all(
      platforms.map((platform) => {
        onStop(() => platform.stop());
        return platform.start(bot.dispatch);
      }),
    );
  }
  if (config.role !== 'gateway') {
    bot.schedule.start();
    onStop(() => bot.schedule.stop());
  }
  onStop(checkHealthUntilUp(servers.listIds(), bot.healthCheck, log));
  if (config.admins.length === 0 && config.role !== 'worker' && !demo) {
    const code = await bot.identity.issueClaimCode();
    if (code)
      log.warn({}, `There is no admin yet. To become the admin, send the bot: /claim ${code}`);
  }
  announce(config, port, log);
}

async function openServers(
  { overseerrServers: configured }: Config,
  serviceRepository: ReturnType<typeof createServiceBook>,
  common: { log: Log; clock: Clock },
  demo: DemoMode | null,
  onAvailabilityChange: (id: ServiceId, isBack: boolean) => void,
) {
  for (const { name, url: baseUrl, apiKey: secret } of configured) {
    await serviceRepository.ensure({ kind: 'overseerr', name, baseUrl, secret });
  }
  const demoId = demo && (await serviceRepository.ensure(demo.settings));
  const rows = await serviceRepository.load();
  const entries: ServerEntry[] = [];
  // The first server is there as long as its row; rows of others that the settings name no more stay, unused.
  const names = [
    defaultServerName,
    ...configured.map(({ name }) => name),
    ...(demo ? [demoServerName] : []),
  ];
  for (const name of new Set(names)) {
    const row = rows.find((each) => each.name === name);
    if (!row?.secret) continue;
    const { id, baseUrl, secret: apiKey, title: lastTitle } = row;
    const onDown = () => onAvailabilityChange(id, false);
    const onBack = () => onAvailabilityChange(id, true);
    const client = createOverseerrClient({ ...common, baseUrl, apiKey, lastTitle, onDown, onBack });
    const guest = configured.find((server) => server.name === name)?.guestUserId ?? null;
    entries.push({ id, name, client, guest });
  }
  return { servers: createOverseerrServers(entries), entries, demoId };
}

/** The demonstration downloads in seconds, and its progress is to be seen; and nothing leaves the machine. */
function demoConfig(config: Config, { owners }: DemoMode): BotConfig {
  const quick = { ...config, pollIntervalSeconds: 1, plexTvUrl: null };
  // Beside real chats whoever opens the page must not be an admin of theirs.
  return hasChats(config) ? quick : { ...quick, admins: [...config.admins, ...owners] };
}

/** With no chat at all there is the page; beside real chats only when it is asked for. */
function wantsDemo(config: Config): boolean {
  return config.role === 'all' && (config.isDemoRequested || !hasChats(config));
}

function hasChats({ discord, telegram }: Config): boolean {
  return discord !== null || telegram !== null;
}

/** The demonstration server must know the port before anything listens there. */
async function portFor({ port }: Config['http']): Promise<number> {
  return port === 0 ? findFreePort() : port;
}

function webhookFor(port: number, authHeader: string) {
  return { url: `http://127.0.0.1:${port}/webhooks/overseerr/${demoServerName}`, authHeader };
}

/** What is not used is not loaded: each chat and the demonstration cost memory. */
async function loadDemo(deps: Parameters<typeof import('./app-demo.ts').openDemo>[0]) {
  const { openDemo } = await import('./app-demo.ts');
  return openDemo(deps);
}

async function createPlatforms(
  config: Config,
  common: { translations: Translations; log: Log; clock: Clock },
) {
  const platforms: ChatPlatform[] = [];
  if (config.discord) {
    const { createDiscord } = await import('./discord/discord.ts');
    platforms.push({ name: 'discord', ...createDiscord({ ...config.discord, ...common }) });
  }
  if (!config.telegram) return { platforms, chatWebhook: null };
  const { createTelegram } = await import('./telegram/telegram.ts');
  const telegram = createTelegram({ ...config.telegram, ...common });
  platforms.push({ name: 'telegram', ...telegram });
  return { platforms, chatWebhook: telegram.webhook };
}

/** Looks at each service now and, while one is not usable, again and again. */
function checkHealthUntilUp(
  ids: readonly ServiceId[],
  healthCheck: HealthCheck,
  log: Log,
): () => void {
  const check = () => {
    for (const id of ids.filter((each) => !healthCheck.getHealth(each).isUp)) {
      healthCheck
        .checkHealth(id)
        .catch((error: unknown) => log.error({ error }, 'The health check failed'));
    }
  };
  check();
  const timer = setInterval(check, recheckHealthMs);
  return () => clearInterval(timer);
}

function announce(config: Config, port: number, log: Log): void {
  for (const name of config.unknownSettings) {
    log.warn({}, `Unknown setting in .env: ${name}. Check the spelling`);
  }
  const address = `http://${config.http.host}:${port}`;
  log.info({ port }, `MediaNest is running at ${address}`);
  if (isUnencrypted(config.http.publicUrl)) {
    log.warn(
      {},
      'PUBLIC_URL does not use https. Passwords typed on the sign-in page can be intercepted',
    );
  }
  if (!wantsDemo(config)) {
    if (config.overseerrServers.length === 0) {
      log.warn({}, 'No Overseerr server is configured. Set OVERSEERR_URL and OVERSEERR_API_KEY');
    }
    return;
  }
  for (const line of demoLines(address)) log.info({}, line);
}

/** Whether what is sent to a public address travels in the clear. */
function isUnencrypted(publicUrl: string | null): boolean {
  if (!publicUrl) return false;
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** What to do next, for somebody who has just started the demonstration. */
function demoLines(address: string): readonly string[] {
  return [
    `This is a demo. Open ${address} in your browser`,
    'Request a movie as a member on the left, then approve it as the owner on the right',
    'All titles, people, and downloads are made up. Nothing leaves this computer',
    'To connect your own chat: copy .env.example to .env, set DISCORD_TOKEN or TELEGRAM_BOT_TOKEN, OVERSEERR_URL, and OVERSEERR_API_KEY, and start again',
  ];
}
