import { z } from 'zod';
import type { ServiceId } from '../../domain/id.ts';
import { serviceStatuses, toNextStatus } from '../../domain/services/service-status.ts';
import { newId } from '../../lib/ids/new-id.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ServiceRepository } from '../../ports/services/service-repository.ts';
import type { KyselyClient } from '../kysely.ts';

/**
 * A check counts if the last one of another process was earlier. Within a minute, these are at most two, so processes
 * that disagree do not change the status back and forth.
 */
const betweenProcessesMs = 25_000;
/** Less than a minute, because timers are not exact. */
const betweenRowsMs = 50_000;

const statusColumn = z.enum(serviceStatuses);

/**
 * Records health checks, and updates the status of a service once checks agree on it. Each process checks each service,
 * so a check soon after one of another process is ignored.
 */
export function createCheckRecorder({
  kysely,
  clock,
}: {
  readonly kysely: KyselyClient;
  readonly clock: Clock;
}): ServiceRepository['recordCheck'] {
  /** When this process last recorded a check. */
  const recordedAt = new Map<ServiceId, number>();

  return async (id, { isUp, latencyMs, detail, fault = null, title, version = null }) => {
    const at = clock();
    const isRecorded = await kysely.transaction().execute(async (transaction) => {
      const row = await transaction
        .selectFrom('service_config')
        .where('id', '=', id)
        .select(['status', 'contrary_since', 'status_at'])
        .forUpdate()
        .executeTakeFirstOrThrow();
      const isOwn = row.status_at?.getTime() === recordedAt.get(id);
      if (!isOwn && isWithin(betweenProcessesMs, row.status_at, at)) return false;
      const last = { status: statusColumn.parse(row.status), contrarySince: row.contrary_since };
      const { status, contrarySince } = toNextStatus(last, isUp, at);
      const changedTo = status === last.status ? null : status;
      const lastCheck = await transaction
        .selectFrom('service_check')
        .where('service_id', '=', id)
        .select('at')
        .orderBy('at', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (changedTo !== null || !isWithin(betweenRowsMs, lastCheck?.at ?? null, at)) {
        await transaction
          .insertInto('service_check')
          .values({
            id: newId(),
            service_id: id,
            ok: isUp,
            latency_ms: Math.round(latencyMs),
            detail,
            changed_to: changedTo,
            at,
          })
          .execute();
      }
      await transaction
        .updateTable('service_config')
        .where('id', '=', id)
        .set({
          status,
          contrary_since: contrarySince,
          status_detail: detail,
          status_fault: fault && JSON.stringify(fault),
          status_at: at,
          updated_at: at,
          ...(changedTo === null ? {} : { status_since: at }),
          ...(title === null ? {} : { config: { title } }),
          ...(version === null ? {} : { version }),
        })
        .execute();
      return true;
    });
    if (isRecorded) recordedAt.set(id, at.getTime());
  };
}

/** Also after the clock was set back by less than that. */
function isWithin(milliseconds: number, last: Date | null, now: Date): boolean {
  return last !== null && Math.abs(now.getTime() - last.getTime()) < milliseconds;
}
