import { AppError } from '../../../src/domain/app-error.ts';
import type { OperationsRouteDeps } from '../../../src/http/console/api/operations/operations-routes.ts';

const emptyPage = async () => ({ items: [], next: null });
const startedAt = new Date('2026-11-23T09:00:00Z');

async function isMissing(): Promise<never> {
  throw new AppError('not-found');
}

/** The pages for running the bot where there is nothing to see. Tests replace what they are about. */
export function createIdleOperations(
  parts: { readonly [Name in keyof OperationsRouteDeps]?: Partial<OperationsRouteDeps[Name]> } = {},
): OperationsRouteDeps {
  return {
    audit: {
      audit: { search: emptyPage, listActions: async () => [], readNames: async () => new Map() },
      ...parts.audit,
    },
    backups: {
      backups: {
        mode: 'scheduled',
        list: async () => ({ folder: '/backups', backups: [], restorableUntil: null }),
        listAttempts: async () => [],
        plan: isMissing,
      },
      backupAdmin: { make: isMissing, drill: isMissing, verify: isMissing, download: isMissing },
      tasks: { start: isMissing },
      schedule: { intervalHours: 24, keepDays: 14, keepCount: 3 },
      ...parts.backups,
    },
    errors: {
      errors: { search: emptyPage },
      errorReports: { resolve: isMissing, reopen: isMissing },
      ...parts.errors,
    },
    jobs: {
      queues: {
        readFigures: async () => ({ kinds: [], deadLetters: 0 }),
        readHistory: async () => [],
      },
      deadLetters: { list: emptyPage },
      jobAdmin: { retry: async () => 0, discard: async () => 0 },
      redact: (text) => text,
      ...parts.jobs,
    },
    logs: {
      logLines: {
        process: { pid: 1, host: 'here', role: 'all', startedAt },
        read: () => ({ lines: [], last: 0 }),
      },
      ...parts.logs,
    },
    services: {
      services: {
        list: async () => [],
        listLatencies: async () => new Map(),
        readLatency: async () => [],
        listChanges: async () => [],
      },
      serviceAdmin: { check: isMissing },
      ...parts.services,
    },
    webhooks: {
      webhookSetup: {
        getWebhook: isMissing,
        install: isMissing,
        test: isMissing,
        remove: isMissing,
      },
      ...parts.webhooks,
    },
  };
}
