import { DefaultRestOptions, GatewayIntentBits, Options, type RESTOptions } from 'discord.js';
import type { Metrics, OutgoingCall } from '../ports/metrics.ts';

/** A rate limit that asks for a longer wait is an error at once; the job that made the call tries again later. */
const maxRateLimitWaitMs = 60_000;

const intents = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.DirectMessageReactions,
];

/** Nothing is cached that the bot does not read: 1,000 guilds would need hundreds of megabytes. */
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

/** The options of a REST client for the Discord API at `api`. */
export function toRestOptions(api: string, metrics?: Pick<Metrics, 'observeCall'>) {
  const options = { api, rejectOnRateLimit: exceedsMaxWait };
  return metrics ? { ...options, makeRequest: measureCalls(metrics) } : options;
}

function measureCalls(metrics: Pick<Metrics, 'observeCall'>): RESTOptions['makeRequest'] {
  return async (url, init) => {
    const startedAt = performance.now();
    const observe = (outcome: OutgoingCall['outcome']) =>
      metrics.observeCall({
        target: 'discord',
        method: init.method ?? 'GET',
        path: new URL(url).pathname,
        outcome,
        seconds: (performance.now() - startedAt) / 1000,
      });
    try {
      const response = await DefaultRestOptions.makeRequest(url, init);
      observe(response.status);
      return response;
    } catch (error) {
      observe('no-response');
      throw error;
    }
  };
}

/** The options of the gateway client: the intents the bot needs, and caches as small as possible. */
export function toClientOptions(api: string) {
  return {
    intents,
    shards: 'auto',
    makeCache: Options.cacheWithLimits(cacheLimits),
    rest: toRestOptions(api),
  } as const;
}

function exceedsMaxWait({ retryAfter }: { readonly retryAfter: number }): boolean {
  return retryAfter > maxRateLimitWaitMs;
}
