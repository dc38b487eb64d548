import { version } from '../../config/version.ts';
import { createBackupRuns } from '../../database/backup/backup-runs.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import { readDatabaseSize } from '../../database/operator/database-facts.ts';
import type { BotFactsSource } from '../../ports/services/status-sources.ts';
import type { JobSystem } from '../../queue/job-system.ts';

/** Reads what admins see in `/status`. */
export function createBotFacts({
  database,
  jobs,
}: {
  readonly database: Pick<OpenDatabase, 'pool' | 'prisma'>;
  readonly jobs: Pick<JobSystem, 'readFigures'>;
}): BotFactsSource {
  const runs = createBackupRuns(database);
  return {
    async readFacts() {
      const [size, { kinds, deadLetters }, backups] = await Promise.all([
        readDatabaseSize(database.pool),
        jobs.readFigures(),
        runs.readState(),
      ]);
      const ages = kinds.flatMap(({ oldestSeconds }) => oldestSeconds ?? []);
      return {
        version,
        database: size,
        queue: {
          waiting: kinds.reduce((sum, { ready, deferred }) => sum + ready + deferred, 0),
          oldestSeconds: ages.length > 0 ? Math.max(...ages) : null,
          deadLetters,
        },
        backups,
      };
    },
  };
}
