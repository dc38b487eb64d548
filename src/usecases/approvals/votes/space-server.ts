import type { VoteRule } from '../../../domain/approvals/vote-rule.ts';
import type { Space } from '../../../domain/spaces/space.ts';
import { findServer, type OverseerrServers } from '../../../ports/services/overseerr-servers.ts';

/** Whether a rule applies: it says nothing while its space uses another server. */
export function isInEffect(
  servers: Pick<OverseerrServers, 'resolveId'>,
  { serviceId }: Pick<VoteRule, 'serviceId'>,
  space: Pick<Space, 'serviceId'>,
): boolean {
  return serviceId === findServer(servers, space);
}
