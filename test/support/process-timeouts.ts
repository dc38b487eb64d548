import { vi } from 'vitest';

// Longer than anything that is waited for here, which says what it waited for.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
