import { describe, expect, it } from 'vitest';
import { textIn } from '../../support/text.ts';
import { openDemoPages } from '../../support/web/demo-pages.ts';
import { pageText } from '../../support/web/page-text.ts';
import { createPaneDriver } from '../../support/web/pane-driver.ts';

// One demo and one browser for all of them: starting both takes longer than most of the tests.
describe('on the page', () => {
  const { open } = openDemoPages();

  describe('the composer of a pane', () => {
    it('sends commands with Enter', async () => {
      const page = await open();
      const { pane, waitForText } = createPaneDriver(page, 'left');
      const input = pane.getByRole('combobox', { name: pageText('demo-composer-label') });
      for (const command of ['/me', '/help', '/unlink', '/requests']) {
        await input.pressSequentially(command);
        await pane.getByRole('option', { name: command }).first().waitFor();
        await input.press('Enter');
        await waitForText(`used ${command}`);
        await expect.poll(() => input.inputValue()).toBe('');
      }
    });

    it.each(['Enter', 'Tab'])(
      'completes a command with %s and sends it with Enter',
      async (key) => {
        const page = await open();
        const { pane } = createPaneDriver(page, 'left');
        const input = pane.getByRole('combobox', { name: pageText('demo-composer-label') });
        const answers = pane.getByText('used /me');
        await input.pressSequentially('/m');
        await pane.getByRole('option', { name: '/me' }).waitFor();
        await input.press(key);
        expect(await input.inputValue()).toBe('/me');
        expect(await input.getAttribute('aria-expanded')).toBe('false');
        // Counted late, because earlier messages arrive shortly after the page has connected.
        const before = await answers.count();
        await input.press('Enter');
        await expect.poll(() => answers.count()).toBe(before + 1);
      },
    );

    it('moves the focus with Tab when the command is complete, and back with Shift+Tab', async () => {
      const page = await open();
      const { pane } = createPaneDriver(page, 'left');
      const input = pane.getByRole('combobox', { name: pageText('demo-composer-label') });
      const send = pane.getByRole('button', { name: pageText('demo-composer-send') });
      await input.pressSequentially('/me');
      await input.press('Tab');
      expect(await send.evaluate((each) => each === document.activeElement)).toBe(true);
      await send.press('Shift+Tab');
      await pane.getByRole('option', { name: '/me' }).waitFor();
      await input.press('Shift+Tab');
      expect(await input.inputValue()).toBe('/me');
      expect(await input.evaluate((each) => each === document.activeElement)).toBe(false);
    });

    it('does not send a command without its required option', async () => {
      const page = await open();
      const { pane } = createPaneDriver(page, 'left');
      const input = pane.getByRole('combobox', { name: pageText('demo-composer-label') });
      await input.pressSequentially('/request');
      await input.press('Enter');
      expect(await input.inputValue()).toBe('/request ');
    });

    it('shows an error for an unknown command and keeps the text', async () => {
      const page = await open();
      const { pane, waitForText } = createPaneDriver(page, 'left');
      const input = pane.getByRole('combobox', { name: pageText('demo-composer-label') });
      await input.pressSequentially('/bogus now');
      await input.press('Enter');
      await waitForText(pageText('demo-composer-unknown-command', { name: 'bogus' }));
      expect(await input.inputValue()).toBe('/bogus now');
      await input.fill('Dune');
      await input.press('Enter');
      await waitForText(pageText('demo-composer-not-a-command'));
    });
  });

  it('speaks the chosen language, also in the names of commands', async () => {
    const page = await open();
    const navigation = page.waitForEvent('load');
    await page.getByRole('combobox', { name: pageText('demo-language') }).selectOption('es');
    await navigation;
    await page.locator('html[lang="es"]').waitFor();
    await page.locator('#connection:not(.lost)').waitFor();
    const { pane, waitForText } = createPaneDriver(page, 'right');
    const input = pane.getByRole('combobox').last();
    await input.pressSequentially('/perf');
    await pane.getByRole('option', { name: '/perfil' }).waitFor();
    await input.press('Tab');
    await input.press('Enter');
    await waitForText('/perfil');
    await waitForText(textIn('es', 'me-permissions'));
  });

  describe('a card', () => {
    it.each([1280, 390])('shows all seasons of a long series at a width of %i', async (width) => {
      const page = await open({ viewport: { width, height: 860 } });
      const left = createPaneDriver(page, 'left');
      await left.request('/request law', /Special Victims/);
      const picker = left.pane.locator('.picker').last();
      await picker.getByRole('checkbox').nth(20).waitFor();
      const hidden = await picker.evaluate((each) => each.scrollHeight - each.clientHeight);
      expect(hidden).toBeLessThanOrEqual(0);
    });
  });
});
