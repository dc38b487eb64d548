import type { Clock } from '../../../src/ports/clock.ts';
import { createConsoleOverview } from '../../../src/usecases/console/overview/console-overview.ts';

type Needs = Parameters<typeof createConsoleOverview>[0];

/** The overview of a bot that has nothing to do. */
export function createIdleOverview(clock: Clock, more: Partial<Needs> = {}) {
  return createConsoleOverview({
    figures: {
      readPending: async () => ({ count: 0, oldestAt: null }),
      countByState: async () => ({}),
      listChangedDays: async () => [],
      readWaitTimes: async () => ({ approval: null, availability: null }),
    },
    serviceChecks: { listOverviews: async () => [] },
    serviceReports: { listLatencies: async () => new Map() },
    alertRepository: { listUnsettled: async () => [] },
    botFacts: {
      readFacts: async () => ({
        version: '1.2.3',
        database: { version: '15', bytes: 0 },
        queue: { waiting: 0, oldestSeconds: null, deadLetters: 0 },
        backups: { lastSuccessAt: null, drill: null },
      }),
    },
    listServiceIds: () => [],
    listChats: () => [],
    findNewerVersion: async () => null,
    readImage: async () => null,
    startedAt: clock(),
    clock,
    ...more,
  });
}
