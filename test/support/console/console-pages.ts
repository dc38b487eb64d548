import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { createPrismaClient, type Database } from '../../../src/database/prisma-client.ts';
import { startBotProcess } from '../bot-process.ts';
import { createTestDatabase } from '../database.ts';
import { openBrowser } from '../web/browser.ts';
import { watchErrors } from './watch-errors.ts';

/** The console of a running demo in a browser, shared by the tests of a `describe`. */
export interface ConsolePages {
  readonly url: () => string;
  readonly browser: () => Browser;
  /** The database of the demo. */
  readonly database: () => Database;
  /** Opens a page of the console as the owner of the demo; an error in the browser's console fails the test. */
  open(path: string, options?: Parameters<Browser['newContext']>[0]): Promise<Page>;
}

/** Starts the demo and a browser before the tests of a `describe`, and stops them afterwards. */
export function openConsolePages(): ConsolePages {
  const closers: (() => Promise<unknown>)[] = [];
  const errors: string[] = [];
  let url = '';
  let browser: Browser;
  let prismaClient: Database;

  beforeAll(async () => {
    const database = await createTestDatabase();
    closers.push(() => database.drop());
    prismaClient = createPrismaClient({ url: database.url, poolSize: 2, poolTimeoutSeconds: 30 });
    closers.push(() => prismaClient.close());
    const bot = startBotProcess({ DATABASE_URL: database.url });
    closers.push(() => bot.kill());
    [browser] = await Promise.all([openBrowser(), bot.waitForLine('MediaNest is running')]);
    closers.push(() => browser.close());
    const line = bot.lines.find((text) => text.includes('MediaNest is running')) ?? '';
    url = /http:\/\/[\d.:]+/.exec(line)?.[0] ?? '';
  });
  afterAll(async () => {
    for (const close of closers.reverse()) await close();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    expect(errors.splice(0)).toEqual([]);
  });

  return {
    url: () => url,
    browser: () => browser,
    database: () => prismaClient,
    async open(path, options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 860 },
        reducedMotion: 'reduce',
        ...options,
      });
      // The cookie of the answer is that of all pages of this context.
      const entered = await context.request.post(`${url}/api/v1/sign-in/demo`);
      expect(entered.status()).toBe(200);
      const page = await context.newPage();
      watchErrors(page, errors);
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
