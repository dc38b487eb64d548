import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../../src/discord/render/markdown.ts';
import { browserPath } from '../../support/web/browser.ts';
import { openDemoPages } from '../../support/web/demo-pages.ts';
import { createPaneDriver } from '../../support/web/pane-driver.ts';

describe.skipIf(!browserPath)('a card on the page', () => {
  const { open } = openDemoPages();

  it.each([1280, 390])('shows all seasons of a long series at a width of %i', async (width) => {
    const page = await open({ viewport: { width, height: 860 } });
    const left = createPaneDriver(page, 'left');
    await left.request('/request law', /Special Victims/);
    const picker = left.pane.locator('.picker').last();
    await picker.getByRole('checkbox').nth(20).waitFor();
    const hidden = await picker.evaluate((each) => each.scrollHeight - each.clientHeight);
    expect(hidden).toBeLessThanOrEqual(0);
  });

  it('shows text with markup characters unchanged in the Discord preview', async () => {
    const page = await open();
    const data = 'some_file_name *not bold* [no](link) a|b `c` ~d~ back\\slash <t:1:R>';
    const payload = JSON.stringify({ content: escapeMarkdown(data) });
    const text = await page.evaluate(
      `import('/page/preview/discord-preview.js').then((m) => m.drawDiscordPreview(${payload}, { t: (key) => key, locale: 'en' }).textContent)`,
    );
    expect(text).toBe(`demo-message-authordemo-message-app-tag${data}`);
  });
});
