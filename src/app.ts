import { v7 as newId } from 'uuid';
import { commands } from '../commands/index.ts';
import { approvalIds, onReaction } from '../commands/pending.ts';
import { followId } from '../commands/request.ts';
import { createDispatch, type Dispatch } from './chat/dispatch.ts';
import { createHerald } from './chat/herald.ts';
import type { Outbound } from './chat/outbound.ts';
import { type Catalogue, loadTexts } from './chat/text/catalogue.ts';
import type { Config } from './config.ts';
import type { ServiceId } from './core/id.ts';
import type { Platform } from './core/place.ts';
import { createDiscord } from './discord/discord.ts';
import { databasePart, platformPart, servicePart } from './http/parts.ts';
import { createHttpServer } from './http/server.ts';
import { createJobs } from './jobs/jobs.ts';
import { createSchedule } from './jobs/schedule.ts';
import { createOverseerr } from './overseerr/client.ts';
import { createMediaServers, type ServerEntry } from './overseerr/media-servers.ts';
import type { Clock, Log, MediaServers, ServiceBook } from './ports.ts';
import { createAccounts } from './store/accounts.ts';
import { createCards } from './store/cards.ts';
import { type OpenDatabase, openDatabase } from './store/database.ts';
import { createDrafts } from './store/drafts.ts';
import { createErrorLog } from './store/error-log.ts';
import { createLedger } from './store/ledger.ts';
import { createLocks } from './store/locks.ts';
import { createPeople } from './store/people.ts';
import { createSecretBox } from './store/secret-box.ts';
import { secretKey, webhookSecret } from './store/secrets.ts';
import { createServices as createServiceBook } from './store/services.ts';
import { createSubscriptions } from './store/subscriptions.ts';
import { createTidy } from './store/tidy.ts';
import { createTelegram } from './telegram/telegram.ts';
import { createAdoption } from './usecases/adoption.ts';
import { createApproval } from './usecases/approval.ts';
import { createApprovers } from './usecases/approvers.ts';
import { createCardKeeper } from './usecases/cards.ts';
import { createCatalogue } from './usecases/catalogue.ts';
import { createDecisions } from './usecases/decisions.ts';
import { createFollowing } from './usecases/following.ts';
import { createInspection, type Inspection } from './usecases/inspection.ts';
import { createLife } from './usecases/life.ts';
import { createMembers } from './usecases/members.ts';
import { createReminders } from './usecases/reminders.ts';
import { createRequests } from './usecases/requests.ts';
import { createRoll } from './usecases/roll.ts';
import { createServices } from './usecases/services.ts';
import { createSubmission } from './usecases/submission.ts';
import { createTidings } from './usecases/tidings.ts';
import { createWatch } from './usecases/watch.ts';
import { createWishes } from './usecases/wishes.ts';

/** The bot: what starts and stops as one. */
export interface App {
  /** Resolves once everything answers. Throws errors of one clear line for an operator's mistake. */
  start(): Promise<void>;
  /** Stops taking updates, finishes or hands back what is in flight, closes. */
  stop(): Promise<void>;
}

/** A chat platform, as the app starts, stops and asks after it. */
interface ChatPlatform {
  readonly name: Platform;
  readonly outbound: Outbound;
  start(dispatch: Dispatch): Promise<void>;
  stop(): Promise<void>;
  status(): { readonly isReady: boolean; readonly detail: string };
}

/** The settings that the bot without its doors needs. */
export type BotConfig = Pick<
  Config,
  'unlinked' | 'publicCards' | 'pollIntervalSeconds' | 'role' | 'admins' | 'approvalPlaces'
>;

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
  const cameBack: { current: (id: ServiceId) => void } = { current: () => undefined };
  const servers = await openServers(config, book, { log, clock }, (id) => cameBack.current(id));
  onStop(() => servers.close());
  const texts = loadTexts();
  const hookSecret = await webhookSecret(config.webhookSecret, config.dataDir);
  const { platforms, chatWebhook } = chatPlatforms(config, hookSecret, { texts, log, clock });

  const bot = buildBot({ config, database, servers, book, platforms, texts, log, clock });
  onStop(() => bot.locks.close());
  cameBack.current = (id) => void bot.inspection.inspect(id).then(() => bot.jobs.nudge('submit'));
  const http = createHttpServer({
    ...config.http,
    webhookSecret: hookSecret,
    serviceId: (name) => serviceNamed(name, servers.ids()),
    jobs: bot.jobs,
    parts: [
      databasePart(database.pool),
      ...platforms.map(platformPart),
      ...servers.ids().map((id) => servicePart(id, () => bot.inspection.standing(id))),
    ],
    chatWebhook,
    log,
  });

  await bot.jobs.start();
  onStop(() => bot.jobs.stop(stopJobsMs));
  const port = await http.start();
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
  announce(config, port, log);
}

/** The bot without its doors: commands, use cases and jobs over a database, servers and platforms. */
export function buildBot(needs: {
  readonly config: BotConfig;
  readonly database: OpenDatabase;
  readonly servers: MediaServers;
  readonly book: ServiceBook;
  readonly platforms: readonly Pick<ChatPlatform, 'name' | 'outbound'>[];
  readonly texts: Catalogue;
  readonly log: Log;
  readonly clock: Clock;
}) {
  const { config, database, servers, book, texts, log, clock } = needs;
  const { prisma, pool } = database;
  const locks = createLocks({ url: database.url, log });
  const errors = createErrorLog({ prisma, clock });
  const jobs = createJobs({
    pool,
    log,
    claimSole: (work) => locks.claimSoleProcess(work),
    ...(config.role === 'gateway' ? { kinds: [] } : {}),
    onDead: async ({ kind, fault, attempts }) => {
      log.error({ kind, attempts, error: fault }, 'a job was given up');
      await errors.record(fault, `job ${kind}`);
    },
    // Handlers are called after everything below stands.
    handlers: {
      submit: ({ requestId }, { attempt }) => submission.send(requestId, attempt),
      show: ({ requestId }) => keeper.show(requestId),
      tell: ({ requestId }) => tidings.tell(requestId),
      look: ({ serviceId, number }) => watch.look(serviceId, number),
      poll: ({ serviceId }) => watch.poll(serviceId),
      sync: ({ serviceId }) => roll.sync(serviceId),
      decide: ({ requestId }, { attempt }) => decisions.send(requestId, attempt),
      remind: ({ serviceId }) => reminders.remind(serviceId),
      tidy: async () => {
        await tidy();
      },
    },
  });

  const ledger = createLedger({ pool, jobSender: jobs.sender, newId });
  const cards = createCards({ pool, jobSender: jobs.sender });
  const drafts = createDrafts({ pool, clock });
  const people = createPeople({ pool, prisma, admins: config.admins });
  const accounts = createAccounts({ pool, prisma, newId, clock });
  const subscriptions = createSubscriptions({ pool, prisma, newId });
  const tidy = createTidy({ prisma, clock });

  const life = createLife({ ledger, clock, newId });
  const members = createMembers({ people, accounts, servers, jobs, unlinked: config.unlinked });
  const services = createServices({ servers, publicCards: config.publicCards });
  const catalogue = createCatalogue({ servers });
  const wishes = createWishes({ drafts, clock, newId });
  const asking = { ledger, accounts, servers, members, life, locks };
  const requests = createRequests({ ...asking, clock, newId });
  const submission = createSubmission(asking);
  const adoption = createAdoption({ ledger, accounts, people, servers, life, clock, newId });
  const watch = createWatch({ ledger, servers, adoption, life, locks, log });
  const approvers = createApprovers({ people, accounts, cards });
  const places = config.approvalPlaces;
  const approval = createApproval({ ledger, accounts, people, servers, approvers, places, newId });
  const ruling = { ledger, accounts, cards, servers, approvers, life, locks, clock };
  const decisions = createDecisions(ruling);
  const reminders = createReminders({ ledger, cards, people, approval, clock });
  const following = createFollowing({ subscriptions, servers, members, jobs });
  const telling = { ledger, cards, people, subscriptions, approval, clock, newId };
  const tidings = createTidings(telling);
  const outbounds = Object.fromEntries(needs.platforms.map((p) => [p.name, p.outbound]));
  const herald = createHerald({ outbounds, texts, followId, approvalIds });
  const keeper = createCardKeeper({ ledger, cards, people, approval, herald, locks, clock, log });
  const roll = createRoll({ accounts, servers, clock, log });
  const inspection = createInspection({ servers, book, clock, log });
  const schedule = createSchedule({
    tick: jobs.tick,
    services: servers.ids,
    pollSeconds: config.pollIntervalSeconds,
    log,
  });
  const dispatch = createDispatch({
    commands,
    app: { members, services, catalogue, wishes, requests, following, decisions },
    texts,
    log,
    onReaction,
    keepBug: async (fault, context) =>
      (await errors.record(fault.cause, context['what'] ?? 'chat', context)).fingerprint,
  });
  return { dispatch, jobs, schedule, inspection, locks };
}

async function openServers(
  { overseerr }: Config,
  book: ReturnType<typeof createServiceBook>,
  common: { log: Log; clock: Clock },
  cameBack: (id: ServiceId) => void,
) {
  if (overseerr) {
    const { url: baseUrl, apiKey: secret } = overseerr;
    await book.ensure({ kind: 'overseerr', name: 'default', baseUrl, secret });
  }
  const entries: ServerEntry[] = [];
  for (const { id, baseUrl, secret: apiKey } of await book.load()) {
    if (!apiKey) continue;
    const onBack = () => cameBack(id);
    entries.push({ id, client: createOverseerr({ ...common, baseUrl, apiKey, onBack }) });
  }
  return createMediaServers(entries);
}

function chatPlatforms(
  config: Config,
  webhookSecret: string,
  common: { texts: Catalogue; log: Log; clock: Clock },
) {
  const discord = config.discord && createDiscord({ ...config.discord, ...common });
  const telegram =
    config.telegram && createTelegram({ ...config.telegram, webhookSecret, ...common });
  const platforms: ChatPlatform[] = [];
  if (discord) platforms.push({ name: 'discord', ...discord });
  if (telegram) platforms.push({ name: 'telegram', ...telegram });
  return { platforms, chatWebhook: telegram?.webhook ?? null };
}

function serviceNamed(name: string, ids: readonly ServiceId[]): ServiceId | null {
  return ids.find((id, index) => id === name || (index === 0 && name === 'default')) ?? null;
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
  log.info({ port }, `MediaNest is ready on http://${config.http.host}:${port}`);
  if (!config.discord && !config.telegram) {
    log.warn(
      {},
      'no chat is connected: set DISCORD_TOKEN or TELEGRAM_BOT_TOKEN (see .env.example)',
    );
  }
  if (!config.overseerr) {
    log.warn({}, 'no media server is set up: set OVERSEERR_URL and OVERSEERR_API_KEY');
  }
}
