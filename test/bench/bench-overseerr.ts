import {
  createOverseerrSimulator,
  type OverseerrSimulator,
} from '../../src/demo/overseerr/simulator.ts';
import { createState } from '../../src/demo/overseerr/state.ts';
import { catalogMovie } from '../fakes/overseerr/catalog.ts';
import type { Crowd } from './crowd.ts';

const firstTitle = 1_000_000;
const titleCount = 40_000;

/** One hand-over as the media server saw it; epoch milliseconds. */
export interface Submission {
  readonly askedAt: number;
  answeredAt: number | null;
}

export interface BenchOverseerr {
  readonly server: OverseerrSimulator;
  /** A film that nobody has asked for yet. */
  nextTitle(): number;
  /** The hand-over of a title, once it came. */
  findSubmission(tmdbId: number): Submission | undefined;
  /** How many hand-overs came so far. */
  countSubmissions(): number;
  /** How many calls came so far, and which. */
  calls(): readonly string[];
}

/** A media server with the people of the crowd, without quotas, and more films than anybody asks for. */
export async function createBenchOverseerr(crowd: Crowd, people: number): Promise<BenchOverseerr> {
  const handOvers = new Map<number, Submission>();
  const calls: string[] = [];
  let titles = 0;
  const owner = { username: 'owner', permissions: ['admin'] } as const;
  const users = Array.from({ length: people }, (_, person) => ({
    username: `person${person}`,
    permissions: ['request'] as const,
    notifications: crowd.getProfile(person),
  }));
  const movies = Array.from({ length: titleCount }, (_, index) =>
    catalogMovie(firstTitle + index, `Movie ${index}`, '2020-05-05'),
  );
  const server = await createOverseerrSimulator({
    product: 'seerr',
    apiKey: 'the-key-of-the-bench-0123456789',
    catalog: { movies, series: [], people: [], collections: [], hasSamples: false },
    state: createState([owner, ...users], () => new Date()),
    onCall({ method, path, body }) {
      calls.push(`${method} ${path}`);
      const title = method === 'POST' && path === '/request' ? readMediaId(body) : null;
      if (title !== null) handOvers.set(title, { askedAt: Date.now(), answeredAt: null });
    },
    async beforeAnswer({ method, path, body }) {
      const title = method === 'POST' && path === '/request' ? readMediaId(body) : null;
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
    findSubmission: (tmdbId) => handOvers.get(tmdbId),
    countSubmissions: () => handOvers.size,
    calls: () => calls,
  };
}

function readMediaId(body: unknown): number | null {
  if (typeof body !== 'object' || body === null || !('mediaId' in body)) return null;
  return typeof body.mediaId === 'number' ? body.mediaId : null;
}
