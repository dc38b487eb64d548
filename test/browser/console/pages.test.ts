import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pages } from '../../../src/console/app/pages.ts';
import { openConsolePages, settle } from '../../support/console/console-pages.ts';
import { consoleText } from '../../support/console/console-text.ts';
import { findTouching } from '../../support/console/find-touching.ts';
import { phone, showDarkOnPhone } from '../../support/console/phone.ts';
import { findViolations } from '../../support/web/find-violations.ts';
import { pageText } from '../../support/web/page-text.ts';
import { passPageTime } from '../../support/web/pass-page-time.ts';

/** How long a page waits for an answer until it says that it takes unusually long. */
const slowMs = 6_000;
const ids = pages.map(({ id }) => id).filter((id) => id !== 'sign-in' && id !== 'setup');

describe('the pages of the console', () => {
  const { open, url, browser } = openConsolePages();

  // One test for each page, so that a new page is covered, and its name is in the report.
  it.each(ids)('%s is accessible in both themes, and fits on a phone', async (id) => {
    const page = await open(id, { colorScheme: 'light' });
    await page.locator('main h1').waitFor();
    expect(await page.locator('main h1').count()).toBe(1);
    expect(await page.title()).not.toBe('MediaNest');
    expect(await findViolations(page)).toEqual([]);
    expect(await findTouching(page)).toEqual([]);
    await showDarkOnPhone(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
    expect(await findTouching(page)).toEqual([]);
    expect(await findViolations(page)).toEqual([]);
  });

  it('have tabs that are accessible in both themes, and fit on a phone', async () => {
    const page = await open('settings');
    const tabs = await page
      .locator('.tabs a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(tabs.length).toBeGreaterThan(1);
    const findings: string[] = [];
    for (const tab of tabs) {
      await page.setViewportSize({ width: 1280, height: 860 });
      await page.locator(`.tabs a[href="${tab}"]`).click();
      await settle(page);
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      findings.push(...(await findViolations(page)).map((text) => `${tab}: ${text}`));
      await showDarkOnPhone(page);
      findings.push(...(await findViolations(page)).map((text) => `${tab}: ${text}`));
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width !== phone.width) findings.push(`${tab}: ${width} px wide on a phone`);
    }
    expect(findings).toEqual([]);
  });

  it('are reached with the keyboard alone, past a link that skips the navigation', async () => {
    const page = await open('settings');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toMatchObject({ href: '#content' });
    const names: (string | null)[] = [];
    for (let press = 0; press < ids.length + 1; press++) {
      await page.keyboard.press('Tab');
      names.push((await focused(page)).href);
    }
    expect(names).toEqual(['/console/', ...ids.map((id) => `/console/${id}`)]);
    await page.keyboard.press('Enter');
    await settle(page);
    expect(new URL(page.url()).pathname).toBe(`/console/${ids.at(-1)}`);
  });

  it('keep the focus when what opened a dialog is gone', async () => {
    const page = await open('people');
    const opener = page.locator('.row-button').first();
    await opener.click();
    await page.getByRole('dialog').waitFor();
    // As when the row was deleted in the dialog: it cannot take the focus back.
    await opener.evaluate((element) => element.setAttribute('disabled', ''));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.id === 'content');
  });

  it('have no tab outside of a phone that is the current one', async () => {
    const page = await open('settings/tokens', { viewport: phone });
    const current = page.locator('.tabs [aria-current]');
    await current.waitFor();
    const right = await current.evaluate((element) => element.getBoundingClientRect().right);
    expect(right).toBeLessThanOrEqual(phone.width);
  });

  it.each(['en', 'de'])('cut no state on the smallest phone: %s', async (locale) => {
    const page = await open('requests', { viewport: { width: 320, height: 640 }, locale });
    const state = page.locator('tbody .badge').first();
    await state.waitFor();
    const room = await state.evaluate((element) => {
      const cell = element.closest('td')?.getBoundingClientRect();
      return (cell?.right ?? 0) - element.getBoundingClientRect().right;
    });
    expect(room).toBeGreaterThanOrEqual(0);
  });

  it('have room for a name of any length', async () => {
    const page = await open('requests');
    const calls = /\/api\/v1\/requests\?/;
    await page.route(calls, async (route) => {
      const answer = await route.fetch();
      const { items, ...rest } = await answer.json();
      const [first, ...others] = items;
      const requesterName = `*_[<&${'ä'.repeat(195)}`;
      const json = { items: [{ ...first, user: null, requesterName }, ...others], ...rest };
      await route.fulfill({ response: answer, json });
    });
    await page.reload();
    await settle(page);
    const name = page.locator('.requests-person').first();
    await name.waitFor();
    expect(await name.textContent()).toContain('*_[<&ä');
    const overflow = await page
      .locator('.table-frame')
      .evaluate((frame) => frame.scrollWidth - frame.clientWidth);
    expect(overflow).toBe(0);
    await page.setViewportSize(phone);
    const right = await name.evaluate((element) => element.getBoundingClientRect().right);
    expect(right).toBeLessThanOrEqual(phone.width);
  });

  it('can be chosen on a phone', async () => {
    const page = await open('settings', { viewport: phone });
    await page.locator('.top-bar button').click();
    const menu = page.getByRole('dialog');
    await menu.waitFor();
    expect(await findViolations(page)).toEqual([]);
    await menu.locator('.navigation a').first().click();
    await menu.waitFor({ state: 'detached' });
    await settle(page);
    expect(new URL(page.url()).pathname).toBe(`/console/${ids[0]}`);
  });

  it('say that what they show could not be read again, until it can', async () => {
    const page = await open('audit');
    const why = consoleText('audit', 'error-unexpected', { status: 500 });
    const notice = page.locator('.banner', {
      hasText: consoleText('audit', 'error-stale', { why }),
    });
    const calls = /\/api\/v1\/audit\?/;
    await page.route(calls, (route) => route.fulfill({ status: 500, body: '' }));
    // Every sign-in is in the audit log.
    await page.context().request.post(`${url()}/api/v1/sign-in/demo`);
    await notice.waitFor();
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(0);
    expect(await findViolations(page)).toEqual([]);
    await page.unroute(calls);
    await notice.getByRole('button').click();
    await notice.waitFor({ state: 'detached' });
  });

  it('read everything once when they are opened', async () => {
    const page = await open('settings');
    let calls: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (/^\/api\/v1\/(?!events|session)/.test(pathname)) calls.push(pathname);
    });
    await page.clock.install();
    // On a busy machine, a connection takes longer than pages wait for it.
    await page.addInitScript((patienceMs) => {
      const { setTimeout } = window;
      const later = (work: () => void, delayMs?: number) =>
        delayMs === patienceMs ? 0 : setTimeout.call(window, work, delayMs);
      Object.assign(window, { setTimeout: later });
    }, 1_000);
    // The stream opens when the page is there, and nothing changes afterwards.
    await page.route(/\/api\/v1\/events$/, async (route) => {
      await page.locator('main h1').first().waitFor();
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      const body = 'retry: 3600000\n\n: connected\n\n';
      await route.fulfill({ contentType: 'text/event-stream', body });
    });
    const repeated: string[] = [];
    for (const id of ids) {
      calls = [];
      const connected = page.waitForResponse(/\/api\/v1\/events$/);
      await page.goto(`${url()}/console/${id}`);
      await connected;
      await settle(page);
      // Longer than events are collected.
      await page.clock.runFor(2_000);
      expect(calls.length).toBeGreaterThan(0);
      const again = calls.filter((path, index) => calls.indexOf(path) !== index);
      repeated.push(...again.map((path) => `${id}: ${path}`));
    }
    expect(repeated).toEqual([]);
  });

  it('say that an answer takes unusually long, give up in the end, and can be tried again', async () => {
    const page = await open('audit');
    await page.clock.install();
    let count = 0;
    await page.route(/\/api\/v1\/people\?/, () => {
      count += 1;
    });
    await page.locator('.navigation a[href="/console/people"]').click();
    const notice = page.locator('main .banner', { hasText: consoleText('people', 'loading-slow') });
    await passPageTime(page, slowMs, notice);
    expect(await findViolations(page)).toEqual([]);
    await notice.getByRole('button').click();
    await expect.poll(() => count).toBe(2);
    await notice.waitFor({ state: 'detached' });
    const failure = page.locator('.state-bad', {
      hasText: consoleText('people', 'error-no-answer'),
    });
    await passPageTime(page, 45_000, failure);
    expect(count).toBe(2);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await failure.getByRole('button').click();
    await page.locator('tbody tr').first().waitFor();
  });

  it('say that they do not know whether something was done that was not answered, and do not repeat it', async () => {
    const page = await open('settings/tokens');
    await page.clock.install();
    let count = 0;
    await page.route(/\/api\/v1\/tokens$/, async (route) => {
      if (route.request().method() === 'POST') count += 1;
      else await route.continue();
    });
    await page
      .getByRole('button', { name: consoleText('settings/tabs/tokens', 'settings-tokens-create') })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('for a script');
    const create = dialog.locator('.dialog-actions .button-main');
    await create.click();
    const unknown = consoleText('settings/tabs/tokens', 'error-maybe-done-admin');
    const toast = dialog.locator('.toast.tone-bad', { hasText: unknown });
    await passPageTime(page, 60_000, toast);
    expect(await create.getAttribute('aria-busy')).toBe('false');
    await page.clock.runFor(60_000);
    expect(count).toBe(1);
    expect(await findViolations(page)).toEqual([]);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  it('appear as soon as their texts can be loaded, and show the logo until then', async () => {
    const page = await browser.newPage();
    await page.clock.install();
    await page.context().request.post(`${url()}/api/v1/sign-in/demo`);
    const texts = /\/assets\/en-/;
    await page.route(texts, (route) => route.abort());
    const failed = page.waitForEvent('requestfailed');
    await page.goto(`${url()}/console/settings/tokens`);
    await failed;
    await page.locator('.start .logo').waitFor();
    await page.unroute(texts);
    await passPageTime(page, 2_000, page.locator('.shell'));
    await page.locator('main h1').waitFor();
  });

  it('are painted before the code has been loaded', async () => {
    const page = await browser.newPage();
    await page.route(/\/assets\/.*\.js$/, () => {});
    await page.goto(`${url()}/console/`, { waitUntil: 'commit' });
    await page.locator('.start .logo').waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  it.each([
    ['people', '.navigation a[href="/console/people"]', /people-page-.*\.js$/],
    ['settings', '.tabs a[href="/console/settings/tokens"]', /tokens-tab-.*\.js$/],
  ])('of a bot that was updated are loaded again as a whole: %s', async (_, link, code) => {
    const page = await open('settings');
    await page.evaluate(() => document.body.setAttribute('data-mark', ''));
    await page.route(code, (route) => route.fulfill({ status: 404, body: 'not found' }));
    const loaded = page.waitForEvent('domcontentloaded');
    await page.locator(link).click();
    await loaded;
    await page.locator('.state-bad').waitFor();
    expect(await page.locator('[data-mark]').count()).toBe(0);
    await page.unroute(code);
    await page.locator('.state-bad button').click();
    await page.locator('.state-bad').waitFor({ state: 'detached' });
    await settle(page);
  });

  it('have texts in German, and a theme that stays', async () => {
    const page = await open('settings');
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await page.getByRole('button', { name: 'Dunkel' }).click();
    await page.reload();
    await settle(page);
    const root = page.locator('html');
    expect(await root.getAttribute('lang')).toBe('de');
    expect(await root.getAttribute('data-theme')).toBe('dark');
    await page.getByRole('heading', { name: 'Einstellungen', level: 1 }).waitFor();
  });

  it('say that an address is unknown', async () => {
    const page = await open('no-such-page');
    await page.locator('main .state').waitFor();
    expect(await findViolations(page)).toEqual([]);
  });

  it('ask who it is without a session, and return to where somebody wanted to go', async () => {
    const page = await browser.newPage();
    await page.goto(`${url()}/console/settings/sessions`);
    const enter = page.locator('.sign-in button').first();
    await enter.waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/sign-in');
    expect(await findViolations(page)).toEqual([]);
    await enter.click();
    await page.locator('.shell').waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/settings/sessions');
    await page.locator('.account-person button').click();
    await page.locator('.sign-in').waitFor();
  });

  it.each([
    ['demo-open-console', '/console/overview'],
    ['demo-set-up', '/console/sign-in'],
  ] as const)('are reached from the demo page by %s', async (key, path) => {
    const page = await browser.newPage();
    await page.goto(url());
    await page.getByRole('link', { name: pageText(key) }).click();
    await page.waitForURL((address) => address.pathname.replace(/\/$/, '/overview') === path);
    await settle(page);
  });
});

function focused(page: Page): Promise<{ readonly href: string | null }> {
  return page.evaluate(() => ({ href: document.activeElement?.getAttribute('href') ?? null }));
}
