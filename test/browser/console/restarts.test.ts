import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { consoleText } from '../../support/console/console-text.ts';
import { openRealConsole } from '../../support/console/real-console.ts';
import { requestInDiscord } from '../../support/console/request-in-discord.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { passPageTime } from '../../support/web/pass-page-time.ts';

const soon = { timeout: 45_000 };
/** How long a page waits until it says that it is not connected, and until it is loaded again. */
const patienceMs = 4_000;
const t = (key: string, args?: Record<string, string>) => consoleText('services', key, args);
const ofRequests = (key: string, args?: Record<string, string>) =>
  consoleText('requests', key, args);

/** The number of dave's account (docs/overseerr-api.md, "Users in the recordings"). */
const dave = 5;

describe('a page that is open while the bot restarts', () => {
  const { fakes, open, bot, start } = openRealConsole();
  let third: FakeOverseerr;
  let requests: Page;
  let services: Page;

  beforeAll(async () => {
    third = await createFakeOverseerr({ apiKey: 'the-key-of-the-third' });
    third.settings.applicationTitle = 'Third';
  });
  afterAll(() => third.stop());

  const card = (title: string) =>
    services.locator('.card', {
      has: services.getByRole('heading', { name: title, exact: true }),
    });
  const countStarts = () =>
    bot().lines.filter((line) => line.includes('MediaNest is running')).length;
  const press = (name: string) => services.getByRole('button', { name, exact: true }).click(soon);
  const save = async (expected: number) => {
    await press(t('services-save'));
    await waitUntil(() => countStarts() === expected, 'the bot to restart');
  };
  /** A mark that a page loses when it is loaded again. */
  const mark = (page: Page) => page.evaluate(() => document.body.setAttribute('data-mark', ''));
  const isMarked = (page: Page) => page.evaluate(() => document.body.hasAttribute('data-mark'));

  it('shows changes after a restart for new settings: a service is tested, added, moved, and removed', async () => {
    const { overseerr, database } = fakes();
    requests = await open('requests');
    services = await open('services');
    for (const page of [requests, services]) await mark(page);

    await card('Seerr')
      .getByRole('button', { name: t('services-details') })
      .click();
    const panel = services.getByRole('dialog');
    await panel.getByRole('button', { name: t('services-webhook-install') }).click(soon);
    await panel.getByText(t('services-webhook-installed')).waitFor(soon);
    await services.keyboard.press('Escape');
    // Only a webhook brings this within seconds.
    await overseerr.driver.requestInWebUi(dave, { mediaType: 'movie', mediaId: 872_585 });
    await requests.getByRole('button', { name: 'Oppenheimer (2023)' }).waitFor(soon);

    await press(t('services-add'));
    const dialog = services.getByRole('dialog');
    await dialog.getByLabel(t('services-address'), { exact: true }).fill(third.url);
    await dialog.getByLabel(t('services-key')).fill('wrong-key');
    await press(t('services-test'));
    await dialog.getByText(t('services-fault-rejected')).waitFor(soon);
    await dialog.getByLabel(t('services-key')).fill(third.apiKey);
    await press(t('services-test'));
    await dialog.locator('.banner.tone-good', { hasText: 'Third' }).waitFor(soon);
    await save(2);
    await card('Third').waitFor(soon);

    const moved = third.url.replace('127.0.0.1', 'localhost');
    await card('Third')
      .getByRole('button', { name: t('services-edit') })
      .click();
    await dialog.getByText(t('services-key-kept')).waitFor();
    await dialog.getByLabel(t('services-address'), { exact: true }).fill(moved);
    await dialog.getByText(t('services-key-hint-overseerr')).waitFor();
    expect(await dialog.getByRole('button', { name: t('services-save') }).isDisabled()).toBe(true);
    await dialog.getByLabel(t('services-key')).fill(third.apiKey);
    await save(3);
    await card('Third').locator('.service-address', { hasText: moved }).waitFor(soon);

    await card('Third')
      .getByRole('button', { name: t('services-edit') })
      .click();
    await dialog.getByText(t('services-key-kept')).waitFor();
    await press(t('services-save'));
    await dialog.waitFor({ state: 'detached', ...soon });
    await card('Third')
      .getByRole('button', { name: t('services-check') })
      .click();
    await services.locator('.toast.tone-good').last().waitFor(soon);

    await card('Third')
      .getByRole('button', { name: t('services-remove') })
      .click();
    await dialog.getByRole('button', { name: t('services-remove') }).click();
    await waitUntil(() => countStarts() === 4, 'the bot to restart');
    await card('Third').waitFor({ state: 'detached', ...soon });

    for (const page of [requests, services]) expect(await isMarked(page)).toBe(true);
    const texts = JSON.stringify([bot().lines, await database.prisma.auditLog.findMany()]);
    expect(texts).not.toContain(third.apiKey);
  });

  it('says that it is not connected while the bot is stopped, sends nothing twice, and reads again what it missed', async () => {
    const { overseerr, database } = fakes();
    const { prisma } = database;
    await requestInDiscord(fakes(), { tmdbId: 438_631, title: 'Dune' });
    const page = await open('requests');
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') asked.push(new URL(request.url()).pathname);
    });
    await page.getByRole('button', { name: 'Dune (2021)' }).click(soon);
    const panel = page.locator('dialog.dialog-side');
    await panel.locator('.facts').first().waitFor(soon);
    const other = await open('settings');
    for (const each of [page, other]) {
      await mark(each);
      await each.clock.install();
    }
    expect(await bot().stop()).toBe(0);

    const notice = page.locator('.banner', { hasText: ofRequests('connection-lost') });
    await passPageTime(page, patienceMs, notice);
    const approve = panel.getByRole('button', { name: ofRequests('requests-action-approve') });
    await approve.click();
    await page
      .locator('.toast.tone-bad', { hasText: ofRequests('error-maybe-done-admin') })
      .waitFor(soon);
    expect(asked).toHaveLength(1);
    await other.locator('.navigation a[href="/console/people"]').click();
    await other.locator('main .state').first().waitFor(soon);
    await prisma.request.updateMany({ data: { title: 'Renamed meanwhile' } });

    await start();
    await panel.getByRole('heading', { name: /^Renamed meanwhile/ }).waitFor(soon);
    await page.getByText('Renamed meanwhile').first().waitFor(soon);
    await notice.waitFor({ state: 'detached', ...soon });
    await passPageTime(other, patienceMs, other.locator('tbody tr'));
    expect(await prisma.requestEvent.count({ where: { event: 'decide' } })).toBe(0);
    expect(asked).toHaveLength(1);

    await approve.click();
    await page.locator('.toast.tone-good').waitFor(soon);
    await waitUntil(() => countApprovals() > 0, 'the approval on the server');
    expect(await prisma.requestEvent.count({ where: { event: 'decide' } })).toBe(1);
    expect(asked).toHaveLength(2);
    expect(countApprovals()).toBe(1);
    for (const each of [page, other]) expect(await isMarked(each)).toBe(true);

    function countApprovals(): number {
      return overseerr.calls.filter(({ path }) => path.endsWith('/approve')).length;
    }
  });
});
