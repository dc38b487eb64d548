import type { DemoMode } from './app-demo.ts';
import { type BotConfig, buildBot, type ChatPlatform } from './bot.ts';
import { linkPageTexts } from './chat/link-page-texts.ts';
import { type Catalogue, loadTexts } from './chat/text/catalogue.ts';
import { defaultServer, demoServer } from './config/servers.ts';
import type { Config } from './config.ts';
import type { ServiceId } from './core/id.ts';
import { createLinkPages } from './http/link.ts';
import { databasePart, platformPart, servicePart } from './http/parts.ts';
import { createHttpServer } from './http/server.ts';
import { freePort } from './lib/free-port.ts';
import { createOverseerr } from './overseerr/client.ts';
import { createMediaServers, type ServerEntry } from './overseerr/media-servers.ts';
import type { Clock, Log } from './ports.ts';
import { openDatabase } from './store/database.ts';
import { createSecretBox } from './store/secret-box.ts';
import { secretKey, webhookSecret } from './store/secrets.ts';
import { createServices as createServiceBook } from './store/services.ts';
import type { Inspection } from './usecases/inspection.ts';

/** The bot: what starts and stops as one. */
export interface App {
  /** Resolves once everything answers. Throws errors of one clear line for an operator's mistake. */
  start(): Promise<void>;
  /** Stops taking updates, finishes or hands back what is in flight, closes. */
  stop(): Promise<void>;
}

type OnStop = (close: () => Promise<void> | void) => void;

const stopJobsMs = 5_000;
const inspectAgainMs = 30_000;

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
  const book = createServiceBook({
    prisma: database.prisma,
    box: createSecretBox(await secretKey(config.secretKey, config.dataDir)),
    clock,
  });
  const texts = loadTexts();
  const hookSecret = await webhookSecret(config.webhookSecret, config.dataDir);
  const common = { texts, log, clock };
  const port = await portFor(config.http);
  const demo = wantsDemo(config)
    ? await demoMode({ ...common, folder: config.dataDir, webhook: hookFor(port, hookSecret) })
    : null;
  if (demo) onStop(() => demo.stop());
  const changed: { current: (id: ServiceId, isBack: boolean) => void } = {
    current: () => undefined,
  };
  const { servers, entries, demoId } = await openServers(config, book, common, demo, (id, isBack) =>
    changed.current(id, isBack),
  );
  onStop(() => servers.close());
  const { platforms, chatWebhook } = await chatPlatforms(config, common);
  if (demo) platforms.push(demo.platform);

  const bot = buildBot({
    config: demo ? demoConfig(config, demo) : config,
    database,
    servers,
    book,
    platforms,
    texts,
    log,
    clock,
  });
  onStop(() => bot.locks.close());
  changed.current = (id, isBack) => {
    bot.inspection
      .inspect(id)
      .then(() => readMoved())
      .then(() => (isBack ? bot.jobs.nudge('submit') : 0))
      .catch((error: unknown) => log.error({ error }, 'inspection failed'));
  };
  // Before anything waiting is sent there, as whoever had that number at the address of before.
  const readMoved = async () => {
    for (const id of book.moved()) {
      await bot.roll
        .sync(id)
        .catch((error: unknown) => log.warn({ error }, 'accounts could not be read yet'));
    }
  };
  const http = createHttpServer({
    ...config.http,
    port,
    webhookSecret: hookSecret,
    serviceId: servers.known,
    jobs: bot.echoes,
    parts: [
      databasePart(database.pool),
      ...platforms.map(platformPart),
      ...entries.map(({ id, name }) => servicePart(name, () => bot.inspection.standing(id))),
    ],
    chatWebhook,
    page: demo?.page ?? null,
    linkPages: config.http.publicUrl
      ? createLinkPages({
          desk: bot.signIn,
          texts: (locale) => linkPageTexts(texts, locale),
          publicUrl: config.http.publicUrl,
          log,
        })
      : null,
    log,
  });

  await bot.people.heedAdmins();
  await readMoved();
  await bot.jobs.start();
  onStop(() => bot.jobs.stop(stopJobsMs));
  onStop(() => bot.signInWait.stop());
  if (demo && demoId) await demo.furnish({ ...bot, servers, serviceId: demoId });
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
  onStop(inspectUntilUp(servers.ids(), bot.inspection, log));
  if (config.admins.length === 0 && config.role !== 'worker' && !demo) {
    const code = await bot.identity.openClaim();
    if (code) log.warn({}, `nobody is admin yet: whoever sends the bot /claim ${code} is`);
  }
  announce(config, port, log);
}

async function openServers(
  { servers: wanted }: Config,
  book: ReturnType<typeof createServiceBook>,
  common: { log: Log; clock: Clock },
  demo: DemoMode | null,
  changed: (id: ServiceId, isBack: boolean) => void,
) {
  for (const { name, url: baseUrl, apiKey: secret } of wanted) {
    await book.ensure({ kind: 'overseerr', name, baseUrl, secret });
  }
  const demoId = demo && (await book.ensure(demo.settings));
  const rows = await book.load();
  const entries: ServerEntry[] = [];
  // The first server is there as long as its row; rows of others that the settings name no more stay, unused.
  const names = [defaultServer, ...wanted.map(({ name }) => name), ...(demo ? [demoServer] : [])];
  for (const name of new Set(names)) {
    const row = rows.find((each) => each.name === name);
    if (!row?.secret) continue;
    const { id, baseUrl, secret: apiKey } = row;
    const onDown = () => changed(id, false);
    const onBack = () => changed(id, true);
    const client = createOverseerr({ ...common, baseUrl, apiKey, onDown, onBack });
    const guest = wanted.find((server) => server.name === name)?.guest ?? null;
    entries.push({ id, name, client, guest });
  }
  return { servers: createMediaServers(entries), entries, demoId };
}

/** The demonstration downloads in seconds, and its progress is to be seen; and nothing leaves the machine. */
function demoConfig(config: Config, { owners }: DemoMode): BotConfig {
  const quick = { ...config, pollIntervalSeconds: 1, plexTvUrl: null };
  // Beside real chats whoever opens the page must not be an admin of theirs.
  return hasChats(config) ? quick : { ...quick, admins: [...config.admins, ...owners] };
}

/** With no chat at all there is the page; beside real chats only when it is asked for. */
function wantsDemo(config: Config): boolean {
  return config.role === 'all' && (config.demo || !hasChats(config));
}

function hasChats({ discord, telegram }: Config): boolean {
  return discord !== null || telegram !== null;
}

/** The demonstration server must know the port before anything listens there. */
async function portFor({ port }: Config['http']): Promise<number> {
  return port === 0 ? freePort() : port;
}

function hookFor(port: number, authHeader: string) {
  return { url: `http://127.0.0.1:${port}/webhooks/overseerr/${demoServer}`, authHeader };
}

/** What is not used is not loaded: each chat and the demonstration cost memory. */
async function demoMode(needs: Parameters<typeof import('./app-demo.ts').openDemo>[0]) {
  const { openDemo } = await import('./app-demo.ts');
  return openDemo(needs);
}

async function chatPlatforms(config: Config, common: { texts: Catalogue; log: Log; clock: Clock }) {
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
function inspectUntilUp(ids: readonly ServiceId[], inspection: Inspection, log: Log): () => void {
  const inspect = () => {
    for (const id of ids.filter((each) => !inspection.standing(each).isUp)) {
      inspection.inspect(id).catch((error: unknown) => log.error({ error }, 'inspection failed'));
    }
  };
  inspect();
  const timer = setInterval(inspect, inspectAgainMs);
  return () => clearInterval(timer);
}

function announce(config: Config, port: number, log: Log): void {
  for (const name of config.unknown) log.warn({}, `.env: ${name} is no setting; is it misspelt?`);
  const address = `http://${config.http.host}:${port}`;
  log.info({ port }, `MediaNest is ready on ${address}`);
  if (isOpenToEars(config.http.publicUrl)) {
    log.warn({}, 'PUBLIC_URL is not https: what members type on the page to sign in can be read');
  }
  if (!wantsDemo(config)) {
    if (config.servers.length === 0) {
      log.warn({}, 'no media server is set up: set OVERSEERR_URL and OVERSEERR_API_KEY');
    }
    return;
  }
  for (const line of demoLines(address)) log.info({}, line);
}

/** Whether what is sent to a public address travels in the clear. */
function isOpenToEars(publicUrl: string | null): boolean {
  if (!publicUrl) return false;
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** What to do next, for somebody who has just started the demonstration. */
function demoLines(address: string): readonly string[] {
  return [
    `This is a demonstration. Open ${address} in a browser.`,
    'Ask for a film as one of the members, and approve it as the owner beside it.',
    'Titles, people and downloads are made up; nothing leaves this machine.',
    'For your own chat: copy .env.example to .env and set DISCORD_TOKEN or TELEGRAM_BOT_TOKEN,',
    'OVERSEERR_URL and OVERSEERR_API_KEY; then start again.',
  ];
}
