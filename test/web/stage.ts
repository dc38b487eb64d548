import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildPage } from '../../scripts/page.mjs';
import { buildBot } from '../../src/bot.ts';
import { loadTexts } from '../../src/chat/text/catalogue.ts';
import { createDemo } from '../../src/demo/demo.ts';
import { render as renderDiscord } from '../../src/discord/render.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { createOverseerr } from '../../src/overseerr/client.ts';
import { createMediaServers } from '../../src/overseerr/media-servers.ts';
import { createPrismaClient } from '../../src/store/prisma-client.ts';
import { createSecretBox } from '../../src/store/secret-box.ts';
import { createServices } from '../../src/store/services.ts';
import { render as renderTelegram } from '../../src/telegram/render.ts';
import { linkResidents } from '../../src/web/residents.ts';
import { createWeb } from '../../src/web/web.ts';
import { createTestDatabase } from '../support/database.ts';
import { testPort } from '../support/port.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const hookSecret = 'test';

/** The whole demonstration on a port of its own; it can be stopped and started again on the same one. */
export interface Stage {
  readonly url: string;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the demonstration: database, media server, bot and page. `paceMs`: how long a film downloads. */
export async function createStage(paceMs = 1_500): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'web-'));
  buildPage(folder);
  const database = await createTestDatabase();
  const port = testPort();
  const options = { folder, port, paceMs, databaseUrl: database.url };
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
  readonly paceMs: number;
  readonly databaseUrl: string;
}) {
  const { folder, port, paceMs, databaseUrl: url } = options;
  const clock = () => new Date();
  const common = { log: silent, clock };
  const texts = loadTexts();
  const webhook = {
    url: `http://127.0.0.1:${port}/webhooks/overseerr/default`,
    authHeader: hookSecret,
  };
  const demo = await createDemo({ ...common, webhook, folder, paceMs });
  const web = createWeb({
    ...common,
    texts,
    folder,
    people: residentsOf(demo),
    poster: demo.poster,
    panel: demo.panel,
    renderers: {
      discord: renderDiscord,
      telegram: (view) => renderTelegram(view, { now: clock(), locale: 'en' }),
    },
    page: pathToFileURL(`${join(folder, 'page')}/`),
  });
  const pooled = createPrismaClient({ url, poolSize: 10, poolTimeoutSeconds: 30 });
  const book = createServices({
    prisma: pooled.prisma,
    box: createSecretBox(new Uint8Array(32)),
    clock,
  });
  const serviceId = await book.ensure({
    kind: 'overseerr',
    name: 'default',
    baseUrl: demo.url,
    secret: demo.apiKey,
  });
  const client = createOverseerr({
    ...common,
    baseUrl: demo.url,
    apiKey: demo.apiKey,
    timeouts: { probeMs: 50, connectMs: 1_000 },
    onBack: () => void bot.jobs.nudge('submit'),
  });
  const bot = buildBot({
    config: {
      unlinked: 'link',
      publicCards: true,
      forgetAfterDays: 30,
      pollIntervalSeconds: 1,
      role: 'all',
      admins: [],
      approvalPlaces: [{ platform: 'web', kind: 'channel', address: 'approvals' }],
      plexTvUrl: 'http://127.0.0.1:9',
      writeBackIds: false,
      http: { publicUrl: null },
    },
    database: { ...pooled, url },
    servers: createMediaServers([{ id: serviceId, name: 'default', client }]),
    book,
    platforms: [web],
    texts,
    ...common,
  });
  await linkResidents({
    people: bot.people,
    accounts: bot.accounts,
    server: client,
    serviceId,
    residents: residentsOf(demo),
  });
  await bot.jobs.start();
  const http = createHttpServer({
    host: '127.0.0.1',
    port,
    webhookSecret: hookSecret,
    serviceId: () => serviceId,
    jobs: bot.jobs,
    parts: [],
    chatWebhook: null,
    page: web.app,
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
      await pooled.close();
      await demo.stop();
    },
  };
}

function residentsOf({ users }: Awaited<ReturnType<typeof createDemo>>) {
  return users.map(({ webId: id, name, role, about, number }) => ({
    id,
    name,
    role,
    about,
    number,
  }));
}
