import type { ServiceId } from '../../domain/id.ts';
import type { TitleKey } from '../../domain/titles/title.ts';
import { formatTitleKey } from '../../domain/titles/title.ts';

/**
 * The lock under which requests for one title are made or adopted: two simultaneous POSTs for one title are
 * both accepted by Overseerr (SEERR.md §1.12), and its webhook comes before its answer (§1.9).
 */
export function toTitleLockKey(serviceId: ServiceId, key: TitleKey): string {
  return `title:${serviceId}:${formatTitleKey(key)}`;
}
