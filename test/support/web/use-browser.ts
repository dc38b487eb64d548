import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { watchErrors } from './watch-errors.ts';

/** As on a machine that has other work to do. */
const timeoutMs = 60_000;

/** The browser of the test run, as the tests of a `describe` use it. */
export interface TestBrowser {
  /** Opens a page as a new visitor, until the test ends. An error in its console fails the test. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
}

/** Connects to the browser before the tests of a `describe`, and leaves it afterwards. */
export function useBrowser(): TestBrowser {
  const errors: string[] = [];
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.connect(inject('browserEndpoint'));
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    expect(errors.splice(0)).toEqual([]);
  });

  return {
    async newPage(options) {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      page.setDefaultTimeout(timeoutMs);
      watchErrors(page, errors);
      return page;
    },
  };
}
