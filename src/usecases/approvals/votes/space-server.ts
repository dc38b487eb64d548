import { isAppError } from '../../../domain/app-error.ts';
import type { VoteRule } from '../../../domain/approvals/vote-rule.ts';
import type { ServiceId } from '../../../domain/id.ts';
import type { Space } from '../../../domain/spaces/space.ts';
import type { OverseerrServers } from '../../../ports/services/overseerr-servers.ts';

type Servers = Pick<OverseerrServers, 'resolveId'>;

/** The server that a space uses; null if none is configured. */
export function findServer(servers: Servers, space: Pick<Space, 'serviceId'>): ServiceId | null {
  try {
    return servers.resolveId(space);
  } catch (error) {
    if (isAppError(error, 'no-overseerr-server')) return null;
    throw error;
  }
}

/** Whether a rule applies: it says nothing while its space uses another server. */
export function isInEffect(
  servers: Servers,
  { serviceId }: Pick<VoteRule, 'serviceId'>,
  space: Pick<Space, 'serviceId'>,
): boolean {
  return serviceId === findServer(servers, space);
}
