// Writes docs/screenshots/: pictures of a new demo.
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { t } from '../test/support/text.ts';
import { pageText } from '../test/support/web/page-text.ts';
import { createPaneDriver, type PaneDriver } from '../test/support/web/pane-driver.ts';
import { screenshotFolder, withDemo } from './screenshots/with-demo.ts';

await withDemo(takeScreenshots);

async function takeScreenshots(chromium: Browser, url: string): Promise<void> {
  const page = await chromium.newPage({
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  await page.goto(url);
  const left = createPaneDriver(page, 'left');
  const right = createPaneDriver(page, 'right');
  await page.getByRole('button', { name: pageText('demo-tour-skip') }).click();

  await requestMovie(left, right, '/request dune', /Dune \(2021\)/);
  await left.waitForText(t('notification-available', { title: 'Dune (2021)' }));
  await requestMovie(left, right, '/request matrix', /The Matrix \(1999\)/);
  await left.waitForText(/Downloading, [3-9]\d/);
  await saveScreenshot(page, 'page');
  await page.emulateMedia({ colorScheme: 'dark' });
  await saveScreenshot(page, 'page-dark');
  await page.emulateMedia({ colorScheme: 'light' });

  await left.request('/request office', /The Office \(2005\)/);
  await left.pane
    .getByRole('checkbox', { name: `${t('season-label', { number: '1' })} ` })
    .first()
    .click();
  await left.waitForText(t('seasons-selected', { seasons: '1' }));
  await saveScreenshot(page, 'seasons');
  await left.pane
    .getByRole('button', { name: pageText('demo-message-preview') })
    .last()
    .click();
  await page.getByRole('dialog').waitFor();
  await saveScreenshot(page, 'preview');
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  await saveScreenshot(page, 'phone');
}

async function requestMovie(
  member: PaneDriver,
  owner: PaneDriver,
  command: string,
  suggestion: RegExp,
): Promise<void> {
  await member.request(command, suggestion);
  await member.press(t('button-request'));
  await owner.press(t('button-approve'));
}

async function saveScreenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(screenshotFolder, `${name}.png`) });
}
