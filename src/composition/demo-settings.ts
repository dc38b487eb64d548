import type { BotConfig } from '../config/bot-config.ts';
import type { Config } from '../config/config.ts';
import { demoServerName } from '../config/overseerr-servers.ts';
import type { RunningDemo } from './open-demo.ts';

/** The demo runs when no chat is configured; next to real chats only when the operator asks for it. */
export function wantsDemo(config: Config): boolean {
  return config.role === 'all' && (config.isDemoRequested || !hasChats(config));
}

/** Loads the code of the demo only when it is used, to save memory. */
export async function loadDemo(
  deps: Parameters<typeof import('./open-demo.ts').openDemo>[0],
): Promise<RunningDemo> {
  const { openDemo } = await import('./open-demo.ts');
  return openDemo(deps);
}

/** Where the demo server sends its webhooks. */
export function demoWebhook(port: number, authHeader: string) {
  return { url: `http://127.0.0.1:${port}/webhooks/overseerr/${demoServerName}`, authHeader };
}

/** Demo downloads take seconds, so progress is read every second; nothing is sent to plex.tv. */
export function demoConfig(config: Config, { owners }: Pick<RunningDemo, 'owners'>): BotConfig {
  const quick = { ...config, pollIntervalSeconds: 1, plexTvUrl: null };
  // Next to real chats, a visitor of the demo page must not become an admin of them.
  return hasChats(config) ? quick : { ...quick, admins: [...config.admins, ...owners] };
}

function hasChats({ discord, telegram }: Config): boolean {
  return discord !== null || telegram !== null;
}
