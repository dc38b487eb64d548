import { createAlertRepository } from '../../database/alerts/alert-repository.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import { createServiceChecks } from '../../database/services/service-checks.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { ServiceProbe } from '../../ports/services/service-probe.ts';
import type { ServiceRepository } from '../../ports/services/service-repository.ts';
import type { JobSystem } from '../../queue/job-system.ts';
import { createHealthCheck } from '../../usecases/services/health-check.ts';
import { createStatusReports } from '../../usecases/services/status-report.ts';
import { createAlertUseCases } from '../alerts/create-alerts.ts';
import { createBotFacts } from './bot-facts.ts';
import { createPartLog } from './part-log.ts';

/** The checks of all services, and what they and the bot itself show. */
export function createStatusUseCases(
  deps: Omit<Parameters<typeof createAlertUseCases>[0], 'serviceChecks' | 'listServiceIds'> & {
    readonly servers: OverseerrServers;
    readonly probes: readonly ServiceProbe[];
    readonly serviceRepository: Pick<ServiceRepository, 'recordCheck'>;
    readonly database: Pick<OpenDatabase, 'kysely' | 'pool' | 'prisma'>;
    readonly jobs: Pick<JobSystem, 'countDeadLetters' | 'readFigures'>;
  },
) {
  const { servers, probes, serviceRepository, database, jobs, clock, log } = deps;
  const listServiceIds = () => [...servers.listIds(), ...probes.map(({ id }) => id)];
  const serviceChecks = createServiceChecks({ kysely: database.kysely, clock });
  return {
    listServiceIds,
    alerts: createAlertUseCases({ ...deps, serviceChecks, listServiceIds }),
    healthCheck: createHealthCheck({
      servers,
      probes,
      serviceRepository,
      clock,
      log: createPartLog(log, 'services'),
    }),
    statusReports: createStatusReports({
      serviceChecks,
      alertRepository: createAlertRepository(database),
      startedAt: clock(),
      botFacts: createBotFacts({ database, jobs }),
      probes,
      listServiceIds,
    }),
  };
}
