import { createJsonServer, type FakeAnswer, type FakeCall } from '../json-server.ts';

/** A device that is connected; what it plays, if anything. */
export interface JellyfinSession {
  readonly plays: 'DirectPlay' | 'DirectStream' | 'Transcode' | null;
  readonly idleSeconds: number;
}

/**
 * A Jellyfin or Emby server on loopback. Emby tells no product, and knows only its own header. `hasLegacyHeaders`:
 * whether Jellyfin still knows that one too.
 */
export async function createFakeJellyfin({
  product = 'jellyfin',
  hasLegacyHeaders = true,
}: {
  readonly product?: 'jellyfin' | 'emby';
  readonly hasLegacyHeaders?: boolean;
} = {}) {
  const apiKey = '0123456789abcdef0123456789abcdef';
  const state = {
    sessions: [] as JellyfinSession[],
    counts: { MovieCount: 0, SeriesCount: 0, EpisodeCount: 0, AlbumCount: 0 },
  };
  const server = await createJsonServer(answerTo);
  return { ...server, apiKey, state };

  function answerTo({ path, headers }: FakeCall): FakeAnswer {
    const { pathname, searchParams } = new URL(path, 'http://jellyfin');
    if (!isAllowed(headers)) return { status: 401, body: '', type: 'text/plain' };
    if (pathname === '/System/Info') {
      return {
        status: 200,
        body: {
          ServerName: 'Living room',
          Version: product === 'emby' ? '4.8.11.0' : '10.11.4',
          ...(product === 'jellyfin' ? { ProductName: 'Jellyfin Server' } : {}),
        },
      };
    }
    if (pathname === '/Items/Counts') return { status: 200, body: state.counts };
    if (pathname !== '/Sessions') return { status: 404, body: {} };
    const limit = Number(searchParams.get('ActiveWithinSeconds') ?? Number.POSITIVE_INFINITY);
    const active = state.sessions.filter(({ idleSeconds }) => idleSeconds <= limit);
    return {
      status: 200,
      body: active.map(({ plays }) => ({
        UserName: 'somebody',
        PlayState: { CanSeek: false, ...(plays ? { PlayMethod: plays } : {}) },
        ...(plays ? { NowPlayingItem: { Name: 'Dune', Type: 'Movie' } } : {}),
      })),
    };
  }

  function isAllowed({ authorization, 'x-emby-token': token }: FakeCall['headers']): boolean {
    const [, key] = /^MediaBrowser Token="([^"]*)"$/.exec(authorization ?? '') ?? [];
    if (product === 'jellyfin' && key === apiKey) return true;
    return (product === 'emby' || hasLegacyHeaders) && token === apiKey;
  }
}
