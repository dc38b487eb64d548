import type { Config } from '../../config/config.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { Shutdown } from '../../lib/shutdown.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { createSchedule } from '../../queue/schedule.ts';
import { type createBackupWatch, startBackups } from '../backup/create-backups.ts';
import type { createServerAvailability } from '../server-availability.ts';
import type { WhileStarting } from './while-starting.ts';

/** Starts what the bot does by the clock: backups, scheduled jobs, and checks of the services. */
export async function startBackground(deps: {
  readonly config: Pick<Config, 'role' | 'backup' | 'dataDir'>;
  readonly isDemo: boolean;
  readonly database: Pick<OpenDatabase, 'url' | 'embeddedFolder' | 'prisma'>;
  readonly backupWatch: ReturnType<typeof createBackupWatch>;
  readonly bot: {
    readonly schedule: ReturnType<typeof createSchedule>;
    readonly listServiceIds: () => readonly ServiceId[];
  };
  readonly availability: Pick<ReturnType<typeof createServerAvailability>, 'watch'>;
  readonly whileStarting: WhileStarting;
  readonly shutdown: Pick<Shutdown<'work'>, 'onStop' | 'signal'>;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<void> {
  const { config, isDemo, database, backupWatch: watch, bot, availability, whileStarting } = deps;
  const { clock, log } = deps;
  const { onStop, signal } = deps.shutdown;
  const backups = await whileStarting(() =>
    startBackups(config, database, { isDemo, signal, watch, log, clock }),
  );
  onStop('work', 'backups', () => backups?.stop());
  // A process that only talks to the chats leaves the jobs to the workers.
  if (config.role !== 'gateway') {
    bot.schedule.start();
    onStop('work', 'schedule', () => bot.schedule.stop());
  }
  onStop('work', 'server checks', availability.watch(bot.listServiceIds()));
}
