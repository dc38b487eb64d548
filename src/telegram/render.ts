import type { InlineKeyboardMarkup, LinkPreviewOptions } from 'grammy/types';
import { cut, limits } from '../chat/fit.ts';
import type { Field, Inline, Line, Tone, View } from '../chat/view.ts';
import type { ChatAccountKey } from '../core/place.ts';
import { isAddress } from './address.ts';
import { readAddresses, toKeyboard } from './keyboard.ts';
import { momentText } from './moment.ts';
import {
  beside,
  commandSpan,
  cutSpans,
  lengthOf,
  type Span,
  span,
  toHtml,
  withoutControls,
} from './span.ts';

/** What a view becomes: a text in HTML that can be edited for ever, its poster a link preview above it. */
export interface Rendered {
  readonly text: string;
  readonly link_preview_options: LinkPreviewOptions;
  readonly reply_markup: InlineKeyboardMarkup;
}

export interface RenderSetting {
  readonly now: Date;
  readonly locale: string;
}

const { telegram: max } = limits;
const invisible = '\u200b';
const pingsMax = 20;
const newline: Span = { text: '\n', style: 'plain' };

/** Renders a view within Telegram's limits; whatever the view holds, the HTML is valid and the text not empty. */
export function render(view: View, setting: RenderSetting): Rendered {
  return {
    text: toHtml(textSpans(view, setting)),
    link_preview_options: preview(view.image),
    reply_markup: toKeyboard(view),
  };
}

/** A view in at most `length` units of plain text, for notes that know no format. */
export function plainText(view: View, setting: RenderSetting, length: number): string {
  const title = view.title ? [span(view.title)] : [];
  const spans = [title, ...view.lines.map((line) => lineSpans(line, view, setting))];
  const lines = spans.map((line) => line.map(({ text }) => text).join('')).filter(Boolean);
  return cut(lines.join('\n') || '…', length);
}

function textSpans(view: View, setting: RenderSetting): Span[] {
  const footer = view.footer ? [span(cut(view.footer, max.footer), 'italic')] : [];
  const [first = [], ...others] = view.lines.map((line) => lineSpans(line, view, setting));
  const lines = view.title ? [first, ...others] : [[...signSpans(view.tone), ...first], ...others];
  const fields = (view.fields ?? []).slice(0, max.fields);
  const main = paragraphs([
    joined([titleSpans(view), cutSpans(joined(lines), max.body)]),
    joined(fields.map((field) => fieldSpans(field, view, setting))),
    view.picker?.many ? [span(view.picker.placeholder, 'italic')] : [],
  ]);
  const addresses = joined(readAddresses(view).map(addressSpans));
  const end = paragraphs([addresses, footer]);
  const room = max.total - lengthOf(end) - pingsMax - 2;
  const all = paragraphs([cutSpans(main, room), end]);
  const isEmpty = all.every(({ text }) => text.trim() === '');
  return [...(isEmpty ? [{ text: '…', style: 'plain' } as const] : all), ...unsaidPings(view)];
}

/** Mentions nobody sees, of those who are to be notified and not named in the text. */
function unsaidPings({ lines, fields = [], pings = [] }: View): Span[] {
  const said = [...lines, ...fields.map(({ value }) => value)].flat();
  const named = said.flatMap((inline) =>
    typeof inline !== 'string' && 'mention' in inline ? [inline.mention] : [],
  );
  const ids = pings
    .filter((one) => !named.some((other) => isSame(one, other)))
    .flatMap((one) => telegramId(one) ?? []);
  return [...new Set(ids)].slice(0, pingsMax).map((id) => ({
    text: invisible,
    style: 'plain',
    link: `tg://user?id=${id}`,
  }));
}

function titleSpans({ title, url, tone }: View): Span[] {
  if (!title) return [];
  const text = span(cut(title.replace(/\s+/g, ' '), max.title), 'bold');
  return [...signSpans(tone), url && isAddress(url) ? { ...text, link: url } : text];
}

function signSpans(tone: Tone): Span[] {
  return signs[tone] ? [{ text: `${signs[tone]} `, style: 'plain' }] : [];
}

const signs = {
  neutral: '',
  busy: '⏳',
  good: '✅',
  warn: '⚠️',
  bad: '❌',
} as const satisfies Record<Tone, string>;

function fieldSpans({ name, value }: Field, view: View, setting: RenderSetting): Span[] {
  return [
    span(`${cut(name, max.fieldName)}:`, 'bold'),
    { text: ' ', style: 'plain' },
    ...cutSpans(lineSpans(value, view, setting), max.fieldValue),
  ];
}

function addressSpans({ label, url }: { label: string; url: string }): Span[] {
  return [span(`${label}: `), { text: url, style: 'plain' }];
}

function lineSpans(line: Line, view: View, setting: RenderSetting): Span[] {
  return beside(line.map((inline) => inlineSpan(inline, view, setting)));
}

function inlineSpan(inline: Inline, { pings = [] }: View, setting: RenderSetting): Span {
  if (typeof inline === 'string') return span(inline);
  if ('bold' in inline) return commandSpan(inline.bold) ?? span(inline.bold, 'bold');
  if ('quiet' in inline) return span(inline.quiet, 'italic');
  if ('when' in inline) {
    return { text: momentText(inline.when, inline.style, setting), style: 'plain' };
  }
  if ('link' in inline) {
    const text = span(inline.link);
    return isAddress(inline.url) ? { ...text, link: inline.url } : text;
  }
  const { mention, name } = inline;
  const text = span(withoutControls(name) || mention.platformUserId);
  // A mention notifies, so it is one only for those who are to be notified.
  const isPing = pings.some((one) => isSame(one, mention));
  const id = telegramId(mention);
  return isPing && id ? { ...text, link: `tg://user?id=${id}` } : text;
}

function telegramId({ platform, platformUserId }: ChatAccountKey): string | null {
  return platform === 'telegram' && /^\d+$/.test(platformUserId) ? platformUserId : null;
}

function isSame(one: ChatAccountKey, other: ChatAccountKey): boolean {
  return one.platform === other.platform && one.platformUserId === other.platformUserId;
}

function preview(image: string | undefined): LinkPreviewOptions {
  if (!image || !isAddress(image)) return { is_disabled: true };
  return { url: image, prefer_large_media: true, show_above_text: true };
}

function joined(lines: readonly (readonly Span[])[]): Span[] {
  return separated(lines, [newline]);
}

function paragraphs(parts: readonly (readonly Span[])[]): Span[] {
  return separated(parts, [newline, newline]);
}

function separated(parts: readonly (readonly Span[])[], between: readonly Span[]): Span[] {
  const full = parts.filter((part) => lengthOf(part) > 0);
  return full.flatMap((part, index) => (index === 0 ? part : [...between, ...part]));
}
