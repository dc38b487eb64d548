import type { APIAllowedMentions, APIEmbed, APIEmbedField } from 'discord.js';
import { limits } from '../../chat/fit.ts';
import type { Line, Tone, View } from '../../chat/view.ts';
import { cutText } from '../../domain/text.ts';
import { type Row, toRows } from './components.ts';
import { fitLine, fitLines, fitText, toMention, toPublicUrl, toUrl } from './markdown.ts';

/** A message for Discord. All keys are always present, because an edit keeps whatever is left out. */
export interface DiscordMessage {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly Row[];
  readonly allowed_mentions: APIAllowedMentions;
}

const { discord: max } = limits;

/** Length of a message outside embeds (docs/chat-platforms.md, "Discord limits that the schema does not state"). */
const contentMax = 2_000;
/** How many users `allowed_mentions` may contain. */
const mentionsMax = 100;
/** Longer addresses would leave too little room for the text. */
const localUrlMax = 500;
/** How much of an embed's total length is reserved for its text; fields get the rest. */
const bodyReserve = 2_000;
/** Takes the place of empty text, which Discord rejects. */
const zeroWidthSpace = '\u200b';

/**
 * Renders a view within Discord's limits. The text goes into an embed, or above it in a view with mentions: a mention
 * inside an embed notifies nobody.
 */
export function render(content: View): DiscordMessage {
  const view = { ...content, lines: [...content.lines, ...toLocalUrlLines(content)] };
  const mentionable = (view.mentions ?? []).filter((key) => toMention(key) !== null);
  const users = [...new Set(mentionable.map((key) => key.platformUserId))].slice(0, mentionsMax);
  const hasMentions = users.length > 0;
  const text = hasMentions ? fitLines(prependMissingMentions(view.lines, users), contentMax) : '';
  const embed = toEmbed(view, !hasMentions);
  const isEmpty = embed === null && text.trim() === '';
  return {
    content: text,
    embeds: isEmpty
      ? [{ color: colors[view.tone], description: zeroWidthSpace }]
      : embed
        ? [embed]
        : [],
    components: toRows(view),
    allowed_mentions: hasMentions ? { parse: [], users } : { parse: [] },
  };
}

/** Addresses that Discord does not accept in a button are shown as text, because people at home can open them. */
function toLocalUrlLines({ buttons = [] }: View): Line[] {
  return buttons.flat().flatMap((button) => {
    const url = 'url' in button && !toPublicUrl(button.url) ? toUrl(button.url, localUrlMax) : null;
    return url ? [[`${button.label}: ${url}`]] : [];
  });
}

/** A short note as a message. */
export function renderToast(text: string): DiscordMessage {
  return {
    content: fitText(text, max.toast) || zeroWidthSpace,
    embeds: [],
    components: [],
    allowed_mentions: { parse: [] },
  };
}

/** Puts the people first who are mentioned in no line. */
function prependMissingMentions(lines: readonly Line[], users: readonly string[]): readonly Line[] {
  const mentioned = new Set(
    lines
      .flat()
      .flatMap((inline) =>
        typeof inline === 'object' && 'mention' in inline ? [inline.mention.platformUserId] : [],
      ),
  );
  const missing = users.filter((id) => !mentioned.has(id));
  if (missing.length === 0) return lines;
  const first: Line = missing.flatMap((platformUserId) => [
    { mention: { platform: 'discord', platformUserId }, name: '' },
    ' ',
  ]);
  return [first, ...lines];
}

/** Null when there is nothing to show. */
function toEmbed(view: View, hasText: boolean): APIEmbed | null {
  const title = fitText(view.title ?? '', max.title);
  const footer = cutText(view.footer ?? '', max.footer);
  const url = view.url ? toPublicUrl(view.url) : null;
  const image = view.image ? toPublicUrl(view.image) : null;

  let room = max.total - title.length - footer.length;
  const fullBody = hasText ? fitLines(view.lines, max.body) : '';
  const fields = toFields(view.fields ?? [], room - Math.min(fullBody.length, bodyReserve));
  for (const { name, value } of fields) room -= name.length + value.length;
  const body = fullBody.length <= room ? fullBody : fitLines(view.lines, Math.min(room, max.body));

  const hasContent = [title, body, footer].some((text) => text.trim() !== '') || fields.length > 0;
  if (!hasContent && !image) return null;
  return {
    color: colors[view.tone],
    ...(title.trim() ? { title } : {}),
    ...(title.trim() && url ? { url } : {}),
    ...(body.trim() ? { description: body } : {}),
    ...(fields.length > 0 ? { fields } : {}),
    ...(image ? { [hasContent ? 'thumbnail' : 'image']: { url: image } } : {}),
    ...(footer.trim() ? { footer: { text: footer } } : {}),
  };
}

/** The fields that fit into `room` together. */
function toFields(fieldViews: NonNullable<View['fields']>, room: number): APIEmbedField[] {
  const fields: APIEmbedField[] = [];
  let remaining = room;
  for (const field of fieldViews.slice(0, max.fields)) {
    const name = orZeroWidthSpace(fitText(field.name, max.fieldName));
    const value = orZeroWidthSpace(fitLine(field.value, max.fieldValue));
    remaining -= name.length + value.length;
    if (remaining < 0) break;
    fields.push({ name, value, inline: true });
  }
  return fields;
}

function orZeroWidthSpace(text: string): string {
  return text.trim() === '' ? zeroWidthSpace : text;
}

const colors = {
  neutral: 0x5b6ee1,
  busy: 0xf0b232,
  good: 0x2ecc71,
  warn: 0xe67e22,
  bad: 0xe74c3c,
} as const satisfies Record<Tone, number>;
