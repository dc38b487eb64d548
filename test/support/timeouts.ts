import { vi } from 'vitest';

/** vitest limits `waitFor` to one second and has no setting for it. The wait ends as soon as the condition is met. */
const timeoutMs = 10_000;

const waitFor = vi.waitFor.bind(vi);
vi.waitFor = (condition, options = timeoutMs) => waitFor(condition, options);
