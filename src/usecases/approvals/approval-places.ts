import type { SpaceId } from '../../domain/id.ts';
import type { Place } from '../../domain/place.ts';
import type { SpaceRepository } from '../../ports/spaces/space-repository.ts';
import type { ApprovalTarget } from './approvers.ts';

export type ApprovalPlaces = ReturnType<typeof createApprovalPlaces>;

/** The channels and topics where cards for approvers, and for those who manage issues, are posted. */
export function createApprovalPlaces(deps: {
  readonly spaces: Pick<SpaceRepository, 'find'>;
  /** Where they go when the space names no place for them. */
  readonly defaultPlaces: readonly Place[];
}) {
  const { spaces, defaultPlaces } = deps;
  return {
    /** The places of a space. Empty: the cards go into private chats. */
    async list(spaceId: SpaceId | null): Promise<readonly ApprovalTarget[]> {
      const space = spaceId ? await spaces.find(spaceId) : null;
      const { approvalPlaces: spacePlaces = [], language: locale = null } = space?.settings ?? {};
      const places = spacePlaces.length > 0 ? spacePlaces : defaultPlaces;
      return places.map((place) => ({ place, locale }));
    },
  };
}
