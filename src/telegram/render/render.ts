import type { InlineKeyboardMarkup, LinkPreviewOptions } from 'grammy/types';
import { limits } from '../../chat/fit.ts';
import type { Field, Inline, Line, Tone, View } from '../../chat/view.ts';
import type { ChatAccountKey } from '../../domain/place.ts';
import { cutText } from '../../domain/text.ts';
import { listPlainUrls, toKeyboard } from './keyboard.ts';
import { formatMoment, type MomentOptions } from './moment.ts';
import {
  cutSpans,
  measureLength,
  type Span,
  separateSpans,
  stripControls,
  toCommandSpan,
  toHtml,
  toSpan,
} from './span.ts';
import { toLinkableUrl } from './url.ts';

/**
 * A message for Telegram: text in HTML, with the poster as a link preview above it (docs/chat-platforms.md, "Telegram
 * messages").
 */
export interface TelegramMessage {
  readonly text: string;
  readonly link_preview_options: LinkPreviewOptions;
  readonly reply_markup: InlineKeyboardMarkup;
}

/** What rendered times depend on. */
export interface RenderOptions {
  readonly now: Date;
  /** The language of times in a view that does not name its own. */
  readonly locale: string;
}

/** The options of a view, whose own language and time zone count. */
function toViewOptions(view: View, { now, locale }: RenderOptions): MomentOptions {
  return { now, locale: view.locale ?? locale, timeZone: view.timeZone ?? 'UTC' };
}

const { telegram: max } = limits;
const zeroWidthSpace = '\u200b';
const mentionsMax = 20;
const newline: Span = { text: '\n', style: 'plain' };

/** Renders a view within Telegram's limits. The HTML is always valid, and the text is never empty. */
export function render(view: View, defaults: RenderOptions): TelegramMessage {
  const options = toViewOptions(view, defaults);
  return {
    text: toHtml(toTextSpans(view, options)),
    link_preview_options: toLinkPreview(view.image),
    reply_markup: toKeyboard(view),
  };
}

/** A view as plain text of at most `length` characters, for the answer to a button press. */
export function renderPlainText(view: View, defaults: RenderOptions, length: number): string {
  const options = toViewOptions(view, defaults);
  const title = view.title ? [toSpan(view.title)] : [];
  const spans = [title, ...view.lines.map((line) => toLineSpans(line, view, options))];
  const lines = spans.map((line) => line.map(({ text }) => text).join('')).filter(Boolean);
  return cutText(lines.join('\n') || '…', length);
}

function toTextSpans(view: View, options: MomentOptions): Span[] {
  const footer = view.footer ? [toSpan(cutText(view.footer, max.footer), 'italic')] : [];
  const [first = [], ...others] = view.lines.map((line) => toLineSpans(line, view, options));
  const lines = view.title
    ? [first, ...others]
    : [[...toToneSpans(view.tone), ...first], ...others];
  const fields = (view.fields ?? []).slice(0, max.fields);
  const mainSpans = joinParagraphs([
    joinLines([toTitleSpans(view), cutSpans(joinLines(lines), max.body)]),
    joinLines(fields.map((field) => toFieldSpans(field, view, options))),
    view.picker?.isMultiple ? [toSpan(view.picker.placeholder, 'italic')] : [],
  ]);
  const urlSpans = joinLines(listPlainUrls(view).map(toUrlSpans));
  const endSpans = joinParagraphs([urlSpans, footer]);
  const room = max.total - measureLength(endSpans) - mentionsMax - 2;
  const all = joinParagraphs([cutSpans(mainSpans, room), endSpans]);
  const isEmpty = all.every(({ text }) => text.trim() === '');
  return [...(isEmpty ? [{ text: '…', style: 'plain' } as const] : all), ...toHiddenMentions(view)];
}

/** Invisible mentions, for people who have to be notified but are not mentioned in the text. */
function toHiddenMentions({ lines, fields = [], mentions = [] }: View): Span[] {
  const inlines = [...lines, ...fields.map(({ value }) => value)].flat();
  const visibleMentions = inlines.flatMap((inline) =>
    typeof inline !== 'string' && 'mention' in inline ? [inline.mention] : [],
  );
  const ids = mentions
    .filter((mention) => !visibleMentions.some((visible) => isSameAccount(mention, visible)))
    .flatMap((mention) => toTelegramId(mention) ?? []);
  return [...new Set(ids)].slice(0, mentionsMax).map((id) => ({
    text: zeroWidthSpace,
    style: 'plain',
    link: `tg://user?id=${id}`,
  }));
}

function toTitleSpans({ title, url, tone }: View): Span[] {
  if (!title) return [];
  const text = toSpan(cutText(title.replace(/\s+/g, ' '), max.title), 'bold');
  const link = url ? toLinkableUrl(url) : null;
  return [...toToneSpans(tone), link ? { ...text, link } : text];
}

function toToneSpans(tone: Tone): Span[] {
  return toneEmoji[tone] ? [{ text: `${toneEmoji[tone]} `, style: 'plain' }] : [];
}

const toneEmoji = {
  neutral: '',
  busy: '⏳',
  good: '✅',
  warn: '⚠️',
  bad: '❌',
} as const satisfies Record<Tone, string>;

function toFieldSpans({ name, value }: Field, view: View, options: MomentOptions): Span[] {
  return [
    toSpan(`${cutText(name, max.fieldName)}:`, 'bold'),
    { text: ' ', style: 'plain' },
    ...cutSpans(toLineSpans(value, view, options), max.fieldValue),
  ];
}

function toUrlSpans({ label, url }: { label: string; url: string }): Span[] {
  return [toSpan(`${label}: `), { text: url, style: 'plain' }];
}

function toLineSpans(line: Line, view: View, options: MomentOptions): Span[] {
  return separateSpans(line.map((inline) => toInlineSpan(inline, view, options)));
}

function toInlineSpan(inline: Inline, { mentions = [] }: View, options: MomentOptions): Span {
  if (typeof inline === 'string') return toSpan(inline);
  if ('bold' in inline) return toCommandSpan(inline.bold) ?? toSpan(inline.bold, 'bold');
  if ('quiet' in inline) return toSpan(inline.quiet, 'italic');
  if ('when' in inline) {
    return { text: formatMoment(inline.when, inline.style, options), style: 'plain' };
  }
  if ('link' in inline) {
    const text = toSpan(inline.link);
    const link = toLinkableUrl(inline.url);
    return link ? { ...text, link } : text;
  }
  const { mention, name } = inline;
  const text = toSpan(stripControls(name) || mention.platformUserId);
  // A link to a person notifies them, so others are shown by name only.
  const isMentioned = mentions.some((key) => isSameAccount(key, mention));
  const id = toTelegramId(mention);
  return isMentioned && id ? { ...text, link: `tg://user?id=${id}` } : text;
}

function toTelegramId({ platform, platformUserId }: ChatAccountKey): string | null {
  return platform === 'telegram' && /^\d+$/.test(platformUserId) ? platformUserId : null;
}

function isSameAccount(a: ChatAccountKey, b: ChatAccountKey): boolean {
  return a.platform === b.platform && a.platformUserId === b.platformUserId;
}

function toLinkPreview(image: string | undefined): LinkPreviewOptions {
  const url = image ? toLinkableUrl(image) : null;
  if (!url) return { is_disabled: true };
  return { url, prefer_large_media: true, show_above_text: true };
}

function joinLines(lines: readonly (readonly Span[])[]): Span[] {
  return joinWith(lines, [newline]);
}

function joinParagraphs(parts: readonly (readonly Span[])[]): Span[] {
  return joinWith(parts, [newline, newline]);
}

function joinWith(parts: readonly (readonly Span[])[], separator: readonly Span[]): Span[] {
  const nonEmpty = parts.filter((part) => measureLength(part) > 0);
  return nonEmpty.flatMap((part, index) => (index === 0 ? part : [...separator, ...part]));
}
