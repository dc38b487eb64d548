import type { Page } from 'playwright-core';

/**
 * Calls that answer with an error on purpose, such as those of a visitor without a session, or while a bot restarts; and
 * what Chromium says of every page that is served without HTTPS.
 */
const expected = /Failed to load resource|ERR_|Cross-Origin-Opener-Policy header has been ignored/;

/** Collects what goes wrong in a page, such as an exception, or something that its Content-Security-Policy forbids. */
export function watchErrors(page: Page, errors: string[]): void {
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !expected.test(text)) errors.push(text);
  });
}
