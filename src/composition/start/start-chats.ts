import type { ChatPlatform } from '../../chat/chat-platform.ts';
import type { Config } from '../../config/config.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import type { Shutdown } from '../../lib/shutdown.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Log } from '../../ports/log.ts';
import type { DeadLetters } from '../../ports/operator/dead-letters.ts';
import { watchSharedTokens } from '../alerts/watch-shared-tokens.ts';
import { startPlatforms } from '../chat/start-platforms.ts';
import { removeDemo } from '../settings/remove-demo.ts';
import type { SettingsWatch } from '../settings/watch-settings.ts';

/**
 * Starts the chat platforms, except in a process that only works on jobs. Once all of them work, so do the settings,
 * and what a demo has left is removed.
 */
export async function startChats(deps: {
  readonly config: Pick<Config, 'role' | 'stored' | 'dataDir'>;
  readonly isDemo: boolean;
  readonly platforms: readonly ChatPlatform[];
  readonly bot: {
    readonly dispatch: Parameters<ChatPlatform['start']>[0];
    readonly jobs: { readonly deadLetters: Pick<DeadLetters, 'list' | 'discard'> };
    readonly locks: Locks;
  };
  readonly database: Pick<OpenDatabase, 'prisma' | 'kysely'>;
  readonly settingsWatch: Pick<SettingsWatch, 'giveUp' | 'check' | 'prove'>;
  readonly onNothingLeft: (reason: string) => void;
  readonly onStop: Shutdown<'work'>['onStop'];
  readonly clock: Clock;
  readonly log: Log;
}): Promise<void> {
  const { config, isDemo, platforms, bot, database, settingsWatch, onNothingLeft, onStop } = deps;
  const { clock, log } = deps;
  if (config.role === 'worker') return;
  await startPlatforms({
    config,
    platforms,
    dispatch: bot.dispatch,
    settingsWatch,
    onNothingLeft,
    onStop,
    async onAllStarted() {
      await settingsWatch.prove();
      if (isDemo || platforms.length === 0) return;
      const { kysely } = database;
      await removeDemo({ kysely, deadLetters: bot.jobs.deadLetters, dataDir: config.dataDir, log });
    },
    log,
  });
  const parts = { database, locks: bot.locks, clock, log };
  onStop('work', 'shared tokens', watchSharedTokens(platforms, parts));
}
