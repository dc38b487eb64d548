import { drawView } from './card.ts';
import { readDrawings } from './connection.ts';
import { openDialog } from './dialog.ts';
import { drawDiscord } from './discord-drawing.ts';
import { h } from './dom.ts';
import type { Store } from './state.ts';
import { drawTelegram } from './telegram-drawing.ts';

const drawers: Readonly<Record<string, (sent: unknown) => HTMLElement>> = {
  discord: drawDiscord,
  telegram: drawTelegram,
};

/** Shows a card as every platform gets it: drawn, and as the message that is sent. */
export async function openBench(store: Store, id: string, person: string): Promise<void> {
  const message = store.state.messages.get(id);
  const sent = await readDrawings(id, person);
  if (!message || !sent) return;
  const setting = {
    person,
    pane: 'bench',
    isBusy: false,
    picks: null,
    nameOf: (each: string) => each,
    hasDrawings: false,
  };
  const columns = [
    column('This page', drawView(message.view, setting), message.view),
    ...Object.entries(sent).map(([name, json]) =>
      column(titleOf(name), drawers[name]?.(json) ?? null, json),
    ),
  ];
  const body = h(
    'form',
    { method: 'dialog' },
    h(
      'header',
      {},
      h('h2', { id: 'bench-title' }, 'The same card on other chats'),
      h('button', { class: 'plain', value: '' }, 'Close'),
    ),
    h('div', { class: 'columns' }, ...columns),
  );
  await openDialog(body, 'bench-title', 'bench');
}

function column(title: string, drawn: HTMLElement | null, json: unknown): HTMLElement {
  const stage = h('div', { class: 'stage', inert: true }, drawn);
  const source = h('pre', { tabindex: '0' }, JSON.stringify(json, null, 2));
  return h(
    'section',
    { 'aria-label': title },
    h('h3', {}, title),
    stage,
    h('details', {}, h('summary', {}, 'What is sent'), source),
  );
}

function titleOf(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
