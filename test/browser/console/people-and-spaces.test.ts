import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openConsolePages, settle } from '../../support/console/console-pages.ts';
import { consoleText } from '../../support/console/console-text.ts';
import { findViolations } from '../../support/web/find-violations.ts';

const phone = { width: 360, height: 740 };

describe('people and spaces in the console', () => {
  const { open } = openConsolePages();

  /** Opens the row of a table with this name, and waits for its panel. */
  async function openRow(page: Page, name: string) {
    await page.getByRole('button', { name, exact: true }).first().click();
    const panel = page.locator('dialog.dialog-side');
    await panel.locator('.facts').first().waitFor();
    return panel;
  }

  async function expectAccessible(page: Page): Promise<void> {
    expect(await findViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await findViolations(page)).toEqual([]);
    await page.setViewportSize(phone);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
  }

  it('a person is blocked, with a dialog that says what happens, and is listed as blocked', async () => {
    const page = await open('people');
    const panel = await openRow(page, 'Mia');
    await expectAccessible(page);
    await panel.getByRole('button', { name: 'Erase' }).click();
    const erase = page.locator('dialog.dialog-middle');
    await erase.locator('li').first().waitFor();
    expect(await findViolations(page)).toEqual([]);
    await erase.getByRole('button', { name: 'Cancel' }).click();
    await panel.getByRole('button', { name: 'Block' }).click();
    await page.locator('dialog.dialog-middle').getByRole('button', { name: 'Block' }).click();
    await panel.getByRole('button', { name: 'Unblock' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Blocked' }).click();
    await settle(page);
    expect(await page.locator('tbody tr').count()).toBe(1);
  });

  it('a setting of a space is changed, and stays', async () => {
    const page = await open('spaces');
    const name = await page.locator('tbody .row-button').first().textContent();
    const panel = await openRow(page, name ?? '');
    await expectAccessible(page);
    const reminder = panel.getByLabel(consoleText('spaces', 'spaces-reminder'));
    await reminder.fill('5');
    await panel.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await page.reload();
    await panel.locator('.facts').first().waitFor();
    expect(await reminder.inputValue()).toBe('5');
    await reminder.fill('721');
    await panel.getByRole('button', { name: 'Save' }).click();
    await page.locator('.toast, [role="alert"]').first().waitFor();
  });

  it('approval by votes of a space is set in the name of the admin, and turned off', async () => {
    const page = await open('spaces');
    const name = await page.locator('tbody .row-button').first().textContent();
    const panel = await openRow(page, name ?? '');
    const votes = panel.getByLabel('Votes needed');
    await votes.fill('51');
    await panel.getByRole('button', { name: 'Set in my name' }).click();
    await page.locator('.toast, [role="alert"]').first().waitFor();
    await votes.fill('3');
    await panel.getByRole('button', { name: 'Set in my name' }).click();
    await panel.getByText('Olivia').first().waitFor();
    await expectAccessible(page);
    await panel.getByRole('button', { name: 'Turn off' }).click();
    await panel.getByText('Off: only approvers approve.').waitFor();
    expect(await votes.inputValue()).toBe('');
  });
});
