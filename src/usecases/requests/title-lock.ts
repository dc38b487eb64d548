import type { RequestId, ServiceId } from '../../domain/id.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { TitleKey } from '../../domain/titles/title.ts';
import { formatTitleKey } from '../../domain/titles/title.ts';

/**
 * The lock under which requests for one title are created or imported: Overseerr accepts two simultaneous requests
 * for one title, and its webhook arrives before its answer (docs/overseerr-api.md, "Simultaneous requests").
 */
export function toTitleLockKey(serviceId: ServiceId, key: TitleKey): string {
  return `title:${serviceId}:${formatTitleKey(key)}`;
}

type KnownRequest = Pick<MediaRequest, 'serviceId' | 'title' | 'userId'>;
export type RecentRequests = ReturnType<typeof createRecentRequests>;

const mostRecent = 1_000;

/**
 * The requests that this process has recorded most recently, so that the lock of their title needs no query. Their server
 * and their title never change; their user may.
 */
export function createRecentRequests() {
  const recent = new Map<RequestId, KnownRequest>();
  return {
    remember({ id, serviceId, title, userId }: KnownRequest & Pick<MediaRequest, 'id'>): void {
      recent.set(id, { serviceId, title, userId });
      const [oldest] = recent.keys();
      if (oldest !== undefined && recent.size > mostRecent) recent.delete(oldest);
    },
    find: (id: RequestId): KnownRequest | null => recent.get(id) ?? null,
  };
}
