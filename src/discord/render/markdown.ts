import { cut } from '../../chat/fit.ts';
import type { Inline, Line } from '../../chat/view.ts';
import type { ChatAccountKey } from '../../domain/place.ts';

/**
 * Data as Discord's markdown shows it literally: nothing in it becomes bold, a link, a mention, a time, an emoji,
 * a heading, a list, a quote or a spoiler. Discord takes a backslash before any sign that is neither letter, digit
 * nor space (Discord's documentation: "Message Formatting"; simple-markdown's escape rule).
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

/** Without the marks that turn around what follows: a name must not rewrite the sentence that it stands in. */
export function stripDirectionMarks(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}

/** Escaped data of at most `max` characters: cut before it is escaped, so that no escape is torn apart. */
export function fitText(text: string, max: number): string {
  if (max < 1) return '';
  const whole = escapeMarkdown(text);
  if (whole.length <= max) return whole;
  let least = 0;
  let most = Math.min(text.length - 1, max);
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (escapeMarkdown(cut(text, middle)).length <= max) least = middle;
    else most = middle - 1;
  }
  return least === 0 ? '' : escapeMarkdown(cut(text, least));
}

/** Lines as markdown of at most `max` characters; what does not fit is cut or left out. */
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
    return wrap('-# ', words.join('').replace(/\s+/g, ' '), '', max);
  }
  let text = '';
  for (const inline of joinTexts(line)) {
    const piece = fitInline(inline, max - text.length - 1);
    // Stars that meet would be read as others.
    text += text.endsWith('*') && piece.startsWith('*') ? `\u200b${piece}` : piece;
  }
  return text;
}

/** Neighbouring data as one: the halves of an address must not meet unescaped. */
function joinTexts(line: Line): Inline[] {
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
      ? wrap('[', inline.link, `](${url})`, max)
      : fitText(inline.link, max);
  }
  if ('mention' in inline) {
    const mention = toMention(inline.mention);
    return mention ? whole(mention, max) : fitText(inline.name, max);
  }
  const seconds = Math.floor(inline.when.getTime() / 1_000);
  return whole(`<t:${seconds}:${inline.style === 'date' ? 'D' : 'R'}>`, max);
}

/** A mention of a person of Discord; null for anybody else. */
export function toMention({ platform, platformUserId }: ChatAccountKey): string | null {
  return platform === 'discord' && isSnowflake(platformUserId) ? `<@${platformUserId}>` : null;
}

/** Whether a text is an id as Discord makes them. */
export function isSnowflake(text: string): boolean {
  return /^\d{5,20}$/.test(text);
}

/**
 * An address that Discord accepts in embeds, buttons, and links; null for others (docs/chat-platforms.md, "Link
 * addresses").
 */
export function toUrl(text: string, maxLength = 2_048): string | null {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text).href.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'));
  return url.length <= maxLength ? url : null;
}

function wrap(before: string, text: string, after: string, max: number): string {
  const room = max - before.length - after.length;
  if (room < 1) return '';
  const inner = fitText(text, room);
  return inner === '' ? '' : `${before}${inner}${after}`;
}

/** Space inside the signs would keep them from taking effect. */
function wrapTrimmed(sign: string, text: string, max: number): string {
  const [, before = '', middle = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  const room = max - before.length - after.length;
  return middle === '' || room < 1
    ? fitText(text, max)
    : before + wrap(sign, middle, sign, room) + after;
}

function whole(text: string, max: number): string {
  return text.length <= max ? text : '';
}
