import { h } from './dom.ts';
import { type Json, toList, toObject, toPoster, toText } from './json.ts';
import { momentText } from './moment.ts';

/** Draws a message as Discord shows it, from what Discord is sent. */
export function drawDiscord(sent: unknown): HTMLElement {
  const { content, embeds, components } = toObject(sent);
  return h(
    'div',
    { class: 'discord' },
    h('p', { class: 'author' }, h('b', {}, 'MediaNest'), h('span', { class: 'tag' }, 'APP')),
    toText(content) ? h('div', {}, ...paragraphs(toText(content))) : null,
    ...toList(embeds).map((embed) => drawEmbed(toObject(embed))),
    ...toList(components).map((row) => drawRow(toObject(row))),
  );
}

function drawEmbed(embed: Json): HTMLElement {
  const { color, title, url, description, fields, thumbnail, image, footer } = embed;
  const poster = toPoster(toObject(thumbnail)['url']) ?? toPoster(toObject(image)['url']);
  const drawn = h(
    'div',
    { class: 'embed' },
    poster && h('img', { src: poster, alt: '', width: 80, height: 120 }),
    toText(title) && h('p', { class: url ? 'title link' : 'title' }, ...marked(toText(title))),
    ...paragraphs(toText(description)),
    h(
      'dl',
      {},
      ...toList(fields).map((field) => {
        const { name, value } = toObject(field);
        return h(
          'div',
          {},
          h('dt', {}, ...marked(toText(name))),
          h('dd', {}, ...marked(toText(value))),
        );
      }),
    ),
    toText(toObject(footer)['text']) &&
      h('p', { class: 'small' }, toText(toObject(footer)['text'])),
  );
  const colour = typeof color === 'number' ? color : 0x5b6ee1;
  // Set by script, which the policy allows where it forbids style attributes.
  drawn.style.borderInlineStartColor = `#${colour.toString(16).padStart(6, '0')}`;
  return drawn;
}

/** Component types: 1 a row, 2 a button, 3 a select (docs: "Component Reference"). */
function drawRow(row: Json): HTMLElement {
  const drawn = toList(row['components']).map((each) => {
    const { type, label, style, disabled, placeholder, options } = toObject(each);
    if (type === 3) {
      const picked = toList(options).flatMap((option) => {
        const { label: name, default: isPicked } = toObject(option);
        return isPicked === true ? [toText(name)] : [];
      });
      return h('span', { class: 'select' }, picked.join(', ') || toText(placeholder), ' ▾');
    }
    const kind = `style-${toText(style)}${disabled === true ? ' off' : ''}`;
    return h('span', { class: `button ${kind}` }, toText(label), style === 5 ? ' ↗' : null);
  });
  return h('div', { class: 'row' }, ...drawn);
}

function paragraphs(text: string): HTMLElement[] {
  if (!text) return [];
  return text.split('\n').map((line) => {
    const isSmall = line.startsWith('-# ');
    return h('p', { class: isSmall ? 'small' : null }, ...marked(isSmall ? line.slice(3) : line));
  });
}

const markup =
  /\\([^A-Za-z0-9\s])|\*\*(.+?)\*\*(?!\*)|(?<!\w)[*_](.+?)[*_](?!\w)|\[((?:\\.|[^\]\\])+)\]\(<?([^)>]+)>?\)|<t:(-?\d+):(\w)>|<@!?(\d+)>/su;

/** Discord's markup as elements; only what our renderer writes. */
function marked(text: string): (Node | string)[] {
  const found = markup.exec(text);
  if (!found) return [text];
  const [all, escaped, bold, italic, label, , seconds, style, person] = found;
  const before = text.slice(0, found.index);
  const rest = marked(text.slice(found.index + all.length));
  const iso = seconds ? new Date(Number(seconds) * 1000).toISOString() : '';
  const piece =
    escaped ??
    (bold && h('strong', {}, ...marked(bold))) ??
    (italic && h('em', {}, ...marked(italic))) ??
    (label && h('span', { class: 'link' }, ...marked(label))) ??
    (iso && h('span', { class: 'moment' }, momentText(iso, style === 'R' ? 'relative' : 'date'))) ??
    h('span', { class: 'mention' }, `@${person ?? ''}`);
  return [before, piece, ...rest];
}
