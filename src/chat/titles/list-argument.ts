import type { TitleGroupKey } from '../../domain/titles/title-group.ts';
import type { TitleList } from '../../domain/titles/title-list.ts';
import { type Argument, titleKey } from '../argument.ts';

const mediaLetters = { movie: 'm', tv: 't' } as const;

/** A list of titles: `t` for trending, `r` for recommended, `pm`, `ut`, `gm28`, `sm603`, or `a505710` for a person. */
export const titleList: Argument<TitleList> = {
  maxBytes: 11,
  write(list) {
    switch (list.kind) {
      case 'trending':
        return 't';
      case 'recommended':
        return 'r';
      case 'popular':
        return `p${mediaLetters[list.mediaType]}`;
      case 'upcoming':
        return `u${mediaLetters[list.mediaType]}`;
      case 'genre':
        return `g${mediaLetters[list.mediaType]}${list.genreId}`;
      case 'similar':
        return `s${titleKey.write(list.key)}`;
      case 'person':
        return `a${list.personId}`;
    }
  },
  read(text) {
    if (text === 't') return { kind: 'trending' };
    if (text === 'r') return { kind: 'recommended' };
    const personId = /^a([1-9]\d{0,8})$/.exec(text)?.[1];
    if (personId) return { kind: 'person', personId: Number(personId) };
    const [, kind, letter, number] = /^([pugs])([mt])([1-9]\d{0,8})?$/.exec(text) ?? [];
    const mediaType = letter === 'm' ? 'movie' : 'tv';
    if (number === undefined) {
      if (kind === 'p') return { kind: 'popular', mediaType };
      return kind === 'u' ? { kind: 'upcoming', mediaType } : null;
    }
    if (kind === 'g') return { kind: 'genre', mediaType, genreId: Number(number) };
    return kind === 's' ? { kind: 'similar', key: { mediaType, tmdbId: Number(number) } } : null;
  },
};

/** A person or a collection, written `p505710` or `c2344`. */
export const groupKey: Argument<TitleGroupKey> = {
  maxBytes: 10,
  write: ({ kind, id }) => `${kind === 'person' ? 'p' : 'c'}${id}`,
  read(text) {
    const match = /^([pc])([1-9]\d{0,8})$/.exec(text);
    if (!match) return null;
    return { kind: match[1] === 'p' ? 'person' : 'collection', id: Number(match[2]) };
  },
};
