import type { ServiceId } from '../../domain/id.ts';
import type { JobThrottle } from '../../ports/job-queue.ts';
import type { Log } from '../../ports/log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import { startDemoPoll } from '../demo-settings.ts';
import type { RunningDemo } from '../open-demo.ts';
import type { WhileStarting } from './while-starting.ts';

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
    readonly servers: OverseerrServers;
    readonly serviceId: ServiceId;
    readonly whileStarting: WhileStarting;
    readonly onStop: (phase: 'work', name: string, close: () => unknown) => void;
    readonly log: Log;
  },
): Promise<void> {
  const { bot, servers, serviceId, whileStarting, onStop, log } = deps;
  const { users, spaces, accounts, accountLinks } = bot;
  await whileStarting(() =>
    demo.seed({ users, spaces, accounts, accountLinks, servers, serviceId }),
  );
  const { enqueueAtMostEvery } = bot.jobs;
  onStop('work', 'demo poll', startDemoPoll({ serviceId, enqueueAtMostEvery, log }));
}
