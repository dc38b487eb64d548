import { createMediaServer, type MediaServer } from '../../src/demo/media-server/server.ts';
import { createState } from '../../src/demo/media-server/state.ts';
import { catalogueMovie } from '../fakes/overseerr/catalogue.ts';
import type { Crowd } from './crowd.ts';

const firstTitle = 1_000_000;
const titleCount = 40_000;

/** One hand-over as the media server saw it; epoch milliseconds. */
export interface HandOver {
  readonly askedAt: number;
  answeredAt: number | null;
}

export interface Media {
  readonly server: MediaServer;
  /** A film that nobody has asked for yet. */
  nextTitle(): number;
  /** The hand-over of a title, once it came. */
  handOver(tmdbId: number): HandOver | undefined;
  /** How many hand-overs came so far. */
  handOvers(): number;
  /** How many calls came so far, and which. */
  calls(): readonly string[];
}

/** A media server with the people of the crowd, without quotas, and more films than anybody asks for. */
export async function createMedia(crowd: Crowd, people: number): Promise<Media> {
  const handOvers = new Map<number, HandOver>();
  const calls: string[] = [];
  let titles = 0;
  const owner = { username: 'owner', permissions: ['admin'] } as const;
  const users = Array.from({ length: people }, (_, person) => ({
    username: `person${person}`,
    permissions: ['request'] as const,
    notifications: crowd.profileOf(person),
  }));
  const movies = Array.from({ length: titleCount }, (_, index) =>
    catalogueMovie(firstTitle + index, `Film ${index}`, '2020-05-05'),
  );
  const server = await createMediaServer({
    product: 'seerr',
    apiKey: 'the-key-of-the-bench-0123456789',
    catalogue: { movies, series: [], people: [], collections: [], hasSamples: false },
    state: createState([owner, ...users], () => new Date()),
    onCall({ method, path, body }) {
      calls.push(`${method} ${path}`);
      const title = method === 'POST' && path === '/request' ? mediaIdIn(body) : null;
      if (title !== null) handOvers.set(title, { askedAt: Date.now(), answeredAt: null });
    },
    async beforeAnswer({ method, path, body }) {
      const title = method === 'POST' && path === '/request' ? mediaIdIn(body) : null;
      const handOver = title === null ? undefined : handOvers.get(title);
      if (handOver) handOver.answeredAt = Date.now();
    },
  });
  return {
    server,
    nextTitle() {
      titles += 1;
      if (titles > titleCount) throw new Error('the films are used up');
      return firstTitle + titles - 1;
    },
    handOver: (tmdbId) => handOvers.get(tmdbId),
    handOvers: () => handOvers.size,
    calls: () => calls,
  };
}

function mediaIdIn(body: unknown): number | null {
  if (typeof body !== 'object' || body === null || !('mediaId' in body)) return null;
  return typeof body.mediaId === 'number' ? body.mediaId : null;
}
