import {
  createOverseerrSimulator,
  type OverseerrSimulator,
} from '../../src/demo/overseerr/simulator.ts';
import { createState } from '../../src/demo/overseerr/state.ts';
import { catalogMovie } from '../fakes/overseerr/catalog.ts';
import { preciseNow } from '../support/precise-time.ts';
import type { Crowd } from './crowd.ts';

const firstTitle = 1_000_000;
const titleCount = 40_000;

/** A `POST /request` as Overseerr received it. Times are in epoch milliseconds. */
export interface Submission {
  readonly receivedAt: number;
  answeredAt: number | null;
}

export interface BenchOverseerr {
  readonly server: OverseerrSimulator;
  /** A movie that nobody has requested yet. */
  nextTitle(): number;
  /** The submission of a title, when it has arrived. */
  findSubmission(tmdbId: number): Submission | undefined;
  /** The number of submissions so far. */
  countSubmissions(): number;
  /** All calls so far, as `METHOD /path`. */
  calls(): readonly string[];
}

/** An Overseerr simulator with the people of the crowd, without quotas, and with plenty of movies. */
export async function createBenchOverseerr(crowd: Crowd, people: number): Promise<BenchOverseerr> {
  const submissions = new Map<number, Submission>();
  const calls: string[] = [];
  let usedTitleCount = 0;
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
      if (title !== null) submissions.set(title, { receivedAt: preciseNow(), answeredAt: null });
    },
    async beforeAnswer({ method, path, body }) {
      const title = method === 'POST' && path === '/request' ? readMediaId(body) : null;
      const submission = title === null ? undefined : submissions.get(title);
      if (submission) submission.answeredAt = preciseNow();
    },
  });
  return {
    server,
    nextTitle() {
      usedTitleCount += 1;
      if (usedTitleCount > titleCount) throw new Error('all movies have been requested');
      return firstTitle + usedTitleCount - 1;
    },
    findSubmission: (tmdbId) => submissions.get(tmdbId),
    countSubmissions: () => submissions.size,
    calls: () => calls,
  };
}

function readMediaId(body: unknown): number | null {
  if (typeof body !== 'object' || body === null || !('mediaId' in body)) return null;
  return typeof body.mediaId === 'number' ? body.mediaId : null;
}
