import type { MessageEntity } from '../wire/wire.ts';

const patterns = [
  { type: 'url', pattern: /\bhttps?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}']/gi },
  { type: 'url', pattern: /(?<![\w/@.:])(?:t\.me|telegram\.me)\/[^\s<>"]*[^\s<>".,;:!?)\]}']/gi },
  { type: 'email', pattern: /(?<![\w.+-])[\w.+-]+@[\w-]+\.[a-z]{2,}\b/gi },
  {
    type: 'bot_command',
    pattern: /(?<![\w/<>@.:-])\/[a-z0-9_]{1,64}(?:@[a-z]\w{2,31})?(?![\w/])/gi,
  },
  { type: 'mention', pattern: /(?<![\w/@.+-])@[a-z]\w{3,31}\b/gi },
  { type: 'hashtag', pattern: /(?<![\w/#&])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*/gu },
] as const;

/** What Telegram marks in a text automatically: commands, mentions, addresses, hashtags. */
export function entitiesIn(text: string): MessageEntity[] {
  const found: MessageEntity[] = [];
  for (const { type, pattern } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      const isTaken = found.some(
        (other) =>
          entity.offset < other.offset + other.length &&
          other.offset < entity.offset + entity.length,
      );
      if (!isTaken) found.push(entity);
    }
  }
  return found.sort((one, other) => one.offset - other.offset);
}

/** The URL to open; undefined for a "Wrong HTTP URL": unknown scheme, or host without a dot. */
export function normalUrl(url: string): URL | undefined {
  const address = /^[a-z][a-z\d+.-]*:/i.test(url) ? url : `http://${url}`;
  if (url.startsWith('/')) return undefined;
  if (!URL.canParse(address)) return undefined;
  const parsed = new URL(address);
  if (['tg:', 'ton:', 'mailto:', 'tel:'].includes(parsed.protocol)) return parsed;
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return undefined;
  return parsed.hostname.includes('.') || parsed.hostname.startsWith('[') ? parsed : undefined;
}
