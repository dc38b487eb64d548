import type { Config } from '../../config/config.ts';
import { createBackupRuns } from '../../database/backup/backup-runs.ts';
import { createRequestFigures } from '../../database/monitoring/request-figures.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import type { MetricsRegistry } from '../../http/metrics/create-metrics.ts';
import type { Collectors } from '../../http/metrics/gauge-reader.ts';
import type { MetricsPage } from '../../http/metrics/metrics-route.ts';
import type { ServerEntry } from '../../overseerr/overseerr-servers.ts';
import type { Clock } from '../../ports/clock.ts';
import type { JobSystem } from '../../queue/job-system.ts';
import type { HealthCheck } from '../../usecases/services/health-check.ts';

/** What `GET /metrics` needs. */
export function createMetricsPage(
  registry: MetricsRegistry,
  { metricsToken: token, http, telegram }: Pick<Config, 'metricsToken' | 'http' | 'telegram'>,
  deps: Parameters<typeof createCollectors>[0],
): MetricsPage {
  const isPublic = http.publicUrl !== null || (telegram?.webhookUrl ?? null) !== null;
  return { registry, collectors: createCollectors(deps), token, isPublic };
}

/** Reads what the gauges of `/metrics` show. */
function createCollectors(deps: {
  readonly database: Pick<OpenDatabase, 'kysely' | 'prisma' | 'pool'>;
  readonly jobs: Pick<JobSystem, 'readFigures'>;
  readonly entries: readonly ServerEntry[];
  readonly healthCheck: Pick<HealthCheck, 'getHealth'>;
  readonly clock: Clock;
}): Collectors {
  const { database, jobs, entries, healthCheck, clock } = deps;
  const { kysely, prisma, pool } = database;
  const requestFigures = createRequestFigures({ kysely, clock });
  return {
    requests: requestFigures.countByState,
    cards: requestFigures.countCardsBehind,
    queue: jobs.readFigures,
    servers: async () =>
      entries.map(({ id, name, client }) => ({
        server: name,
        isUp: healthCheck.getHealth(id).isUp,
        isBreakerOpen: client.status().breaker !== 'closed',
      })),
    pool: async () => ({
      idle: pool.idleCount,
      busy: pool.totalCount - pool.idleCount,
      waiting: pool.queuedCount,
    }),
    backups: createBackupRuns({ prisma }).readState,
  };
}
