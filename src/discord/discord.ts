import type { Dispatch } from '../chat/dispatch.ts';
import type { Outbound } from '../chat/outbound.ts';
import type { Catalogue } from '../chat/text/catalogue.ts';
import type { News } from '../core/news.ts';
import type { Clock, Log } from '../ports.ts';
import { createAnswering } from './answering.ts';
import { createConnection } from './connection.ts';
import { createInbound } from './inbound.ts';
import { createOutbound } from './outbound.ts';
import { createPending } from './pending.ts';
import { createRegister } from './register.ts';
import { createSigns } from './signs.ts';

export interface DiscordOptions {
  readonly token: string;
  /** Discord's REST, e.g. `https://discord.com/api`; the gateway's address is asked from it. */
  readonly apiUrl: string;
  /** The only guilds that get commands; empty for everywhere. */
  readonly guildIds: readonly string[];
  readonly texts: Catalogue;
  readonly log: Log;
  readonly clock: Clock;
  /** An answer that takes longer is announced by a sign of life. Default: 25. */
  readonly deferAfterMs?: number;
  /** Suggestions that take longer are left out; Discord waits 3 s. Default: 2,500. */
  readonly suggestWithinMs?: number;
  /** Default: 30,000. */
  readonly startWithinMs?: number;
  /** The first pause before commands are registered again after a failure; it doubles. Default: 60,000. */
  readonly registerAgainMs?: number;
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
const registerPauseMaxMs = 3_600_000;

/** Discord as a place for the bot: one client, inbound and outbound. */
export function createDiscord(options: DiscordOptions): Discord {
  const { texts, log, clock, guildIds, deferAfterMs = 25 } = options;
  const connection = createConnection({
    ...options,
    startWithinMs: options.startWithinMs ?? 30_000,
  });
  const { rest, replies, guildNames } = connection;
  const pending = createPending();
  const outbound = createOutbound({ rest, replies, pending, clock });
  const answering = createAnswering({ rest, replies, log, deferAfterMs });
  const register = createRegister({ rest, texts, log });
  let registering: NodeJS.Timeout | undefined;
  let isStopped = false;
  let told = Promise.resolve();

  return {
    outbound,
    async start(dispatch) {
      const inbound = createInbound({
        dispatch,
        answering,
        pending,
        guildNames,
        clock,
        log,
        suggestWithinMs: options.suggestWithinMs ?? 2_500,
      });
      const { botUserId } = connection;
      const signs = createSigns({ dispatch, rest, outbound, guildNames, botUserId, log });
      await connection.open({
        interaction: (payload) => void inbound.take(payload),
        reaction: (payload) => void signs.take(payload),
        news: (news) => tell(dispatch, news),
      });
      await registerCommands(dispatch, options.registerAgainMs ?? 60_000);
    },
    async stop() {
      isStopped = true;
      clearTimeout(registering);
      connection.mute();
      await pending.idle(drainMs);
      await connection.close();
    },
    status: () => connection.status(),
  };

  /** One after the other: what happened first must not be written last. */
  function tell(dispatch: Dispatch, news: News): void {
    const end = pending.begin([news.kind]);
    told = told.then(() => dispatch.hear('discord', news)).finally(end);
  }

  /** Commands that could not be registered are no reason not to serve: buttons and cards work without. */
  async function registerCommands(dispatch: Dispatch, pauseMs: number): Promise<void> {
    const failed = await register.sync(dispatch.commands, {
      applicationId: connection.applicationId(),
      guildIds,
      memberOf: connection.guildIds(),
    });
    if (failed.length === 0 || isStopped) return;
    const again = () => void registerCommands(dispatch, Math.min(pauseMs * 2, registerPauseMaxMs));
    registering = setTimeout(again, pauseMs);
    registering.unref();
  }
}
