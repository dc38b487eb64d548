import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findHome } from '../../../src/database/embedded/home.ts';
import {
  readPostmaster,
  signal,
  stopPostmaster,
} from '../../../src/database/embedded/postmaster.ts';
import { startEmbedded } from '../../../src/database/embedded/start-embedded.ts';
import { loadOrCreateKey } from '../../../src/database/secrets/secret-box.ts';
import { startTcpProxy } from '../../support/tcp-proxy.ts';

/** The PostgreSQL of the bot, which the storm can interrupt. */
export interface StormDatabase {
  /** Settings of the bot that uses it. */
  readonly env: Readonly<Record<string, string>>;
  /** Where the storm itself reads; not affected by a cut. */
  readUrl(): Promise<string>;
  cut(): Promise<void>;
  heal(): Promise<void>;
  stop(): Promise<void>;
}

const silent = () => undefined;

/** The bot starts it, as it does without DATABASE_URL. A cut ends the server like a crash; the bot has to start it again. */
export async function prepareEmbedded(folder: string): Promise<StormDatabase> {
  const dataDir = join(folder, 'data');
  await mkdir(dataDir);
  await chmod(dataDir, 0o755);
  const findPostmaster = async () => {
    const { cluster } = await findHome(dataDir, silent);
    return { cluster, postmaster: await readPostmaster(cluster) };
  };
  return {
    env: { DATA_DIR: dataDir },
    async readUrl() {
      const { postmaster } = await findPostmaster();
      const key = await loadOrCreateKey(dataDir, 'postgres');
      const password = Buffer.from(key).toString('hex');
      return `postgresql://medianest:${password}@127.0.0.1:${postmaster?.port}/medianest`;
    },
    async cut() {
      const { postmaster } = await findPostmaster();
      if (postmaster) signal(postmaster.pid, 'SIGQUIT');
    },
    async heal() {
      // The bot starts its server again by itself.
    },
    async stop() {
      const { cluster, postmaster } = await findPostmaster();
      if (postmaster) await stopPostmaster(cluster, postmaster.pid);
    },
  };
}

/** A server as of DATABASE_URL. A cut ends all connections and refuses new ones. */
export async function startGiven(folder: string): Promise<StormDatabase> {
  const dataDir = join(folder, 'given');
  await mkdir(dataDir);
  await chmod(dataDir, 0o755);
  // Connections of killed processes may end later than new ones begin.
  const settings = { max_connections: '300' };
  const server = await startEmbedded({ dataDir, log: silent, settings });
  const proxy = await startTcpProxy(server.port);
  const url = new URL(server.url);
  url.port = `${proxy.port}`;
  return {
    env: { DATABASE_URL: url.href },
    readUrl: async () => server.url,
    cut: proxy.cut,
    heal: proxy.heal,
    async stop() {
      await proxy.stop();
      await server.stop();
    },
  };
}
