import type { Id } from '../domain/id.ts';
import { toId } from '../domain/id.ts';
import type { TitleKey } from '../domain/titles/title.ts';

/** An argument of an action: how it is written into a button's id and read back. */
export interface Argument<Value> {
  /** The longest text `write` can return, in bytes; all characters are ASCII. */
  readonly maxBytes: number;
  write(value: Value): string;
  /** Null for anything that `write` cannot return. */
  read(text: string): Value | null;
}

/** A UUID, 22 characters of base64url. */
export function id<Kind extends string>(): Argument<Id<Kind>> {
  return {
    maxBytes: 22,
    write: (value) => Buffer.from(value.replaceAll('-', ''), 'hex').toString('base64url'),
    read(text) {
      if (!/^[\w-]{22}$/.test(text)) return null;
      const hex = Buffer.from(text, 'base64url').toString('hex');
      const value = toId<Kind>(hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'));
      return value && this.write(value) === text ? value : null;
    },
  };
}

/** A yes or no, one character. */
export const flag: Argument<boolean> = {
  maxBytes: 1,
  write: (value) => (value ? '1' : '0'),
  read: (text) => (text === '1' ? true : text === '0' ? false : null),
};

/** A whole number from 0 to 9999. */
export const count: Argument<number> = {
  maxBytes: 4,
  write: (value) => String(Math.min(9999, Math.max(0, Math.trunc(value)))),
  read: (text) => (/^(0|[1-9]\d{0,3})$/.test(text) ? Number(text) : null),
};

/** A person's id on a chat platform. */
export const platformId: Argument<string> = {
  maxBytes: 24,
  write: (value) => value,
  read: (text) => (/^[\w-]{1,24}$/.test(text) ? text : null),
};

/** A short key of letters, digits, `-` and `_`. */
export const key: Argument<string> = {
  maxBytes: 22,
  write: (value) => value,
  read: (text) => (/^[\w-]{1,22}$/.test(text) ? text : null),
};

/** A title, written `m438631` or `t1396`. */
export const titleKey: Argument<TitleKey> = {
  maxBytes: 10,
  write: (value) => `${value.mediaType === 'movie' ? 'm' : 't'}${value.tmdbId}`,
  read(text) {
    const match = /^([mt])([1-9]\d{0,8})$/.exec(text);
    if (!match) return null;
    return { mediaType: match[1] === 'm' ? 'movie' : 'tv', tmdbId: Number(match[2]) };
  },
};

/** One of the given words. */
export function oneOf<const Word extends string>(...words: readonly Word[]): Argument<Word> {
  return {
    maxBytes: Math.max(...words.map((word) => Buffer.byteLength(word))),
    write: (value) => value,
    read: (text) => words.find((word) => word === text) ?? null,
  };
}
