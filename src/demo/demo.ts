import { randomBytes } from 'node:crypto';
import type { Clock, Log } from '../ports.ts';
import { posterPath, readTitles } from './catalogue.ts';
import { createDownloads } from './downloads.ts';
import type { Reply } from './media-server/http.ts';
import { createMediaServer } from './media-server/server.ts';
import { createState } from './media-server/state.ts';
import { createMemory } from './memory.ts';
import { createPace } from './pace.ts';
import { createPanel, type Panel } from './panel.ts';
import { drawPoster } from './poster.ts';
import { restore, writeRecord } from './record.ts';
import { type DemoUser, demoUsers, toSeeds } from './users.ts';

export interface DemoOptions {
  /** Port on loopback; 0 or left out: a free one. */
  readonly port?: number;
  /** Where the server tells what happened, and what it puts into the `Authorization` header. */
  readonly webhook: { readonly url: string; readonly authHeader: string };
  /** Where the state is kept from start to start. */
  readonly folder: string;
  readonly log: Log;
  readonly clock: Clock;
  /** How long a film takes to download; 8000 unless given. */
  readonly paceMs?: number;
}

/** A running demonstration media server: an Overseerr look-alike with titles, people and downloads. */
export interface Demo {
  /** Base address without `/api/v1`. */
  readonly url: string;
  readonly apiKey: string;
  readonly users: readonly DemoUser[];
  readonly panel: Panel;
  /** SVG text for `/demo-movie-603.svg` or `/posters/movie/603.svg`; null for what has no poster. */
  poster(path: string): string | null;
  /** Stops the server and its timer; the state is on disk when it resolves. */
  stop(): Promise<void>;
}

const ticksPerFilm = 32;

/** Starts the demonstration media server on loopback, with the state it had when it was last stopped. */
export async function createDemo(options: DemoOptions): Promise<Demo> {
  const { log, clock, paceMs = 8000 } = options;
  const memory = createMemory(options.folder, log);
  const kept = await memory.load();
  const apiKey = kept?.apiKey ?? randomBytes(33).toString('base64url');
  const state = createState(kept ? [] : toSeeds(randomBytes(18).toString('base64url')), clock);
  if (kept) restore(state, kept);
  const { catalogue, posters } = readTitles();
  const drawn = new Map(posters.map((facts) => [posterPath(facts), facts]));

  function poster(path: string): string | null {
    const route = /^\/posters\/(movie|tv)\/(\d+)\.svg$/.exec(path);
    const facts = drawn.get(route ? `/demo-${route[1]}-${route[2]}.svg` : path);
    return facts ? drawPoster(facts) : null;
  }

  function page(path: string): Reply | undefined {
    if (!path.startsWith('/posters/')) return undefined;
    const svg = poster(path);
    if (svg === null) return { status: 404, body: { message: 'no such poster' } };
    const headers = { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' };
    return { status: 200, body: svg, headers };
  }

  async function save(): Promise<void> {
    try {
      await memory.save(() => writeRecord(apiKey, state));
    } catch (error) {
      // The demonstration goes on without its memory, as when the disk is full.
      log.error({ error }, 'demonstration: state not kept');
    }
  }

  const server = await createMediaServer({
    product: 'overseerr',
    apiKey,
    catalogue,
    state,
    port: options.port ?? 0,
    page,
    // Kept before the caller hears of it, so that no kill loses what was promised.
    beforeAnswer: ({ method }) => (method === 'GET' ? Promise.resolve() : save()),
    onCrash: (reason) => {
      log.warn({ reason }, 'demonstration: media server died of a call, restarting');
      panel
        .set({ isDown: true })
        .then(() => panel.set({ isDown: false }))
        .catch((error: unknown) => log.error({ error }, 'demonstration: media server stays down'));
    },
  });
  const { panel, takeFailure } = createPanel(server);
  server.webhook.target(options.webhook);
  const downloads = createDownloads({ server, paceMs, takeFailure });
  const pace = createPace({
    tickMs: Math.max(1, paceMs / ticksPerFilm),
    clock,
    async tick(elapsedMs) {
      if (panel.read().isDown) return;
      if (await downloads.advance(elapsedMs)) await save();
    },
    onError: (error) => log.error({ error }, 'demonstration: a download went wrong'),
  });
  await save();
  log.info({ url: server.url }, 'demonstration media server ready');

  return {
    url: server.url,
    apiKey,
    users: demoUsers,
    panel,
    poster,
    async stop() {
      await pace.stop();
      await server.stop();
      await save();
    },
  };
}
