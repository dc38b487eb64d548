import type { ComponentChild } from 'preact';
import { CardView } from '../chat/card.tsx';
import { fetchPreviews } from '../chat/connection.ts';
import type { Store } from '../chat/state.ts';
import { openDialog } from '../dom/dialog.tsx';
import type { PageTexts } from '../dom/texts.ts';
import { DiscordPreview } from './discord-preview.tsx';
import { TelegramPreview } from './telegram-preview.tsx';

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
    onPress() {},
    onReact() {},
    onPreview() {},
  };
  const body = (
    <form method="dialog">
      <header>
        <h2 id="preview-title">{t('demo-preview-title')}</h2>
        <button type="submit" class="button button-plain" value="">
          {t('demo-preview-close')}
        </button>
      </header>
      <div class="columns">
        <Column title={t('demo-preview-web')} json={message.view} texts={texts}>
          <CardView view={message.view} context={context} />
        </Column>
        {Object.entries(payloads).map(([name, json]) => (
          <Column key={name} title={t(`demo-preview-${name}`)} json={json} texts={texts}>
            {name === 'discord' && <DiscordPreview payload={json} texts={texts} />}
            {name === 'telegram' && <TelegramPreview payload={json} />}
          </Column>
        ))}
      </div>
    </form>
  );
  await openDialog(body, 'preview-title', 'preview');
}

function Column(props: {
  readonly title: string;
  readonly json: unknown;
  readonly texts: PageTexts;
  readonly children: ComponentChild;
}) {
  const { title, json, texts, children } = props;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <div class="sample" inert>
        {children}
      </div>
      <details>
        <summary>{texts.t('demo-preview-json')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
        <pre tabIndex={0}>{JSON.stringify(json, null, 2)}</pre>
      </details>
    </section>
  );
}
