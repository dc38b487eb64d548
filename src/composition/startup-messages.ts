import type { Config } from '../config/config.ts';
import type { Log } from '../ports/log.ts';

/** Logs, once the bot runs, where it is and what the operator should do next. */
export function logStartupMessages(
  config: Config,
  run: { readonly port: number; readonly isDemo: boolean },
  log: Log,
): void {
  for (const name of config.unknownSettings) {
    log.warn({}, `Unknown setting in .env: ${name}. Check the spelling`);
  }
  const address = `http://${config.http.host}:${run.port}`;
  log.info({ port: run.port }, `MediaNest is running at ${address}`);
  if (isUnencrypted(config.http.publicUrl)) {
    log.warn(
      {},
      'PUBLIC_URL does not use https. Passwords typed on the sign-in page can be intercepted',
    );
  }
  if (run.isDemo) {
    for (const line of demoLines(address)) log.info({}, line);
  } else if (config.overseerrServers.length === 0) {
    log.warn({}, 'No Overseerr server is configured. Set OVERSEERR_URL and OVERSEERR_API_KEY');
  }
}

/** Whether traffic to a public address is not encrypted. */
function isUnencrypted(publicUrl: string | null): boolean {
  if (!publicUrl) return false;
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function demoLines(address: string): readonly string[] {
  return [
    `This is a demo. Open ${address} in your browser`,
    'Request a movie as a member on the left, then approve it as the owner on the right',
    'All titles, people, and downloads are made up. Nothing leaves this computer',
    'To connect your own chat: copy .env.example to .env, set DISCORD_TOKEN or TELEGRAM_BOT_TOKEN, OVERSEERR_URL, and OVERSEERR_API_KEY, and start again',
  ];
}
