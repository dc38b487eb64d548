import { drawView } from '../chat/card.ts';
import { fetchPreviews } from '../chat/connection.ts';
import type { Store } from '../chat/state.ts';
import { openDialog } from '../dom/dialog.ts';
import { h } from '../dom/dom.ts';
import type { PageTexts } from '../dom/texts.ts';
import { drawDiscordPreview } from './discord-preview.ts';
import { drawTelegramPreview } from './telegram-preview.ts';

const previewRenderers: Readonly<
  Record<string, (payload: unknown, texts: PageTexts) => HTMLElement>
> = {
  discord: drawDiscordPreview,
  telegram: drawTelegramPreview,
};

/** Shows a card on every platform: as it looks, and as the payload that is sent. */
export async function openPreviewDialog(
  { store, texts }: { readonly store: Store; readonly texts: PageTexts },
  id: string,
  person: string,
): Promise<void> {
  const { t } = texts;
  const message = store.state.messages.get(id);
  const payloads = await fetchPreviews(id, person);
  if (!message || !payloads) return;
  const context = {
    person,
    pane: 'preview',
    isBusy: false,
    picks: null,
    nameOf: (each: string) => each,
    hasPreviews: false,
    texts,
  };
  const columns = [
    createColumn(t('demo-preview-web'), drawView(message.view, context), message.view),
    ...Object.entries(payloads).map(([name, json]) =>
      createColumn(t(`demo-preview-${name}`), previewRenderers[name]?.(json, texts) ?? null, json),
    ),
  ];
  const body = h(
    'form',
    { method: 'dialog' },
    h(
      'header',
      {},
      h('h2', { id: 'preview-title' }, t('demo-preview-title')),
      h('button', { class: 'plain', value: '' }, t('demo-preview-close')),
    ),
    h('div', { class: 'columns' }, ...columns),
  );
  await openDialog(body, 'preview-title', 'preview');

  function createColumn(title: string, drawing: HTMLElement | null, json: unknown): HTMLElement {
    const preview = h('div', { class: 'sample', inert: true }, drawing);
    const source = h('pre', { tabindex: '0' }, JSON.stringify(json, null, 2));
    return h(
      'section',
      { 'aria-label': title },
      h('h3', {}, title),
      preview,
      h('details', {}, h('summary', {}, t('demo-preview-json')), source),
    );
  }
}
