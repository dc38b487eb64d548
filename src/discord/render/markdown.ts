import type { Inline, Line } from '../../chat/view.ts';
import type { ChatAccountKey } from '../../domain/place.ts';
import { cutText } from '../../domain/text.ts';
import { hasDottedHost, parseWebUrl } from '../../lib/http/web-url.ts';

/**
 * Escapes text so that Discord shows it literally, without formatting, links, mentions, times, emojis, headings,
 * lists, quotes, or spoilers. Discord accepts a backslash before any character but letters, digits, and spaces
 * (Discord's documentation, "Message Formatting").
 */
export function escapeMarkdown(text: string): string {
  return stripDirectionMarks(text)
    .replace(/[\\*_~`|[\]<]/g, '\\$&')
    .replace(/:(?=\/\/|[\w~+-]+:)/g, '\\:')
    .replace(/@(?=everyone|here)/gi, '\\@')
    .replace(/\.(?=gg\/|com\/invite\/)/gi, '\\.')
    .replace(/^(\s*)([#>+-])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2');
}

/** Removes the characters that change the writing direction: a name could reorder the sentence around it. */
export function stripDirectionMarks(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}

/** Escaped text of at most `max` characters. It is cut before it is escaped, so that no escape sequence is split. */
export function fitText(text: string, max: number): string {
  if (max < 1) return '';
  const escaped = escapeMarkdown(text);
  if (escaped.length <= max) return escaped;
  // Binary search for the longest cut that fits after escaping.
  let low = 0;
  let high = Math.min(text.length - 1, max);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (escapeMarkdown(cutText(text, middle)).length <= max) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : escapeMarkdown(cutText(text, low));
}

/** Lines as markdown of at most `max` characters. The rest is cut or left out. */
export function fitLines(lines: readonly Line[], max: number): string {
  let text = '';
  for (const [index, line] of lines.entries()) {
    const start = index === 0 ? text : `${text}\n`;
    if (start.length > max) break;
    text = start + fitLine(line, max - start.length);
  }
  return text;
}

/** One line as markdown of at most `max` characters. */
export function fitLine(line: Line, max: number): string {
  if (line.length > 0 && line.every((inline) => typeof inline === 'object' && 'quiet' in inline)) {
    const words = line.map((inline) => ('quiet' in inline ? inline.quiet : ''));
    const text = words.join('').replace(/\s+/g, ' ');
    return wrap({ before: '-# ', after: '' }, text, max);
  }
  let text = '';
  for (const inline of mergeTexts(line)) {
    const piece = fitInline(inline, max - text.length - 1);
    // Asterisks of two neighbors would be read as one run: a zero-width space separates them.
    text += text.endsWith('*') && piece.startsWith('*') ? `\u200b${piece}` : piece;
  }
  return text;
}

/** Merges adjacent plain texts, so that something that needs escaping is not split between two of them. */
function mergeTexts(line: Line): Inline[] {
  const merged: Inline[] = [];
  for (const inline of line) {
    const last = merged.at(-1);
    if (typeof inline === 'string' && typeof last === 'string') merged.splice(-1, 1, last + inline);
    else merged.push(inline);
  }
  return merged;
}

function fitInline(inline: Inline, max: number): string {
  if (typeof inline === 'string') return fitText(inline, max);
  if ('bold' in inline) return wrapTrimmed('**', inline.bold, max);
  if ('quiet' in inline) return wrapTrimmed('*', inline.quiet, max);
  if ('link' in inline) {
    const url = toUrl(inline.url);
    return url && inline.link.trim()
      ? wrap({ before: '[', after: `](${url})` }, inline.link, max)
      : fitText(inline.link, max);
  }
  if ('mention' in inline) {
    const mention = toMention(inline.mention);
    return mention ? keepIfFits(mention, max) : fitText(inline.name, max);
  }
  const seconds = Math.floor(inline.when.getTime() / 1_000);
  return keepIfFits(`<t:${seconds}:${inline.style === 'date' ? 'D' : 'R'}>`, max);
}

/** A mention of a Discord user; null for users of other platforms. */
export function toMention({ platform, platformUserId }: ChatAccountKey): string | null {
  return platform === 'discord' && isSnowflake(platformUserId) ? `<@${platformUserId}>` : null;
}

/** Whether a text is a Discord id. */
export function isSnowflake(text: string): boolean {
  return /^\d{5,20}$/.test(text);
}

/** An address for a link in a text; null for others. */
export function toUrl(text: string, maxLength = 2_048): string | null {
  const url = parseWebUrl(text)?.href.replace(/[()]/g, (character) =>
    character === '(' ? '%28' : '%29',
  );
  return url !== undefined && url.length <= maxLength ? url : null;
}

/**
 * An address that Discord accepts in embeds and buttons; null for others. It refuses a whole message because of one
 * with a host without a dot (docs/chat-platforms.md, "Link addresses").
 */
export function toPublicUrl(text: string, maxLength?: number): string | null {
  const url = parseWebUrl(text);
  return url && hasDottedHost(url) ? toUrl(text, maxLength) : null;
}

function wrap(
  { before, after }: { readonly before: string; readonly after: string },
  text: string,
  max: number,
): string {
  const inner = fitText(text, max - before.length - after.length);
  return inner === '' ? '' : `${before}${inner}${after}`;
}

/** Moves surrounding spaces outside the markers: with spaces inside, Discord does not apply the formatting. */
function wrapTrimmed(marker: string, text: string, max: number): string {
  const [, before = '', middle = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  const room = max - before.length - after.length;
  return middle === '' || room < 1
    ? fitText(text, max)
    : before + wrap({ before: marker, after: marker }, middle, room) + after;
}

function keepIfFits(text: string, max: number): string {
  return text.length <= max ? text : '';
}
