import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where distributions put Chromium; CHROMIUM_PATH names another place. */
const browserPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of this machine; null when it has none. */
export const browserPath =
  [process.env['CHROMIUM_PATH'] ?? '', ...browserPaths].find(
    (path) => path !== '' && existsSync(path),
  ) ?? null;

/** A name that the browser takes for this machine, as a server at home has one. */
export const homeHostName = 'nas.lan';

/** Starts the browser with nothing but what a test needs; it calls nobody by itself. */
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
