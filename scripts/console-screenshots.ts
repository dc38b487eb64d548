// Writes docs/screenshots/console-*.png: the pages of the console, in a new demo.
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { screenshotFolder, withDemo } from './screenshots/with-demo.ts';

const wide = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

/** The pictures: their name, the page, and how it is looked at. */
const pictures = [
  { name: 'overview', path: 'overview', viewport: wide, colorScheme: 'light' },
  { name: 'overview-dark', path: 'overview', viewport: wide, colorScheme: 'dark' },
  { name: 'overview-phone', path: 'overview', viewport: phone, colorScheme: 'light' },
  { name: 'requests', path: 'requests', viewport: wide, colorScheme: 'light' },
  { name: 'people', path: 'people', viewport: wide, colorScheme: 'light' },
  { name: 'services', path: 'services', viewport: wide, colorScheme: 'light' },
  { name: 'backups', path: 'backups', viewport: wide, colorScheme: 'light' },
  { name: 'settings', path: 'settings', viewport: wide, colorScheme: 'dark' },
] as const;

/** Longer than the first check of a service, whose figures the overview shows. */
const firstCheckMs = 6_000;

await withDemo(async (browser: Browser, url: string) => {
  await new Promise((resolve) => setTimeout(resolve, firstCheckMs));
  for (const { name, path, viewport, colorScheme } of pictures) {
    const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
    await context.request.post(`${url}/api/v1/sign-in/demo`);
    const page = await context.newPage();
    await page.goto(`${url}/console/${path}`);
    await page.locator('main h1').waitFor();
    await page.locator('.skeleton').first().waitFor({ state: 'detached' });
    await page.waitForLoadState('load');
    await page.screenshot({ path: join(screenshotFolder, `console-${name}.png`) });
    await context.close();
  }
});
