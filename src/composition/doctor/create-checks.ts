import type { Config } from '../../config/config.ts';
import { createAlertRepository } from '../../database/alerts/alert-repository.ts';
import { createBackupRuns } from '../../database/backup/backup-runs.ts';
import { listManifests } from '../../database/backup/manifest.ts';
import { readArchiveState, walFolderOf } from '../../database/backup/wal/wal-archive.ts';

import {
  readBackupSigns,
  readDatabaseHealth,
  readDatabaseTime,
} from '../../database/operator/database-health.ts';
import type { Database } from '../../database/prisma-client.ts';
import { createBackupCheck } from '../../doctor/backup-check.ts';
import { createExternalBackupCheck } from '../../doctor/backups/external-backup-check.ts';
import { createSharedTokenCheck } from '../../doctor/chat/shared-token-check.ts';
import { type Check, runChecks } from '../../doctor/check.ts';
import { createConsoleCheck } from '../../doctor/console-check.ts';
import { createContentCheck, createDatabaseCheck } from '../../doctor/database-checks.ts';
import {
  createClockCheck,
  createDiskCheck,
  createKeyFilesCheck,
  createNodeCheck,
  createSettingsCheck,
} from '../../doctor/machine-checks.ts';
import { createOverseerrCheck } from '../../doctor/overseerr-check.ts';
import { createServiceCheck } from '../../doctor/service-check.ts';
import { toAppError } from '../../domain/app-error.ts';
import { mediaTypes } from '../../domain/titles/title.ts';
import { createOverseerrClient } from '../../overseerr/client.ts';
import { type Log, noLog } from '../../ports/log.ts';
import type { ServiceProbe } from '../../ports/services/service-probe.ts';
import { openDeadLetters } from '../../queue/dead-letter-store.ts';
import { toOperatorMessage } from '../../usecases/services/health-check.ts';
import { backupDirOf } from '../backup/create-backups.ts';
import { readBotState } from '../cli/read-bot-state.ts';
import { listProbes } from '../monitoring/open-probes.ts';

const dayMs = 86_400_000;
/** The connections of the queue, the locks, and shared reads. */
const otherConnections = 9;
const mostDeadLetters = 10_000;

/** Checks of the settings, this machine, and what they point to; they need no database. */
export function createOutsideChecks(config: Config, clock: () => Date): readonly Check[] {
  const { discord, telegram, overseerrServers, http, unknownSettings } = config;
  return [
    createSettingsCheck({
      problems: config.stored.problems.map(({ text }) => text),
      unknownNames: unknownSettings,
      publicUrl: http.publicUrl,
      hasChat: discord !== null || telegram !== null,
      hasOverseerr: overseerrServers.length > 0 || config.isDemoRequested,
    }),
    createConsoleCheck({ isOn: config.console.isOn, publicUrl: http.publicUrl }),
    createNodeCheck(process.version),
    createDiskCheck([
      { setting: 'DATA_DIR', path: config.dataDir },
      { setting: 'BACKUP_DIR', path: backupDirOf(config) },
    ]),
    createKeyFilesCheck(config.dataDir, process.platform),
    ...overseerrServers.map((server) => createServerCheck(server, clock)),
    ...listProbes(config, clock).map(({ kind, check, readActivity }, index, probes) => {
      const number = probes.slice(0, index + 1).filter((probe) => probe.kind === kind).length;
      return createServiceCheck({ ...probeNames(kind, number), check, readActivity });
    }),
  ];
}

/** The name of a check is in the support file, so it must not have the name that the operator chose. */
function probeNames(kind: ServiceProbe['kind'], number: number) {
  switch (kind) {
    case 'plex':
      return { name: 'Plex', settings: 'PLEX_URL and PLEX_TOKEN' };
    case 'jellyfin':
      return { name: 'Jellyfin', settings: 'JELLYFIN_URL and JELLYFIN_API_KEY' };
    case 'http':
      return { name: `monitored service ${number}`, settings: 'MONITORED_URLS' };
  }
}

/** Runs the quick checks and logs what is wrong, one line each. */
export async function logQuickChecks(config: Config, log: Log, clock: () => Date): Promise<void> {
  // Settings of the console that have no effect were named when they were read.
  const known = { ...config, stored: { ...config.stored, problems: [] } };
  const quick = createOutsideChecks(known, clock).filter(({ isQuick }) => isQuick);
  for (const { findings } of await runChecks(quick)) {
    for (const { severity, message, fix } of findings) {
      if (severity !== 'ok') log.warn({}, `${message}. ${fix}`);
    }
  }
}

/** Checks of what is in the database and in the backups. */
export function createDatabaseChecks(
  config: Config,
  database: Pick<Database, 'pool' | 'prisma'>,
  deps: {
    readonly clock: () => Date;
    readonly isEmbedded: boolean;
    readonly url: string;
    readonly readPending: () => Promise<readonly string[]>;
    readonly migrate: () => Promise<readonly string[]>;
  },
): readonly Check[] {
  const { pool, prisma } = database;
  const { clock, isEmbedded, url, readPending, migrate } = deps;
  return [
    createDatabaseCheck({
      readState: async () => ({
        ...(await readDatabaseHealth(pool)),
        pendingMigrations: await readPending(),
        poolConnections: config.database.poolSize + otherConnections,
      }),
      migrate,
    }),
    createClockCheck({ clock, readDatabaseTime: () => readDatabaseTime(pool) }),
    createBackupCheck({
      readState: isEmbedded ? () => readBackupState(config, prisma) : null,
      intervalHours: config.backup.intervalHours,
      clock,
    }),
    createExternalBackupCheck(isEmbedded ? null : () => readBackupSigns(pool)),
    createSharedTokenCheck(() => listSharedTokens(prisma)),
    createContentCheck({
      countRecentErrors: () => {
        const since = new Date(clock().getTime() - dayMs);
        return prisma.errorLog.count({ where: { lastSeenAt: { gte: since } } });
      },
      countDeadLetters: async () => {
        // Opening the queue of a database that no bot has used yet would create it.
        if (!(await readDatabaseHealth(pool)).hasQueue) return 0;
        const deadLetters = await openDeadLetters({ url, log: noLog });
        try {
          return (await deadLetters.list({ after: null, limit: mostDeadLetters })).items.length;
        } finally {
          await deadLetters.close();
        }
      },
      countUsers: async () => ({
        all: await prisma.user.count(),
        withoutAccount: await prisma.user.count({
          where: { accountLinks: { none: { account: { removedAt: null } } } },
        }),
      }),
    }),
  ];
}

async function listSharedTokens(prisma: Database['prisma']) {
  const alerts = await createAlertRepository({ prisma }).listUnsettled();
  return alerts
    .filter(({ kind, closedAt }) => kind === 'token-shared' && closedAt === null)
    .map(({ subject, detail, seenAt }) => ({ name: detail.name ?? subject, seenAt }));
}

async function readBackupState(config: Config, prisma: Database['prisma']) {
  const backupDir = backupDirOf(config);
  const newest = (await listManifests(backupDir)).at(-1);
  const archive = newest && (await readArchiveState(walFolderOf(backupDir, newest.systemId)));
  const drill = await createBackupRuns({ prisma }).findLast('drill');
  return {
    newestAt: newest?.finishedAt ?? null,
    archivedAt: archive?.at ?? null,
    lastDrill: drill && { at: drill.startedAt, isOk: drill.isOk },
    isBotRunning: (await readBotState(config)) !== null,
  };
}

function toNullIfRefused(error: unknown): null {
  if (toAppError(error).code === 'internal') throw error;
  return null;
}

function createServerCheck(server: Config['overseerrServers'][number], clock: () => Date): Check {
  const { name: serverName, url: baseUrl, apiKey } = server;
  const open = () => createOverseerrClient({ baseUrl, apiKey, log: noLog, clock });
  return createOverseerrCheck({
    serverName,
    async inspect() {
      const client = open();
      try {
        const info = await client.check();
        // A version that has no such test is no problem: everything else works.
        const [movie, tv] = await Promise.all(
          mediaTypes.map((each) => client.testDownloadServers(each).catch(toNullIfRefused)),
        );
        return { info, downloads: { movie: movie ?? null, tv: tv ?? null } };
      } catch (error) {
        const title = client.getLastTitle() ?? serverName;
        return { problem: toOperatorMessage(toAppError(error), title) };
      } finally {
        await client.close();
      }
    },
  });
}
