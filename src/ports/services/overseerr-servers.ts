import type { RemoteUserId } from '../../domain/accounts/account.ts';
import { isAppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { Space } from '../../domain/spaces/space.ts';
import type { OverseerrServer } from './overseerr-server.ts';

/** The configured Overseerr servers. */
export interface OverseerrServers {
  /** Throws `no-overseerr-server`. */
  get(id: ServiceId): OverseerrServer;
  /** The last known title of a server, also while it is down; "Overseerr" if none is known. */
  getTitle(id: ServiceId): string;
  /** The name of a server in the settings and in webhook addresses. Throws `no-overseerr-server`. */
  getName(id: ServiceId): string;
  /** The server of a space, or the default one. Throws `no-overseerr-server` if that server is not configured. */
  resolveId(space: Pick<Space, 'serviceId'> | null): ServiceId;
  /** All servers, the default one first. */
  listIds(): readonly ServiceId[];
  /** The known addresses of all servers: those in the settings, and those for people. */
  listAddresses(): readonly string[];
  /** The account that guests use for their requests; null: no guests. */
  getGuestUserId(id: ServiceId): RemoteUserId | null;
}

/** The server of a space, or the default one; null if that server is not configured. */
export function findServer(
  servers: Pick<OverseerrServers, 'resolveId'>,
  space: Pick<Space, 'serviceId'> | null,
): ServiceId | null {
  try {
    return servers.resolveId(space);
  } catch (error) {
    if (isAppError(error, 'no-overseerr-server')) return null;
    throw error;
  }
}
