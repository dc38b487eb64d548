import type { Dispatch } from '../chat/dispatch.ts';
import type { Translations } from '../chat/i18n/translations.ts';
import type { Outbound } from '../chat/outbound.ts';
import type { PlatformEvent } from '../domain/spaces/platform-event.ts';
import type { Clock, Log } from '../ports/ports.ts';
import { createConnection } from './connection.ts';
import { createInteractionHandler } from './inbound/interaction-handler.ts';
import { createReactions } from './inbound/reactions.ts';
import { createOutbound } from './outbound/outbound.ts';
import { createPendingResponses } from './outbound/pending-responses.ts';
import { createResponder } from './outbound/responder.ts';
import { createCommandRegistration } from './register/command-registration.ts';

export interface DiscordOptions {
  readonly token: string;
  /** Discord's REST, e.g. `https://discord.com/api`; the gateway's address is asked from it. */
  readonly apiUrl: string;
  /** The only guilds that get commands; empty for everywhere. */
  readonly guildIds: readonly string[];
  readonly translations: Translations;
  readonly log: Log;
  readonly clock: Clock;
  /** An answer that takes longer is announced by a sign of life. Default: 25. */
  readonly deferAfterMs?: number;
  /** Suggestions that take longer are left out; Discord waits 3 s. Default: 2,500. */
  readonly suggestTimeoutMs?: number;
  /** Default: 30,000. */
  readonly startTimeoutMs?: number;
  /** The first pause before commands are registered again after a failure; it doubles. Default: 60,000. */
  readonly registerRetryMs?: number;
}

export interface Discord {
  readonly outbound: Outbound;
  /** Resolves when READY and once commands were looked at. Throws an Error of one clear line. */
  start(dispatch: Dispatch): Promise<void>;
  /** Hears nothing new, lets answers under way end, hangs up. */
  stop(): Promise<void>;
  status(): { readonly isReady: boolean; readonly detail: string };
}

const drainMs = 5_000;
const registerDelayMaxMs = 3_600_000;

/** Discord as a place for the bot: one client, inbound and outbound. */
export function createDiscord(options: DiscordOptions): Discord {
  const { translations, log, clock, guildIds, deferAfterMs = 25 } = options;
  const connection = createConnection({
    ...options,
    startTimeoutMs: options.startTimeoutMs ?? 30_000,
  });
  const { rest, interactionRest, guildNames } = connection;
  const pendingResponses = createPendingResponses();
  const outbound = createOutbound({ rest, interactionRest, pendingResponses, clock });
  const responder = createResponder({ rest, interactionRest, log, deferAfterMs });
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
        clock,
        log,
        suggestTimeoutMs: options.suggestTimeoutMs ?? 2_500,
      });
      const { botUserId } = connection;
      const reactions = createReactions({ dispatch, rest, outbound, guildNames, botUserId, log });
      await connection.open({
        interaction: (payload) => void interactionHandler.handle(payload),
        reaction: (payload) => void reactions.handle(payload),
        platformEvent: (platformEvent) => enqueueEvent(dispatch, platformEvent),
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
    status: () => connection.status(),
  };

  /** One after the other: what happened first must not be written last. */
  function enqueueEvent(dispatch: Dispatch, platformEvent: PlatformEvent): void {
    const endTracking = pendingResponses.track([platformEvent.kind]);
    lastEvent = lastEvent
      .then(() => dispatch.handleEvent('discord', platformEvent))
      .finally(endTracking);
  }

  /** Commands that could not be registered are no reason not to serve: buttons and cards work without. */
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
