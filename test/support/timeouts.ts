import { vi } from 'vitest';

/** vitest gives `waitFor` one second and no setting for more. It still ends as soon as what it waits for is so. */
const timeoutMs = 10_000;

const waitFor = vi.waitFor.bind(vi);
vi.waitFor = (condition, options = timeoutMs) => waitFor(condition, options);
