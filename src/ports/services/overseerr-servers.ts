import type { RemoteUserId } from '../../domain/accounts/account.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { Space } from '../../domain/spaces/space.ts';
import type { OverseerrServer } from './overseerr-server.ts';

/** The configured media servers. */
export interface OverseerrServers {
  /** Throws `no-overseerr-server`. */
  get(id: ServiceId): OverseerrServer;
  /** The last title that a server gave, also while it is down; "Overseerr" where none is known. */
  getTitle(id: ServiceId): string;
  /** The service of a space, or the default one. Throws `no-overseerr-server` where it is not configured (any more). */
  resolveId(space: Space | null): ServiceId;
  /** All of them, the default one first. */
  listIds(): readonly ServiceId[];
  /** As whom people without an account ask there; null: nobody does. */
  getGuestUserId(id: ServiceId): RemoteUserId | null;
}
