import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { createApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config/config.ts';
import { findFreePort } from '../../src/lib/find-free-port.ts';
import { createRedaction } from '../../src/lib/redaction.ts';
import { openBrowser } from '../../test/support/web/browser.ts';
import { buildFrontEnd } from '../front-end.mjs';

const silent = { debug() {}, info() {}, warn: console.warn, error: console.error };

/** Where the pictures of the documentation are. */
export const screenshotFolder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));

/** Runs `work` with a browser and the URL of a new demo, and stops both afterwards. */
export async function withDemo(work: (browser: Browser, url: string) => Promise<void>) {
  const dataDir = await mkdtemp(join(tmpdir(), 'screenshots-'));
  const port = await findFreePort();
  await buildFrontEnd();
  await mkdir(screenshotFolder, { recursive: true });
  const environment = { DATA_DIR: dataDir, HTTP_PORT: String(port), POLL_INTERVAL_SECONDS: '1' };
  const app = createApp({
    environments: { environment, dotEnv: {} },
    loadConfig: (stored) => parseConfig(environment, { stored }),
    setLogLevel: () => undefined,
    restart: () => undefined,
    log: silent,
    redaction: createRedaction([]),
  });
  const browser = await openBrowser();
  try {
    await app.start();
    await work(browser, `http://127.0.0.1:${port}`);
  } finally {
    await browser.close();
    await app.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
