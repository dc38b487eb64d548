import { hostname } from 'node:os';
import { createAlertPublisher } from '../../chat/alerts/alert-publisher.ts';
import { createDigestPublisher } from '../../chat/alerts/digest-publisher.ts';
import type { Translations } from '../../chat/i18n/translations.ts';
import type { Outbounds } from '../../chat/outbound.ts';
import type { BotConfig } from '../../config/bot-config.ts';
import { createAlertRepository } from '../../database/alerts/alert-repository.ts';
import { createDigestClaims } from '../../database/alerts/digest-claims.ts';
import { createDigestFigures } from '../../database/alerts/digest-figures.ts';
import { createFaultCounts } from '../../database/alerts/fault-counts.ts';
import { createBackupRuns } from '../../database/backup/backup-runs.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import type { ServiceId } from '../../domain/id.ts';
import { isSameDisk, readFreeSpace } from '../../lib/files/free-space.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Log } from '../../ports/log.ts';
import type { UnfinishedWork } from '../../ports/requests/unfinished-work.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { ServiceChecks } from '../../ports/services/status-sources.ts';
import type { WebhookStates } from '../../ports/services/webhook-states.ts';
import type { JobSystem } from '../../queue/job-system.ts';
import { createAlerts } from '../../usecases/alerts/alerts.ts';
import {
  createBackupSource,
  createDeadLetterSource,
  createDiskSource,
  createErrorSource,
  createMemberErrorSource,
  createServiceSource,
  createWaitingSource,
  createWebhookSource,
} from '../../usecases/alerts/find-problems.ts';
import { createWeeklyDigests } from '../../usecases/alerts/weekly-digest.ts';
import { toMessageKey } from '../notifications/arrivals.ts';
import { createAlertTargets } from './alert-targets.ts';

/** Alerts to admins, from the state of the database, the queue, the services, and the disk. */
export function createAlertUseCases(deps: {
  readonly config: Pick<BotConfig, 'alerts' | 'backups' | 'dataDir' | 'timeZone'>;
  readonly database: Pick<OpenDatabase, 'kysely' | 'pool' | 'prisma'>;
  readonly jobs: Pick<JobSystem, 'countDeadLetters'>;
  readonly serviceChecks: Pick<ServiceChecks, 'listConditions'>;
  readonly listServiceIds: () => readonly ServiceId[];
  readonly servers: Pick<OverseerrServers, 'listIds' | 'getTitle'>;
  readonly webhookStates: Pick<WebhookStates, 'list'>;
  readonly users: Pick<UserRepository, 'listAdminChats'>;
  readonly unfinishedWork: Pick<UnfinishedWork, 'countWaitingSince'>;
  readonly outbounds: Outbounds;
  readonly translations: Translations;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { config, database, jobs, serviceChecks, listServiceIds, users, unfinishedWork } = deps;
  const { servers, webhookStates, outbounds, translations, locks, clock, log } = deps;
  const { alerts, backups, dataDir, timeZone } = config;
  const { kysely, pool, prisma } = database;
  const { listAlertTargets, listAdminTargets, listDigestTargets } = createAlertTargets({
    config,
    kysely,
    users,
  });
  const runs = createBackupRuns({ prisma });
  const faultCounts = createFaultCounts({ prisma });
  const { checkAlerts } = createAlerts({
    alertRepository: createAlertRepository({ prisma }),
    sources: [
      createServiceSource({ serviceChecks, listServiceIds }),
      createBackupSource({ readBackups, clock }),
      createWebhookSource({ webhookStates, servers }),
      createDeadLetterSource(jobs.countDeadLetters),
      createWaitingSource({ countWaitingSince: unfinishedWork.countWaitingSince, clock }),
      createMemberErrorSource({ ...faultCounts, clock }),
      createErrorSource({ ...faultCounts, clock }),
      createDiskSource({
        host: hostname(),
        // A process that generates no keys has no folder.
        readFreeBytes: () => readFreeSpace(dataDir),
      }),
      createDiskSource({
        host: hostname(),
        setting: 'BACKUP_DIR',
        readFreeBytes: async () =>
          backups === null || (await isSameDisk(backups.dir, dataDir))
            ? null
            : readFreeSpace(backups.dir),
      }),
    ],
    publisher: createAlertPublisher({
      outbounds,
      translations,
      toKey: toMessageKey,
    }),
    listTargets: listAlertTargets,
    listAdminTargets,
    rules: alerts,
    timeZone,
    locks,
    clock,
    log,
  });

  const weeklyDigests = createWeeklyDigests({
    listTargets: listDigestTargets,
    figures: createDigestFigures({ kysely, pool, serviceChecks, listServiceIds, dataDir }),
    claims: createDigestClaims({ kysely }),
    publisher: createDigestPublisher({ outbounds, translations, toKey: toMessageKey }),
    clock,
    log,
  });
  return {
    /** Brings alerts up to date, and sends the digests that are due. */
    async checkAlerts(): Promise<void> {
      await checkAlerts();
      await weeklyDigests.sendDue();
    },
  };

  async function readBackups() {
    if (backups === null) return null;
    const { intervalHours, readArchivedAt } = backups;
    return { intervalHours, archivedAt: readArchivedAt(), ...(await runs.readState()) };
  }
}
