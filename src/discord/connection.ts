import { Client, Events, GatewayDispatchEvents, REST, RESTEvents } from 'discord.js';
import { z } from 'zod';
import type { PlatformEvent } from '../domain/spaces/platform-event.ts';
import { createClockDifference } from '../lib/clocks/clock-difference.ts';
import { createRemoteClock } from '../lib/clocks/remote-clock.ts';
import { withTimeout } from '../lib/with-timeout.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Metrics } from '../ports/metrics.ts';
import { toClientOptions, toRestOptions } from './client-options.ts';
import { toLoggableError } from './discord-error.ts';
import { createGuilds } from './guilds.ts';
import { toStartError } from './start-error.ts';

/** Receives the events of the gateway. */
interface GatewayHandlers {
  interaction(payload: unknown): void;
  reaction(payload: unknown): void;
  platformEvent(event: PlatformEvent): void;
}

/** The connection to Discord: gateway and REST. */
export interface Connection {
  /** Queues calls within Discord's rate limits; sends the token. */
  readonly rest: REST;
  /**
   * For responses to interactions, which do not count toward the limit of 50 calls a second (docs/chat-platforms.md,
   * "Discord rate limits"); in the other queue they would wait for it.
   */
  readonly interactionRest: REST;
  readonly guildNames: ReadonlyMap<string, string>;
  /** Empty before the first READY. */
  applicationId(): string;
  botUserId(): string;
  /** The guilds that the bot is in. */
  guildIds(): readonly string[];
  /** Resolves after READY. Throws `PlatformStartError`; after that it can be called again. */
  open(handlers: GatewayHandlers): Promise<void>;
  /** Ignores all events from now on. */
  stopListening(): void;
  close(): Promise<void>;
  status(): { readonly isReady: boolean; readonly detail: string };
  /** The time by Discord's clock; null before its first response. */
  discordTime(): Date | null;
}

interface Identity {
  readonly applicationId: string;
  readonly botUserId: string;
}

const readySchema = z.object({
  user: z.object({ id: z.string() }),
  application: z.object({ id: z.string() }),
  guilds: z.array(z.object({ id: z.string() })),
  shard: z.tuple([z.number(), z.number()]).default([0, 1]),
});

/** Creates a connection that keeps itself open. Of all it receives, it stores only the ids and names of guilds. */
export function createConnection(options: {
  readonly token: string;
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly startTimeoutMs: number;
  readonly metrics?: Pick<Metrics, 'observeCall'> | undefined;
}): Connection {
  const { token, apiUrl, clock, log, startTimeoutMs, metrics } = options;
  const api = apiUrl.replace(/\/+$/, '');
  // Not the client's own REST, which has a token only while it is logged in: messages are posted without a gateway, too.
  const rest = new REST(toRestOptions(api, metrics)).setToken(token);
  const interactionRest = new REST({
    ...toRestOptions(api, metrics),
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
  });
  const guilds = createGuilds();
  const remoteClock = createRemoteClock();
  const shardProblems = new Map<number, string>();
  let identity: Identity = { applicationId: '', botUserId: '' };
  let handlers: GatewayHandlers | null = null;
  let detail = 'not started';
  let client: Client | null = null;
  let isClosed = false;

  logRateLimits();
  compareClocks();

  return {
    rest,
    interactionRest,
    guildNames: guilds.names,
    applicationId: () => identity.applicationId,
    botUserId: () => identity.botUserId,
    guildIds: guilds.ids,
    async open(newHandlers) {
      handlers = newHandlers;
      detail = 'connecting';
      try {
        await logIn();
      } catch (error) {
        handlers = null;
        const startError = toStartError(error, api);
        if (!isClosed) detail = startError.message;
        await disconnect();
        throw startError;
      }
      detail = 'connected';
    },
    stopListening() {
      handlers = null;
    },
    async close() {
      handlers = null;
      isClosed = true;
      detail = 'stopped';
      await disconnect();
      for (const restClient of [rest, interactionRest]) {
        restClient.clearHashSweeper();
        restClient.clearHandlerSweeper();
      }
    },
    discordTime: remoteClock.now,
    status() {
      const [problem] = shardProblems.values();
      return { isReady: detail === 'connected' && !problem, detail: problem ?? detail };
    },
  };

  function compareClocks() {
    const difference = createClockDifference({
      onWrong: (text) =>
        log.warn(
          {},
          `The clock is ${text} Discord's. Turn on time synchronization (NTP) on this computer and on that of the database`,
        ),
      onRight: () => log.info({}, "The clock agrees with Discord's again"),
    });
    for (const restClient of [rest, interactionRest]) {
      restClient.on(RESTEvents.Response, (_, response) => {
        remoteClock.learn(response.headers.get('date'));
        const discordTime = remoteClock.now();
        if (discordTime) difference.report(clock().getTime() - discordTime.getTime());
      });
    }
  }

  /** A new client for every attempt: one that was destroyed cannot log in again. */
  async function logIn(): Promise<void> {
    const newClient = new Client(toClientOptions(api));
    client = newClient;
    guilds.clear();
    listenToGateway(newClient);
    listenToShards(newClient);
    if ((await withTimeout(newClient.login(token), startTimeoutMs, null)) === null) {
      throw new Error(`the gateway did not respond within ${startTimeoutMs / 1_000} seconds`);
    }
    if (isClosed) throw new Error('stopped while connecting');
  }

  async function disconnect(): Promise<void> {
    const oldClient = client;
    client = null;
    shardProblems.clear();
    await oldClient?.destroy();
  }

  function listenToGateway(client: Client): void {
    client.ws.on(GatewayDispatchEvents.Ready, (payload: unknown, shardId) => {
      const { user, application, ...readyEvent } = readySchema.parse(payload);
      identity = { applicationId: application.id, botUserId: user.id };
      shardProblems.delete(shardId);
      // Before all shards are ready, the guilds of the others would look like guilds that the bot has left.
      if (guilds.handleReady(readyEvent)) {
        handlers?.platformEvent({ kind: 'listed', platformSpaceIds: guilds.ids() });
      }
    });
    client.ws.on(GatewayDispatchEvents.Resumed, (_: unknown, shardId) => {
      shardProblems.delete(shardId);
      log.info({ shardId }, 'Reconnected to Discord');
    });
    for (const event of [GatewayDispatchEvents.GuildCreate, GatewayDispatchEvents.GuildUpdate]) {
      client.ws.on(event, (guild: unknown, shardId: number) => {
        const joined = guilds.handleUpsert(shardId, guild);
        dropGuildDetails(guild);
        if (joined !== null) handlers?.platformEvent({ kind: 'joined', platformSpaceId: joined });
      });
    }
    client.ws.on(GatewayDispatchEvents.GuildDelete, (guild: unknown, shardId) => {
      const left = guilds.handleDelete(shardId, guild);
      if (left !== null) handlers?.platformEvent({ kind: 'left', platformSpaceId: left });
    });
    client.ws.on(GatewayDispatchEvents.InteractionCreate, (payload: unknown) => {
      handlers?.interaction(payload);
    });
    client.ws.on(GatewayDispatchEvents.MessageReactionAdd, (payload: unknown) => {
      handlers?.reaction(payload);
    });
  }

  function listenToShards(newClient: Client): void {
    newClient.on(Events.ShardReconnecting, (shardId) => {
      // discord.js reports it for a connection that the bot closes itself, too.
      if (client !== newClient) return;
      shardProblems.set(shardId, 'reconnecting');
      log.info({ shardId }, 'Lost the connection to Discord. Reconnecting');
    });
    newClient.on(Events.ShardDisconnect, ({ code }, shardId) => {
      const reason = `Discord closed the connection permanently (code ${code})`;
      shardProblems.set(shardId, reason);
      log.error({ shardId, code }, reason);
    });
    newClient.on(Events.ShardError, (error, shardId) => {
      log.warn({ shardId, error: toLoggableError(error) }, 'Discord connection error');
    });
    newClient.on(Events.Error, (error) => {
      log.warn({ error: toLoggableError(error) }, 'discord.js error');
    });
  }

  function logRateLimits() {
    for (const restClient of [rest, interactionRest]) {
      restClient.on(RESTEvents.RateLimited, ({ route, retryAfter, scope, global }) => {
        log.debug({ route, retryAfterMs: retryAfter, scope, global }, 'Rate limited by Discord');
      });
    }
  }
}

/** Empties the lists of a guild before discord.js stores them: the channels, roles, and emojis of 1,000 guilds are large. */
function dropGuildDetails(guild: unknown): void {
  if (typeof guild !== 'object' || guild === null) return;
  for (const value of Object.values(guild)) if (Array.isArray(value)) value.length = 0;
}
