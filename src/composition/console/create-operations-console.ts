import { hostname } from 'node:os';
import type { Config } from '../../config/config.ts';
import { createAuditLog, createRefusalLog } from '../../database/audit-log.ts';
import { createBackupRuns } from '../../database/backup/backup-runs.ts';
import { createBackupStore } from '../../database/backup/backup-store.ts';
import { createBackups } from '../../database/backup/backups.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import { createAuditReader } from '../../database/operator/audit/audit-reader.ts';
import { createErrorStore } from '../../database/operator/errors/error-store.ts';
import { createServiceReports } from '../../database/operator/services/service-reports.ts';
import { createServiceChecks } from '../../database/services/service-checks.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { OperationsRouteDeps } from '../../http/console/api/operations/operations-routes.ts';
import type { LineBuffer } from '../../lib/logging/line-buffer.ts';
import type { Clock } from '../../ports/clock.ts';
import type { JobSystem } from '../../queue/job-system.ts';
import type { ConsoleTasks } from '../../usecases/console/tasks/console-tasks.ts';
import { createBackupAdmin } from '../../usecases/operator/backup-admin.ts';
import { createErrorReports } from '../../usecases/operator/error-reports.ts';
import { createJobAdmin } from '../../usecases/operator/job-admin.ts';
import { createServiceAdmin } from '../../usecases/operator/service-admin.ts';
import type { HealthCheck } from '../../usecases/services/health-check.ts';
import type { WebhookSetup } from '../../usecases/services/webhook-setup.ts';
import { backupDirOf, isBackupTurnedOn, toBackupPlace } from '../backup/create-backups.ts';
import { createLogBuffer, createLogLines } from './create-log-lines.ts';

/** What the pages for running the bot need of the process. */
export interface OperationsParts {
  readonly config: Pick<Config, 'backup' | 'dataDir' | 'role'>;
  readonly database: OpenDatabase;
  readonly bot: {
    readonly jobs: Pick<JobSystem, 'readFigures' | 'readHistory' | 'deadLetters'>;
    readonly healthCheck: HealthCheck;
    readonly listServiceIds: () => readonly ServiceId[];
    readonly webhooks: { readonly setup: WebhookSetup };
  };
  readonly isDemo: boolean;
  /** The last lines of the log. */
  readonly logBuffer?: LineBuffer | undefined;
  readonly redact: (text: string) => string;
  readonly clock: Clock;
}

/** Services, audit log, errors, jobs, backups, and log in the console. */
export function createOperationsConsole(
  parts: OperationsParts & { readonly tasks: Pick<ConsoleTasks, 'start'> },
): OperationsRouteDeps {
  const { config, database, bot, redact, clock } = parts;
  const { prisma, kysely } = database;
  const { jobs, healthCheck, listServiceIds, webhooks } = bot;
  const { intervalHours, keepDays, keepCount } = config.backup;
  const audit = createAuditLog({ kysely });
  const refusals = createRefusalLog({ kysely });
  const errors = createErrorStore({ prisma });
  const backups = createBackupStoreOf(parts);
  const thisProcess = { pid: process.pid, host: hostname(), role: config.role, startedAt: clock() };
  return {
    audit: { audit: createAuditReader({ kysely }) },
    errors: { errors, errorReports: createErrorReports({ errors, audit, refusals, clock }) },
    jobs: {
      queues: jobs,
      deadLetters: jobs.deadLetters,
      jobAdmin: createJobAdmin({ deadLetters: jobs.deadLetters, audit, refusals }),
      redact,
    },
    backups: {
      backups,
      backupAdmin: createBackupAdmin({ backups, audit, refusals }),
      tasks: parts.tasks,
      schedule: { intervalHours, keepDays, keepCount },
    },
    logs: { logLines: createLogLines(parts.logBuffer ?? createLogBuffer(), thisProcess) },
    services: {
      services: createServiceList(parts),
      serviceAdmin: createServiceAdmin({ healthCheck, listServiceIds, refusals }),
    },
    webhooks: { webhookSetup: webhooks.setup },
  };
}

function createServiceList({
  database: { kysely },
  bot: { listServiceIds },
  clock,
}: OperationsParts): OperationsRouteDeps['services']['services'] {
  const reports = createServiceReports({ kysely, clock });
  const checks = createServiceChecks({ kysely, clock });
  return {
    ...reports,
    async list() {
      const ids = listServiceIds();
      const [stored, overviews] = await Promise.all([
        reports.listStored(ids),
        checks.listOverviews(ids),
      ]);
      return stored.flatMap((service) => {
        const overview = overviews.find(({ id }) => id === service.id);
        return overview ? [{ ...overview, ...service }] : [];
      });
    },
  };
}

function createBackupStoreOf({ config, database, isDemo, clock }: OperationsParts) {
  const { embeddedFolder, url, prisma } = database;
  return createBackupStore({
    prisma,
    backups:
      embeddedFolder === null
        ? null
        : createBackups({
            place: toBackupPlace(config, { url, databaseFolder: embeddedFolder }),
            runs: createBackupRuns({ prisma }),
            clock,
            isGentle: true,
          }),
    isScheduled: isBackupTurnedOn(config, isDemo),
    backupDir: backupDirOf(config),
    passphrase: config.backup.passphrase,
  });
}
