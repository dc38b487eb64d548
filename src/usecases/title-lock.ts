import type { ServiceId } from '../core/id.ts';
import type { TitleKey } from '../core/title.ts';
import { formatTitleKey } from '../core/title.ts';

/**
 * The lock under which requests for one title are made or adopted: two simultaneous POSTs for one title are
 * both accepted by Overseerr (SEERR.md §1.12), and its webhook comes before its answer (§1.9).
 */
export function titleLock(serviceId: ServiceId, key: TitleKey): string {
  return `title:${serviceId}:${formatTitleKey(key)}`;
}
