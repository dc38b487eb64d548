import { vi } from 'vitest';

// Longer than the timeouts of the waits in these tests, so that their error messages are seen.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
