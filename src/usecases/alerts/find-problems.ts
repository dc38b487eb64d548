import type { AlertFinding, Problem } from '../../domain/alerts/alert.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { ServiceCondition } from '../../domain/services/service-status.ts';
import { isSilent } from '../../domain/services/webhook-state.ts';
import type { AlertSource } from '../../ports/alerts/alert-sources.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { ServiceChecks } from '../../ports/services/status-sources.ts';
import type { WebhookStates } from '../../ports/services/webhook-states.ts';

const hourMs = 3_600_000;
/** A restart of the database, or a slow disk, is no reason for an alert. */
const archiveDueMs = 10 * 60_000;
/** Drills are made every week. */
const drillDueHours = 2 * 7 * 24;
const memberErrorMinutes = 60;
const stuckMinutes = 30;
const errorsMinutes = 15;
/** Kinds of errors within the time above. With fewer than `someErrors`, an alert is over. */
const manyErrors = 3;
const someErrors = 2;
const lowDiskBytes = 1_000_000_000;
/** With this much, an alert is over. */
const enoughDiskBytes = 1_200_000_000;

/** What is known about backups; null where MediaNest makes none. */
export interface BackupHealth {
  readonly intervalHours: number;
  readonly lastSuccessAt: Date | null;
  /** When changes were last archived, which happens every few seconds; null if that is not known yet. */
  readonly archivedAt: Date | null;
  readonly isLastRunOk: boolean | null;
  readonly drill: { readonly at: Date; readonly isOk: boolean } | null;
  /** When the first base backup was made that is still recorded. */
  readonly firstSuccessAt: Date | null;
}

/** Finds services whose checks fail, those that reject the key, and those that miss users. */
export function createServiceSource(deps: {
  readonly serviceChecks: Pick<ServiceChecks, 'listConditions'>;
  readonly listServiceIds: () => readonly ServiceId[];
}): AlertSource {
  return {
    kinds: ['service-down', 'key-rejected', 'users-missing'],
    async find() {
      const services = await deps.serviceChecks.listConditions(deps.listServiceIds());
      const down = services.filter(({ status }) => status === 'down').map(toServiceProblem);
      const missing = services.flatMap(({ id, title: name, missingUsers: count }): Problem[] =>
        count === null ? [] : [{ kind: 'users-missing', subject: id, detail: { name, count } }],
      );
      return [...down, ...missing];
    },
  };
}

function toServiceProblem(condition: ServiceCondition): Problem {
  const { id, kind: service, title: name, detail: reason, fault } = condition;
  if (fault?.code === 'key-rejected') {
    return { kind: 'key-rejected', subject: id, detail: { name } };
  }
  const cause = fault ? { fault } : reason === null ? {} : { reason };
  return { kind: 'service-down', subject: id, detail: { name, service, ...cause } };
}

/** Finds servers whose webhooks should arrive and do not, although requests changed there. */
export function createWebhookSource(deps: {
  readonly webhookStates: Pick<WebhookStates, 'list'>;
  readonly servers: Pick<OverseerrServers, 'listIds' | 'getTitle'>;
}): AlertSource {
  const { webhookStates, servers } = deps;
  return {
    kinds: ['webhook-silent'],
    async find() {
      const states = await webhookStates.list(servers.listIds());
      return states.filter(isSilent).map(({ serviceId, missedChanges: count }) => ({
        kind: 'webhook-silent',
        subject: serviceId,
        detail: { name: servers.getTitle(serviceId), count },
      }));
    },
  };
}

/** Finds backups that are late or failed, and drills that failed or were not made. */
export function createBackupSource(deps: {
  readonly readBackups: () => Promise<BackupHealth | null>;
  readonly clock: Clock;
}): AlertSource {
  return {
    kinds: ['backup-late', 'drill-failed', 'drill-missing'],
    async find() {
      const backups = await deps.readBackups();
      if (!backups) return [];
      const { intervalHours, lastSuccessAt, archivedAt, isLastRunOk, drill, firstSuccessAt } =
        backups;
      const ageOf = (at: Date | null) => (at ? deps.clock().getTime() - at.getTime() : 0);
      const ageMs = ageOf(lastSuccessAt);
      const isDrillMissing = ageOf(drill?.at ?? firstSuccessAt) > drillDueHours * hourMs;
      const isLate =
        isLastRunOk === false ||
        ageMs > 2 * intervalHours * hourMs ||
        ageOf(archivedAt) > archiveDueMs;
      return [
        ...(isLate ? [only('backup-late')] : []),
        ...(drill?.isOk === false ? [only('drill-failed')] : []),
        ...(isDrillMissing ? [only('drill-missing')] : []),
      ];
    },
  };
}

/** Finds jobs that failed for good. */
export function createDeadLetterSource(countDeadLetters: () => Promise<number>): AlertSource {
  return {
    kinds: ['dead-letters'],
    async find() {
      const count = await countDeadLetters();
      return count > 0 ? [only('dead-letters', count)] : [];
    },
  };
}

/** Finds requests and decisions that have waited for too long to be sent. */
export function createWaitingSource(deps: {
  readonly countWaitingSince: (since: Date) => Promise<number>;
  readonly clock: Clock;
}): AlertSource {
  return {
    kinds: ['requests-stuck'],
    async find() {
      const count = await deps.countWaitingSince(minutesBefore(deps.clock(), stuckMinutes));
      return count > 0 ? [only('requests-stuck', count)] : [];
    },
  };
}

/** Finds out whether somebody read an error that is not their fault, but that of the bot or its settings. */
export function createMemberErrorSource(deps: {
  readonly countMemberErrorsSince: (since: Date) => Promise<number>;
  readonly clock: Clock;
}): AlertSource {
  return {
    kinds: ['member-errors'],
    async find() {
      const count = await deps.countMemberErrorsSince(
        minutesBefore(deps.clock(), memberErrorMinutes),
      );
      return count > 0 ? [only('member-errors', count)] : [];
    },
  };
}

/** Finds out whether many kinds of errors happen. */
export function createErrorSource(deps: {
  readonly countErrorsSince: (since: Date) => Promise<number>;
  readonly clock: Clock;
}): AlertSource {
  return {
    kinds: ['many-errors'],
    async find() {
      const count = await deps.countErrorsSince(minutesBefore(deps.clock(), errorsMinutes));
      if (count < someErrors) return [];
      return [{ ...only('many-errors', count), isFading: count < manyErrors }];
    },
  };
}

/** Finds out whether a disk of a host is nearly full. Only a process on the host can tell. */
export function createDiskSource(deps: {
  readonly host: string;
  /** The setting of the folder, if it is not that of all data. */
  readonly setting?: 'BACKUP_DIR';
  /** Null if there is no such disk, or if another source looks at it. */
  readonly readFreeBytes: () => Promise<number | null>;
}): AlertSource {
  const { host, setting, readFreeBytes } = deps;
  const subject = setting ? `${host} ${setting}` : host;
  return {
    subject,
    kinds: ['disk-low'],
    async find() {
      const free = await readFreeBytes();
      if (free === null || free >= enoughDiskBytes) return [];
      const count = Math.floor(free / 1_000_000);
      const detail = { count, reason: host, ...(setting ? { name: setting } : {}) };
      return [{ kind: 'disk-low', subject, detail, isFading: free >= lowDiskBytes }];
    },
  };
}

function only(kind: AlertFinding['kind'], count?: number): AlertFinding {
  return { kind, subject: '', detail: count === undefined ? {} : { count } };
}

function minutesBefore(time: Date, minutes: number): Date {
  return new Date(time.getTime() - minutes * 60_000);
}
