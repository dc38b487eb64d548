import type { Suggestion } from '../chat/option.ts';
import type { Inline, View } from '../chat/view.ts';
import type { WireInline, WireSuggestion, WireView } from './wire.ts';

const maxOptions = 25;

/** Renders a view as plain data. The page inserts it as text only, so that no markup in it takes effect. */
export function render(view: View): WireView {
  const { title = '', footer = '', fields = [], buttons = [], picker, mentions = [] } = view;
  // Two buttons with the same action would be one control twice.
  const usedPresses = new Set<string>(picker ? [picker.press] : []);
  return {
    tone: view.tone,
    locale: view.locale ?? 'en',
    title,
    url: view.url && isHttpUrl(view.url) ? view.url : null,
    image: view.image ? toLocalImage(view.image) : null,
    lines: withPlaceholder(view).map((line) => line.map(toInline)),
    fields: fields.map(({ name, value }) => ({ name, value: value.map(toInline) })),
    footer,
    picker: picker
      ? {
          press: picker.press,
          placeholder: picker.placeholder,
          isMultiple: picker.isMultiple,
          options: uniqueBy(picker.options, (option) => option.value)
            .slice(0, maxOptions)
            .map(({ value, label, detail = '', isSelected }) => ({
              value,
              label,
              detail,
              isSelected,
            })),
        }
      : null,
    buttons: buttons
      .map((row) =>
        row.filter((button) => {
          if ('url' in button) return isHttpUrl(button.url);
          if (usedPresses.has(button.press)) return false;
          usedPresses.add(button.press);
          return true;
        }),
      )
      .filter((row) => row.length > 0)
      .map((row) =>
        row.map((button) =>
          'url' in button
            ? { label: button.label || '…', url: button.url }
            : { ...button, label: button.label || '…', isDisabled: button.isDisabled ?? false },
        ),
      ),
    mentions: [
      ...new Set(mentions.filter((key) => key.platform === 'web').map((key) => key.platformUserId)),
    ],
  };
}

/** A suggestion as the page shows it. */
export function toWireSuggestion({ label, value, detail = '', image }: Suggestion): WireSuggestion {
  return { label, value, detail, image: image ? toLocalImage(image) : null };
}

/** The page loads nothing from other sites, so only the posters that the demo draws are shown. */
export function toLocalImage(url: string): string | null {
  const match = /^https:\/\/image\.tmdb\.org\/t\/p\/w\d+\/demo-(movie|tv)-(\d+)\.svg$/.exec(url);
  return match ? `/posters/${match[1]}/${match[2]}.svg` : null;
}

function toInline(inline: Inline): WireInline {
  if (typeof inline === 'string') return inline;
  if ('when' in inline) return { when: inline.when.toISOString(), style: inline.style };
  if ('link' in inline) return isHttpUrl(inline.url) ? inline : inline.link;
  if ('mention' in inline) {
    const { platform, platformUserId } = inline.mention;
    const name = inline.name || platformUserId;
    return platform === 'web' ? { mention: platformUserId, name } : name;
  }
  return inline;
}

/** A view without visible content shows an ellipsis. */
function withPlaceholder(view: View): View['lines'] {
  const { title = '', footer = '', lines, fields = [], image } = view;
  const hasText = [title, footer].some((text) => text.trim() !== '') || fields.length > 0;
  const hasLines = lines
    .flat()
    .some((inline) => typeof inline !== 'string' || inline.trim() !== '');
  return hasText || hasLines || (image && toLocalImage(image)) ? lines : [['…']];
}

function isHttpUrl(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text);
}

function uniqueBy<Item>(items: readonly Item[], getKey: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [getKey(item), item])).values()];
}
