import { describe, expect, it } from 'vitest';
import { wireMovie, wireRequest } from '../../../../src/overseerr/wire/schemas.ts';
import { toDetails, toRemoteRequest } from '../../../../src/overseerr/wire/translate.ts';

const plex = 'https://app.plex.tv/desktop#!/server/1/details?key=%2Flibrary%2Fmetadata%2F7';
const plex4k = `${plex}0`;

const watchUrlOf = (media: object, is4k = false) =>
  toRemoteRequest(
    wireRequest.parse({
      id: 1,
      status: 2,
      type: 'movie',
      is4k,
      media: { tmdbId: 1, status: 5, ...media },
    }),
  ).watchUrl;

describe('where a title can be watched', () => {
  it('is the address of the requested quality, from Seerr and from Overseerr', () => {
    const seerr = { status4k: 5, mediaUrl: plex, mediaUrl4k: plex4k };
    const overseerr = { status4k: 5, plexUrl: plex, plexUrl4k: plex4k };
    for (const media of [seerr, overseerr]) {
      expect([watchUrlOf(media), watchUrlOf(media, true)]).toEqual([plex, plex4k]);
      const movie = { id: 1, title: 'Dune', mediaInfo: { tmdbId: 1, status: 5, ...media } };
      expect(toDetails(wireMovie.parse(movie)).watchUrls).toEqual({
        standard: plex,
        in4k: plex4k,
      });
    }
    expect(watchUrlOf({ mediaUrl: plex }, true)).toBeNull();
    for (const mediaUrl of [
      '',
      'undefined/web/index.html',
      `https://x.example/${'a'.repeat(3_000)}`,
    ]) {
      expect(watchUrlOf({ mediaUrl, plexUrl: plex })).toBe(plex);
    }
  });

  it.each([
    ['partly available', 4, plex],
    ['being downloaded', 3, null],
    ['deleted', 7, null],
    ['known', 1, null],
  ])('of a title that is %s', (_, status, expected) => {
    expect(watchUrlOf({ status, mediaUrl: plex })).toBe(expected);
  });

  it.each([
    ['javascript:alert(1)', null],
    ['plex://preplay/?metadataKey=7', null],
    ['not an address', null],
    [7, null],
    [`https://plex.example/${'x'.repeat(2_000)}`, null],
    ['https://me:secret@plex.example/web', 'https://plex.example/web'],
  ])('is not an address that chats cannot open or must not show: %s', (mediaUrl, expected) => {
    expect(watchUrlOf({ mediaUrl })).toBe(expected);
  });
});
