import { vi } from 'vitest';

/** vitest gives `waitFor` one second and no setting for more. It still ends as soon as what it waits for is so. */
const patienceMs = 10_000;

const waitFor = vi.waitFor.bind(vi);
vi.waitFor = (isSo, options = patienceMs) => waitFor(isSo, options);
