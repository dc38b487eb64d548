import type { Config } from '../config/config.ts';
import type { Log } from '../ports/log.ts';

/** Logs, once the bot runs, where it is, and how to try the demo. */
export function logStartupMessages(
  config: Pick<Config, 'http'>,
  run: { readonly port: number; readonly isDemo: boolean },
  log: Log,
): void {
  const address = `http://${config.http.host}:${run.port}`;
  log.info({ port: run.port }, `MediaNest is running at ${address}`);
  if (run.isDemo) {
    for (const line of demoLines(address)) log.info({}, line);
  }
}

function demoLines(address: string): readonly string[] {
  return [
    `This is a demo. Open ${address} in your browser`,
    'Request a movie as a member on the left, then approve it as the owner on the right',
    'All titles, people, and downloads are made up. Nothing leaves this computer',
    'To connect your own chat: copy .env.example to .env, set DISCORD_TOKEN or TELEGRAM_BOT_TOKEN, OVERSEERR_URL, and OVERSEERR_API_KEY, and start again',
  ];
}
