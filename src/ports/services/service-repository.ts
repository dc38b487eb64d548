import type { ServiceId } from '../../domain/id.ts';
import type { ServiceCheckResult } from '../../domain/services/service-check.ts';

/** Stores the state of the configured services. */
export interface ServiceRepository {
  /** Records the result of a health check, unless another process has just recorded one. */
  recordCheck(id: ServiceId, check: ServiceCheckResult): Promise<void>;
  /** Whether all accounts of a service were read at its current address. */
  hasReadAccounts(id: ServiceId): Promise<boolean>;
  /** Records that all accounts of a service were read at its current address. */
  recordAccountSync(id: ServiceId): Promise<void>;
  /** Records how many users the list of a service lacks that it had before; 0 if it cannot be complete, null for none. */
  recordMissingUsers(id: ServiceId, count: number | null): Promise<void>;
}
