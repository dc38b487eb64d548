import type { Locator, Page } from 'playwright-core';

/** What a person does in a pane of the page. */
export interface PaneDriver {
  readonly pane: Locator;
  /** Types a command and sends it; a title is picked from the suggestions. */
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
      const line = pane.getByRole('combobox', { name: 'Message' });
      await line.click();
      await line.pressSequentially(text);
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
