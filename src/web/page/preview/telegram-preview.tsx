import { type ComponentChild, h } from 'preact';
import { toList, toObject, toPoster, toText } from './json.ts';

const tags: Readonly<Record<string, string>> = {
  B: 'strong',
  I: 'em',
  A: 'span',
  S: 's',
  U: 'u',
  CODE: 'code',
};

/** A message as Telegram shows it, from the payload that Telegram is sent. */
export function TelegramPreview({ payload }: { readonly payload: unknown }) {
  const { text, link_preview_options: preview, reply_markup: markup } = toObject(payload);
  const poster = toPoster(toObject(preview)['url']);
  const parsed = new DOMParser().parseFromString(toText(text), 'text/html');
  return (
    <div class="telegram">
      <div class="bubble">
        {poster && <img src={poster} alt="" width={160} height={240} />}
        <div class="text">{copyAllowedNodes(parsed.body)}</div>
      </div>
      {toList(toObject(markup)['inline_keyboard']).map((row) => (
        <div class="row">
          {toList(row).map((button) => {
            const { text: label, url } = toObject(button);
            return (
              <span class="press">
                {toText(label)}
                {url ? ' ↗' : null}
              </span>
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** The elements that Telegram supports, without their attributes. */
function copyAllowedNodes(from: Node): readonly ComponentChild[] {
  return [...from.childNodes].flatMap((node): readonly ComponentChild[] => {
    if (node.nodeType === Node.TEXT_NODE) return [node.nodeValue ?? ''];
    const tag = tags[node.nodeName];
    if (!tag) return copyAllowedNodes(node);
    const attributes = node.nodeName === 'A' ? { class: 'link' } : {};
    return [h(tag, attributes, ...copyAllowedNodes(node))];
  });
}
