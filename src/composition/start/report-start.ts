import type { Config } from '../../config/config.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { ConsoleAddress } from '../../usecases/console/console-links.ts';
import { logPlaceChecks } from '../doctor/create-chat-checks.ts';
import { logQuickChecks } from '../doctor/create-checks.ts';
import { logStartupMessages } from './startup-messages.ts';
import type { WhileStarting } from './while-starting.ts';

/** Logs, once the bot runs, what is wrong around it, where it is, and how to become its admin. */
export async function reportStart(deps: {
  readonly config: Config;
  readonly port: number;
  readonly isDemo: boolean;
  readonly consoleAddress: ConsoleAddress | null;
  readonly database: Pick<OpenDatabase, 'kysely'>;
  /** Makes a code for whoever becomes the admin. */
  readonly issueClaimCode: () => Promise<string | null>;
  readonly whileStarting: WhileStarting;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<void> {
  const { config, port, isDemo, consoleAddress, database, whileStarting, clock, log } = deps;
  const hasChats = config.role !== 'worker';
  const canClaim = (config.admins.length === 0 || isDemo) && hasChats;
  const claimCode = canClaim ? await whileStarting(() => deps.issueClaimCode()) : null;
  await logQuickChecks(config, log, clock);
  // Not awaited: the platforms may respond slowly, and nothing depends on it.
  if (hasChats) void logPlaceChecks(config, database, log);
  logStartupMessages(config, { port, isDemo, console: consoleAddress, claimCode }, log);
}
