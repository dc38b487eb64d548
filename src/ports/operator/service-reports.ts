import type { ServiceId } from '../../domain/id.ts';
import type {
  LatencyPoint,
  ReportPeriod,
  StatusChange,
  StoredService,
} from '../../domain/operator/service-report.ts';

/** Reads what is stored about services, and how they were in the past. */
export interface ServiceReports {
  /** The services with these IDs, in the order of the IDs. */
  listStored(ids: readonly ServiceId[]): Promise<readonly StoredService[]>;
  /** The last 24 hours of each service, one point for each half hour with checks, the oldest first. */
  listLatencies(
    ids: readonly ServiceId[],
  ): Promise<ReadonlyMap<ServiceId, readonly LatencyPoint[]>>;
  /** The checks of a service, one point for each ten minutes of a day, or for each hour; the oldest first. */
  readLatency(id: ServiceId, period: ReportPeriod): Promise<readonly LatencyPoint[]>;
  /** The last changes of its status, the latest first. */
  listChanges(id: ServiceId, limit: number): Promise<readonly StatusChange[]>;
}
