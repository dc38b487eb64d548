import type { Config } from '../../config/config.ts';
import type { Log } from '../../ports/log.ts';
import type { ConsoleAddress } from '../../usecases/console/console-links.ts';

/**
 * Logs, once the bot runs, where it is, how to try the demo, and who can become its admin. `claimCode` makes the first
 * who enters it the admin; null: there is an admin already.
 */
export function logStartupMessages(
  config: Pick<Config, 'http'>,
  run: {
    readonly port: number;
    readonly isDemo: boolean;
    readonly console: ConsoleAddress | null;
    readonly claimCode: string | null;
  },
  log: Log,
): void {
  const { port, isDemo, console, claimCode } = run;
  const address = `http://${config.http.host}:${port}`;
  log.info({ port }, `MediaNest is running at ${address}`);
  if (isDemo) {
    for (const line of demoLines(address)) log.info({}, line);
    for (const line of setupLines(console, claimCode)) log.info({}, line);
    return;
  }
  if (claimCode === null) return;
  const ways = [
    `send the bot: /claim ${claimCode}`,
    ...(console ? [`enter the code at ${console.url}`] : []),
  ];
  log.warn({}, `There is no admin yet. To become the admin, ${ways.join(', or ')}`);
}

function demoLines(address: string): readonly string[] {
  return [
    `This is a demo. Open ${address} in your browser`,
    'Request a movie as a member on the left, then approve it as the owner on the right',
    'All titles, people, and downloads are made up. Nothing leaves this computer',
  ];
}

function setupLines(console: ConsoleAddress | null, code: string | null): readonly string[] {
  const file =
    'copy .env.example to .env, set DISCORD_TOKEN or TELEGRAM_BOT_TOKEN, OVERSEERR_URL, and OVERSEERR_API_KEY, and start again';
  if (!console) return [`To connect your own server and chats, ${file}`];
  const enter = code === null ? '' : ` and enter the code ${code}`;
  return [
    `Set it up for real: open ${console.url}/setup${enter}, and connect your own server and chats`,
    `Or without a browser: ${file}`,
  ];
}

/** A line of the log without the code. The console shows the log to whoever enters the demo, and the code makes its sender the admin. */
export function hideClaimCode(line: string): string {
  return line.replace(/(enter the code |\/claim )[A-Z0-9-]+/g, '$1[hidden]');
}
