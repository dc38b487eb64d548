import { createChangeReader } from '../../database/console/change-reader.ts';
import { createConsoleTaskRepository } from '../../database/console/console-task-repository.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import { every } from '../../lib/clocks/every.ts';
import type { LineBuffer } from '../../lib/logging/line-buffer.ts';
import type { Log } from '../../ports/log.ts';
import { createConsoleEvents } from '../../usecases/console/events/console-events.ts';
import { createConsoleTasks } from '../../usecases/console/tasks/console-tasks.ts';
import type { createConsoleBasics } from './console-basics.ts';
import { createNewLineCheck } from './create-log-lines.ts';

/** Long work and events, for every part of the console. */
export function createLive(
  parts: {
    readonly database: Pick<OpenDatabase, 'prisma' | 'kysely'>;
    readonly logBuffer?: LineBuffer | undefined;
    readonly log: Log;
  } & Pick<ReturnType<typeof createConsoleBasics>, 'audit' | 'newId' | 'clock'>,
) {
  const { database, logBuffer, log, audit, newId, clock } = parts;
  return {
    tasks: createConsoleTasks({
      tasks: createConsoleTaskRepository(database),
      audit,
      newId,
      every,
      clock,
      log,
    }),
    events: createConsoleEvents({
      changes: createChangeReader(database),
      every,
      hasNewLines: logBuffer && createNewLineCheck(logBuffer),
      log,
    }),
  };
}
