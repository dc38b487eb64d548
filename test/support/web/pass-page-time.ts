import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Pages need a moment to do what became due. */
const pauseMs = 200;

/**
 * Lets the time of a page pass, `stepMs` at once, until something is there, as if somebody had waited that long. Only
 * timers that were set after `page.clock.install()` run earlier.
 */
export async function passPageTime(page: Page, stepMs: number, until: Locator): Promise<void> {
  const pass = async () => {
    await page.clock.fastForward(stepMs);
    return until.count();
  };
  await expect.poll(pass, { interval: pauseMs }).toBeGreaterThan(0);
}
