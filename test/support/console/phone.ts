import type { Page } from 'playwright-core';

/** The size of a small phone. */
export const phone = { width: 360, height: 740 };

/** Changes to the dark theme and the size of a phone; resolves when that is painted. */
export async function showDarkOnPhone(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.setViewportSize(phone);
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}
