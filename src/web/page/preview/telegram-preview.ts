import { h } from '../dom/dom.ts';
import { toList, toObject, toPoster, toText } from './json.ts';

const tags: Readonly<Record<string, string>> = {
  B: 'strong',
  I: 'em',
  A: 'span',
  S: 's',
  U: 'u',
  CODE: 'code',
};

/** Draws a message as Telegram shows it, from the payload that Telegram is sent. */
export function drawTelegramPreview(payload: unknown): HTMLElement {
  const { text, link_preview_options: preview, reply_markup: markup } = toObject(payload);
  const poster = toPoster(toObject(preview)['url']);
  const parsed = new DOMParser().parseFromString(toText(text), 'text/html');
  return h(
    'div',
    { class: 'telegram' },
    h(
      'div',
      { class: 'bubble' },
      poster && h('img', { src: poster, alt: '', width: 160, height: 240 }),
      h('div', { class: 'text' }, ...copyAllowedNodes(parsed.body)),
    ),
    ...toList(toObject(markup)['inline_keyboard']).map((row) =>
      h(
        'div',
        { class: 'row' },
        ...toList(row).map((button) => {
          const { text: label, url } = toObject(button);
          return h('span', { class: 'button' }, toText(label), url ? ' ↗' : null);
        }),
      ),
    ),
  );
}

/** Copies the elements that Telegram supports, without their attributes. */
function copyAllowedNodes(from: Node): (Node | string)[] {
  return [...from.childNodes].flatMap((node) => {
    if (node.nodeType === Node.TEXT_NODE) return [node.nodeValue ?? ''];
    const tag = tags[node.nodeName];
    if (!tag) return copyAllowedNodes(node);
    return [h(tag, { class: node.nodeName === 'A' ? 'link' : null }, ...copyAllowedNodes(node))];
  });
}
