import type { Locator, Page } from 'playwright-core';
import { pageText } from './page-text.ts';

/** The actions of a user in a pane of the page. */
export interface PaneDriver {
  readonly pane: Locator;
  /** Types a command, chooses a suggestion, and sends it. */
  request(text: string, suggestion: RegExp): Promise<void>;
  /** Presses a button of the newest message that has it and, if given, this text. */
  press(label: string, text?: string): Promise<void>;
  switchPerson(name: string): Promise<void>;
  openRoom(room: string): Promise<void>;
  /** Waits until the pane shows this text; `within` is a text of the same message. */
  waitForText(text: string | RegExp, within?: string): Promise<void>;
}

export function createPaneDriver(page: Page, side: 'left' | 'right'): PaneDriver {
  const pane = page.locator(`#${side}`);
  const messages = (text?: string) =>
    text === undefined ? pane : pane.getByRole('article').filter({ hasText: text });
  return {
    pane,
    async request(text, suggestion) {
      const input = pane.getByRole('combobox', { name: pageText('demo-composer-label') });
      await input.click();
      await input.pressSequentially(text);
      await pane.getByRole('option', { name: suggestion }).click();
      await pane.getByRole('button', { name: pageText('demo-composer-send') }).click();
    },
    press: (name, text) => messages(text).getByRole('button', { name, exact: true }).last().click(),
    async switchPerson(name) {
      await pane.getByLabel(pageText('demo-pane-person')).selectOption({ label: name });
    },
    openRoom: (room) =>
      pane
        .getByRole('navigation', { name: pageText('demo-pane-rooms') })
        .getByRole('button', { name: room })
        .click(),
    waitForText: (text, within) => messages(within).getByText(text).last().waitFor(),
  };
}
