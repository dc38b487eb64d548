import {
  Client,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  HTTPError,
  Options,
  REST,
  RESTEvents,
} from 'discord.js';
import { z } from 'zod';
import type { PlatformEvent } from '../domain/spaces/platform-event.ts';
import type { Log } from '../ports/ports.ts';
import { toLoggableError } from './discord-error.ts';
import { createGuilds } from './guilds.ts';

/** A wait that Discord asks for and that is longer than this is left to whoever tries again later. */
const maxRateLimitWaitMs = 60_000;

/** What the connection brings. */
interface GatewayHandlers {
  interaction(payload: unknown): void;
  reaction(payload: unknown): void;
  platformEvent(platformEvent: PlatformEvent): void;
}

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
  /** Guilds the bot is in. */
  guildIds(): readonly string[];
  /** Resolves when Discord has said READY. Throws an Error of one clear line. */
  open(handlers: GatewayHandlers): Promise<void>;
  /** Hears nothing from now on. */
  stopListening(): void;
  close(): Promise<void>;
  status(): { readonly isReady: boolean; readonly detail: string };
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

/** Keeps the line to Discord open; of all that comes over it, only ids and names of guilds are kept. */
export function createConnection(options: {
  readonly token: string;
  readonly apiUrl: string;
  readonly log: Log;
  readonly startTimeoutMs: number;
}): Connection {
  const { token, apiUrl, log, startTimeoutMs } = options;
  const api = apiUrl.replace(/\/+$/, '');
  const rest = { api, rejectOnRateLimit: exceedsMaxWait };
  const interactionRest = new REST({ ...rest, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessageReactions,
      GatewayIntentBits.DirectMessages,
      GatewayIntentBits.DirectMessageReactions,
    ],
    shards: 'auto',
    makeCache: Options.cacheWithLimits(cacheLimits),
    rest,
  });
  const guilds = createGuilds();
  const shardProblems = new Map<number, string>();
  let identity: Identity = { applicationId: '', botUserId: '' };
  let handlers: GatewayHandlers | null = null;
  let detail = 'not started';

  listen();

  return {
    rest: client.rest,
    interactionRest,
    guildNames: guilds.names,
    applicationId: () => identity.applicationId,
    botUserId: () => identity.botUserId,
    guildIds: guilds.ids,
    async open(newHandlers) {
      handlers = newHandlers;
      detail = 'connecting';
      try {
        await withTimeout(client.login(token), startTimeoutMs);
      } catch (error) {
        handlers = null;
        detail = explainStartError(error, api);
        await client.destroy();
        throw new Error(detail);
      }
      detail = 'connected';
    },
    stopListening() {
      handlers = null;
    },
    async close() {
      handlers = null;
      detail = 'stopped';
      await client.destroy();
      interactionRest.clearHashSweeper();
      interactionRest.clearHandlerSweeper();
    },
    status() {
      const [problem] = shardProblems.values();
      return { isReady: detail === 'connected' && !problem, detail: problem ?? detail };
    },
  };

  function listen() {
    client.ws.on(GatewayDispatchEvents.Ready, (payload: unknown, shardId) => {
      const { user, application, ...readyEvent } = readySchema.parse(payload);
      identity = { applicationId: application.id, botUserId: user.id };
      shardProblems.delete(shardId);
      // What another shard has not said yet would look like guilds that were left.
      if (guilds.handleReady(readyEvent))
        handlers?.platformEvent({ kind: 'listed', platformSpaceIds: guilds.ids() });
    });
    client.ws.on(GatewayDispatchEvents.Resumed, (_: unknown, shardId) => {
      shardProblems.delete(shardId);
      log.info({ shardId }, 'the connection to Discord is back');
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
    client.on(Events.ShardReconnecting, (shardId) => {
      shardProblems.set(shardId, 'reconnecting');
      log.info({ shardId }, 'the connection to Discord was lost; reconnecting');
    });
    client.on(Events.ShardDisconnect, ({ code }, shardId) => {
      const reason = `Discord has closed the connection for good (code ${code})`;
      shardProblems.set(shardId, reason);
      log.error({ shardId, code }, reason);
    });
    client.on(Events.ShardError, (error, shardId) => {
      log.warn({ shardId, error: toLoggableError(error) }, 'the connection to Discord failed');
    });
    client.on(Events.Error, (error) => {
      log.warn({ error: toLoggableError(error) }, 'discord.js reports an error');
    });
    for (const restClient of [client.rest, interactionRest]) {
      restClient.on(RESTEvents.RateLimited, ({ route, retryAfter, scope, global }) => {
        log.debug({ route, retryAfterMs: retryAfter, scope, global }, 'Discord limits the rate');
      });
    }
  }
}

function exceedsMaxWait({ retryAfter }: { readonly retryAfter: number }): boolean {
  return retryAfter > maxRateLimitWaitMs;
}

/** Empties the lists of a guild before discord.js keeps them: channels, roles, emojis of 1,000 guilds are heavy. */
function dropGuildDetails(guild: unknown): void {
  if (typeof guild !== 'object' || guild === null) return;
  for (const value of Object.values(guild)) if (Array.isArray(value)) value.length = 0;
}

const cacheLimits = {
  AutoModerationRuleManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: 0,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadManager: 0,
  ThreadMemberManager: 0,
  UserManager: 0,
  VoiceStateManager: 0,
};

async function withTimeout(loginPromise: Promise<unknown>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    const error = new Error(`its gateway did not answer within ${timeoutMs / 1_000} s`);
    timer = setTimeout(reject, timeoutMs, error);
  });
  try {
    await Promise.race([loginPromise, timeout]);
  } finally {
    clearTimeout(timer);
    // When the time is up the login still fails later, and nobody waits for it.
    loginPromise.catch(() => {});
  }
}

/** One line for the operator. */
function explainStartError(error: unknown, api: string): string {
  const isTokenWrong =
    error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
  const { message } = toLoggableError(error);
  if (isTokenWrong || message === 'Authentication failed') {
    return 'Discord refused the token: check DISCORD_TOKEN';
  }
  if (message === 'Used disallowed intents') {
    return 'Discord does not allow this bot the intents it asks for (close code 4014)';
  }
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    return `Discord does not let the bot in: ${firstLine(message)}`;
  }
  return `Discord cannot be reached at ${api}: ${firstLine(message)}`;
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
