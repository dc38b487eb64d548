import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBot } from '../../../src/bot.ts';
import { loadTranslations } from '../../../src/chat/i18n/translations.ts';
import { createPrismaClient } from '../../../src/database/prisma-client.ts';
import { createSecretBox } from '../../../src/database/secrets/secret-box.ts';
import { createServiceRepository } from '../../../src/database/services/service-repository.ts';
import { createDemo } from '../../../src/demo/demo.ts';
import { render as renderDiscord } from '../../../src/discord/render/render.ts';
import { createHttpServer } from '../../../src/http/server.ts';
import { createOverseerrClient } from '../../../src/overseerr/client.ts';
import { createOverseerrServers } from '../../../src/overseerr/overseerr-servers.ts';
import { render as renderTelegram } from '../../../src/telegram/render/render.ts';
import { linkSeedUsers } from '../../../src/web/seed-users.ts';
import { createWeb } from '../../../src/web/web.ts';
import { createTestDatabase } from '../database.ts';
import { retentionDays } from '../retention-days.ts';
import { sessionLimits } from '../session-limits.ts';
import { nextTestPort } from '../test-port.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const webhookSecret = 'test';

/** A complete demo on its own port, which it keeps after a restart. */
export interface DemoSetup {
  readonly url: string;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a demo: database, simulated Overseerr, bot, and page. */
export async function createDemoSetup(movieDownloadMs = 300): Promise<DemoSetup> {
  const folder = await mkdtemp(join(tmpdir(), 'web-'));
  const database = await createTestDatabase();
  const port = nextTestPort();
  const options = { folder, port, movieDownloadMs, databaseUrl: database.url };
  let running = await start(options);
  return {
    url: `http://127.0.0.1:${port}`,
    async restart() {
      await running.stop();
      running = await start(options);
    },
    async stop() {
      await running.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function start(options: {
  readonly folder: string;
  readonly port: number;
  readonly movieDownloadMs: number;
  readonly databaseUrl: string;
}) {
  const { folder, port, movieDownloadMs, databaseUrl: url } = options;
  const clock = () => new Date();
  const common = { log: silent, clock };
  const translations = loadTranslations();
  const webhook = {
    url: `http://127.0.0.1:${port}/webhooks/overseerr/default`,
    authHeader: webhookSecret,
  };
  const demo = await createDemo({ ...common, webhook, folder, movieDownloadMs });
  const web = createWeb({
    serverTitle: 'Overseerr',
    ...common,
    translations: translations,
    folder,
    people: toSeedUsers(demo),
    renderPoster: demo.renderPoster,
    controls: demo.controls,
    renderers: {
      discord: renderDiscord,
      telegram: (view) => renderTelegram(view, { now: clock(), locale: 'en' }),
    },
  });
  const databaseClient = createPrismaClient({ url, poolSize: 10, poolTimeoutSeconds: 30 });
  const secretBox = createSecretBox(new Uint8Array(32));
  const serviceRepository = createServiceRepository({ ...databaseClient, secretBox, clock });
  const serviceId = await serviceRepository.ensure({
    kind: 'overseerr',
    name: 'default',
    baseUrl: demo.url,
    secret: demo.apiKey,
  });
  const client = createOverseerrClient({
    ...common,
    baseUrl: demo.url,
    apiKey: demo.apiKey,
    timeouts: { probeMs: 50, connectMs: 1_000 },
    onBack: () => void bot.jobs.retryNow('submit-request'),
  });
  const bot = createBot({
    secretBox,
    webhook: { authHeader: webhookSecret, findBase: () => null },
    config: {
      alerts: { places: [], quietHours: null, mutedKinds: [], hasWeeklyDigest: false },
      backups: null,
      dataDir: tmpdir(),
      unlinkedPolicy: 'link',
      publicCards: true,
      timeZone: 'UTC',
      forgetAfterDays: 30,
      retentionDays,
      sessionLimits,
      pollIntervalSeconds: 1,
      retriesFailed: false,
      stalledAfterDays: 0,
      role: 'all',
      admins: [],
      approvalPlaces: [{ platform: 'web', kind: 'channel', address: 'approvals' }],
      plexTvUrl: 'http://127.0.0.1:9',
      writeBackIds: false,
      http: { publicUrl: null },
    },
    database: { ...databaseClient, url, embeddedFolder: null },
    servers: createOverseerrServers([{ id: serviceId, name: 'default', client }]),
    serviceRepository,
    platforms: [web],
    translations,
    ...common,
  });
  await linkSeedUsers({
    people: bot.users,
    accounts: bot.accounts,
    accountLinks: bot.accountLinks,
    server: client,
    serviceId,
    seedUsers: toSeedUsers(demo),
  });
  await bot.jobs.start();
  const http = createHttpServer({
    retry: (work) => work(),
    publicUrl: null,
    host: '127.0.0.1',
    port,
    webhookSecret,
    findServiceId: () => serviceId,
    webhooks: { ...bot.webhooks, receive: bot.jobs.enqueue },
    readinessChecks: [],
    chatWebhook: null,
    demoPage: web.app,
    log: silent,
  });
  await http.start();
  await web.start(bot.dispatch);
  bot.schedule.start();

  return {
    async stop() {
      bot.schedule.stop();
      await web.stop();
      await http.stop();
      await bot.jobs.stop(2_000);
      await client.close();
      await bot.locks.close();
      await databaseClient.close();
      await demo.stop();
    },
  };
}

function toSeedUsers({ users }: Awaited<ReturnType<typeof createDemo>>) {
  return users.map(({ webId: id, name, role, remoteUserId }) => ({
    id,
    name,
    role,
    remoteUserId,
  }));
}
