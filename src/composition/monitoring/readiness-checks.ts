import type { ChatPlatform } from '../../chat/chat-platform.ts';
import type { Config } from '../../config/config.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import type { createServiceRepository } from '../../database/services/service-repository.ts';
import {
  createAccountsCheck,
  createDatabaseCheck,
  createOverseerrCheck,
  createPlatformCheck,
  type ReadinessCheck,
} from '../../http/readiness.ts';
import type { ServerEntry } from '../../overseerr/overseerr-servers.ts';
import type { HealthCheck } from '../../usecases/services/health-check.ts';

/** What must be true before `/readyz` says that the bot is ready. */
export function createReadinessChecks(deps: {
  readonly role: Config['role'];
  readonly pool: OpenDatabase['pool'];
  readonly platforms: readonly ChatPlatform[];
  readonly entries: readonly ServerEntry[];
  readonly healthCheck: Pick<HealthCheck, 'getHealth'>;
  readonly serviceRepository: Pick<ReturnType<typeof createServiceRepository>, 'hasReadAccounts'>;
}): readonly ReadinessCheck[] {
  const { role, pool, platforms, entries, healthCheck, serviceRepository } = deps;
  return [
    createDatabaseCheck(pool),
    // A worker posts without being connected.
    ...(role === 'worker' ? [] : platforms.map(createPlatformCheck)),
    ...entries.map(({ id, name }) => createOverseerrCheck(name, () => healthCheck.getHealth(id))),
    ...entries.map(({ id, name }) =>
      createAccountsCheck(name, () => serviceRepository.hasReadAccounts(id)),
    ),
  ];
}
