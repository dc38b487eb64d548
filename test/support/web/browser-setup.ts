import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { browserOptions } from './browser.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where tests connect to the browser of this test run. */
    browserEndpoint: string;
  }
}

/**
 * Starts the one browser of a run, before anything else, so that a machine without one is told at once. It reads
 * commands from a pipe of this process, and ends when that closes, so it is not left behind by a run that was killed.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer({
    ...browserOptions(),
    host: '127.0.0.1',
    // vitest ends the run, and this setup the browser.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  project.provide('browserEndpoint', server.wsEndpoint());
  return () => server.close();
}
