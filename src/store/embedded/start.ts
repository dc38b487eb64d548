import { setTimeout as delay } from 'node:timers/promises';
import { loadOrCreateKey } from '../secret-box.ts';
import { type Binaries, prepareBinaries } from './binaries.ts';
import { ensureCluster, resetPassword, superuser } from './cluster.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { findHome, type Home } from './home.ts';
import { findFreePort, isWrongPassword, launch } from './launch.ts';
import { connectOwner, type Owner } from './owner.ts';
import {
  isServing,
  type Postmaster,
  readPostmaster,
  signal,
  stopPostmaster,
} from './postmaster.ts';

/** A running embedded PostgreSQL that this process owns. */
export type EmbeddedDatabase = {
  readonly url: string;
  readonly port: number;
  /** The folder that holds the database. */
  readonly where: string;
  /** True when a server that outlived its bot was taken over. */
  readonly reused: boolean;
  /** Stops the server and waits for its end; a second call does nothing. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  readonly dataDir: string;
  readonly log: (line: string) => void;
  /** Server settings that replace ours; tests trade durability for speed with it. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The port of the first try; tests occupy it. */
  readonly firstPort?: number;
  /** The folder with PostgreSQL's bin, lib and share, if not the installed package's. */
  readonly native?: string;
};

type Server = { readonly pid: number; readonly port: number; readonly owner: Owner };
type Context = EmbeddedOptions & { home: Home; binaries: Binaries; password: string };

const database = 'medianest';
const maxAttempts = 8;
const attachTimeoutMs = 30_000;
const pollMs = 50;

/**
 * Starts PostgreSQL in `dataDir` on a free port of 127.0.0.1, or takes over the server that a
 * killed bot left behind. Ends with this process, at the latest. Throws EmbeddedDatabaseError,
 * whose one line tells the operator what to do.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const home = await findHome(options.dataDir, options.log);
  const binaries = await prepareBinaries(home, options.native);
  const password = Buffer.from(await loadOrCreateKey(options.dataDir, 'postgres')).toString('hex');
  await ensureCluster({ home, binaries, password });
  const context = { ...options, home, binaries, password };

  const { server, reused } = await obtainServer(context);
  await server.owner.ensureDatabase(database);
  server.owner.rest();
  const onExit = () => signal(server.pid, 'SIGINT');
  process.once('exit', onExit);
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await stopPostmaster(home.cluster, server.pid);
    await server.owner.close();
    process.off('exit', onExit);
  };
  return {
    url: `postgresql://${superuser}:${password}@127.0.0.1:${server.port}/${database}`,
    port: server.port,
    where: home.folder,
    reused,
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}

async function obtainServer(context: Context): Promise<{ server: Server; reused: boolean }> {
  const { home, log } = context;
  let port = context.firstPort ?? (await findFreePort());
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const found = await readPostmaster(home.cluster);
    const running = found !== undefined && (await isServing(home.cluster, found.pid));
    if (running) {
      const server = await attach(context, found);
      if (server !== undefined) return { server, reused: true };
      continue;
    }
    const outcome = await launch({ ...context, port, stalePid: found?.pid });
    switch (outcome.kind) {
      case 'ready':
        await claim(outcome.owner, context);
        return { server: outcome, reused: false };
      case 'taken':
        log(`Port ${port} is taken; trying another for PostgreSQL.`);
        port = await findFreePort();
        break;
      case 'refused':
        log('The password of the embedded PostgreSQL was lost; setting a new one.');
        await resetPassword(context);
        break;
      case 'running':
        await delay(pollMs);
        break;
    }
  }
  throw new EmbeddedDatabaseError(
    `PostgreSQL in ${home.folder} could not be started after ${maxAttempts} attempts.`,
  );
}

/** Takes over a running server; undefined when it has ended or had to be stopped. */
async function attach(context: Context, found: Postmaster): Promise<Server | undefined> {
  const { home, binaries, password, log } = context;
  for (let waitedMs = 0; waitedMs < attachTimeoutMs; waitedMs += pollMs) {
    if (!(await isServing(home.cluster, found.pid))) return undefined;
    const port = found.port || ((await readPostmaster(home.cluster))?.port ?? 0);
    try {
      const owner = await connectOwner({ port, password, cluster: home.cluster });
      await claim(owner, context);
      if (owner.version === binaries.version) {
        log(`Took over the PostgreSQL (process ${found.pid}) that an earlier run left behind.`);
        return { pid: found.pid, port, owner };
      }
      log(`Stopping PostgreSQL ${owner.version}, left behind by an earlier run.`);
      await stopPostmaster(home.cluster, found.pid);
      await owner.close();
      return undefined;
    } catch (error) {
      if (error instanceof EmbeddedDatabaseError) throw error;
      if (isWrongPassword(error)) break;
    }
    await delay(pollMs);
  }
  log(`Stopping a PostgreSQL (process ${found.pid}) that does not answer to this DATA_DIR.`);
  await stopPostmaster(home.cluster, found.pid);
  return undefined;
}

async function claim(owner: Owner, { dataDir }: Context): Promise<void> {
  const answer = await owner.claim();
  if (answer.held) return;
  await owner.close();
  throw new EmbeddedDatabaseError(
    `Another MediaNest (${answer.by}) is using ${dataDir}: stop it, give this one its own DATA_DIR, or set DATABASE_URL to run several.`,
  );
}
