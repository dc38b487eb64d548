import type { ServiceOverview } from '../../src/domain/services/service-status.ts';
import type { ReportedService } from '../../src/usecases/services/status-report.ts';
import { anId } from './factories.ts';

/** A service that works. */
export function aServiceOverview(more: Partial<ServiceOverview> = {}): ServiceOverview {
  return {
    id: anId<'service'>(),
    kind: 'overseerr',
    title: 'Seerr',
    status: 'up',
    since: new Date('2026-11-22T12:00:00Z'),
    checkedAt: new Date('2026-11-23T11:59:30Z'),
    detail: null,
    fault: null,
    missingUsers: null,
    uptime: { day: 1, month: 0.9996 },
    latencyMs: { p50: 20, p95: 90 },
    ...more,
  };
}

/** A service that works, as `/status` shows it. */
export function aReportedService(more: Partial<ReportedService> = {}): ReportedService {
  return { ...aServiceOverview(), activity: null, ...more };
}
