import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { createDemoSetup, type DemoSetup } from './demo-setup.ts';
import { type TestBrowser, useBrowser } from './use-browser.ts';

/** A demo in the browser, shared by the tests of a `describe`. */
export interface DemoPages {
  readonly setup: () => DemoSetup;
  readonly browser: TestBrowser;
  /** Opens the page as a new user; an error in its console fails the test. */
  open(options?: BrowserContextOptions): Promise<Page>;
}

/** Starts the demo before the tests of a `describe`, and stops it afterwards. */
export function openDemoPages(movieDownloadMs?: number): DemoPages {
  const browser = useBrowser();
  let setup: DemoSetup;

  beforeAll(async () => {
    setup = await createDemoSetup(movieDownloadMs);
  });
  afterAll(async () => {
    await setup?.stop();
  });

  return {
    setup: () => setup,
    browser,
    async open(options = {}) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, ...options });
      await page.goto(setup.url);
      await page.getByText('Connected').waitFor();
      return page;
    },
  };
}
