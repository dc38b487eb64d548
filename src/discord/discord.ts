import type { Dispatch } from '../chat/dispatch.ts';
import type { Translations } from '../chat/i18n/translations.ts';
import type { Outbound } from '../chat/outbound.ts';
import type { PlatformEvent } from '../domain/spaces/platform-event.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Metrics } from '../ports/metrics.ts';
import { createConnection } from './connection.ts';
import { createInteractionHandler } from './inbound/interaction-handler.ts';
import { createReactions } from './inbound/reactions.ts';
import { createDoubleUse } from './outbound/double-use.ts';
import { createOutbound } from './outbound/outbound.ts';
import { createPendingResponses } from './outbound/pending-responses.ts';
import { createResponder } from './outbound/responder.ts';
import { createCommandRegistration } from './register/command-registration.ts';

/** The settings of Discord, and what it uses. */
export interface DiscordOptions {
  readonly token: string;
  /** Discord's REST API, for example `https://discord.com/api`. It also provides the address of the gateway. */
  readonly apiUrl: string;
  /** The guilds in which commands are registered; empty: they are registered globally. */
  readonly guildIds: readonly string[];
  readonly translations: Translations;
  readonly log: Log;
  readonly clock: Clock;
  readonly metrics?: Pick<Metrics, 'observeCall' | 'observeAcknowledgement'> | undefined;
  /**
   * A reply that takes longer is deferred: Discord shows that the bot is thinking. If most replies take longer, they are
   * deferred at once. Default: 25.
   */
  readonly deferAfterMs?: number;
  /** Suggestions that take longer are left out; Discord waits for 3 seconds. Default: 2,500. */
  readonly suggestTimeoutMs?: number;
  /** Default: 30,000. */
  readonly startTimeoutMs?: number;
  /** The first delay before a failed registration of commands is repeated; it doubles. Default: 60,000. */
  readonly registerRetryMs?: number;
}

/** Discord as a chat platform. */
export interface Discord {
  readonly outbound: Outbound;
  /** Resolves when the bot is connected. Throws `PlatformStartError`; after that it can be called again. */
  start(dispatch: Dispatch): Promise<void>;
  /** Ignores new events, waits for replies in progress, and disconnects. */
  stop(): Promise<void>;
  status(): { readonly isReady: boolean; readonly detail: string };
  /** Whether another program has answered interactions of this bot within the last minute. */
  isTokenShared(): boolean;
}

const drainMs = 5_000;
const registerDelayMaxMs = 3_600_000;

/** Connects the bot to Discord: one client for inbound and outbound. */
export function createDiscord(options: DiscordOptions): Discord {
  const { translations, log, clock, metrics, guildIds, deferAfterMs = 25 } = options;
  const connection = createConnection({
    token: options.token,
    apiUrl: options.apiUrl,
    clock,
    log,
    startTimeoutMs: options.startTimeoutMs ?? 30_000,
    metrics,
  });
  const { rest, interactionRest, guildNames } = connection;
  const pendingResponses = createPendingResponses();
  const outbound = createOutbound({ rest, interactionRest, pendingResponses, clock, log });
  const doubleUse = createDoubleUse({ clock, log });
  const responder = createResponder({
    rest,
    interactionRest,
    log,
    deferAfterMs,
    onAnsweredElsewhere: doubleUse.record,
    metrics,
  });
  const commandRegistration = createCommandRegistration({ rest, translations, log });
  let registerTimer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let lastEvent = Promise.resolve();

  return {
    outbound,
    async start(dispatch) {
      const interactionHandler = createInteractionHandler({
        dispatch,
        responder,
        pendingResponses,
        guildNames,
        time: () => {
          const now = clock();
          return { now, discordNow: connection.discordTime() ?? now };
        },
        log,
        suggestTimeoutMs: options.suggestTimeoutMs ?? 2_500,
      });
      const { botUserId } = connection;
      const reactions = createReactions({
        dispatch,
        rest,
        outbound,
        guildNames,
        botUserId,
        clock,
        log,
      });
      await connection.open({
        interaction: (payload) => void interactionHandler.handle(payload),
        reaction: (payload) => void reactions.handle(payload),
        platformEvent: (event) => enqueueEvent(dispatch, event),
      });
      await registerCommands(dispatch, options.registerRetryMs ?? 60_000);
    },
    async stop() {
      isStopped = true;
      clearTimeout(registerTimer);
      connection.stopListening();
      await pendingResponses.waitUntilIdle(drainMs);
      await connection.close();
    },
    isTokenShared: () => doubleUse.problem() !== null,
    status() {
      const status = connection.status();
      const problem = doubleUse.problem();
      return problem === null ? status : { isReady: false, detail: problem };
    },
  };

  /** Handles events one after the other: handled in parallel, an older one could overwrite a newer one. */
  function enqueueEvent(dispatch: Dispatch, event: PlatformEvent): void {
    const endTracking = pendingResponses.track([event.kind]);
    lastEvent = lastEvent.then(() => dispatch.handleEvent('discord', event)).finally(endTracking);
  }

  /** Retries in the background: buttons and cards work without registered commands. */
  async function registerCommands(dispatch: Dispatch, delayMs: number): Promise<void> {
    const failed = await commandRegistration.syncCommands(dispatch.commands, {
      applicationId: connection.applicationId(),
      guildIds,
      joinedGuildIds: connection.guildIds(),
    });
    if (failed.length === 0 || isStopped) return;
    const retry = () => void registerCommands(dispatch, Math.min(delayMs * 2, registerDelayMaxMs));
    registerTimer = setTimeout(retry, delayMs);
    registerTimer.unref();
  }
}
