import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { pages } from '../../../src/console/app/pages.ts';
import { openConsolePages, settle } from '../../support/console/console-pages.ts';
import { consoleText } from '../../support/console/console-text.ts';
import { answerWithHostileTexts, hostileTag } from '../../support/console/hostile-answers.ts';
import { passPageTime } from '../../support/web/pass-page-time.ts';

const soon = { timeout: 30_000 };

describe('the pages for running the bot', () => {
  const { open, database } = openConsolePages();

  it('check a service, show its history, and set its webhook up and test it', async () => {
    const page = await open('services');
    await page.getByRole('button', { name: 'Test now' }).first().click();
    await page.locator('.toast', { hasText: 'is connected' }).waitFor(soon);
    await page.getByRole('button', { name: 'Details' }).first().click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: 'Check and repair' }).click();
    await panel.getByText(consoleText('services', 'services-webhook-unchanged')).waitFor(soon);
    await panel.getByRole('button', { name: 'Send a test' }).click();
    await panel.getByText('The test arrived.').waitFor(soon);
    await panel.getByRole('button', { name: 'Remove webhook' }).click();
    const question = page.locator('dialog.dialog-middle');
    await question.getByRole('button', { name: 'Remove webhook' }).click();
    await panel.getByText('The webhook was removed.').waitFor(soon);
    await panel.getByRole('button', { name: 'Set up', exact: true }).click();
    await panel.getByText('The webhook is set up.').waitFor(soon);
    await page.goto(new URL('/console/audit?source=console', page.url()).href);
    await settle(page);
    const actions = page.locator('tbody tr');
    await actions
      .filter({ hasText: consoleText('audit', 'audit-action-webhook-install') })
      .first()
      .waitFor(soon);
    await actions
      .filter({ hasText: consoleText('audit', 'audit-action-webhook-remove') })
      .first()
      .click();
    await page.getByRole('dialog').getByText('isEnabled').first().waitFor(soon);
  });

  it('export what the audit log shows', async () => {
    const page = await open('audit');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Export as CSV' }).click();
    const csv = await text(await (await download).createReadStream());
    expect(csv).toMatch(/^time,who,user id,source,action/);
    expect(csv.length).toBeGreaterThan(50);
  });

  it('say what to do about backups of a database that is not the bot’s own', async () => {
    const page = await open('backups');
    await page.getByText('pg_dump --format=custom').waitFor(soon);
    expect(await page.getByRole('button', { name: 'Back up now' }).count()).toBe(0);
  });

  it('show titles, names, reasons, addresses, and log lines of attackers as text', async () => {
    const payload = JSON.stringify({ title: 'Dune' });
    await database().prisma
      .$executeRaw`insert into pgboss.job (name, data) values ('dead', ${payload}::jsonb)`;
    const page = await open('overview');
    const { harm } = await answerWithHostileTexts(page);
    const withoutText: string[] = [];
    for (const { id } of pages.filter(({ role }) => role !== 'everyone')) {
      await page.goto(new URL(`/console/${id}`, page.url()).href);
      await settle(page);
      // The queues have only the bot's own names; the job that failed is below them.
      const failed = page.getByRole('table', { name: consoleText('jobs', 'jobs-dead-letters') });
      if (id === 'jobs') await failed.waitFor(soon);
      const rows = id === 'jobs' ? failed.locator('.row-button') : page.locator('.row-button');
      const opener = rows.or(page.locator('.card button:text-is("Details")')).first();
      if (await opener.isVisible()) {
        await opener.click();
        await page.locator('dialog .dialog-body').first().waitFor(soon);
        await page.locator('.skeleton').first().waitFor({ state: 'detached' });
      }
      expect(await harm(), id).toEqual([]);
      const shown = (await page.locator('main').textContent()) ?? '';
      if (!shown.includes(hostileTag)) withoutText.push(id);
    }
    // The demo has made no backups, and others name nothing on that page.
    expect(withoutText).toEqual(['backups']);
  });

  it('show the queues, and the log as it grows', async () => {
    const page = await open('jobs');
    await page.getByRole('button', { name: 'Compare all open requests' }).click();
    await page.getByRole('dialog').waitFor(soon);
    await page.goto(new URL('/console/logs', page.url()).href);
    await settle(page);
    const lines = page.locator('.log-line');
    await lines.filter({ hasText: 'MediaNest is running' }).waitFor(soon);
    const before = await lines.count();
    await page.goto(new URL('/console/logs?text=running', page.url()).href);
    await settle(page);
    await lines.filter({ hasText: 'MediaNest is running' }).waitFor(soon);
    expect(await lines.count()).toBeLessThan(before);
  });

  it('start the bot again after it has gone back, and forget how the last attempt ended', async () => {
    const page = await open('setup');
    await page.clock.install();
    const setup = {
      version: 8,
      settings: [],
      steps: {},
      missing: [],
      hasDraft: true,
      failure: { version: 9, reason: 'wrong-token' },
      isOnTrial: false,
      mayChange: true,
    };
    const change = { kind: 'changed', version: 9, effect: 'restart', problems: [] };
    await page.route(/\/api\/v1\/setup$/, (route) => route.fulfill({ json: setup }));
    await page.route(/\/api\/v1\/setup\/finish$/, (route) => route.fulfill({ json: change }));
    await page.goto(new URL('/console/setup?step=finish', page.url()).href);
    const start = page.getByRole('button', { name: consoleText('setup', 'setup-finish-start') });
    await start.click();
    const gone = consoleText('setup', 'setup-finish-failed', { reason: 'wrong-token' });
    await passPageTime(page, 2_000, page.getByText(gone));

    const held = Promise.withResolvers<void>();
    await page.route(/\/api\/v1\/setup\/finish$/, async (route) => {
      await held.promise;
      await route.fulfill({ json: { ...change, version: 10 } });
    });
    await start.click();
    await page.clock.runFor(10_000);
    await page.locator('button[aria-busy=true]').waitFor();
    Object.assign(setup, { version: 10, isOnTrial: true });
    held.resolve();
    await page.getByRole('progressbar').waitFor();
    setup.isOnTrial = false;
    await passPageTime(
      page,
      2_000,
      page.getByText(consoleText('setup', 'setup-finish-works'), { exact: true }),
    );
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
});
