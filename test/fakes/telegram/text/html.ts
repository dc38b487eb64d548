import { breach } from '../http/refusal.ts';
import type { MessageEntity, User } from '../wire/wire.ts';

/** Text as Telegram stores it: without markup, entities counted in UTF-16 units. */
export interface FormattedText {
  readonly text: string;
  readonly entities: MessageEntity[];
}

interface Tag {
  readonly name: string;
  readonly argument: string;
  readonly offset: number;
}

interface Cursor {
  readonly source: string;
  at: number;
}

export interface HtmlContext {
  /** Called for `&` without a known entity: Telegram shows it literally, likely by mistake. */
  readonly onStrayAmpersand: (found: string) => void;
  readonly findUser: (id: number) => User | undefined;
}

const simpleTags: Readonly<Record<string, MessageEntity['type']>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
};
const knownTags = new Set([
  ...Object.keys(simpleTags),
  'a',
  'tg-emoji',
  'code',
  'pre',
  'blockquote',
]);
const namedCharacters: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

const parseError = (reason: string) => breach('entities', `can't parse entities: ${reason}`);

/** Parses `parse_mode: "HTML"` like tdlib's `parse_html` (td/telegram/MessageEntity.cpp). */
export function parseHtml(source: string, context: HtmlContext): FormattedText {
  const cursor: Cursor = { source, at: 0 };
  const open: Tag[] = [];
  const entities: MessageEntity[] = [];
  let text = '';
  while (cursor.at < source.length) {
    const character = source.charAt(cursor.at);
    if (character === '&') {
      text += readCharacter(cursor, context);
    } else if (character !== '<') {
      text += character;
      cursor.at += 1;
    } else if (source.charAt(cursor.at + 1) === '/') {
      const tag = readEndTag(cursor, open);
      const entity = toEntity(tag, text, context);
      if (entity !== undefined) addEntity(entities, entity);
    } else {
      open.push(readStartTag(cursor, text.length, context));
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) {
    throw parseError(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  }
  return { text, entities };
}

/** Telegram's errors count bytes of UTF-8. */
const byteOffset = (source: string, at: number) => Buffer.byteLength(source.slice(0, at));

function readCharacter(cursor: Cursor, context: HtmlContext): string {
  const rest = cursor.source.slice(cursor.at, cursor.at + 16);
  const match = /^&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));?/i.exec(rest);
  const decoded = match === null ? undefined : decode(match);
  if (match === null || decoded === undefined) {
    context.onStrayAmpersand(match?.[0] ?? '&');
    cursor.at += 1;
    return '&';
  }
  cursor.at += match[0].length;
  return decoded;
}

function decode(match: RegExpExecArray): string | undefined {
  const [, hex, decimal, name] = match;
  if (name !== undefined) return namedCharacters[name];
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 0 && code < 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function readStartTag(cursor: Cursor, offset: number, context: HtmlContext): Tag {
  const { source } = cursor;
  const begin = byteOffset(source, cursor.at);
  const head = /^<([^\s>]*)/.exec(source.slice(cursor.at));
  const name = (head?.[1] ?? '').toLowerCase();
  cursor.at += head?.[0].length ?? 1;
  if (cursor.at >= source.length) throw parseError(`Unclosed start tag at byte offset ${begin}`);
  if (!knownTags.has(name)) {
    throw parseError(`Unsupported start tag "${name}" at byte offset ${begin}`);
  }
  let argument = '';
  for (;;) {
    skipSpaces(cursor);
    if (source.charAt(cursor.at) === '>') break;
    const [attribute, value] = readAttribute(cursor, { name, begin }, context);
    argument = toArgument(name, attribute, value) ?? argument;
  }
  cursor.at += 1;
  if (name === 'span' && argument !== 'spoiler') {
    throw parseError(`Tag "span" must have class "tg-spoiler" at byte offset ${begin}`);
  }
  return { name, argument, offset };
}

function skipSpaces(cursor: Cursor): void {
  while (/\s/.test(cursor.source.charAt(cursor.at))) cursor.at += 1;
}

function readAttribute(
  cursor: Cursor,
  tag: { readonly name: string; readonly begin: number },
  context: HtmlContext,
): [name: string, value: string] {
  const { source } = cursor;
  const unclosed = parseError(`Unclosed start tag "${tag.name}" at byte offset ${tag.begin}`);
  const attribute = /^[^\s=>]*/.exec(source.slice(cursor.at))?.[0] ?? '';
  cursor.at += attribute.length;
  skipSpaces(cursor);
  if (cursor.at >= source.length) throw unclosed;
  if (attribute === '') {
    throw parseError(`Empty attribute name in the tag "${tag.name}" at byte offset ${tag.begin}`);
  }
  if (source.charAt(cursor.at) !== '=') {
    if (tag.name === 'blockquote' && attribute === 'expandable') return [attribute, ''];
    throw parseError(
      `Expected equal sign in declaration of an attribute of the tag "${tag.name}" at byte offset ${tag.begin}`,
    );
  }
  cursor.at += 1;
  skipSpaces(cursor);
  if (cursor.at >= source.length) throw unclosed;
  const quote = source.charAt(cursor.at);
  if (quote !== '"' && quote !== "'") {
    const start = byteOffset(source, cursor.at);
    const token = /^[\w.-]*/.exec(source.slice(cursor.at))?.[0] ?? '';
    cursor.at += token.length;
    if (!/[\s>]/.test(source.charAt(cursor.at))) {
      throw parseError(`Unexpected end of name token at byte offset ${start}`);
    }
    return [attribute, token.toLowerCase()];
  }
  cursor.at += 1;
  let value = '';
  while (source.charAt(cursor.at) !== quote) {
    if (cursor.at >= source.length) throw unclosed;
    if (source.charAt(cursor.at) === '&') value += readCharacter(cursor, context);
    else {
      value += source.charAt(cursor.at);
      cursor.at += 1;
    }
  }
  cursor.at += 1;
  if (cursor.at >= source.length) throw unclosed;
  return [attribute, value];
}

function toArgument(tag: string, attribute: string, value: string): string | undefined {
  if (tag === 'a' && attribute === 'href') return value;
  if (tag === 'code' && attribute === 'class' && value.startsWith('language-')) {
    return value.slice('language-'.length);
  }
  if (tag === 'span' && attribute === 'class' && value.startsWith('tg-')) return value.slice(3);
  if (tag === 'tg-emoji' && attribute === 'emoji-id') return value;
  if (tag === 'blockquote' && attribute === 'expandable') return 'expandable';
  return undefined;
}

function readEndTag(cursor: Cursor, open: Tag[]): Tag {
  const begin = byteOffset(cursor.source, cursor.at);
  const tag = open.pop();
  if (tag === undefined) throw parseError(`Unexpected end tag at byte offset ${begin}`);
  const match = /^<\/([^\s>]*)\s*>/.exec(cursor.source.slice(cursor.at));
  if (match === null) throw parseError(`Unclosed end tag at byte offset ${begin}`);
  const name = (match[1] ?? '').toLowerCase();
  if (name !== '' && name !== tag.name) {
    throw parseError(
      `Unmatched end tag at byte offset ${begin}, expected "</${tag.name}>", found "</${name}>"`,
    );
  }
  cursor.at += match[0].length;
  return tag;
}

function toEntity(tag: Tag, text: string, context: HtmlContext): MessageEntity | undefined {
  const span = { offset: tag.offset, length: text.length - tag.offset };
  if (span.length === 0) return undefined;
  const simple = simpleTags[tag.name];
  if (simple !== undefined) return { type: simple, ...span };
  if (tag.name === 'blockquote') {
    return {
      type: tag.argument === 'expandable' ? 'expandable_blockquote' : 'blockquote',
      ...span,
    };
  }
  if (tag.name === 'tg-emoji') {
    if (!/^\d+$/.test(tag.argument)) throw parseError('Invalid custom emoji identifier specified');
    return { type: 'custom_emoji', ...span, custom_emoji_id: tag.argument };
  }
  if (tag.name === 'a') return toLink(tag.argument || text.slice(tag.offset), span, context);
  if (tag.name === 'code' && tag.argument !== '') {
    return { type: 'code', ...span, language: tag.argument };
  }
  return { type: tag.name === 'pre' ? 'pre' : 'code', ...span };
}

function toLink(
  url: string,
  span: { readonly offset: number; readonly length: number },
  context: HtmlContext,
): MessageEntity {
  const id = /^tg:\/\/user\?id=(\d+)$/.exec(url)?.[1];
  const user = id === undefined ? undefined : context.findUser(Number(id));
  return user === undefined
    ? { type: 'text_link', ...span, url }
    : { type: 'text_mention', ...span, user };
}

/** `<pre><code class="language-x">` is one entity; a language on `<code>` alone has no effect. */
function addEntity(entities: MessageEntity[], entity: MessageEntity): void {
  const { language, ...plain } = entity;
  if (entity.type !== 'pre') {
    entities.push(entity);
    return;
  }
  const inner = entities.findIndex(
    (one) =>
      one.type === 'code' &&
      one.language !== undefined &&
      one.offset === entity.offset &&
      one.length === entity.length,
  );
  const code = inner === -1 ? undefined : entities.splice(inner, 1)[0];
  entities.push(code?.language === undefined ? plain : { ...plain, language: code.language });
}
