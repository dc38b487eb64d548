import { createJsonServer, type FakeAnswer, type FakeCall } from '../json-server.ts';

/** What somebody is watching. A direct play has no decision. */
export interface PlexStream {
  readonly video?: 'transcode' | 'copy';
  readonly audio?: 'transcode' | 'copy';
}

export interface PlexSection {
  readonly key: string;
  readonly type: 'movie' | 'show' | 'artist' | 'photo';
  readonly title: string;
  readonly items: number;
}

const unauthorized: FakeAnswer = {
  status: 401,
  body: '<html><head><title>Unauthorized</title></head><body><h1>401 Unauthorized</h1></body></html>',
  type: 'text/html',
};

/**
 * A Plex Media Server on loopback. It answers in XML unless JSON is asked for, leaves out empty lists, sends all items
 * unless the size of the page is given, and shows streams only to its owner.
 */
export async function createFakePlexMediaServer() {
  const state = {
    streams: [] as PlexStream[],
    sections: [] as PlexSection[],
  };
  const tokens = { owner: 'plex-owner-token', friend: 'plex-friend-token' };
  const server = await createJsonServer(answerTo);
  return { ...server, state, tokens };

  function answerTo({ path, headers }: FakeCall): FakeAnswer {
    const { pathname, searchParams } = new URL(path, 'http://plex');
    const token = headers['x-plex-token'] ?? searchParams.get('X-Plex-Token');
    if (token !== tokens.owner && token !== tokens.friend) return unauthorized;
    if (headers.accept !== 'application/json') {
      return { status: 200, body: '<MediaContainer size="0"/>', type: 'text/xml;charset=utf-8' };
    }
    if (pathname === '/') return container({ friendlyName: 'Home', version: '1.41.0.8992' });
    if (pathname === '/library/sections') return listSections();
    if (pathname === '/status/sessions') {
      return token === tokens.owner ? listSessions() : { status: 403, body: {} };
    }
    const [, key] = /^\/library\/sections\/(\d+)\/all$/.exec(pathname) ?? [];
    const section = state.sections.find((each) => each.key === key);
    return section ? listItems(section, searchParams) : { status: 404, body: {} };
  }

  function listSessions(): FakeAnswer {
    const Metadata = state.streams.map(({ video, audio }, index) => ({
      sessionKey: `${index + 1}`,
      type: 'movie',
      title: 'Dune',
      User: { id: '1', title: 'somebody' },
      Player: { state: 'playing' },
      ...((video ?? audio)
        ? { TranscodeSession: { videoDecision: video, audioDecision: audio, speed: 1.5 } }
        : {}),
    }));
    return container({ size: Metadata.length, ...(Metadata.length > 0 ? { Metadata } : {}) });
  }

  function listSections(): FakeAnswer {
    const Directory = state.sections.map(({ key, type, title }) => ({ key, type, title }));
    return container({ size: Directory.length, ...(Directory.length > 0 ? { Directory } : {}) });
  }

  function listItems({ items }: PlexSection, query: URLSearchParams): FakeAnswer {
    const size = query.get('X-Plex-Container-Size');
    // Without a page there is no total.
    if (size === null) return container({ size: items });
    return container({ size: Math.min(Number(size), items), totalSize: items, offset: 0 });
  }
}

function container(MediaContainer: Readonly<Record<string, unknown>>): FakeAnswer {
  return { status: 200, body: { MediaContainer } };
}
