import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { t } from '../../support/text.ts';
import { openDemoPages } from '../../support/web/demo-pages.ts';
import { pageText } from '../../support/web/page-text.ts';
import { createPaneDriver, type PaneDriver } from '../../support/web/pane-driver.ts';

describe('the tour of the page', () => {
  const { open } = openDemoPages();

  const findTour = (page: Page) => page.getByRole('complementary', { name: pageText('demo-tour') });

  /** Sends the command that a button of the tour has typed into a pane. Returns the movie, which the tour chooses. */
  async function sendSuggestion({ pane }: PaneDriver): Promise<string> {
    const composer = pane.getByRole('combobox', { name: pageText('demo-composer-label') });
    await expect.poll(() => composer.inputValue()).toMatch(/^\/request ./);
    const movie = (await composer.inputValue()).replace('/request ', '');
    await pane.getByRole('button', { name: pageText('demo-composer-send') }).click();
    return movie;
  }

  it('leads through its six steps', async () => {
    const page = await open();
    const tour = findTour(page);
    const left = createPaneDriver(page, 'left');
    const right = createPaneDriver(page, 'right');
    const preset = (name: string) => tour.getByRole('button', { name }).click();
    const next = async (name = pageText('demo-tour-next')) => {
      await tour.getByText(pageText('demo-tour-done')).waitFor();
      await tour.getByRole('button', { name }).click();
    };

    await preset(pageText('demo-tour-type'));
    const first = await sendSuggestion(left);
    await left.press(t('button-request'), first);
    await next();

    await right.press(t('button-approve'), t('approval-title', { title: first }));
    await next();

    await left.waitForText(t('notification-available', { title: first }));
    await next();

    await preset(pageText('demo-tour-type'));
    const second = await sendSuggestion(left);
    await left.press(t('button-request'), second);
    await right.press(t('button-decline'), t('approval-title', { title: second }));
    await right.press(t('button-decline-write'));
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('We have it on disc.');
    await dialog.getByRole('button', { name: pageText('demo-form-send') }).click();
    await left.waitForText(t('notification-declined', { title: second }));
    await next();

    await preset(pageText('demo-tour-type-left'));
    const third = await sendSuggestion(left);
    await left.press(t('button-request'), third);
    await left.waitForText(t('state-pending'), third);
    await preset(pageText('demo-tour-type-right'));
    expect(await sendSuggestion(right)).toBe(third);
    await right.press(t('button-notify'), third);
    await right.waitForText(t('subscription-active', { title: third }));
    await next();

    await preset(pageText('demo-tour-type'));
    const fourth = await sendSuggestion(left);
    await left.waitForText(fourth);
    const down = page.getByRole('switch', { name: pageText('demo-control-down') });
    await down.check();
    await left.press(t('button-request'), fourth);
    await left.waitForText(t('state-queued-waiting'), fourth);
    await down.uncheck();
    await left.waitForText(t('state-pending'), fourth);
    await next(pageText('demo-tour-finish'));
    await tour.getByRole('button', { name: pageText('demo-tour-start') }).waitFor();
    expect(new Set([first, second, third, fourth]).size).toBe(4);
  });

  it('suggests a movie without a request, and marks earlier steps as done', async () => {
    const page = await open();
    const tour = findTour(page);
    const left = createPaneDriver(page, 'left');
    const right = createPaneDriver(page, 'right');
    await tour.getByRole('button', { name: pageText('demo-tour-type') }).click();
    const movie = await sendSuggestion(left);
    await left.press(t('button-request'), movie);
    await right.press(t('button-approve'), t('approval-title', { title: movie }));
    await left.waitForText(t('notification-available', { title: movie }));
    for (const step of [1, 2, 3]) {
      await tour.getByText(pageText('demo-tour-progress', { step, steps: 6 })).waitFor();
      await tour.getByText(pageText('demo-tour-done')).waitFor();
      await tour.getByRole('button', { name: pageText('demo-tour-next') }).click();
    }
    const later = findTour(await open());
    await later.getByText(/\(\d{4}\)/).waitFor();
    expect(await later.getByText(movie).count()).toBe(0);
  });
});
