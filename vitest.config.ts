import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/timeouts.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // Tests wait for databases and sockets more than they compute; vitest alone would use one worker on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    // Both end as soon as what they wait for is there.
    expect: { poll: { timeout: 10_000 } },
  },
});
