import { h } from '../dom/dom.ts';
import { formatTime } from '../dom/format-time.ts';
import type { PageTexts } from '../dom/texts.ts';
import { type Json, toList, toObject, toPoster, toText } from './json.ts';

/** Draws a message as Discord shows it, from the payload that Discord is sent. */
export function drawDiscordPreview(payload: unknown, texts: PageTexts): HTMLElement {
  const { t, locale } = texts;
  const { content, embeds, components } = toObject(payload);
  return h(
    'div',
    { class: 'discord' },
    h(
      'p',
      { class: 'author' },
      h('b', {}, t('demo-message-author')),
      h('span', { class: 'tag' }, t('demo-message-app-tag')),
    ),
    toText(content) ? h('div', {}, ...paragraphs(toText(content), locale)) : null,
    ...toList(embeds).map((embed) => drawEmbed(toObject(embed), locale)),
    ...toList(components).map((row) => drawRow(toObject(row))),
  );
}

function drawEmbed(embed: Json, locale: string): HTMLElement {
  const { color, title, url, description, fields, thumbnail, image, footer } = embed;
  const poster = toPoster(toObject(thumbnail)['url']) ?? toPoster(toObject(image)['url']);
  const element = h(
    'div',
    { class: 'embed' },
    poster && h('img', { src: poster, alt: '', width: 80, height: 120 }),
    toText(title) &&
      h('p', { class: url ? 'title link' : 'title' }, ...renderMarkup(toText(title), locale)),
    ...paragraphs(toText(description), locale),
    h(
      'dl',
      {},
      ...toList(fields).map((field) => {
        const { name, value } = toObject(field);
        return h(
          'div',
          {},
          h('dt', {}, ...renderMarkup(toText(name), locale)),
          h('dd', {}, ...renderMarkup(toText(value), locale)),
        );
      }),
    ),
    toText(toObject(footer)['text']) &&
      h('p', { class: 'small' }, toText(toObject(footer)['text'])),
  );
  const cssColor = typeof color === 'number' ? color : 0x5b6ee1;
  // Set by script, because the content security policy forbids style attributes.
  element.style.borderInlineStartColor = `#${cssColor.toString(16).padStart(6, '0')}`;
  return element;
}

/** Component types: 1 a row, 2 a button, 3 a select (Discord's documentation: "Component Reference"). */
function drawRow(row: Json): HTMLElement {
  const elements = toList(row['components']).map((each) => {
    const { type, label, style, disabled, placeholder, options } = toObject(each);
    if (type === 3) {
      const selected = toList(options).flatMap((option) => {
        const { label: name, default: isSelected } = toObject(option);
        return isSelected === true ? [toText(name)] : [];
      });
      return h('span', { class: 'select' }, selected.join(', ') || toText(placeholder), ' ▾');
    }
    const kind = `style-${toText(style)}${disabled === true ? ' off' : ''}`;
    return h('span', { class: `button ${kind}` }, toText(label), style === 5 ? ' ↗' : null);
  });
  return h('div', { class: 'row' }, ...elements);
}

function paragraphs(text: string, locale: string): HTMLElement[] {
  if (!text) return [];
  return text.split('\n').map((line) => {
    const isSmall = line.startsWith('-# ');
    return h(
      'p',
      { class: isSmall ? 'small' : null },
      ...renderMarkup(isSmall ? line.slice(3) : line, locale),
    );
  });
}

const markup =
  /\\([^A-Za-z0-9\s])|\*\*(.+?)\*\*(?!\*)|(?<!\w)[*_](.+?)[*_](?!\w)|\[((?:\\.|[^\]\\])+)\]\(<?([^)>]+)>?\)|<t:(-?\d+):(\w)>|<@!?(\d+)>/su;

/** Renders the part of Discord's markup that our renderer uses. */
function renderMarkup(text: string, locale: string): (Node | string)[] {
  const match = markup.exec(text);
  if (!match) return [text];
  const [all, escaped, bold, italic, label, , seconds, style, person] = match;
  const before = text.slice(0, match.index);
  const rest = renderMarkup(text.slice(match.index + all.length), locale);
  const iso = seconds ? new Date(Number(seconds) * 1000).toISOString() : '';
  const element =
    escaped ??
    (bold && h('strong', {}, ...renderMarkup(bold, locale))) ??
    (italic && h('em', {}, ...renderMarkup(italic, locale))) ??
    (label && h('span', { class: 'link' }, ...renderMarkup(label, locale))) ??
    (iso &&
      h(
        'span',
        { class: 'moment' },
        formatTime(iso, style === 'R' ? 'relative' : 'date', locale),
      )) ??
    h('span', { class: 'mention' }, `@${person ?? ''}`);
  return [before, element, ...rest];
}
