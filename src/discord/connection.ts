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
import type { News } from '../core/news.ts';
import type { Log } from '../ports.ts';
import { createGuilds } from './guilds.ts';
import { toCause } from './refusal.ts';

/** A wait that Discord asks for and that is longer than this is left to whoever tries again later. */
const longestWaitMs = 60_000;

/** What the connection brings. */
interface GatewayEars {
  interaction(payload: unknown): void;
  reaction(payload: unknown): void;
  news(news: News): void;
}

export interface Connection {
  /** Queues calls by Discord's limits; carries the token. */
  readonly rest: REST;
  /**
   * For calls in the name of an interaction, which do not count for the limit of 50 calls a second
   * (docs: "Receiving and Responding", "Endpoints"); the other line would make them wait for it.
   */
  readonly replies: REST;
  readonly guildNames: ReadonlyMap<string, string>;
  /** Empty before the first READY. */
  applicationId(): string;
  botUserId(): string;
  /** Guilds the bot is in. */
  guildIds(): readonly string[];
  /** Resolves when Discord has said READY. Throws an Error of one clear line. */
  open(ears: GatewayEars): Promise<void>;
  /** Hears nothing from now on. */
  mute(): void;
  close(): Promise<void>;
  status(): { readonly isReady: boolean; readonly detail: string };
}

interface Identity {
  readonly applicationId: string;
  readonly botUserId: string;
}

const ready = z.object({
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
  readonly startWithinMs: number;
}): Connection {
  const { token, apiUrl, log, startWithinMs } = options;
  const api = apiUrl.replace(/\/+$/, '');
  const rest = { api, rejectOnRateLimit: longerThanWeWait };
  const replies = new REST({ ...rest, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessageReactions,
      GatewayIntentBits.DirectMessages,
      GatewayIntentBits.DirectMessageReactions,
    ],
    shards: 'auto',
    makeCache: Options.cacheWithLimits(nothingCached),
    rest,
  });
  const guilds = createGuilds();
  const lost = new Map<number, string>();
  let me: Identity = { applicationId: '', botUserId: '' };
  let ears: GatewayEars | null = null;
  let detail = 'not started';

  listen();

  return {
    rest: client.rest,
    replies,
    guildNames: guilds.names,
    applicationId: () => me.applicationId,
    botUserId: () => me.botUserId,
    guildIds: guilds.ids,
    async open(given) {
      ears = given;
      detail = 'connecting';
      try {
        await inTime(client.login(token), startWithinMs);
      } catch (error) {
        ears = null;
        detail = explain(error, api);
        await client.destroy();
        throw new Error(detail);
      }
      detail = 'connected';
    },
    mute() {
      ears = null;
    },
    async close() {
      ears = null;
      detail = 'stopped';
      await client.destroy();
      replies.clearHashSweeper();
      replies.clearHandlerSweeper();
    },
    status() {
      const [trouble] = lost.values();
      return { isReady: detail === 'connected' && !trouble, detail: trouble ?? detail };
    },
  };

  function listen() {
    client.ws.on(GatewayDispatchEvents.Ready, (payload: unknown, shardId) => {
      const { user, application, ...said } = ready.parse(payload);
      me = { applicationId: application.id, botUserId: user.id };
      lost.delete(shardId);
      // What another shard has not said yet would look like guilds that were left.
      if (guilds.ready(said)) ears?.news({ kind: 'listed', platformSpaceIds: guilds.ids() });
    });
    client.ws.on(GatewayDispatchEvents.Resumed, (_: unknown, shardId) => {
      lost.delete(shardId);
      log.info({ shardId }, 'the connection to Discord is back');
    });
    for (const event of [GatewayDispatchEvents.GuildCreate, GatewayDispatchEvents.GuildUpdate]) {
      client.ws.on(event, (guild: unknown, shardId: number) => {
        const joined = guilds.seen(shardId, guild);
        lighten(guild);
        if (joined !== null) ears?.news({ kind: 'joined', platformSpaceId: joined });
      });
    }
    client.ws.on(GatewayDispatchEvents.GuildDelete, (guild: unknown, shardId) => {
      const left = guilds.gone(shardId, guild);
      if (left !== null) ears?.news({ kind: 'left', platformSpaceId: left });
    });
    client.ws.on(GatewayDispatchEvents.InteractionCreate, (payload: unknown) => {
      ears?.interaction(payload);
    });
    client.ws.on(GatewayDispatchEvents.MessageReactionAdd, (payload: unknown) => {
      ears?.reaction(payload);
    });
    client.on(Events.ShardReconnecting, (shardId) => {
      lost.set(shardId, 'reconnecting');
      log.info({ shardId }, 'the connection to Discord was lost; reconnecting');
    });
    client.on(Events.ShardDisconnect, ({ code }, shardId) => {
      const why = `Discord has closed the connection for good (code ${code})`;
      lost.set(shardId, why);
      log.error({ shardId, code }, why);
    });
    client.on(Events.ShardError, (error, shardId) => {
      log.warn({ shardId, error: toCause(error) }, 'the connection to Discord failed');
    });
    client.on(Events.Error, (error) => {
      log.warn({ error: toCause(error) }, 'discord.js reports an error');
    });
    for (const line of [client.rest, replies]) {
      line.on(RESTEvents.RateLimited, ({ route, retryAfter, scope, global }) => {
        log.debug({ route, retryAfterMs: retryAfter, scope, global }, 'Discord limits the rate');
      });
    }
  }
}

function longerThanWeWait({ retryAfter }: { readonly retryAfter: number }): boolean {
  return retryAfter > longestWaitMs;
}

/** Empties the lists of a guild before discord.js keeps them: channels, roles, emojis of 1,000 guilds are heavy. */
function lighten(guild: unknown): void {
  if (typeof guild !== 'object' || guild === null) return;
  for (const value of Object.values(guild)) if (Array.isArray(value)) value.length = 0;
}

const nothingCached = {
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

async function inTime(opening: Promise<unknown>, capMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`its gateway did not answer within ${capMs / 1_000} s`);
    timer = setTimeout(reject, capMs, error);
  });
  try {
    await Promise.race([opening, late]);
  } finally {
    clearTimeout(timer);
    // When the time is up the login still fails later, and nobody waits for it.
    opening.catch(() => {});
  }
}

/** One line for the operator. */
function explain(error: unknown, api: string): string {
  const isTokenWrong =
    error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
  const { message } = toCause(error);
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
