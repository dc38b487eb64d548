import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { commands } from '../commands/index.ts';
import { followId } from '../commands/request.ts';
import { createDispatch, type Dispatch } from './chat/dispatch.ts';
import { createHerald } from './chat/herald.ts';
import type { Outbounds } from './chat/outbound.ts';
import { loadTexts } from './chat/text/catalogue.ts';
import type { Config } from './config.ts';
import type { ServiceId } from './core/id.ts';
import { createDiscord } from './discord/discord.ts';
import { createHttpServer, type Part } from './http/server.ts';
import { createJobs } from './jobs/jobs.ts';
import { createSchedule } from './jobs/schedule.ts';
import { createOverseerr } from './overseerr/client.ts';
import { createMediaServers } from './overseerr/media-servers.ts';
import type { Log } from './ports.ts';
import { createAccounts } from './store/accounts.ts';
import { createCards } from './store/cards.ts';
import { openDatabase } from './store/database.ts';
import { createDrafts } from './store/drafts.ts';
import { createErrorLog } from './store/error-log.ts';
import { createLedger } from './store/ledger.ts';
import { createLocks } from './store/locks.ts';
import { createPeople } from './store/people.ts';
import { createSecretBox, loadOrCreateKey } from './store/secret-box.ts';
import { createServices as createServiceBook } from './store/services.ts';
import { createSubscriptions } from './store/subscriptions.ts';
import { createTidy } from './store/tidy.ts';
import { createAdoption } from './usecases/adoption.ts';
import { createCardKeeper } from './usecases/cards.ts';
import { createCatalogue } from './usecases/catalogue.ts';
import { createFollowing } from './usecases/following.ts';
import { createInspection } from './usecases/inspection.ts';
import { createLife } from './usecases/life.ts';
import { createMembers } from './usecases/members.ts';
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

const stopJobsMs = 5_000;
const inspectAgainMs = 30_000;

/** Puts the parts together; the only file that knows all of them. */
export function createApp(config: Config, log: Log): App {
  const closers: (() => Promise<void> | void)[] = [];
  return {
    async start() {
      await assemble(config, log, (close) => closers.unshift(close));
    },
    async stop() {
      for (const close of closers.splice(0)) await close();
    },
  };
}

async function assemble(
  config: Config,
  log: Log,
  onStop: (close: () => Promise<void> | void) => void,
) {
  const clock = () => new Date();
  const database = await openDatabase({
    ...config.database,
    dataDir: config.dataDir,
    log: (line) => log.info({}, line),
  });
  onStop(() => database.close());
  const { prisma, pool } = database;
  const locks = createLocks({ url: database.url, log });
  onStop(() => locks.close());

  // The services.
  const box = createSecretBox(await secretKey(config));
  const book = createServiceBook({ prisma, box, clock });
  if (config.overseerr) {
    const { url: baseUrl, apiKey: secret } = config.overseerr;
    await book.ensure({ kind: 'overseerr', name: 'default', baseUrl, secret });
  }
  const servers = createMediaServers(
    (await book.load()).flatMap(({ id, baseUrl, secret: apiKey }) =>
      apiKey
        ? [
            {
              id,
              client: createOverseerr({
                baseUrl,
                apiKey,
                log,
                clock,
                onBack: () => void cameBack(id),
              }),
            },
          ]
        : [],
    ),
  );
  onStop(() => servers.close());

  // The chat platforms.
  const texts = loadTexts();
  const discord = config.discord && createDiscord({ ...config.discord, texts, log, clock });
  const outbounds: Outbounds = { ...(discord ? { discord: discord.outbound } : {}) };

  // Jobs: their handlers are called after everything below stands.
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
    handlers: {
      submit: ({ requestId }, { attempt }) => submission.send(requestId, attempt),
      show: ({ requestId }) => keeper.show(requestId),
      tell: ({ requestId }) => tidings.tell(requestId),
      look: ({ serviceId, number }) => watch.look(serviceId, number),
      poll: ({ serviceId }) => watch.poll(serviceId),
      sync: ({ serviceId }) => roll.sync(serviceId),
      tidy: async () => {
        await tidy();
      },
    },
  });

  // The store.
  const ledger = createLedger({ pool, jobSender: jobs.sender, newId });
  const cards = createCards({ pool, jobSender: jobs.sender });
  const drafts = createDrafts({ pool, clock });
  const people = createPeople({ pool, prisma });
  const accounts = createAccounts({ pool, prisma, newId, clock });
  const subscriptions = createSubscriptions({ pool, prisma, newId });
  const tidy = createTidy({ prisma, clock });

  // What the bot can do.
  const life = createLife({ ledger, clock, newId });
  const members = createMembers({ people, accounts, servers, jobs, unlinked: config.unlinked });
  const services = createServices({ servers, publicCards: config.publicCards });
  const catalogue = createCatalogue({ servers });
  const wishes = createWishes({ drafts, clock, newId });
  const requests = createRequests({
    ledger,
    accounts,
    servers,
    members,
    life,
    locks,
    clock,
    newId,
  });
  const submission = createSubmission({ ledger, accounts, servers, members, life, locks });
  const adoption = createAdoption({ ledger, accounts, people, servers, life, clock, newId });
  const watch = createWatch({ ledger, servers, adoption, life, locks, log });
  const following = createFollowing({ subscriptions, servers, jobs });
  const tidings = createTidings({ ledger, cards, people, subscriptions, clock, newId });
  const herald = createHerald({ outbounds, texts, followId });
  const keeper = createCardKeeper({ ledger, cards, people, herald, locks, clock, log });
  const roll = createRoll({ accounts, servers, clock, log });
  const inspection = createInspection({ servers, book, clock, log });
  const dispatch = createDispatch({
    commands,
    app: { members, services, catalogue, wishes, requests, following },
    texts,
    log,
    keepBug: async (fault, context) =>
      (await errors.record(fault.cause, context['what'] ?? 'chat', context)).fingerprint,
  });

  const platforms: readonly Platform[] = discord ? [{ name: 'discord', ...discord }] : [];
  const schedule = createSchedule({
    tick: jobs.tick,
    services: servers.ids,
    pollSeconds: config.pollIntervalSeconds,
    log,
  });
  const http = createHttpServer({
    ...config.http,
    webhookSecret: await webhookSecret(config, log),
    serviceId: (name) =>
      servers.ids().find((id, index) => id === name || (index === 0 && name === 'default')) ?? null,
    jobs,
    parts: partsOf(),
    chatWebhook: null,
    log,
  });

  await jobs.start();
  onStop(() => jobs.stop(stopJobsMs));
  const port = await http.start();
  onStop(() => http.stop());
  if (config.role !== 'worker') await startPlatforms(platforms, dispatch, onStop);
  if (config.role !== 'gateway') {
    schedule.start();
    onStop(() => schedule.stop());
  }
  onStop(inspectUntilUp(servers.ids()));
  announce(config, port, log);

  /** What was waiting for a service that has come back is tried at once. */
  async function cameBack(id: ServiceId): Promise<void> {
    await jobs.nudge('submit');
    await inspection.inspect(id);
  }

  function partsOf(): Part[] {
    return [
      {
        name: 'database',
        check: () =>
          pool.query('select 1').then(
            () => ({ ok: true, detail: 'answers' }),
            () => ({ ok: false, detail: 'does not answer' }),
          ),
      },
      ...platforms.map(({ name, status }) => ({
        name,
        check: async () => ({ ok: status().isReady, detail: status().detail }),
      })),
      ...servers.ids().map((id, index) => ({
        name: index === 0 ? 'overseerr' : `overseerr ${id}`,
        check: async () => {
          const { isUp, detail } = inspection.standing(id);
          return { ok: isUp, detail };
        },
      })),
    ];
  }

  /** Looks at each service now and, while one is not usable, again and again. */
  function inspectUntilUp(ids: readonly ServiceId[]): () => void {
    const inspect = () => {
      for (const id of ids) {
        if (inspection.standing(id).isUp) continue;
        inspection.inspect(id).catch((error: unknown) => log.error({ error }, 'inspection failed'));
      }
    };
    inspect();
    const timer = setInterval(inspect, inspectAgainMs);
    return () => clearInterval(timer);
  }
}

interface Platform {
  readonly name: string;
  start(dispatch: Dispatch): Promise<void>;
  stop(): Promise<void>;
  status(): { readonly isReady: boolean; readonly detail: string };
}

async function startPlatforms(
  platforms: readonly Platform[],
  dispatch: Dispatch,
  onStop: (close: () => Promise<void>) => void,
): Promise<void> {
  await Promise.all(
    platforms.map(async (platform) => {
      onStop(() => platform.stop());
      await platform.start(dispatch);
    }),
  );
}

async function secretKey({ secretKey: given, dataDir }: Config): Promise<Uint8Array> {
  return given ? createHash('sha256').update(given).digest() : loadOrCreateKey(dataDir, 'secret');
}

async function webhookSecret({ webhookSecret: given, dataDir }: Config, log: Log): Promise<string> {
  if (given) return given;
  const made = Buffer.from(await loadOrCreateKey(dataDir, 'webhook')).toString('base64url');
  log.info(
    {},
    `webhooks must carry the Authorization header that stands in ${join(dataDir, 'webhook.key')}`,
  );
  return made;
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
