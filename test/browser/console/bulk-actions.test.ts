import type { Page } from 'playwright-core';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { settle } from '../../support/console/console-pages.ts';
import { consoleText } from '../../support/console/console-text.ts';
import { openRealConsole } from '../../support/console/real-console.ts';

/** Far more than are decided before somebody stops it. */
const many = 10_000;
/** Enough that a bot dies in the middle. */
const some = 3_000;
const slow = { timeout: 90_000 };
const reason = 'The disks are full: "<b>sorry</b>"';
const t = (key: string) => consoleText('requests', key);
const decisionsOn = (name: string) =>
  ({ event: 'decide', source: 'console', request: { title: { startsWith: `${name} ` } } }) as const;

describe('actions on thousands of requests', () => {
  // What follows a decision is tested elsewhere, and would take longer than the decisions.
  const { fakes, open, bot, start } = openRealConsole({ role: 'gateway' });

  /** Adds requests that are found by this name. */
  async function addRequests(name: string, count: number, firstTmdbId: number): Promise<void> {
    const { prisma } = fakes().database;
    const { id: serviceId } = await prisma.serviceConfig.findFirstOrThrow();
    await prisma.request.createMany({
      data: Array.from({ length: count }, (_, n) => ({
        id: v7(),
        serviceId,
        requesterName: 'Ada',
        mediaType: 'movie' as const,
        tmdbId: firstTmdbId + n,
        title: `${name} ${n}`,
        state: 'pending' as const,
        source: 'web',
      })),
    });
  }

  const pathOf = (name: string) => `requests?search=${name}&state=pending`;

  /** Chooses an action for all that match, until only the question has to be answered. */
  async function ask(page: Page, action: 'approve' | 'decline') {
    await page.locator('thead input').check();
    await page.getByRole('button', { name: t('requests-select-all-matching') }).click();
    const name = t(`requests-action-${action}`);
    await page.getByRole('button', { name, exact: true }).click();
    const dialog = page.getByRole('dialog');
    const confirm = dialog.getByRole('button', {
      name: new RegExp(`^${name} [1-9][\\d,]* requests$`),
    });
    await confirm.waitFor(slow);
    if (action === 'decline') await page.getByLabel(t('requests-reason')).fill(reason);
    return { confirm, count: toNumber(await confirm.textContent()) };
  }

  /** The notice about the task that was started last. */
  const banner = (page: Page, text: RegExp) => page.locator('.banner', { hasText: text }).first();

  async function expectDecidedOnce(name: string, expected: number): Promise<void> {
    const where = decisionsOn(name);
    const { prisma } = fakes().database;
    expect(await prisma.requestEvent.count({ where })).toBe(expected);
    const requests = await prisma.requestEvent.groupBy({ by: ['requestId'], where });
    expect(requests).toHaveLength(expected);
  }

  it('approve each once when two admins do it at the same time, and stop when asked to', async () => {
    await addRequests('Sequel', many, 1_000_000);
    const both = [await open(pathOf('Sequel')), await open(pathOf('Sequel'))];
    const asked = [];
    for (const page of both) asked.push(await ask(page, 'approve'));
    expect(asked.map((each) => each.count)).toEqual([many, many]);
    for (const { confirm } of asked) await confirm.click();
    // Each page shows the tasks of both, in an order that depends on when it learns of them. On a busy machine, one may
    // have finished before it is stopped.
    const [page] = both;
    if (!page) throw new Error('no page is open');
    const running = page.locator('.banner', { hasText: /[1-9][\d,]* of [\d,]+ requests/ });
    await running.nth(1).waitFor(slow);
    for (const index of [1, 0]) {
      const stop = running.nth(index).getByRole('button', { name: t('requests-task-stop') });
      await stop.click({ timeout: 5_000 }).catch(() => undefined);
    }
    const ended = page.locator('.banner', { hasText: /^(?:Stopped after|Finished: )/ });
    await ended.nth(1).waitFor(slow);
    const texts = await ended.allTextContents();
    expect(texts.join()).toContain('Stopped after');
    const sum = texts.reduce((total, text) => total + toNumber(text), 0);
    expect(sum).toBeGreaterThan(0);
    await expectDecidedOnce('Sequel', sum);
  }, 300_000);

  it('go on when the page is left, say after a crash how far they got, and decline the rest once', async () => {
    const { prisma } = fakes().database;
    await addRequests('Remake', some, 2_000_000);
    const page = await open(pathOf('Remake'));
    const asked = await ask(page, 'decline');
    expect(asked.count).toBe(some);
    await asked.confirm.click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('.navigation a[href="/console/audit"]').click();
    await settle(page);
    await page.locator('.navigation a[href="/console/requests"]').click();
    await settle(page);
    await banner(page, /[1-9][\d,]* of [\d,]+ requests/).waitFor(slow);
    await bot().kill();
    // As a minute later, when its silence proves that its process is gone.
    await prisma.$executeRaw`update console_task set updated_at = updated_at - interval '61 s'
      where state = 'running'`;
    await start();
    const interrupted = banner(page, /^Interrupted by a restart after/);
    await interrupted.waitFor(slow);
    const changed = await prisma.requestEvent.count({ where: decisionsOn('Remake') });
    expect(changed).toBeGreaterThan(0);
    expect(changed).toBeLessThan(some);
    expect(toNumber(await interrupted.textContent())).toBe(changed);

    await page.goto(`${fakes().url}/console/${pathOf('Remake')}`);
    await settle(page);
    await (await ask(page, 'decline')).confirm.click();
    const finished = banner(page, /^Finished: /);
    await finished.waitFor({ timeout: 600_000 });
    await expectDecidedOnce('Remake', some);
    const reasons = await prisma.auditLog.count({
      where: { action: 'request.decline', after: { path: ['reason'], equals: reason } },
    });
    expect(toNumber(await finished.textContent())).toBe(reasons - changed);
  }, 900_000);
});

function toNumber(text: string | null): number {
  return Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', ''));
}
