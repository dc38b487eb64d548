import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { openBrowser } from './browser.ts';
import { createStage, type Stage } from './stage.ts';

const patienceMs = 20_000;

/** The demonstration and a browser for the tests around it. */
export interface Opened {
  readonly stage: () => Stage;
  readonly browser: () => Browser;
  /** Opens the page as a new visitor; what its scripts complain of fails the test. */
  open(options?: Parameters<Browser['newContext']>[0]): Promise<Page>;
}

/** Starts both before the tests of a `describe` and ends them afterwards. `paceMs`: how long a film downloads. */
export function openPages(paceMs?: number): Opened {
  let stage: Stage;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    stage = await createStage(paceMs);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.stop();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    expect(complaints.splice(0)).toEqual([]);
  });

  return {
    stage: () => stage,
    browser: () => browser,
    async open(options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 860 },
        ...options,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(patienceMs);
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (line) => {
        const isExpected = /Failed to load resource|ERR_/.test(line.text());
        if (line.type() === 'error' && !isExpected) complaints.push(line.text());
      });
      await page.goto(stage.url);
      await page.getByText('Connected').waitFor();
      return page;
    },
  };
}
