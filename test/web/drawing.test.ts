import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../src/discord/markup.ts';
import { browserPath } from './browser.ts';
import { openPages } from './open-page.ts';
import { visitor } from './visitor.ts';

describe.skipIf(!browserPath)('a card on the page', () => {
  const { open } = openPages();

  it.each([1280, 390])('hides no season of a long series, %i wide', async (width) => {
    const page = await open({ viewport: { width, height: 860 } });
    const left = visitor(page, 'left');
    await left.ask('/request law', /Special Victims/);
    const picker = left.pane.locator('.picker').last();
    await picker.getByRole('checkbox').nth(20).waitFor();
    const hidden = await picker.evaluate((each) => each.scrollHeight - each.clientHeight);
    expect(hidden).toBeLessThanOrEqual(0);
  });

  it('drawn as on Discord shows data as it is, whatever is in it', async () => {
    const page = await open();
    const data = 'some_file_name *not bold* [no](link) a|b `c` ~d~ back\\slash <t:1:R>';
    const sent = JSON.stringify({ content: escapeMarkdown(data) });
    const drawn = await page.evaluate(
      `import('/page/discord-drawing.js').then((m) => m.drawDiscord(${sent}).textContent)`,
    );
    expect(drawn).toBe(`MediaNestAPP${data}`);
  });
});
