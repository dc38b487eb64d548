import { expect, it } from 'vitest';
import { titleList } from '../../../../src/chat/titles/list-argument.ts';
import type { TitleList } from '../../../../src/domain/titles/title-list.ts';

it.each([
  [{ kind: 'trending' }, 't'],
  [{ kind: 'recommended' }, 'r'],
  [{ kind: 'popular', mediaType: 'movie' }, 'pm'],
  [{ kind: 'upcoming', mediaType: 'tv' }, 'ut'],
  [{ kind: 'genre', mediaType: 'tv', genreId: 10765 }, 'gt10765'],
  [{ kind: 'similar', key: { mediaType: 'movie', tmdbId: 999_999_999 } }, 'sm999999999'],
] as const satisfies readonly (readonly [TitleList, string])[])(
  'the list %j is written %s',
  (list, text) => {
    expect(titleList.write(list)).toBe(text);
    expect(titleList.read(text)).toEqual(list);
    expect(text.length).toBeLessThanOrEqual(titleList.maxBytes);
  },
);

it.each(['', 'x', 'p', 'pm1', 'g', 'gm', 'gm0', 'sm', 's1', 'tt', 'gm1234567890'])(
  'the text %s is no list',
  (text) => {
    expect(titleList.read(text)).toBeNull();
  },
);
