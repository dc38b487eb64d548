import { vi } from 'vitest';

/**
 * vitest limits `waitFor` to one second and looks every 50 ms, and has no settings for it. The wait ends as soon as the
 * condition is met.
 */
const defaults = { timeout: 60_000, interval: 10 };

// Setup files run for every test file, and `vi` belongs to the worker.
if (vi.waitFor.name !== 'waitForLonger') {
  const waitFor = vi.waitFor.bind(vi);
  vi.waitFor = function waitForLonger(condition, options = {}) {
    const chosen = typeof options === 'number' ? { timeout: options } : options;
    return waitFor(condition, { ...defaults, ...chosen });
  };
}
