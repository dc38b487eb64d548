import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The usual paths of Chromium; CHROMIUM_PATH sets another one. */
const browserPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The path of the browser; null when none is installed. */
export const browserPath =
  [process.env['CHROMIUM_PATH'] ?? '', ...browserPaths].find(
    (path) => path !== '' && existsSync(path),
  ) ?? null;

/** A host name that the browser resolves to this machine, as for a server in a home network. */
export const homeHostName = 'nas.lan';

/** Starts the browser without background network traffic. */
export function openBrowser(): Promise<Browser> {
  if (!browserPath) throw new Error('this machine has no Chromium');
  return chromium.launch({
    executablePath: browserPath,
    headless: true,
    args: [
      `--host-resolver-rules=MAP ${homeHostName} 127.0.0.1`,
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
