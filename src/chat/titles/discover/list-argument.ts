import type { TitleList } from '../../../domain/titles/title-list.ts';
import { type Argument, titleKey } from '../../argument.ts';

const mediaLetters = { movie: 'm', tv: 't' } as const;

/** A list of titles: `t` for trending, `r` for recommended, `pm`, `ut`, `gm28`, or `sm603`. */
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
    }
  },
  read(text) {
    if (text === 't') return { kind: 'trending' };
    if (text === 'r') return { kind: 'recommended' };
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
