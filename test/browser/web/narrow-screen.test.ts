import { describe, expect, it } from 'vitest';
import { t } from '../../support/text.ts';
import { openDemoPages } from '../../support/web/demo-pages.ts';
import { pageText } from '../../support/web/page-text.ts';
import { createPaneDriver } from '../../support/web/pane-driver.ts';

describe('a narrow window', () => {
  const { open } = openDemoPages();

  it('shows both panes completely', async () => {
    const page = await open();
    const driver = createPaneDriver(page, 'left');
    for (const [width, height, movie] of [
      [390, 780, 'Inception'],
      [844, 390, 'Interstellar'],
      [900, 700, 'Tenet'],
    ] as const) {
      await page.setViewportSize({ width, height });
      const paneSwitch = page.getByRole('group', { name: pageText('demo-pane-switch') });
      const show = async (side: 'left' | 'right') => {
        const switchButton = paneSwitch.getByRole('button').nth(side === 'left' ? 0 : 1);
        if (await switchButton.isVisible()) await switchButton.click();
      };
      await show('left');
      await driver.request(`/request ${movie}`, new RegExp(movie));
      await driver.press(t('button-request'), `${movie} (`);
      await driver.waitForText(t('state-pending'), `${movie} (`);
      for (const side of ['left', 'right'] as const) {
        const { pane } = createPaneDriver(page, side);
        await show(side);
        await pane.getByRole('button', { name: pageText('demo-composer-send') }).waitFor();
        expect(await pane.evaluate(listOverflows)).toEqual([]);
      }
    }
  });
});

/** Elements that extend beyond the pane or the window to the left or right. */
function listOverflows(pane: Element): string[] {
  const { left, right } = pane.getBoundingClientRect();
  const edge = Math.min(right, document.documentElement.clientWidth);
  return [pane, ...pane.querySelectorAll(':scope > :not(.hidden), button, input, select, .card')]
    .filter((each) => each.checkVisibility())
    .filter((each) => {
      const box = each.getBoundingClientRect();
      return box.left < Math.max(0, left) - 1 || box.right > edge + 1;
    })
    .map((each) => `${each.tagName} ${each.className} ${each.textContent}`.slice(0, 80));
}
