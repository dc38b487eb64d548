import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { createPrismaClient, type Database } from '../../../src/database/prisma-client.ts';
import { createFakeDiscord, type FakeDiscord } from '../../fakes/discord/server.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { defaultUsers } from '../../fakes/overseerr/users.ts';
import { createFakePlex, type FakePlex } from '../../fakes/plex/server.ts';
import { createFakeTelegram, type FakeTelegram } from '../../fakes/telegram/server.ts';
import { type BotProcess, startBotProcess } from '../bot-process.ts';
import { createTestDatabase } from '../database.ts';
import { nextTestPort } from '../test-port.ts';
import { useBrowser } from '../web/use-browser.ts';
import { settle } from './console-pages.ts';

/** The people in the chats, and on plex.tv. Bob and Gina may request, Petra may approve, Paul may request. */
export const people = {
  /** The bot's admin, in Discord. */
  boss: '700000000000000001',
  /** A member in Discord. */
  bob: '234567890123456789',
  /** A member in Telegram. */
  gina: 555_000_222,
  petra: { id: 4_711, username: 'petra', email: 'petra@rig.local', confirmed: true },
  paul: { id: 4_712, username: 'paul', email: 'paul@rig.local', confirmed: true },
} as const;

/** Hana approves on the second server, with her password of Jellyfin. */
export const hana = { name: 'hana', password: 'hana-password-1' } as const;

/** Everything around a bot. */
interface Fakes {
  readonly discord: FakeDiscord;
  readonly telegram: FakeTelegram;
  readonly plex: FakePlex;
  /** The first server, beside Plex. */
  readonly overseerr: FakeOverseerr;
  /** The second one, beside Jellyfin. */
  readonly second: FakeOverseerr;
  /** The channel of a guild in which the boss and Bob are. */
  readonly channel: string;
  readonly database: Database;
  readonly url: string;
}

/** The console of a bot with chats and servers, shared by the tests of a `describe`. */
export interface RealConsole {
  fakes(): Fakes;
  bot(): BotProcess;
  /** Starts it again, at the same address, after it was stopped. */
  start(): Promise<void>;
  /** Opens a page as a new visitor; an error in its console fails the test. */
  visit(path: string): Promise<Page>;
  /** The address of a link that the bot sends to the boss. */
  requestLink(): Promise<string>;
  /** Opens a page of the console as the boss. */
  open(path: string): Promise<Page>;
}

/**
 * Starts the bot and what it talks to before the tests of a `describe`, and stops them afterwards. A `gateway` works on
 * no jobs.
 */
export function openRealConsole({
  role = 'all',
}: {
  readonly role?: 'all' | 'gateway';
} = {}): RealConsole {
  const browser = useBrowser();
  const closers: (() => Promise<unknown>)[] = [];
  let env: Readonly<Record<string, string>> = {};
  let fakes: Fakes | null = null;
  let bot: BotProcess;

  const get = (): Fakes => {
    if (!fakes) throw new Error('not started yet');
    return fakes;
  };
  const start = async () => {
    bot = startBotProcess(env);
    await bot.waitUntilRunning();
  };

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'console-'));
    closers.push(() => rm(folder, { recursive: true, force: true }));
    const port = `${nextTestPort()}`;
    const place = await createTestDatabase();
    closers.push(() => place.drop());
    fakes = await startFakes(place.url, `http://127.0.0.1:${port}`, closers);
    const { discord, telegram, plex, overseerr, second } = fakes;
    env = {
      ROLE: role,
      DATABASE_URL: place.url,
      HTTP_PORT: port,
      DATA_DIR: folder,
      ADMINS: `discord:${people.boss}`,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.apiUrl,
      PLEX_TV_URL: plex.url,
      OVERSEERR_URL: overseerr.url,
      OVERSEERR_API_KEY: overseerr.apiKey,
      OVERSEERR_URL_2: second.url,
      OVERSEERR_API_KEY_2: second.apiKey,
    };
    closers.push(() => bot.kill());
    await start();
    if (role === 'all') await bot.waitForLine('Accounts synced');
  });
  afterAll(async () => {
    for (const close of closers.reverse()) await close();
  });

  const newPage = () =>
    browser.newPage({ viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' });
  const urlOf = (path: string) => `${get().url}/console/${path}`;

  async function requestLink(): Promise<string> {
    const { discord, channel } = get();
    const reply = await discord.as(people.boss).command(channel, 'console').waitFor();
    const [, url] = /"url":"([^"]*#token=[^"]*)"/.exec(JSON.stringify(reply.components)) ?? [];
    if (!url) throw new Error(`no link in ${JSON.stringify(reply)}`);
    return url;
  }

  return {
    fakes: get,
    bot: () => bot,
    start,
    async visit(path) {
      const page = await newPage();
      await page.goto(urlOf(path));
      return page;
    },
    requestLink,
    async open(path) {
      const page = await newPage();
      const token = new URLSearchParams(new URL(await requestLink()).hash.slice(1)).get('token');
      const data = { token };
      // The cookie of the answer is that of all pages of this context.
      const entered = await page
        .context()
        .request.post(`${get().url}/api/v1/sign-in/link`, { data });
      expect(entered.status()).toBe(200);
      await page.goto(urlOf(path));
      await settle(page);
      return page;
    },
  };
}

async function startFakes(
  databaseUrl: string,
  url: string,
  closers: (() => Promise<unknown>)[],
): Promise<Fakes> {
  const discord = await createFakeDiscord();
  closers.push(() => discord.stop());
  const telegram = await createFakeTelegram();
  closers.push(() => telegram.stop());
  const plex = await createFakePlex();
  closers.push(() => plex.stop());
  const overseerr = await createFakeOverseerr({
    users: [
      ...defaultUsers,
      { username: 'gina', notifications: { telegramChatId: `${people.gina}` } },
      { ...toPlexUser(people.petra), permissions: ['request', 'manageRequests'] },
      toPlexUser(people.paul),
    ],
  });
  closers.push(() => overseerr.stop());
  const second = await createFakeOverseerr({
    mediaServer: 'jellyfin',
    version: '3.4.0',
    apiKey: 'another-key-of-its-own',
  });
  closers.push(() => second.stop());
  second.settings.applicationTitle = 'Second';
  const { id: userId } = second.mediaServer?.addUser(hana) ?? { id: '' };
  second.driver.addUser({
    username: hana.name,
    mediaServer: { kind: 'jellyfin', userId },
    permissions: ['request', 'manageRequests'],
  });
  const guild = discord.world.addGuild({ name: 'Home' });
  const channel = discord.world.addChannel(guild.id, { name: 'requests' }).id;
  discord.world.addUser({ id: people.boss, username: 'boss', globalName: 'Olivia' });
  discord.world.addUser({ id: people.bob, username: 'bob', globalName: 'Bob' });
  for (const id of [people.boss, people.bob]) discord.world.addMember(guild.id, id, {});
  telegram.world.addUser({ id: people.gina, firstName: 'Gina', languageCode: 'en' });
  telegram.world.privateChat(people.gina);
  const database = createPrismaClient({ url: databaseUrl, poolSize: 2, poolTimeoutSeconds: 30 });
  closers.push(() => database.close());
  return { discord, telegram, plex, overseerr, second, channel, database, url };
}

function toPlexUser({ id, username, email }: (typeof people)['petra' | 'paul']) {
  return { username, email, plexId: id } as const;
}
