import { readFile, stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openConsolePages, settle } from '../../support/console/console-pages.ts';
import { browserPath } from '../../support/web/browser.ts';

const soon = { timeout: 30_000 };

describe.skipIf(!browserPath)('the pages for running the bot', () => {
  const { open } = openConsolePages();

  it('check a service, show its history, and set its webhook up and test it', async () => {
    const page = await open('services');
    await page.getByRole('button', { name: 'Test now' }).first().click();
    await page.locator('.toast', { hasText: 'is connected' }).waitFor(soon);
    await page.getByRole('button', { name: 'Details' }).first().click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: 'Check and repair' }).click();
    await panel.getByText('in order already').waitFor(soon);
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
    await actions.filter({ hasText: 'webhook.install' }).first().waitFor(soon);
    await actions.filter({ hasText: 'webhook.remove' }).first().click();
    await page.getByRole('dialog').getByText('isEnabled').waitFor(soon);
  });

  it('export what the audit log shows', async () => {
    const page = await open('audit');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Export as CSV' }).click();
    const path = await (await download).path();
    expect(await readFile(path, 'utf8')).toMatch(/^time,who,user id,source,action/);
    expect((await stat(path)).size).toBeGreaterThan(50);
  });

  it('say what to do about backups of a database that is not the bot’s own', async () => {
    const page = await open('backups');
    await page.getByText('pg_dump --format=custom').waitFor(soon);
    expect(await page.getByRole('button', { name: 'Back up now' }).count()).toBe(0);
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
});
