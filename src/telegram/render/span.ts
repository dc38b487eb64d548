import { cutText } from '../../domain/text.ts';
import { ownCommands } from './own-commands.ts';

/** The formatting of a span. */
export type Style = 'plain' | 'bold' | 'italic';

/** A piece of text in one style. `link` is an address or a person. */
export interface Span {
  readonly text: string;
  readonly style: Style;
  readonly link?: string;
}

/** A command of the bot, which can be tapped; null for other texts. */
export function toCommandSpan(text: string): Span | null {
  return /^\/[a-z0-9_]{1,32}$/.test(text) ? { text, style: 'bold' } : null;
}

/** A span that shows `text` literally. */
export function toSpan(text: string, style: Style = 'plain'): Span {
  return { text: neutralize(text), style };
}

/** Separates the spans of a line: together they could form a link, command, or mention that none of them is alone. */
export function separateSpans(spans: readonly Span[]): Span[] {
  return spans.map((span, index) => {
    const previousText = spans[index - 1]?.text ?? '';
    const isRisky =
      /[@#$/:.]$/.test(previousText) ||
      (/\S$/.test(previousText) && /^(?:[/@]|\.\S)/.test(span.text));
    return isRisky && span.text !== '' ? { ...span, text: `${wordJoiner}${span.text}` } : span;
  });
}

/** The spans up to `max` UTF-16 units, with an ellipsis if something was left out. */
export function cutSpans(spans: readonly Span[], max: number): Span[] {
  const result: Span[] = [];
  let room = max;
  for (const span of spans) {
    if (span.text.length > room) {
      if (room > 1) result.push({ ...span, text: cutText(span.text, room) });
      break;
    }
    result.push(span);
    room -= span.text.length;
  }
  return result;
}

/** The length that Telegram counts: after parsing, in UTF-16 units. */
export function measureLength(spans: readonly Span[]): number {
  return spans.reduce((sum, { text }) => sum + text.length, 0);
}

/** Well-formed HTML for the Bot API (https://core.telegram.org/bots/api#html-style). */
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
const ownCommand = String.raw`(?<=^|[\s(“„"])/(?:${ownCommands.join('|')})(?=$|[\s.,;!?)”“"]|:\s)`;
const foreignCommand = new RegExp(String.raw`(?<![\p{L}\p{N}_/])(?!${ownCommand})/(?=\w)`, 'gu');
const isolate = { begin: '\u2068', end: '\u2069' } as const;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Telegram turns commands, mentions, hashtags, cashtags, and addresses in any text into links. An invisible word joiner
 * prevents that, except in the bot's own commands: people copy them, and elsewhere a copied one would not be recognized.
 * Text written from right to left is isolated, so that it cannot reorder the text after it.
 */
function neutralize(text: string): string {
  const literal = stripControls(text)
    .replace(/([@#$])(?=[\p{L}\p{N}_])/gu, `$1${wordJoiner}`)
    .replace(foreignCommand, `/${wordJoiner}`)
    .replace(/:\/\//g, `:${wordJoiner}//`)
    .replace(/(?<=[\p{L}\p{N}_-])\.(?=\p{L}{2})/gu, `.${wordJoiner}`);
  return rightToLeft.test(literal) ? `${isolate.begin}${literal}${isolate.end}` : literal;
}

/** Removes invisible characters: control characters except line breaks, and those that change the writing direction. */
export function stripControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove.
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '');
}
