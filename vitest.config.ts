import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongFilesFirst } from './test/support/long-files-first.ts';
import { SlowFilesReporter } from './test/support/slow-files-reporter.ts';

const cores = Math.max(2, availableParallelism());

export default defineConfig({
  test: {
    setupFiles: ['test/support/timeouts.ts'],
    // A worker imports a module once, not once per file; imports took most of the CPU time. Support modules therefore
    // must not register hooks or keep state of a file (test/unit/architecture/shared-modules.test.ts).
    isolate: false,
    restoreMocks: true,
    reporters: ['default', new SlowFilesReporter()],
    sequence: { sequencer: LongFilesFirst },
    // Longer than the timeouts of the waits in tests, so that their error messages are seen.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A wait ends as soon as what it waits for is there. Long limits keep tests green on a busy machine.
    expect: { poll: { timeout: 60_000, interval: 10 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          setupFiles: ['test/support/block-sockets.ts'],
          // They start in half the time that processes need.
          pool: 'threads',
          maxWorkers: cores,
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/{whole,contracts}/**/*.test.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          setupFiles: ['test/support/use-temporary-folder.ts'],
          // Room for young objects: otherwise a quarter of the time goes into collecting them.
          execArgv: ['--min-semi-space-size=16'],
          // They often wait for databases, sockets, and processes. With four workers, two cores were idle a fifth of the time.
          maxWorkers: Math.max(6, cores + 2),
          // Projects with other numbers of workers run before or afterwards.
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/support/web/browser-setup.ts', 'test/support/global-setup.ts'],
          setupFiles: ['test/support/use-temporary-folder.ts'],
          execArgv: ['--min-semi-space-size=16'],
          maxWorkers: cores,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
