import { describe, expect, it } from 'vitest';
import { browserPath } from './browser.ts';
import { openPages } from './open-page.ts';
import { visitor } from './visitor.ts';

describe.skipIf(!browserPath)('a narrow window', () => {
  const { open } = openPages();

  it.each([
    [390, 780, 'Inception'],
    [844, 390, 'Interstellar'],
    [900, 700, 'Tenet'],
  ])('shows both panes whole: %i × %i', async (width, height, film) => {
    const page = await open({ viewport: { width, height } });
    const asker = visitor(page, 'left');
    await asker.ask(`/request ${film}`, new RegExp(film));
    await asker.press('Request');
    await asker.sees('Waiting for approval');
    for (const side of ['left', 'right'] as const) {
      const { pane } = visitor(page, side);
      const turner = page.getByRole('group', { name: 'Whose view' });
      const turn = turner.getByRole('button').nth(side === 'left' ? 0 : 1);
      if (await turn.isVisible()) await turn.click();
      await pane.getByRole('button', { name: 'Send' }).waitFor();
      expect(await pane.evaluate(sticksOut)).toEqual([]);
    }
  });
});

/** What of a pane reaches beyond it or beyond the window to the side. */
function sticksOut(pane: Element): string[] {
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
