import { cut } from '../../chat/fit.ts';

/** How a stretch of text looks. */
export type Style = 'plain' | 'bold' | 'italic';

/** A stretch of text in one style; `link` makes it lead to an address or name a person. */
export interface Span {
  readonly text: string;
  readonly style: Style;
  readonly link?: string;
}

/** A command of ours in bold, which can be tapped. */
export function toCommandSpan(text: string): Span | null {
  return /^\/[a-z0-9_]{1,32}$/.test(text) ? { text, style: 'bold' } : null;
}

/** A span of data: whatever stands in `text` is shown and takes no effect. */
export function toSpan(text: string, style: Style = 'plain'): Span {
  return { text: neutralize(text), style };
}

/** Spans side by side in one line, kept from becoming together what none of them is alone. */
export function separateSpans(spans: readonly Span[]): Span[] {
  return spans.map((one, index) => {
    const previousText = spans[index - 1]?.text ?? '';
    const isRisky =
      /[@#$/:.]$/.test(previousText) || (previousText !== '' && /^[/.@]/.test(one.text));
    return isRisky && one.text !== '' ? { ...one, text: `${wordJoiner}${one.text}` } : one;
  });
}

/** The spans up to `max` UTF-16 units; where something is left out the last one ends in an ellipsis. */
export function cutSpans(spans: readonly Span[], max: number): Span[] {
  const kept: Span[] = [];
  let room = max;
  for (const one of spans) {
    if (one.text.length > room) {
      if (room > 1) kept.push({ ...one, text: cut(one.text, room) });
      break;
    }
    kept.push(one);
    room -= one.text.length;
  }
  return kept;
}

/** How long Telegram counts spans: after parsing, in UTF-16 units. */
export function measureLength(spans: readonly Span[]): number {
  return spans.reduce((sum, one) => sum + one.text.length, 0);
}

/** HTML as the Bot API reads it (https://core.telegram.org/bots/api#html-style); always well formed. */
export function toHtml(spans: readonly Span[]): string {
  return spans.map(spanToHtml).join('');
}

function spanToHtml({ text, style, link }: Span): string {
  if (text === '') return '';
  const tag = tags[style];
  const styled = tag ? `<${tag}>${escapeHtml(text)}</${tag}>` : escapeHtml(text);
  return link ? `<a href="${escapeHtml(link)}">${styled}</a>` : styled;
}

const tags = { plain: null, bold: 'b', italic: 'i' } as const satisfies Record<
  Style,
  string | null
>;

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const wordJoiner = '\u2060';
const isolate = { begin: '\u2068', end: '\u2069' } as const;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Telegram marks commands, mentions, hashtags, cashtags and addresses in any text by itself; an invisible joiner
 * inside keeps it from that. Text written from right to left is isolated, so that it cannot turn around what follows.
 */
function neutralize(text: string): string {
  const inert = stripControls(text)
    .replace(/([@#$])(?=[\p{L}\p{N}_])/gu, `$1${wordJoiner}`)
    .replace(/(?<![\p{L}\p{N}_/])\/(?=\w)/gu, `/${wordJoiner}`)
    .replace(/:\/\//g, `:${wordJoiner}//`)
    .replace(/(?<=[\p{L}\p{N}_-])\.(?=\p{L}{2})/gu, `.${wordJoiner}`);
  return rightToLeft.test(inert) ? `${isolate.begin}${inert}${isolate.end}` : inert;
}

/** Without characters that are never seen: controls but the line break, and marks that steer direction. */
export function stripControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '');
}
