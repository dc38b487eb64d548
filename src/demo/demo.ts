import { randomBytes } from 'node:crypto';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { posterPath, readTitles } from './catalog.ts';
import { type Controls, createControls } from './controls.ts';
import { type DemoUser, demoUsers, toMemberSeed, toUserSeeds } from './demo-users.ts';
import { createDownloads } from './downloads.ts';
import type { Reply } from './overseerr/http/http.ts';
import { createOverseerrSimulator } from './overseerr/simulator.ts';
import { createState } from './overseerr/state.ts';
import { createPersistence } from './persistence.ts';
import { drawPoster } from './poster.ts';
import { requestAs } from './request-as.ts';
import { restoreSnapshot, serializeSnapshot } from './snapshot.ts';
import { createTicker } from './ticker.ts';

export interface DemoOptions {
  /** Port on loopback; 0 or undefined for any free port. */
  readonly port?: number;
  /** Receiver of the server's webhooks, and the `Authorization` header that they carry. */
  readonly webhook: { readonly url: string; readonly authHeader: string };
  /** Folder that keeps the state across restarts. */
  readonly folder: string;
  readonly log: Log;
  readonly clock: Clock;
  /** How long a movie takes to download; 8000 by default. */
  readonly movieDownloadMs?: number;
}

/** A running demo: a simulated Overseerr with made-up titles, users, and downloads. */
export interface Demo {
  /** Base URL without `/api/v1`. */
  readonly url: string;
  readonly apiKey: string;
  readonly users: readonly DemoUser[];
  readonly controls: Controls;
  /** Adds an account on the server that nobody on the page acts as. Returns its ID. */
  addMember(name: string): number;
  /** Lets each of these accounts request a title on the server's own page that it does not have yet. */
  requestAs(remoteUserIds: readonly number[]): Promise<void>;
  /** The SVG for `/demo-movie-603.svg` or `/posters/movie/603.svg`; null for a title without a poster. */
  renderPoster(path: string): string | null;
  /** Stops the server and its timer, and saves the state. */
  stop(): Promise<void>;
}

const ticksPerMovie = 32;

/** Starts the simulated server on loopback with its saved state. */
export async function createDemo(options: DemoOptions): Promise<Demo> {
  const { log, clock, movieDownloadMs = 8000 } = options;
  const persistence = createPersistence(options.folder, log);
  const snapshot = await persistence.load();
  const apiKey = snapshot?.apiKey ?? randomBytes(33).toString('base64url');
  const state = createState(
    snapshot ? [] : toUserSeeds(randomBytes(18).toString('base64url')),
    clock,
  );
  if (snapshot) restoreSnapshot(state, snapshot);
  const { catalog, posters } = readTitles();
  const postersByPath = new Map(posters.map((poster) => [posterPath(poster), poster]));

  function renderPoster(path: string): string | null {
    const route = /^\/posters\/(movie|tv)\/(\d+)\.svg$/.exec(path);
    const poster = postersByPath.get(route ? `/demo-${route[1]}-${route[2]}.svg` : path);
    return poster ? drawPoster(poster) : null;
  }

  function servePage(path: string): Reply | undefined {
    if (!path.startsWith('/posters/')) return undefined;
    const svg = renderPoster(path);
    if (svg === null) return { status: 404, body: { message: 'no such poster' } };
    const headers = { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' };
    return { status: 200, body: svg, headers };
  }

  async function save(): Promise<void> {
    try {
      await persistence.save(() => serializeSnapshot(apiKey, state));
    } catch (error) {
      // The demo keeps running without its file, for example when the disk is full.
      log.error({ error }, 'Could not save the demo state');
    }
  }

  const server = await createOverseerrSimulator({
    product: 'overseerr',
    apiKey,
    catalog,
    state,
    port: options.port ?? 0,
    servePage,
    // Saved before the response leaves, so that a crash cannot lose a confirmed change.
    beforeAnswer: ({ method }) => (method === 'GET' ? Promise.resolve() : save()),
    onCrash: (reason) => {
      log.warn({ reason }, 'Demo server crashed. Restarting');
      controls
        .set({ isDown: true })
        .then(() => controls.set({ isDown: false }))
        .catch((error: unknown) => log.error({ error }, 'Could not restart the demo server'));
    },
  });
  const { controls, takeFailure } = createControls(server);
  server.webhook.setTarget(options.webhook);
  const downloads = createDownloads({ server, movieDownloadMs, takeFailure });
  const ticker = createTicker({
    tickMs: Math.max(1, movieDownloadMs / ticksPerMovie),
    clock,
    async tick(elapsedMs) {
      if (controls.read().isDown) return;
      if (await downloads.advance(elapsedMs)) await save();
    },
    onError: (error) => log.error({ error }, 'Demo download failed'),
  });
  await save();
  log.debug({ url: server.url }, 'Demo server is running');

  return {
    url: server.url,
    apiKey,
    users: demoUsers,
    controls,
    renderPoster,
    addMember: (name) => server.driver.addUser(toMemberSeed(name)).id,
    requestAs: (remoteUserIds) => requestAs({ server, catalog, remoteUserIds }),
    async stop() {
      await ticker.stop();
      await server.stop();
      await save();
    },
  };
}
