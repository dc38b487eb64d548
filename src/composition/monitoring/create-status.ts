import type { OpenDatabase } from '../../database/open-database.ts';
import { createServiceChecks } from '../../database/services/service-checks.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { ServiceProbe } from '../../ports/services/service-probe.ts';
import type { ServiceRepository } from '../../ports/services/service-repository.ts';
import type { JobSystem } from '../../queue/job-system.ts';
import { createHealthCheck } from '../../usecases/services/health-check.ts';
import { createStatusReports } from '../../usecases/services/status-report.ts';
import { createBotFacts } from './bot-facts.ts';

/** The checks of all services, and what they and the bot itself show. */
export function createStatusUseCases(deps: {
  readonly servers: OverseerrServers;
  readonly probes: readonly ServiceProbe[];
  readonly serviceRepository: Pick<ServiceRepository, 'recordCheck'>;
  readonly database: Pick<OpenDatabase, 'kysely' | 'pool' | 'prisma'>;
  readonly jobs: Pick<JobSystem, 'readFigures'>;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { servers, probes, serviceRepository, database, jobs, clock, log } = deps;
  const listServiceIds = () => [...servers.listIds(), ...probes.map(({ id }) => id)];
  return {
    listServiceIds,
    healthCheck: createHealthCheck({ servers, probes, serviceRepository, clock, log }),
    statusReports: createStatusReports({
      serviceChecks: createServiceChecks({ kysely: database.kysely, clock }),
      botFacts: createBotFacts({ database, jobs }),
      listServiceIds,
    }),
  };
}
