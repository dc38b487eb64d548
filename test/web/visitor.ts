import type { Locator, Page } from 'playwright-core';

/** What a person does in a pane of the page. */
export interface Visitor {
  readonly pane: Locator;
  /** Types a command and sends it; a title is picked from the suggestions. */
  ask(typed: string, suggestion: RegExp): Promise<void>;
  press(label: string): Promise<void>;
  become(name: string): Promise<void>;
  enter(room: string): Promise<void>;
  /** Waits until the pane shows this text. */
  sees(text: string | RegExp): Promise<void>;
}

export function visitor(page: Page, side: 'left' | 'right'): Visitor {
  const pane = page.locator(`#${side}`);
  return {
    pane,
    async ask(typed, suggestion) {
      const line = pane.getByRole('combobox', { name: 'Message' });
      await line.click();
      await line.pressSequentially(typed);
      await pane.getByRole('option', { name: suggestion }).click();
      await pane.getByRole('button', { name: 'Send' }).click();
    },
    press: (name) => pane.getByRole('button', { name, exact: true }).last().click(),
    async become(name) {
      await pane.getByLabel('You are').selectOption({ label: name });
    },
    enter: (room) =>
      pane.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room }).click(),
    sees: (text) => pane.getByText(text).last().waitFor(),
  };
}
