import { setTimeout as delay } from 'node:timers/promises';
import { findFreePort } from '../../lib/find-free-port.ts';
import type { Binaries } from './binaries.ts';
import { resetPassword } from './cluster.ts';
import { resumeSuspended } from './cluster-processes.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import type { Home } from './home.ts';
import { isWrongPassword, launch } from './launch.ts';
import { type OwnerSession, openOwnerSession } from './owner-session.ts';
import {
  findPostmaster,
  isServing,
  type Postmaster,
  readPostmaster,
  stopPostmaster,
} from './postmaster.ts';

/** What every step needs. */
export type ServerContext = {
  readonly dataDir: string;
  readonly log: (line: string) => void;
  readonly settings?: Readonly<Record<string, string>>;
  readonly home: Home;
  readonly binaries: Binaries;
  readonly password: string;
  readonly readyTimeoutMs?: number | undefined;
  readonly isGentle: boolean;
  /** Gives up when it aborts. */
  readonly signal?: AbortSignal;
};

/** A server that responds, and the bot's session on it. */
export type Server = { readonly pid: number; readonly port: number; readonly owner: OwnerSession };

const maxAttempts = 10;
const busyDelayMs = 250;
const pollMs = 50;

/**
 * Takes over the running server of the cluster or starts one, and takes the lock that one bot at a time can hold.
 * If the port is in use, tries it again if it `isFixed`, and otherwise another one.
 */
export async function obtainServer(
  context: ServerContext,
  place: { port: number; isFixed: boolean },
): Promise<{ server: Server; reused: boolean }> {
  const { home, log } = context;
  let { port } = place;
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    context.signal?.throwIfAborted();
    const found = await findPostmaster(home.cluster, log);
    const running = found !== undefined && (await isServing(home.cluster, found.pid));
    if (running) {
      const server = await attach(context, found);
      if (server !== undefined) return { server, reused: true };
      continue;
    }
    const outcome = await launch({ ...context, port, stalePid: found?.pid });
    switch (outcome.kind) {
      case 'ready':
        await acquireOwnership(outcome.owner, context);
        return { server: outcome, reused: false };
      case 'taken':
        log(
          `Port ${port} is in use. Trying ${place.isFixed ? 'again' : 'another port for PostgreSQL'}.`,
        );
        if (place.isFixed) await delay(busyDelayMs);
        else port = await findFreePort();
        break;
      case 'refused':
        log('The password of the embedded PostgreSQL is missing. Setting a new one.');
        await resetPassword(context);
        break;
      case 'running':
        await resumeSuspended(home.cluster);
        await delay(busyDelayMs);
        break;
    }
  }
  throw new EmbeddedDatabaseError(
    `Could not start PostgreSQL in ${home.folder} after ${maxAttempts} attempts. See ${home.folder}/server.log`,
  );
}

/** Takes over a running server; undefined if it has ended or had to be stopped. */
async function attach(context: ServerContext, found: Postmaster): Promise<Server | undefined> {
  const { home, log } = context;
  const name = `the PostgreSQL from an earlier run (process ${found.pid})`;
  const startedAt = performance.now();
  let isAnnounced = false;
  for (;;) {
    context.signal?.throwIfAborted();
    if (await resumeSuspended(home.cluster)) log(`Resuming ${name}, which was suspended.`);
    if (!(await isServing(home.cluster, found.pid))) return undefined;
    const { server, problem } = await tryToAttach(context, found);
    if (!problem) return server;
    const elapsedMs = performance.now() - startedAt;
    if (elapsedMs > attachTimeoutsMs[problem]) {
      log(`Stopping ${name}, which ${problemTexts[problem]}.`);
      await stopPostmaster(home.cluster, found.pid);
      return undefined;
    }
    if (elapsedMs > announceAfterMs && !isAnnounced) {
      isAnnounced = true;
      log(`Waiting for ${name}, which ${problemTexts[problem]}.`);
    }
    await delay(pollMs);
  }
}

/** A running server that cannot be used, at least for now. */
type AttachProblem = 'wrong-password' | 'not-responding' | 'starting' | 'unknown-port';

/**
 * How long a server with a problem is waited for. Replaying the log after a power cut may take a while. A server writes
 * its port right after it has made its lock file.
 */
const attachTimeoutsMs = {
  'wrong-password': 0,
  'not-responding': 8_000,
  starting: 120_000,
  'unknown-port': 1_000,
} satisfies Record<AttachProblem, number>;
const announceAfterMs = 2_000;
const responseTimeoutMs = 2_000;

const problemTexts = {
  'wrong-password': 'does not accept this DATA_DIR’s password',
  'not-responding': 'does not respond',
  starting: 'is starting',
  'unknown-port': 'has a damaged lock file, so that its port is unknown',
} satisfies Record<AttachProblem, string>;

async function tryToAttach(
  context: ServerContext,
  found: Postmaster,
): Promise<{ server?: Server; problem?: AttachProblem }> {
  const { home, binaries, password, log } = context;
  const port = found.port || ((await readPostmaster(home.cluster))?.port ?? 0);
  if (port === 0) return { problem: 'unknown-port' };
  try {
    const owner = await openOwnerSession({
      port,
      password,
      cluster: home.cluster,
      timeoutMs: responseTimeoutMs,
    });
    await acquireOwnership(owner, context);
    if (owner.version === binaries.version) {
      log(`Reusing the PostgreSQL from an earlier run (process ${found.pid}).`);
      return { server: { pid: found.pid, port, owner } };
    }
    log(`Stopping PostgreSQL ${owner.version} from an earlier run.`);
    await stopPostmaster(home.cluster, found.pid);
    await owner.close();
    return {};
  } catch (error) {
    if (error instanceof EmbeddedDatabaseError) throw error;
    if (isWrongPassword(error)) return { problem: 'wrong-password' };
    return { problem: isStarting(error) ? 'starting' : 'not-responding' };
  }
}

/** SQLSTATE 57P03, cannot_connect_now. */
function isStarting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57P03';
}

async function acquireOwnership(owner: OwnerSession, { dataDir }: ServerContext): Promise<void> {
  const answer = await owner.acquireLock();
  if (answer.held) return;
  await owner.close();
  throw new EmbeddedDatabaseError(
    `Another MediaNest (${answer.by}) is already using ${dataDir}. Stop it, choose another DATA_DIR, or set DATABASE_URL to run several processes.`,
  );
}
