import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { openBrowser } from './browser.ts';
import { createDemoSetup, type DemoSetup } from './demo-setup.ts';

const timeoutMs = 60_000;

/** The demo and a browser, shared by the tests of a `describe`. */
export interface DemoPages {
  readonly setup: () => DemoSetup;
  readonly browser: () => Browser;
  /** Opens the page as a new user; an error in its console fails the test. */
  open(options?: Parameters<Browser['newContext']>[0]): Promise<Page>;
}

/** Starts both before the tests of a `describe` and stops them afterwards. */
export function openDemoPages(movieDownloadMs?: number): DemoPages {
  let setup: DemoSetup;
  let browser: Browser;
  const consoleErrors: string[] = [];

  beforeAll(async () => {
    setup = await createDemoSetup(movieDownloadMs);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await setup?.stop();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    expect(consoleErrors.splice(0)).toEqual([]);
  });

  return {
    setup: () => setup,
    browser: () => browser,
    async open(options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 860 },
        ...options,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(timeoutMs);
      page.on('pageerror', (error) => consoleErrors.push(error.message));
      page.on('console', (line) => {
        const isExpected = /Failed to load resource|ERR_/.test(line.text());
        if (line.type() === 'error' && !isExpected) consoleErrors.push(line.text());
      });
      await page.goto(setup.url);
      await page.getByText('Connected').waitFor();
      return page;
    },
  };
}
