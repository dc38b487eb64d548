import type { Config } from '../config/config.ts';
import type { Log } from '../ports/log.ts';
import type { ConsoleAddress } from '../usecases/console/console-links.ts';

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

/** Logs the code that makes its first sender the admin; null: there is an admin already. */
export function logClaimCode(
  code: string | null,
  console: ConsoleAddress | null,
  { isDemo, log }: { readonly isDemo: boolean; readonly log: Log },
): void {
  if (isDemo) {
    if (console) log.info({}, setupLine(console, code));
    return;
  }
  if (code === null) return;
  const ways = [
    `send the bot: /claim ${code}`,
    ...(console ? [`enter the code at ${console.url}`] : []),
  ];
  log.warn({}, `There is no admin yet. To become the admin, ${ways.join(', or ')}`);
}

function setupLine({ url }: ConsoleAddress, code: string | null): string {
  return `Set it up for real: ${url}/setup${code === null ? '' : ` and enter the code ${code}`}`;
}

function demoLines(address: string): readonly string[] {
  return [
    `This is a demo. Open ${address} in your browser`,
    'Request a movie as a member on the left, then approve it as the owner on the right',
    'All titles, people, and downloads are made up. Nothing leaves this computer',
    'To connect your own chat without the console: copy .env.example to .env, set DISCORD_TOKEN or TELEGRAM_BOT_TOKEN, OVERSEERR_URL, and OVERSEERR_API_KEY, and start again',
  ];
}

/** A line of the log without the code. The console shows the log to whoever enters the demo, and the code makes its sender the admin. */
export function hideClaimCode(line: string): string {
  return line.replace(/(enter the code |\/claim )[A-Z0-9-]+/g, '$1[hidden]');
}
