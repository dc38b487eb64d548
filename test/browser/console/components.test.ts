import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGallery, openGallery } from '../../support/console/gallery-page.ts';
import { findViolations } from '../../support/web/find-violations.ts';
import { useBrowser } from '../../support/web/use-browser.ts';

describe('the components of the console', () => {
  const browser = useBrowser();
  let folder: string;

  beforeAll(async () => {
    folder = await buildGallery();
  });
  afterAll(async () => {
    if (folder) await rm(folder, { recursive: true });
  });

  async function open(options: { width?: number; colorScheme?: 'light' | 'dark' } = {}) {
    const { width = 1280, colorScheme = 'light' } = options;
    const page = await browser.newPage({
      viewport: { width, height: 800 },
      colorScheme,
      reducedMotion: 'reduce',
    });
    await openGallery(page, folder);
    return page;
  }

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  it.each(['light', 'dark'] as const)('are accessible in the %s theme', async (colorScheme) => {
    const page = await open({ colorScheme });
    expect(await findViolations(page)).toEqual([]);
    await button(page, 'Open panel').click();
    await page.getByRole('dialog').waitFor();
    expect(await findViolations(page)).toEqual([]);
  });

  it('are checked by a guard that finds a picture without a text, and a text that is hard to read', async () => {
    const page = await open();
    await page.evaluate(() => {
      const planted =
        '<img src="/planted.png"><p style="color: #ccc; background: #fff">Planted</p>';
      document.querySelector('main')?.insertAdjacentHTML('beforeend', planted);
    });
    const rules = (await findViolations(page)).map((text) => text.split(':')[0]);
    expect(rules.toSorted()).toEqual(['color-contrast', 'image-alt']);
    expect(await findViolations(page, ['critical'])).toEqual([
      expect.stringMatching(/^image-alt: <img src="\/planted.png">/),
    ]);
  });

  it('fit on a phone without scrolling sideways', async () => {
    const page = await open({ width: 360 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(await findViolations(page)).toEqual([]);
  });

  it('ask in a dialog that keeps the focus, closes on Escape, and gives the focus back', async () => {
    const page = await open();
    await button(page, 'Ask').focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    for (let press = 0; press < 6; press++) await page.keyboard.press('Tab');
    const isInside = await dialog.evaluate(
      (element) =>
        document.activeElement === document.body || element.contains(document.activeElement),
    );
    expect(isInside).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Ask');
  });

  it('say in the dialog on top that something failed, where it can be read and closed', async () => {
    const page = await open();
    await button(page, 'Open panel').click();
    await button(page, 'Ask in the panel').click();
    await page.getByRole('dialog', { name: 'Decline it?' }).waitFor();
    await button(page, 'Decline in vain').click();
    const toast = page.locator('.toast');
    await toast.waitFor();
    expect(await toast.count()).toBe(1);
    // Nothing covers it, and it is not inert: a press reaches its button.
    await toast.getByRole('button').click();
    await toast.waitFor({ state: 'detached' });
  });

  it('say that something failed until it is closed, also with the keyboard, and tell a screen reader once', async () => {
    const page = await open();
    await page.clock.install();
    const toast = page.locator('.toast');
    await button(page, 'Fail').click();
    await toast.waitFor();
    await page.clock.runFor(3_600_000);
    expect(await toast.getAttribute('aria-live')).toBe(null);
    await button(page, 'Ask').click();
    await page.locator('dialog .toast[aria-live="off"]').waitFor();
    expect(await toast.count()).toBe(1);
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.locator('.toast[aria-live="off"]').waitFor();

    // It is the last stop of the page, and the keyboard goes back to where it was.
    await page.locator('main :is(a[href], button, input)').last().focus();
    const before = await page.evaluateHandle(() => document.activeElement);
    for (let press = 0; press < 5 && (await toast.locator(':focus').count()) === 0; press += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await toast.waitFor({ state: 'detached' });
    expect(await before.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('let a success go by itself, but not while somebody points at it or has the focus in it', async () => {
    const page = await open();
    await page.clock.install();
    const toast = page.locator('.toast');
    await button(page, 'Succeed').click();
    await toast.hover();
    await page.clock.runFor(60_000);
    expect(await toast.count()).toBe(1);
    await toast.getByRole('button').focus();
    await page.mouse.move(5, 5);
    await page.clock.runFor(60_000);
    expect(await toast.count()).toBe(1);
    await button(page, 'Succeed').focus();
    await page.clock.runFor(60_000);
    await toast.waitFor({ state: 'detached' });
  });

  it('keep a dialog open when text in it is selected up to beside it', async () => {
    const page = await open();
    await button(page, 'Open panel').click();
    await button(page, 'Ask in the panel').click();
    const dialog = page.getByRole('dialog', { name: 'Decline it?' });
    const field = dialog.getByRole('textbox');
    await field.fill('a long reason');
    const box = await field.boundingBox();
    if (!box) throw new Error('the field is not shown');
    await page.mouse.move(box.x + 40, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(5, 5);
    await page.mouse.up();
    expect(await field.inputValue()).toBe('a long reason');
    await page.mouse.click(5, 5);
    await dialog.waitFor({ state: 'detached' });
  });

  it('stand still for whoever wants no motion', async () => {
    const page = await open();
    const turning = () =>
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations === Infinity).length;
    expect(await page.locator('.spinner, .skeleton').count()).toBeGreaterThan(0);
    expect(await page.evaluate(turning)).toBe(0);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await page.evaluate(turning)).toBeGreaterThan(0);
  });

  it('sort and select in a table, and load more rows', async () => {
    const page = await open();
    const table = page.getByRole('table', { name: 'Requests', exact: true });
    await table.getByRole('button', { name: 'Title', exact: true }).click();
    await expect
      .poll(() => table.locator('th[aria-sort]').getAttribute('aria-sort'))
      .toBe('descending');
    const boxes = table.getByRole('checkbox');
    await boxes.first().check();
    await expect.poll(() => table.locator('tbody tr[data-selected]').count()).toBeGreaterThan(4);
    await table.locator('tbody tr').last().scrollIntoViewIfNeeded();
    await expect.poll(() => table.locator('tbody tr').count()).toBe(15);
    expect(await button(page, 'Load more').count()).toBe(0);
  });

  it('keep what was searched in the address', async () => {
    const page = await open();
    await page.getByRole('searchbox').fill('dune');
    await expect.poll(() => page.url()).toContain('?q=dune');
    expect(await page.getByRole('searchbox').inputValue()).toBe('dune');
  });
});
