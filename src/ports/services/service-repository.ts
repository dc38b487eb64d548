import type { ServiceId } from '../../domain/id.ts';
import type { ServiceCheckResult } from '../../domain/services/service-check.ts';

/** The outside systems themselves. */
export interface ServiceRepository {
  recordCheck(id: ServiceId, check: ServiceCheckResult): Promise<void>;
  /** All accounts of the service were read at its present address. */
  recordAccountSync(id: ServiceId): Promise<void>;
}
