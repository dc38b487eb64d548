import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['test/support/timeouts.ts'],
    // Tests wait for databases and sockets more than they compute; vitest alone would use one worker on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    // Both end as soon as what they wait for is there.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          setupFiles: ['test/support/block-sockets.ts'],
          // They start in half the time that processes need.
          pool: 'threads',
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/{whole,contracts}/**/*.test.ts'],
          globalSetup: ['test/support/global-setup.ts'],
        },
      },
    ],
  },
});
