import { describe, expect, it } from 'vitest';
import { anyText, t } from '../../support/text.ts';
import { openDemoPages } from '../../support/web/demo-pages.ts';
import { findViolations } from '../../support/web/find-violations.ts';
import { pageText } from '../../support/web/page-text.ts';
import { createPaneDriver } from '../../support/web/pane-driver.ts';

describe('the page', () => {
  const { open, setup, browser } = openDemoPages();

  it('shows two users the same card, and a private message only to its reader', async () => {
    const [one, two] = [await open(), await open()];
    const ben = createPaneDriver(one, 'left');
    const owner = createPaneDriver(two, 'right');
    await ben.request('/request inter', /Interstellar/);
    await ben.waitForText(pageText('demo-message-private'), 'Interstellar (2014)');
    await ben.press(t('button-request'), 'Interstellar (2014)');
    await owner.waitForText(t('approval-title', { title: 'Interstellar (2014)' }));
    // The simulated server has no web UI to link to.
    expect(await owner.pane.getByText(anyText('button-open-request')).count()).toBe(0);
    const other = createPaneDriver(two, 'left');
    await other.switchPerson('Theo');
    await other.waitForText('Interstellar (2014)');
    expect(await other.pane.getByText(pageText('demo-message-private')).count()).toBe(0);
    await owner.press(t('button-approve'), 'Interstellar (2014)');
    await ben.waitForText(t('notification-available', { title: 'Interstellar (2014)' }));
    await other.waitForText(t('notification-available', { title: 'Interstellar (2014)' }));
  });

  it('lets users choose seasons with only the keyboard', async () => {
    const page = await open();
    const left = createPaneDriver(page, 'left');
    await left.pane.getByRole('combobox', { name: pageText('demo-composer-label') }).focus();
    await page.keyboard.type('/req');
    await page.keyboard.press('Enter');
    await page.keyboard.type('chernobyl');
    await left.pane.getByRole('option', { name: /Chernobyl/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const season = left.pane.getByRole('checkbox', { name: /Season 1/ });
    await season.focus();
    await page.keyboard.press('Space');
    await left.waitForText(t('seasons-selected', { seasons: '1' }));
    expect(await season.isChecked()).toBe(true);
    const request = left.pane
      .getByRole('button', { name: t('button-request'), exact: true })
      .last();
    await request.focus();
    await page.keyboard.press('Enter');
    await left.waitForText(t('state-pending'));
  });

  it('approves a request with a thumbs up', async () => {
    const page = await open();
    const left = createPaneDriver(page, 'left');
    const right = createPaneDriver(page, 'right');
    await left.request('/request alien', /Aliens/);
    await left.press(t('button-request'), 'Aliens (1986)');
    const card = right.pane
      .getByRole('article')
      .filter({ hasText: t('approval-title', { title: 'Aliens (1986)' }) });
    await card.getByRole('button', { name: pageText('demo-message-thumbs-up') }).click();
    await left.waitForText(t('notification-available', { title: 'Aliens (1986)' }));
    await right.pane
      .getByRole('button', {
        name: pageText('demo-message-reactions', {
          label: pageText('demo-message-thumbs-up'),
          count: 1,
          names: 'Olivia',
        }),
      })
      .waitFor();
  });

  it('approves a request with the votes of two members, once the owner has set the number', async () => {
    const page = await open();
    const left = createPaneDriver(page, 'left');
    const right = createPaneDriver(page, 'right');
    const card = 'Arrival (2016)';
    await right.openRoom(pageText('demo-room-general'));
    await right.pane
      .getByRole('combobox', { name: pageText('demo-composer-label') })
      .pressSequentially('/setup');
    await right.pane.getByRole('button', { name: pageText('demo-composer-send') }).click();
    await right.press(t('setup-votes'));
    await right.press(t('setup-button-votes'));
    await page.getByRole('dialog').getByRole('textbox').fill('2');
    await page.keyboard.press('Enter');
    const votes = t('vote-count', { count: 2 });
    await right.waitForText(t('setup-votes-set', { votes, name: 'Olivia' }));
    await left.request('/request arrival', /Arrival/);
    await left.press(t('button-request'), card);
    await left.waitForText(t('votes-needed', { count: 0, needed: 2 }), card);
    await left.press(t('button-vote'), card);
    await page.getByText(t('vote-own', { title: card })).waitFor();
    await left.switchPerson('Mia');
    await left.press(t('button-vote'), card);
    await left.waitForText(t('votes-needed', { count: 1, needed: 2 }), card);
    await right.openRoom(pageText('demo-room-approvals'));
    await right.waitForText(`${t('votes-needed', { count: 1, needed: 2 })}: Mia`, card);
    await left.switchPerson('Theo');
    await left.press(t('button-vote'), card);
    await right.waitForText(t('decided-by-votes', { votes, name: 'Olivia' }), card);
    // The other tests approve by hand.
    await right.openRoom(pageText('demo-room-general'));
    await right.press(t('setup-button-votes-off'));
    await right.waitForText(t('setup-votes-none'));
  });

  it('reconnects after a restart of the process and continues with the same messages', async () => {
    const page = await open();
    const left = createPaneDriver(page, 'left');
    const right = createPaneDriver(page, 'right');
    await left.request('/request blade', /Blade Runner 2049/);
    await left.press(t('button-request'), 'Blade Runner 2049 (2017)');
    await right.waitForText(t('approval-title', { title: 'Blade Runner 2049 (2017)' }));
    await setup().restart();
    await page.getByText(pageText('demo-connected')).waitFor();
    const card = right.pane
      .getByRole('article')
      .filter({ hasText: t('approval-title', { title: 'Blade Runner 2049 (2017)' }) });
    await card.getByRole('button', { name: t('button-approve') }).click();
    await left.waitForText(t('notification-available', { title: 'Blade Runner 2049 (2017)' }));
  });

  it('shows a card as Discord and Telegram receive it', async () => {
    const page = await open();
    const left = createPaneDriver(page, 'left');
    await left.request('/request jaws', /Jaws/);
    await left.waitForText('Jaws (1975)');
    await left.pane
      .getByRole('button', { name: pageText('demo-message-preview') })
      .last()
      .click();
    const previewDialog = page.getByRole('dialog', { name: pageText('demo-preview-title') });
    for (const platform of ['web', 'discord', 'telegram']) {
      const name = pageText(`demo-preview-${platform}`);
      const column = previewDialog.getByRole('region', { name });
      await column.getByText('Jaws (1975)').first().waitFor();
      await column.getByText(pageText('demo-preview-json')).click();
    }
    await previewDialog.getByText('"embeds"').waitFor();
    await previewDialog.getByText('"inline_keyboard"').waitFor();
    expect(await findViolations(page, ['serious', 'critical'])).toEqual([]);
    await page.keyboard.press('Escape');
    await previewDialog.waitFor({ state: 'detached' });
  });

  it.each(['light', 'dark'] as const)(
    'has no serious accessibility violations: %s, wide and narrow',
    async (colorScheme) => {
      const page = await open({ colorScheme });
      const left = createPaneDriver(page, 'left');
      await left.request('/request dark', /The Dark Knight Rises/);
      await left.waitForText('The Dark Knight Rises (2012)');
      await left.pane.getByRole('combobox', { name: pageText('demo-composer-label') }).fill('/');
      await left.pane.getByRole('option', { name: /help/ }).waitFor();
      for (const [width, height] of [
        [1280, 860],
        [390, 780],
      ] as const) {
        await page.setViewportSize({ width, height });
        expect(await findViolations(page, ['serious', 'critical'])).toEqual([]);
        const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        expect(isWide).toBe(false);
      }
    },
  );

  it('loads nothing from other sites, has at most 150 kB, and does not shift its layout', async () => {
    const page = await browser.newPage();
    const origins = new Set<string>();
    const sizes: Promise<number>[] = [];
    page.on('response', (response) => {
      origins.add(new URL(response.url()).origin);
      if (!response.url().includes('/web/') && !response.url().includes('/posters/')) {
        sizes.push(response.body().then((body) => body.length));
      }
    });
    await page.goto(setup().url);
    await page.getByText(pageText('demo-connected')).waitFor();
    await page.evaluate(() => {
      document.documentElement.dataset['layoutShift'] = '0';
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { dataset } = document.documentElement;
          if ('value' in entry)
            dataset['layoutShift'] = String(Number(dataset['layoutShift']) + Number(entry.value));
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page
      .locator('#left')
      .getByRole('combobox', { name: pageText('demo-composer-label') })
      .waitFor();
    const layoutShifts = await page.evaluate(() =>
      Number(document.documentElement.dataset['layoutShift']),
    );
    expect([...origins]).toEqual([setup().url]);
    expect((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)).toBeLessThan(150_000);
    expect(layoutShifts).toBeLessThan(0.1);
  });
});
