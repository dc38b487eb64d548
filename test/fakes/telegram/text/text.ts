import { breach, type Rule } from '../http/refusal.ts';
import type { LinkPreview, MessageEntity, User } from '../wire/wire.ts';
import { entitiesIn, normalUrl } from './entities.ts';
import { type FormattedText, parseHtml } from './html.ts';

/** The context that parsing a text needs. */
export interface TextContext {
  readonly botUsername: string;
  readonly findUser: (id: number) => User | undefined;
  /** Records a mistake that Telegram itself accepts. */
  readonly warn: (rule: Rule, detail: string) => void;
}

export interface RawText {
  readonly text: string;
  readonly parse_mode?: string | undefined;
  readonly entities?: readonly MessageEntity[] | undefined;
}

/** Lengths in UTF-16 units after parsing, https://core.telegram.org/bots/api#sendmessage and #sendphoto. */
const textMaximum = 4096;
const captionMaximum = 1024;

/** A message text as Telegram would store it; throws for what Telegram rejects. */
export function readText(raw: RawText, context: TextContext): FormattedText {
  const formatted = format(raw, context);
  if (formatted.text === '') throw breach('text-length', 'message text is empty');
  if (formatted.text.length > textMaximum) throw breach('text-length', 'message is too long');
  return formatted;
}

/** A caption as Telegram would store it; may be empty. */
export function readCaption(raw: RawText, context: TextContext): FormattedText {
  const formatted = format(raw, context);
  if (formatted.text.length > captionMaximum) {
    throw breach('caption-length', 'message caption is too long');
  }
  return formatted;
}

/** The options of a link preview; Telegram silently omits it for an invalid URL. */
export function readPreview(
  options: LinkPreview | undefined,
  context: TextContext,
): LinkPreview | undefined {
  if (options?.url !== undefined && normalUrl(options.url) === undefined) {
    context.warn('link', `"${options.url}" is no address: there is no preview`);
  }
  return options;
}

function format(raw: RawText, context: TextContext): FormattedText {
  const parsed = trim(parse(raw, context));
  const links = parsed.entities.filter((entity) => isUsable(entity, context));
  const taken = links.filter(({ type }) => type === 'code' || type === 'pre' || hasTarget(type));
  const found = entitiesIn(parsed.text).filter(
    (entity) => !taken.some((other) => overlaps(entity, other)),
  );
  for (const entity of found) {
    if (entity.type !== 'url') continue;
    const url = parsed.text.slice(entity.offset, entity.offset + entity.length);
    checkDeepLink(url, context);
  }
  const entities = [...links.map(withoutLoneLanguage), ...found].sort(
    (one, other) => one.offset - other.offset || other.length - one.length,
  );
  return { text: parsed.text, entities };
}

function parse(raw: RawText, context: TextContext): FormattedText {
  if (raw.parse_mode === undefined || raw.parse_mode === '') {
    return { text: raw.text, entities: checkEntities(raw.text, raw.entities ?? []) };
  }
  if (raw.parse_mode.toLowerCase() !== 'html') {
    throw breach('parse-mode', `this server reads HTML only, not parse_mode "${raw.parse_mode}"`);
  }
  if (raw.entities !== undefined) {
    context.warn('parse-mode', 'entities are ignored where parse_mode is given');
  }
  return parseHtml(raw.text, {
    findUser: context.findUser,
    onStrayAmpersand: (found) => context.warn('unescaped', `"${found}" is shown as it stands`),
  });
}

function checkEntities(text: string, entities: readonly MessageEntity[]): MessageEntity[] {
  for (const { type, offset, length, url } of entities) {
    if (offset + length > text.length) {
      throw breach('entities', `entity beginning at UTF-16 offset ${offset} ends after the end`);
    }
    if (type === 'text_link' && url === undefined) {
      throw breach('entities', 'can\'t parse MessageEntity: Can\'t find field "url"');
    }
  }
  return [...entities];
}

/** Telegram strips white space at both ends and shifts the entities. */
function trim({ text, entities }: FormattedText): FormattedText {
  const trimmed = text.trim();
  const shift = text.length - text.trimStart().length;
  const moved = entities.flatMap((entity) => {
    const offset = Math.max(entity.offset - shift, 0);
    const end = Math.min(entity.offset + entity.length - shift, trimmed.length);
    return end > offset ? [{ ...entity, offset, length: end - offset }] : [];
  });
  return { text: trimmed, entities: moved };
}

/** Telegram drops an invalid link and keeps its text. */
function isUsable(entity: MessageEntity, context: TextContext): boolean {
  if (entity.type !== 'text_link') return true;
  const url = entity.url ?? '';
  if (normalUrl(url) === undefined) {
    context.warn('link', `"${url}" is no address: the link is dropped`);
    return false;
  }
  checkDeepLink(url, context);
  return true;
}

/** A `start` payload is 1–64 of `A-Za-z0-9_-`, https://core.telegram.org/bots/features#deep-linking. */
export function checkDeepLink(url: string, context: TextContext): void {
  const address = normalUrl(url);
  if (address === undefined) return;
  const [username] = address.pathname.slice(1).split('/');
  if (!/^(?:telegram|t)\.me$/.test(address.hostname)) return;
  if (username?.toLowerCase() !== context.botUsername.toLowerCase()) return;
  for (const key of ['start', 'startgroup']) {
    const payload = address.searchParams.get(key);
    if (payload !== null && !isStartPayload(payload)) {
      context.warn('start-payload', `"${payload}" does not arrive as a ${key} payload`);
    }
  }
}

export const isStartPayload = (payload: string) => /^[A-Za-z0-9_-]{1,64}$/.test(payload);

const hasTarget = (type: MessageEntity['type']) => type === 'text_link' || type === 'text_mention';

function overlaps(one: MessageEntity, other: MessageEntity): boolean {
  return one.offset < other.offset + other.length && other.offset < one.offset + one.length;
}

function withoutLoneLanguage(entity: MessageEntity): MessageEntity {
  if (entity.type !== 'code') return entity;
  const { language: _, ...plain } = entity;
  return plain;
}
