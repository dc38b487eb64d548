import { once } from 'node:events';
import { createServer } from 'node:http';
import { createFaults, type Faults } from './faults.ts';
import { createEvents } from './gateway/events.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import { accountRoutes } from './http/account-routes.ts';
import { commandRoutes } from './http/command-routes.ts';
import { guildRoutes } from './http/guild-routes.ts';
import { interactionRoutes } from './http/interaction-routes.ts';
import { messageRoutes } from './http/message-routes.ts';
import type { BucketLimit } from './http/rate-limit.ts';
import { reactionRoutes } from './http/reaction-routes.ts';
import { nameOf, type Route } from './http/route.ts';
import { createRouter, type RecordedCall } from './http/router.ts';
import { createPerson, type Person } from './person/person.ts';
import { createCommands, type RegisteredCommand } from './state/commands.ts';
import { createInteractions } from './state/interactions.ts';
import { createMessages } from './state/messages.ts';
import type { MessageView } from './state/model.ts';
import { createReactions } from './state/reactions.ts';
import { createSnowflakes } from './state/snowflake.ts';
import { createWorld, type World } from './state/world.ts';
import { routeSchemas } from './validation/route-schemas.ts';
import { validateCall } from './validation/validate-call.ts';

export interface FakeDiscordOptions {
  /** Default: made up. */
  readonly token?: string;
  /** Time for the first answer to an interaction; Discord gives 3 s. */
  readonly ackDeadlineMs?: number;
  /** How long an interaction token lives; Discord gives 15 min. */
  readonly tokenLifeMs?: number;
  readonly heartbeatIntervalMs?: number;
  /** How many shards Discord advises; one by default. */
  readonly shards?: number;
  /** Edits a channel's messages older than an hour take; Discord does not publish the number. */
  readonly oldEdits?: BucketLimit;
  /** Default: chosen by the system. */
  readonly port?: number;
  /** Whether every call is held against Discord's schema and rules, which is slow; true by default. */
  readonly validate?: boolean;
}

export interface FakeDiscord {
  /** For `rest.api`: `http://127.0.0.1:<port>/api`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly applicationId: string;
  readonly botUserId: string;
  readonly world: World;
  readonly faults: Faults;
  readonly gateway: Pick<Gateway, 'sessions' | 'counts' | 'presence'>;
  /** The commands registered in this guild, or globally. */
  commands(guildId?: string): readonly RegisteredCommand[];
  as(userId: string): Person;
  /** Public messages of a channel, oldest first. */
  messages(channelId: string): MessageView[];
  /** The direct messages between the bot and this person, oldest first. */
  dms(userId: string): MessageView[];
  /** Resolves with the first public message of the channel that passes. */
  waitForMessage(
    channelId: string,
    check?: (message: MessageView) => boolean,
    timeoutMs?: number,
  ): Promise<MessageView>;
  /** Resolves when the check, made after every change, gives something. */
  until<T>(check: () => T | undefined | false, what: string, timeoutMs?: number): Promise<T>;
  /** Resolves when a bot has identified and is connected. */
  ready(timeoutMs?: number): Promise<void>;
  readonly calls: readonly RecordedCall[];
  /** Everything the bot sent that Discord's schema or rules refuse; tests expect none. */
  readonly ruleViolations: readonly string[];
  /** Answers of 401, 403 and 429 so far: Discord blocks an address at 10,000 in 10 minutes. */
  readonly invalidRequestCount: number;
  /** Makes an interaction void now. */
  expire(interactionToken: string): void;
  stop(): Promise<void>;
}

/** Starts a Discord on loopback: REST and gateway, with state, rules and planned faults. */
export async function createFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const nextId = createSnowflakes();
  const events = createEvents();
  const botUserId = nextId();
  const token = options.token ?? `${Buffer.from(botUserId).toString('base64url')}.fake.token`;
  // Discord gives the application and its bot user the same id.
  const world = createWorld({ events, nextId, applicationId: botUserId, botUserId });
  world.addUser({ id: botUserId, username: 'medianest', bot: true });
  const commands = createCommands(nextId);
  const messages = createMessages(world, events);
  const reactions = createReactions(world, events);
  const interactions = createInteractions(world, events, {
    ackDeadlineMs: options.ackDeadlineMs ?? 3_000,
    tokenLifeMs: options.tokenLifeMs ?? 900_000,
  });
  const oldEdits = options.oldEdits ?? { limit: 5, perMs: 1_000 };
  const routes: Route[] = [
    ...accountRoutes(world, () => `ws://${address()}/gateway`, options.shards ?? 1),
    ...guildRoutes(world),
    ...commandRoutes(world, commands),
    ...messageRoutes({ world, messages, events, oldEdits }),
    ...reactionRoutes(world, reactions, events),
    ...interactionRoutes(world, messages, interactions),
  ];
  const names = new Set(routes.map(nameOf));
  for (const name of routeSchemas.keys()) {
    if (!names.has(name)) throw new Error(`a schema is mapped to no route: ${name}`);
  }
  const faults = createFaults((name) => names.has(name));
  const router = createRouter({
    routes,
    token,
    faults,
    events,
    validateCall: options.validate === false ? () => [] : validateCall,
  });
  const http = createServer((request, response) => {
    // A client that goes away in the middle of a call leaves nothing to answer.
    router.serve(request, response).catch(() => response.destroy());
  });
  const gateway = createGateway({
    http,
    world,
    events,
    faults,
    token,
    resumeUrl: () => `ws://${address()}/gateway/resume`,
    heartbeatIntervalMs: options.heartbeatIntervalMs ?? 41_250,
  });
  http.listen(options.port ?? 0, '127.0.0.1');
  await once(http, 'listening');

  function address(): string {
    const bound = http.address();
    if (bound === null || typeof bound === 'string') throw new Error('the fake is not listening');
    return `127.0.0.1:${bound.port}`;
  }

  return {
    apiUrl: `http://${address()}/api`,
    token,
    applicationId: botUserId,
    botUserId,
    world,
    faults,
    gateway,
    commands: (guildId) => commands.list(guildId ?? null),
    as: (userId) => createPerson({ world, commands, messages, reactions, interactions }, userId),
    messages: messages.list,
    dms: (userId) => messages.list(world.dmChannel(userId).id),
    waitForMessage: (channelId, check = () => true, timeoutMs) =>
      events.until(
        () => messages.list(channelId).find(check),
        `a message in channel ${channelId}`,
        timeoutMs,
      ),
    until: events.until,
    async ready(timeoutMs) {
      const isReady = () => gateway.sessions.some((session) => session.isConnected);
      await events.until(isReady, 'a connected bot', timeoutMs);
    },
    calls: router.calls,
    ruleViolations: router.ruleViolations,
    get invalidRequestCount() {
      return router.calls.filter(({ status }) => [401, 403, 429].includes(status)).length;
    },
    expire: interactions.expire,
    async stop() {
      gateway.stop();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
