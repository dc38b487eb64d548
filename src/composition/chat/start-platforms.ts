import type { ChatPlatform } from '../../chat/chat-platform.ts';
import type { Config } from '../../config/config.ts';
import { isChatToken } from '../../config/stored-settings.ts';
import type { Log } from '../../ports/log.ts';
import { createPlatformStarter } from '../platform-starter.ts';
import type { SettingsWatch } from '../settings/watch-settings.ts';

/**
 * Starts the chat platforms. While no bot has worked with the settings of the console yet, a platform that can never be
 * started makes the bot go back to those before. With tokens of the console, the bot goes on without any platform, so
 * that they can be corrected there.
 */
export async function startPlatforms(deps: {
  readonly config: Pick<Config, 'stored'>;
  readonly platforms: readonly ChatPlatform[];
  readonly dispatch: Parameters<ChatPlatform['start']>[0];
  readonly settingsWatch: Pick<SettingsWatch, 'giveUp' | 'check'>;
  readonly onNothingLeft: (reason: string) => void;
  readonly onStop: (phase: 'work', name: string, close: () => Promise<unknown> | unknown) => void;
  /** Called once all platforms have been started, or if there are none. Never rejects. */
  readonly onAllStarted: () => Promise<void>;
  readonly log: Log;
}): Promise<void> {
  const { config, platforms, dispatch, settingsWatch, onNothingLeft, onStop, log } = deps;
  const isCorrectable = config.stored.names.some(isChatToken);
  const starter = createPlatformStarter({
    platforms: platforms.map(({ name, start }) => ({ name, start: () => start(dispatch) })),
    log,
    onEnd: (reason) => void goBack(reason),
    onNoneLeft: (reason) => (isCorrectable ? explainConsole() : onNothingLeft(reason)),
    onAllStarted: () => void deps.onAllStarted(),
  });
  onStop('work', 'platform starter', () => starter.stop());
  for (const platform of platforms) {
    onStop('work', platform.name, () => platform.stop());
  }
  try {
    await starter.start();
  } catch (error) {
    if (!isCorrectable || (await isOnTrial(error))) throw error;
    explainConsole();
  }
  if (platforms.length === 0) await deps.onAllStarted();

  async function goBack(reason: string): Promise<void> {
    if (await settingsWatch.giveUp(reason)) await settingsWatch.check();
  }

  async function isOnTrial(error: unknown): Promise<boolean> {
    return settingsWatch.giveUp(error instanceof Error ? error.message : String(error));
  }

  function explainConsole(): void {
    log.error({}, 'No chat can be used. Correct the settings in the console');
  }
}
