import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { createPrismaClient, type Database } from '../../../src/database/prisma-client.ts';
import { startBotProcess } from '../bot-process.ts';
import { createTestDatabase } from '../database.ts';
import { type TestBrowser, useBrowser } from '../web/use-browser.ts';

/** The console of a running demo in the browser, shared by the tests of a `describe`. */
export interface ConsolePages {
  readonly url: () => string;
  readonly browser: TestBrowser;
  /** The database of the demo. */
  readonly database: () => Database;
  /** Opens a page of the console as the owner of the demo; an error in the browser's console fails the test. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
}

/** Starts the demo before the tests of a `describe`, and stops it afterwards. */
export function openConsolePages(): ConsolePages {
  const browser = useBrowser();
  const closers: (() => Promise<unknown>)[] = [];
  let url = '';
  let prismaClient: Database;

  beforeAll(async () => {
    const database = await createTestDatabase();
    closers.push(() => database.drop());
    prismaClient = createPrismaClient({ url: database.url, poolSize: 2, poolTimeoutSeconds: 30 });
    closers.push(() => prismaClient.close());
    const bot = startBotProcess({ DATABASE_URL: database.url });
    closers.push(() => bot.kill());
    url = await bot.waitUntilRunning();
  });
  afterAll(async () => {
    for (const close of closers.reverse()) await close();
  });

  return {
    url: () => url,
    browser,
    database: () => prismaClient,
    async open(path, options = {}) {
      const page = await browser.newPage({
        viewport: { width: 1280, height: 860 },
        reducedMotion: 'reduce',
        ...options,
      });
      // The cookie of the answer is that of all pages of this context.
      const entered = await page.context().request.post(`${url}/api/v1/sign-in/demo`);
      expect(entered.status()).toBe(200);
      await page.goto(`${url}/console/${path}`);
      await settle(page);
      return page;
    },
  };
}

/** Waits until a page shows what it has read. */
export async function settle(page: Page): Promise<void> {
  await page.locator('main h1, main .state').first().waitFor();
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
}
