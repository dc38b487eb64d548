import type { Config } from '../../config/config.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { Clock } from '../../ports/clock.ts';
import type { JobThrottle } from '../../ports/job-queue.ts';
import type { Log } from '../../ports/log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import { findDemoOwner, startDemoPoll } from '../demo-settings.ts';
import type { RunningDemo } from '../open-demo.ts';
import type { WhileStarting } from '../start/while-starting.ts';
import { makeUpFailure } from './made-up-failure.ts';

/** Links the people of the demo, and follows its downloads. */
export async function startDemo(
  demo: RunningDemo,
  deps: {
    readonly bot: Pick<
      Parameters<RunningDemo['seed']>[0],
      'users' | 'spaces' | 'accounts' | 'accountLinks'
    > & {
      readonly jobs: Pick<JobThrottle, 'enqueueAtMostEvery'>;
    };
    readonly config: Config;
    readonly database: Pick<OpenDatabase, 'kysely' | 'prisma' | 'url'>;
    readonly servers: OverseerrServers;
    readonly demoId: ServiceId;
    readonly whileStarting: WhileStarting;
    readonly onStop: (phase: 'work', name: string, close: () => unknown) => void;
    readonly clock: Clock;
    readonly log: Log;
  },
): Promise<void> {
  const {
    bot,
    config,
    database,
    servers,
    demoId: serviceId,
    whileStarting,
    onStop,
    clock,
    log,
  } = deps;
  const { users, spaces, accounts, accountLinks } = bot;
  await whileStarting(() =>
    demo.seed({ users, spaces, accounts, accountLinks, servers, serviceId }),
  );
  // Next to real people there must be none who are made up.
  const owner = findDemoOwner(config, demo);
  if (owner) {
    const seedAll = async () => {
      const parts = { ...database, users, spaces, accounts, accountLinks, servers, serviceId };
      const requestId = await demo.seedHistory(parts);
      if (requestId) await makeUpFailure({ database, requestId, owner, clock, log });
    };
    let isStopping = false;
    const seeding = seedAll().catch((error: unknown) => {
      // A bot that is stopped right after its start closes the connections that this needs.
      if (!isStopping) log.warn({ error }, 'The demo has no history');
    });
    onStop('work', 'demo history', () => {
      isStopping = true;
      return seeding;
    });
  }
  const { enqueueAtMostEvery } = bot.jobs;
  onStop('work', 'demo poll', startDemoPoll({ serviceId, enqueueAtMostEvery, log }));
}
