import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { consoleText } from '../../support/console/console-text.ts';
import { hana, openRealConsole, people } from '../../support/console/real-console.ts';
import { t as botText } from '../../support/text.ts';

const t = (key: string, args?: Record<string, string>) => consoleText('sign-in', key, args);
/** As on a machine that has other work to do. */
const soon = { timeout: 30_000 };

describe('signing in to the console in a browser', () => {
  const { fakes, visit, open, requestLink } = openRealConsole();

  const path = (page: Page) => new URL(page.url()).pathname;
  const press = (page: Page, name: string) =>
    page.getByRole('button', { name, exact: true }).click(soon);
  const heading = (page: Page, key: string) =>
    page.getByRole('heading', { level: 1, name: consoleText('sign-in', key) }).waitFor(soon);
  const problem = (page: Page, text: string) =>
    page.locator('.banner.tone-bad', { hasText: text }).waitFor(soon);

  async function enterPassword(page: Page, way: string, name: string, password: string) {
    await press(page, way);
    const form = page.locator('.sign-in form');
    await form.locator('input:focus').waitFor(soon);
    await form.locator('input').first().fill(name);
    await form.locator('input[type=password]').fill(password);
    await form.locator('button[type=submit]').click();
  }

  const byAccount = t('sign-in-with-account', { server: 'Seerr' });

  it('is done with the link that the bot sends, which works once', async () => {
    const link = await requestLink();
    const page = await visit('sign-in');
    await page.goto(link);
    // The token is in the address only until the page has read it, also if it was open already.
    await page.waitForURL((url) => url.hash === '');
    await press(page, t('sign-in-submit'));
    await heading(page, 'page-overview');
    const other = await visit('sign-in');
    await other.goto(link);
    await press(other, t('sign-in-submit'));
    await problem(other, botText('error-sign-in-link-used'));
    expect(path(other)).toBe('/console/sign-in');
  });

  it('is done with the password of an Overseerr account: an admin sees all pages, an approver their own', async () => {
    const admin = await visit('');
    await enterPassword(admin, byAccount, 'admin@rig.local', 'wrong-password');
    await problem(admin, botText('error-wrong-password'));
    await admin.locator('.sign-in input[type=password]').fill('admin-password-1');
    await admin.locator('.sign-in form button[type=submit]').click();
    await heading(admin, 'page-overview');
    expect(await admin.locator('.navigation a').count()).toBe(11);

    const approver = await visit('');
    await enterPassword(approver, byAccount, 'erin@rig.local', 'erin-password-1');
    await heading(approver, 'page-requests');
    expect(await approver.locator('.navigation a').evaluateAll(toPaths)).toEqual([
      '/console/requests',
      '/console/settings',
    ]);
    await approver.goto(`${fakes().url}/console/audit`);
    await approver
      .getByRole('heading', { name: consoleText('sign-in', 'not-allowed-title') })
      .waitFor(soon);
  });

  it('is done with the account of a Jellyfin server', async () => {
    const page = await visit('requests');
    await enterPassword(page, t('sign-in-with', { server: 'Jellyfin' }), hana.name, hana.password);
    await heading(page, 'page-requests');
    expect(await page.locator('.account-name strong').textContent()).toBe(hana.name);
  });

  it('is done with Plex, where the person confirms it in another tab', async () => {
    const { plex } = fakes();
    const page = await visit('');
    await press(page, t('sign-in-with', { server: 'Plex' }));
    const link = page.getByRole('link', { name: t('sign-in-plex-open') });
    plex.confirm((await link.getAttribute('href')) ?? '', people.petra);
    await heading(page, 'page-requests');
    expect(await page.locator('.account-name strong').textContent()).toBe('petra');
    // The bot keeps no token of theirs.
    expect(plex.tokens()).toEqual([]);
  });

  it('is refused to members without the right, whatever they sign in with, and recorded', async () => {
    const { plex, database } = fakes();
    const refusal = botText('error-no-console-rights');
    const member = await visit('');
    await enterPassword(member, byAccount, 'dave@rig.local', 'dave-password-1');
    await problem(member, refusal);
    const byPlex = await visit('');
    await press(byPlex, t('sign-in-with', { server: 'Plex' }));
    const link = byPlex.getByRole('link', { name: t('sign-in-plex-open') });
    plex.confirm((await link.getAttribute('href')) ?? '', people.paul);
    await problem(byPlex, refusal);
    for (const page of [member, byPlex]) {
      expect(await page.context().cookies()).toEqual([]);
      await page.goto(`${fakes().url}/console/requests`);
      await page.waitForURL(/\/console\/sign-in\?then=/);
    }
    const refused = await database.prisma.auditLog.findMany({
      where: { action: 'console-sign-in-refused', actor: { in: ['dave', 'paul'] } },
    });
    expect(refused.map(({ source }) => source)).toEqual(['console', 'console']);
  });

  it('ends after twelve hours without use: the next press leads to the sign-in page and back', async () => {
    const { database } = fakes();
    const page = await open('settings');
    await database.prisma.consoleSession.updateMany({
      data: { lastUsedAt: new Date(Date.now() - 12 * 3_600_000) },
    });
    await page.locator('.navigation a[href="/console/people"]').click();
    await page.locator('.banner', { hasText: t('sign-in-ended') }).waitFor(soon);
    expect(page.url()).toContain('then=%2Fconsole%2Fpeople');
    await enterPassword(page, byAccount, 'admin@rig.local', 'admin-password-1');
    await heading(page, 'page-people');
  });

  it('is undone under an open page when an admin ends the session, at once and with a message', async () => {
    const approver = await visit('requests');
    await enterPassword(approver, byAccount, 'erin@rig.local', 'erin-password-1');
    await heading(approver, 'page-requests');
    const stolen = await approver.context().cookies();
    const admin = await open('settings/sessions');
    const row = admin.locator('tbody tr', { hasText: 'erin' }).first();
    const end = consoleText('settings/tabs/sessions', 'settings-sessions-end');
    await row.getByRole('button', { name: end }).click();
    await admin.getByRole('dialog').getByRole('button', { name: end }).click();
    // Nobody touches the page of the approver.
    await approver.locator('.banner', { hasText: t('sign-in-ended') }).waitFor(soon);
    expect(path(approver)).toBe('/console/sign-in');
    await approver.context().addCookies(stolen);
    const answer = await approver.context().request.get(`${fakes().url}/api/v1/requests`);
    expect(answer.status()).toBe(401);
  });

  it('is undone by signing out, without a message that something has ended', async () => {
    const page = await open('requests');
    await press(page, consoleText('sign-in', 'sign-out'));
    await page.getByRole('heading', { name: t('sign-in-title') }).waitFor(soon);
    expect(await page.locator('.banner').count()).toBe(0);
    await page.goto(`${fakes().url}/console/requests`);
    await page.waitForURL(/\/console\/sign-in/);
  });
});

function toPaths(links: Element[]): (string | null)[] {
  return links.map((link) => link.getAttribute('href'));
}
