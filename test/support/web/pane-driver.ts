import type { Locator, Page } from 'playwright-core';

/** The actions of a person in a pane of the page. */
export interface PaneDriver {
  readonly pane: Locator;
  /** Types a command, chooses a suggestion, and sends it. */
  request(text: string, suggestion: RegExp): Promise<void>;
  press(label: string): Promise<void>;
  switchPerson(name: string): Promise<void>;
  openRoom(room: string): Promise<void>;
  /** Waits until the pane shows this text. */
  waitForText(text: string | RegExp): Promise<void>;
}

export function createPaneDriver(page: Page, side: 'left' | 'right'): PaneDriver {
  const pane = page.locator(`#${side}`);
  return {
    pane,
    async request(text, suggestion) {
      const input = pane.getByRole('combobox', { name: 'Message' });
      await input.click();
      await input.pressSequentially(text);
      await pane.getByRole('option', { name: suggestion }).click();
      await pane.getByRole('button', { name: 'Send' }).click();
    },
    press: (name) => pane.getByRole('button', { name, exact: true }).last().click(),
    async switchPerson(name) {
      await pane.getByLabel('You are').selectOption({ label: name });
    },
    openRoom: (room) =>
      pane.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room }).click(),
    waitForText: (text) => pane.getByText(text).last().waitFor(),
  };
}
