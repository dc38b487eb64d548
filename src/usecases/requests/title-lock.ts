import type { ServiceId } from '../../domain/id.ts';
import type { TitleKey } from '../../domain/titles/title.ts';
import { formatTitleKey } from '../../domain/titles/title.ts';

/**
 * The lock under which requests for one title are created or imported: Overseerr accepts two simultaneous requests
 * for one title, and its webhook arrives before its answer (docs/overseerr-api.md, "Simultaneous requests").
 */
export function toTitleLockKey(serviceId: ServiceId, key: TitleKey): string {
  return `title:${serviceId}:${formatTitleKey(key)}`;
}
