import { CliError } from '../../cli/exit-code.ts';
import type { OperatorWebhooks, WebhookServer } from '../../cli/operator-webhooks.ts';
import type { Config } from '../../config/config.ts';
import { createAuditLog, createRefusalLog } from '../../database/audit-log.ts';
import { createLocks } from '../../database/locks/locks.ts';
import { listOverseerrServices } from '../../database/operator/overseerr-services.ts';
import { createPrismaClient, type Database } from '../../database/prisma-client.ts';
import { loadKey } from '../../database/secrets/secret-box.ts';
import { loadWebhookSecret } from '../../database/secrets/secrets.ts';
import { createWebhookStates } from '../../database/services/webhook-states.ts';
import { operatorActor } from '../../domain/actor.ts';
import { toAppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import { createOverseerrClient } from '../../overseerr/client.ts';
import { createOverseerrServers } from '../../overseerr/overseerr-servers.ts';
import type { Clock } from '../../ports/clock.ts';
import { noLog } from '../../ports/log.ts';
import { toOperatorMessage } from '../../usecases/services/health-check.ts';
import { createWebhookSetupOf } from '../webhook/create-webhook-setup.ts';
import { findWebhookBase } from '../webhook/find-webhook-base.ts';
import { readBotAddress, toLocalAddress } from './bot-address.ts';
import type { DatabaseLocation } from './locate-database.ts';

/** What `medianest webhook` does, with a database connection of its own. */
export async function openOperatorWebhooks(
  config: Config,
  location: DatabaseLocation,
  deps: { readonly isBotRunning: () => Promise<boolean>; readonly clock: Clock },
): Promise<OperatorWebhooks> {
  const { url } = location;
  const { poolTimeoutSeconds } = config.database;
  const applicationName = 'medianest cli';
  const database = createPrismaClient({ url, poolSize: 2, poolTimeoutSeconds, applicationName });
  try {
    const secret = await loadWebhookSecret(config.webhookSecret, config.dataDir);
    const webhooks = await createOperatorWebhooks({ ...deps, config, database, url, secret });
    return {
      ...webhooks,
      async close() {
        await webhooks.close();
        await database.close();
        await location.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The webhooks of the configured servers, over an open database. Throws a CliError if there are none. */
export async function createOperatorWebhooks(deps: {
  readonly config: Config;
  readonly database: Pick<Database, 'prisma' | 'kysely'>;
  /** The address of the database. */
  readonly url: string;
  /** Null: webhooks can be looked at, but not changed. */
  readonly secret: string | null;
  readonly isBotRunning: () => Promise<boolean>;
  readonly clock: Clock;
}): Promise<OperatorWebhooks> {
  const { config, database, secret, isBotRunning, clock } = deps;
  const { overseerrServers } = config;
  const { prisma, kysely } = database;
  if (overseerrServers.length === 0) {
    throw new CliError(
      'No Overseerr server is configured. Set OVERSEERR_URL and OVERSEERR_API_KEY',
    );
  }
  const stored = await listOverseerrServices(prisma);
  const entries = overseerrServers.map(({ name, url: baseUrl, apiKey }) => {
    const row = stored.get(name);
    if (!row) throw new CliError(`The bot does not know the server ${name} yet. Start it once.`);
    const client = createOverseerrClient({
      baseUrl,
      apiKey,
      lastTitle: row.title,
      log: noLog,
      clock,
    });
    return { id: row.id, name, client };
  });
  const servers = createOverseerrServers(entries);
  const locks = createLocks({ url: deps.url, log: noLog });
  const localUrl = await findLocalUrl(config);
  const setup = createWebhookSetupOf({
    servers,
    webhookStates: createWebhookStates({ prisma }),
    audit: createAuditLog({ kysely }),
    refusals: createRefusalLog({ kysely }),
    locks,
    clock,
    authHeader: secret,
    findBase: (name) => findWebhookBase({ config, localUrl }, name),
  });
  return {
    servers: entries.map(({ id, name }) => ({ name, title: servers.getTitle(id) })),
    isBotRunning,
    read: (server) => run(server, (id) => setup.getWebhook(operatorActor, id)),
    install: (server, options) => run(server, (id) => setup.install(operatorActor, id, options)),
    test: (server) => run(server, (id) => setup.test(operatorActor, id)),
    remove: (server) => run(server, (id) => setup.remove(operatorActor, id)),
    async close() {
      await servers.close();
      await locks.close();
    },
  };

  async function run<Result>(
    { name, title }: WebhookServer,
    work: (id: ServiceId) => Promise<Result>,
  ): Promise<Result> {
    const id = servers.findId(name);
    if (!id) throw new CliError(`There is no server ${name}`);
    try {
      return await work(id);
    } catch (error) {
      const appError = toAppError(error);
      if (appError.code === 'internal') throw error;
      throw new CliError(toOperatorMessage(appError, title), { cause: error });
    }
  }
}

/** The secret of webhooks; null before the first start, which creates it. */
export async function readWebhookSecret({
  webhookSecret,
  dataDir,
}: Config): Promise<string | null> {
  if (webhookSecret !== null) return webhookSecret;
  const key = await loadKey(dataDir, 'webhook');
  return key === undefined ? null : Buffer.from(key).toString('base64url');
}

/** The bot records where it listens; its settings may be others than those of this shell. */
async function findLocalUrl({ http, dataDir }: Config): Promise<string | null> {
  return (await readBotAddress(dataDir)) ?? (http.port === 0 ? null : toLocalAddress(http));
}
