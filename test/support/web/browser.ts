import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { findBrowser } from './find-browser.ts';

/** A host name that the browser resolves to this machine, as for a server in a home network. */
export const homeHostName = 'nas.lan';

/** How Chromium is started: without a window and background network traffic. */
export function browserOptions(): LaunchOptions {
  return {
    executablePath: findBrowser(process.env),
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
  };
}

/** Starts a browser of one's own. Tests share one (`useBrowser`). */
export function openBrowser(): Promise<Browser> {
  return chromium.launch(browserOptions());
}
