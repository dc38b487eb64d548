import { setTimeout as delay } from 'node:timers/promises';
import { findFreePort } from '../../lib/find-free-port.ts';
import { loadOrCreateKey } from '../secrets/secret-box.ts';
import { prepareBinaries } from './binaries.ts';
import { ensureCluster, superuser } from './cluster.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { findHome } from './home.ts';
import { obtainServer, type Server, type ServerContext } from './obtain-server.ts';
import { signal, stopPostmaster } from './postmaster.ts';
import { reopenLostServer } from './reopen-lost-server.ts';
import { explainStorageError } from './storage.ts';

/** A running embedded PostgreSQL that this process owns. */
export type EmbeddedDatabase = {
  readonly url: string;
  readonly port: number;
  /** The folder that holds the database. */
  readonly folder: string;
  /** Whether a running server of an earlier bot was taken over. */
  readonly isReused: boolean;
  /** Stops the server and waits until it has ended. A second call does nothing. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  readonly dataDir: string;
  readonly log: (line: string) => void;
  /** Gives up when it aborts, and leaves no server behind. */
  readonly signal?: AbortSignal;
  /** Server settings that replace the default ones, such as those for fast but unsafe writes in tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The size of the WAL files of a new cluster, if not PostgreSQL's default; small ones make copies in tests cheap. */
  readonly walFileMegabytes?: number;
  /** How long the start may take; replaying the WAL of a backup takes longer than a normal start. */
  readonly readyTimeoutMs?: number;
  /** Whether others, who go first, use the machine meanwhile. */
  readonly isGentle?: boolean;
  /** The port of the first try; tests occupy it. */
  readonly firstPort?: number;
  /** The folder with PostgreSQL's bin, lib and share, if not the installed package's. */
  readonly native?: string;
};

/** The name of the database in the embedded server. */
export const embeddedDatabaseName = 'medianest';
const firstRestartDelayMs = 500;
const maxRestartDelayMs = 30_000;

/**
 * Starts PostgreSQL in `dataDir` on a free port of 127.0.0.1, or takes over the running server of a bot that was
 * killed. The server ends with this process, if not before. Throws EmbeddedDatabaseError, whose one line says what the
 * operator can do.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const context = await prepare(options);
  const port = options.firstPort ?? (await findFreePort());
  const { server, reused } = await reopenLostServer(() => openServer(context, port), {
    folder: context.home.folder,
    log: context.log,
    signal: options.signal,
  });
  const { folder, stop } = superviseServer(context, server);
  return {
    url: `postgresql://${superuser}:${context.password}@127.0.0.1:${server.port}/${embeddedDatabaseName}`,
    port: server.port,
    folder,
    isReused: reused,
    stop,
  };
}

/** A server with our database. */
async function openServer(context: ServerContext, port: number): ReturnType<typeof obtainServer> {
  const obtained = await obtainServer(context, { port, isFixed: false });
  const { pid, owner } = obtained.server;
  try {
    await owner.ensureDatabase(embeddedDatabaseName);
    context.signal?.throwIfAborted();
  } catch (error) {
    await stopPostmaster(context.home.cluster, pid);
    await owner.close();
    throw error;
  }
  return obtained;
}

async function prepare({
  dataDir,
  log,
  settings,
  walFileMegabytes,
  native,
  readyTimeoutMs,
  isGentle = false,
  signal,
}: EmbeddedOptions): Promise<ServerContext> {
  try {
    const home = await findHome(dataDir, log);
    const binaries = await prepareBinaries(home, native);
    const key = await loadOrCreateKey(dataDir, 'postgres');
    const password = Buffer.from(key).toString('hex');
    await ensureCluster({
      home,
      binaries,
      password,
      ...(walFileMegabytes && { walFileMegabytes }),
      ...(signal && { signal }),
    });
    signal?.throwIfAborted();
    return {
      dataDir,
      log,
      home,
      binaries,
      password,
      readyTimeoutMs,
      isGentle,
      ...(settings && { settings }),
      ...(signal && { signal }),
    };
  } catch (cause) {
    if (cause instanceof EmbeddedDatabaseError || !(cause instanceof Error)) throw cause;
    throw explainStorageError(cause, dataDir);
  }
}

/** Supervises the server until it is stopped: if it crashes, it is started again on the same port. */
function superviseServer(
  context: ServerContext,
  first: Server,
): Pick<EmbeddedDatabase, 'folder' | 'stop'> {
  const { home, log } = context;
  let server = first;
  let restarting: Promise<void> = Promise.resolve();
  let stopping: Promise<void> | undefined;
  const stopSignal = new AbortController();

  // For as long as the bot lives: whatever is wrong may be repaired, and without a database the bot is useless.
  const restart = async () => {
    let delayMs = firstRestartDelayMs;
    while (stopping === undefined) {
      try {
        const place = { port: server.port, isFixed: true };
        server = (await obtainServer({ ...context, signal: stopSignal.signal }, place)).server;
        log('The embedded PostgreSQL is running again.');
        watch();
        return;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const seconds = delayMs / 1_000;
        log(
          `Could not restart the embedded PostgreSQL: ${reason}. Trying again in ${seconds} seconds.`,
        );
        await delay(delayMs, undefined, { signal: stopSignal.signal }).catch(() => undefined);
        delayMs = Math.min(delayMs * 2, maxRestartDelayMs);
      }
    }
  };
  const watch = () => {
    server.owner.unref(() => {
      if (stopping !== undefined) return;
      log('The embedded PostgreSQL stopped unexpectedly. Restarting it.');
      restarting = restart();
    });
  };
  const onExit = () => signal(server.pid, 'SIGINT');
  const end = async () => {
    await restarting;
    await stopPostmaster(home.cluster, server.pid);
    await server.owner.close();
    process.off('exit', onExit);
  };

  watch();
  process.once('exit', onExit);
  return {
    folder: home.folder,
    stop() {
      stopSignal.abort();
      stopping ??= end();
      return stopping;
    },
  };
}
