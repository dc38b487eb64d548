import type { BackupWatch, BotConfig } from '../config/bot-config.ts';
import type { Config } from '../config/config.ts';
import { demoServerName } from '../config/overseerr-servers.ts';
import { isChatToken } from '../config/stored-settings.ts';
import type { ServiceId } from '../domain/id.ts';
import type { ChatAccountKey } from '../domain/place.ts';
import type { JobThrottle } from '../ports/job-queue.ts';
import type { Log } from '../ports/log.ts';
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

/**
 * The settings of the bot. Without real chats, the owner on the demo page is an admin; next to them, a visitor of the
 * page must not be one.
 */
export function toBotConfig(
  config: Config,
  demo: { readonly owners: readonly ChatAccountKey[] } | null,
  backups: BackupWatch | null,
): BotConfig {
  const owners = demo && !hasChats(config) ? demo.owners : [];
  return { ...config, admins: [...config.admins, ...owners], backups };
}

/** As whom anybody may enter the console of a demo. Null next to real chats: a visitor must not see real people's data. */
export function findDemoOwner(
  config: Pick<Config, 'discord' | 'telegram' | 'stored'>,
  demo: Pick<RunningDemo, 'owners'> | null,
) {
  return hasChats(config) ? null : (demo?.owners[0] ?? null);
}

const demoPollSeconds = 1;

/**
 * Demo downloads take seconds, so their progress is read every second. The other servers are polled as the settings say.
 * Returns how to stop.
 */
export function startDemoPoll(deps: {
  readonly serviceId: ServiceId;
  readonly enqueueAtMostEvery: JobThrottle['enqueueAtMostEvery'];
  readonly log: Log;
}): () => void {
  const { serviceId, enqueueAtMostEvery, log } = deps;
  const timer = setInterval(() => {
    enqueueAtMostEvery({ kind: 'reconcile', payload: { serviceId } }, demoPollSeconds).catch(
      (error: unknown) => log.debug({ error }, 'Could not poll the demo server'),
    );
  }, demoPollSeconds * 1_000);
  return () => clearInterval(timer);
}

/** Also with a token of the console that is not valid: a bot that was set up must not turn into a demo. */
function hasChats({
  discord,
  telegram,
  stored,
}: Pick<Config, 'discord' | 'telegram' | 'stored'>): boolean {
  return discord !== null || telegram !== null || stored.refused.some(isChatToken);
}
