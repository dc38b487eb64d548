import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { openConsolePages } from '../../support/console/console-pages.ts';
import { browserPath } from '../../support/web/browser.ts';

const count = 10_000;

describe.skipIf(!browserPath)('actions on many requests', () => {
  const { open, database } = openConsolePages();

  it('approve each of 10,000 once when two admins do it at the same time, and stop when asked to', async () => {
    const { prisma } = database();
    const { id: serviceId } = await prisma.serviceConfig.findFirstOrThrow();
    await prisma.request.createMany({
      data: Array.from({ length: count }, (_, n) => ({
        id: v7(),
        serviceId,
        requesterName: 'Ada',
        mediaType: 'movie' as const,
        tmdbId: 1_000_000 + n,
        title: `Movie ${n}`,
        state: 'pending' as const,
        source: 'web',
      })),
    });
    const pages = await Promise.all([1, 2].map(() => open('requests?state=pending')));
    for (const page of pages) {
      await page.locator('thead input').check();
      await page.getByRole('button', { name: 'Select all that match' }).click();
      await page.getByRole('button', { name: 'Approve', exact: true }).click();
      await page.getByRole('button', { name: 'Approve 10,000 requests' }).waitFor();
    }
    for (const page of pages) {
      await page.getByRole('button', { name: 'Approve 10,000 requests' }).click();
    }
    for (const page of pages) {
      const banner = page.locator('.banner', { hasText: /[1-9][\d,]* of 10,000/ });
      await banner.getByRole('button', { name: 'Stop' }).click();
    }
    let sum = 0;
    for (const page of pages) {
      const banner = page.locator('.banner', { hasText: 'Stopped after' });
      await banner.waitFor();
      const [done = ''] = /[\d,]+/.exec((await banner.textContent()) ?? '') ?? [];
      sum += Number(done.replace(',', ''));
    }
    expect(sum).toBeGreaterThan(0);
    const made = { request: { title: { startsWith: 'Movie ' } } };
    const decided = { event: 'decide', source: 'console', ...made } as const;
    expect(await prisma.requestEvent.count({ where: decided })).toBe(sum);
    const requests = await prisma.requestEvent.groupBy({ by: ['requestId'], where: decided });
    expect(requests).toHaveLength(sum);
  }, 120_000);
});
