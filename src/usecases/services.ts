import type { ServiceId } from '../core/id.ts';
import type { Place } from '../core/place.ts';
import type { Space } from '../core/user.ts';
import type { MediaServers } from '../ports.ts';

export type Services = ReturnType<typeof createServices>;

/** Which media server serves a space, and where its live cards stand. */
export function createServices(needs: {
  readonly servers: MediaServers;
  /** Whether live cards are for everybody where a space has not decided. */
  readonly publicCards: boolean;
}) {
  const { servers, publicCards } = needs;
  return {
    /** The service of a space, or the default one. Throws `service-unset`. */
    idFor(space: Space | null): ServiceId {
      return servers.idFor(space);
    },

    /**
     * Where the live card of a request made in `place` goes: the space's request channel, otherwise where it was
     * asked; null when the operator keeps requests private. A private chat always keeps its card.
     */
    originFor(space: Space | null, place: Place): Place | null {
      if (!space) return place;
      const { settings } = space;
      if (!(settings.publicCards ?? publicCards)) return null;
      return settings.requestPlace ?? place;
    },
  };
}
