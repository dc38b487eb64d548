import { describe, expect, it } from 'vitest';
import { browserPath } from '../../support/web/browser.ts';
import { openDemoPages } from '../../support/web/demo-pages.ts';
import { createPaneDriver } from '../../support/web/pane-driver.ts';

describe.skipIf(!browserPath)('the line at the foot of a pane', () => {
  const { open } = openDemoPages();

  it.each(['/me', '/help', '/unlink', '/requests'])('sends %s with Enter', async (command) => {
    const page = await open();
    const { pane, waitForText } = createPaneDriver(page, 'left');
    const line = pane.getByRole('combobox', { name: 'Message' });
    await line.pressSequentially(command);
    await pane.getByRole('option', { name: command }).first().waitFor();
    await line.press('Enter');
    await waitForText(`used ${command}`);
    await expect.poll(() => line.inputValue()).toBe('');
  });

  it.each(['Enter', 'Tab'])('completes a command with %s and sends it with Enter', async (key) => {
    const page = await open();
    const { pane } = createPaneDriver(page, 'left');
    const line = pane.getByRole('combobox', { name: 'Message' });
    const asked = pane.getByText('used /me');
    const before = await asked.count();
    await line.pressSequentially('/m');
    await pane.getByRole('option', { name: '/me' }).waitFor();
    await line.press(key);
    expect(await line.inputValue()).toBe('/me');
    expect(await line.getAttribute('aria-expanded')).toBe('false');
    await line.press('Enter');
    await expect.poll(() => asked.count()).toBe(before + 1);
  });

  it('lets Tab leave a whole command for the button, and come back', async () => {
    const page = await open();
    const { pane } = createPaneDriver(page, 'left');
    const line = pane.getByRole('combobox', { name: 'Message' });
    const send = pane.getByRole('button', { name: 'Send' });
    await line.pressSequentially('/me');
    await line.press('Tab');
    expect(await send.evaluate((each) => each === document.activeElement)).toBe(true);
    await send.press('Shift+Tab');
    await pane.getByRole('option', { name: '/me' }).waitFor();
    await line.press('Shift+Tab');
    expect(await line.inputValue()).toBe('/me');
    expect(await line.evaluate((each) => each === document.activeElement)).toBe(false);
  });

  it('does not send a command that lacks what it requires', async () => {
    const page = await open();
    const { pane } = createPaneDriver(page, 'left');
    const line = pane.getByRole('combobox', { name: 'Message' });
    await line.pressSequentially('/request');
    await line.press('Enter');
    expect(await line.inputValue()).toBe('/request ');
  });

  it('says that there is no such command, and keeps the line', async () => {
    const page = await open();
    const { pane, waitForText } = createPaneDriver(page, 'left');
    const line = pane.getByRole('combobox', { name: 'Message' });
    await line.pressSequentially('/bogus now');
    await line.press('Enter');
    await waitForText('There is no command /bogus. Send /help to read what there is.');
    expect(await line.inputValue()).toBe('/bogus now');
    await line.fill('Dune');
    await line.press('Enter');
    await waitForText(/Commands begin with a slash/);
  });
});
