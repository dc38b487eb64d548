import { Fault } from '../core/fault.ts';
import type { ServiceId } from '../core/id.ts';
import type { Place } from '../core/place.ts';
import type { Origin } from '../core/request.ts';
import type { PersonHere, Space, User } from '../core/user.ts';
import type { Identities } from '../ports/identity.ts';
import type { Accounts, MediaServers } from '../ports.ts';

/** A media server as people read it. */
export interface NamedService {
  readonly id: ServiceId;
  readonly name: string;
}

export type Services = ReturnType<typeof createServices>;

/** Which media server serves whom and where, and where its live cards stand. */
export function createServices(needs: {
  readonly servers: MediaServers;
  readonly accounts: Accounts;
  readonly identities: Pick<Identities, 'preferences' | 'choose'>;
  /** Whether live cards are for everybody where a space has not decided. */
  readonly publicCards: boolean;
}) {
  const { servers, accounts, identities, publicCards } = needs;
  return {
    /**
     * The service of a space, or the default one. In a private chat the one that a person has chosen, otherwise
     * the first on which they have an account. Throws `service-unset`.
     */
    async idFor({ user, space }: PersonHere): Promise<ServiceId> {
      const ids = servers.ids();
      if (space || ids.length < 2) return servers.idFor(space);
      const { serviceId: chosen } = await identities.preferences(user.id);
      if (chosen && ids.includes(chosen)) return chosen;
      for (const id of ids) if (await accounts.ofUser(user.id, id)) return id;
      return servers.idFor(null);
    },

    /** Chooses the service of a person's private chats. Throws `not-found` for one that is not there. */
    async choose(user: User, serviceId: ServiceId): Promise<void> {
      if (!servers.ids().includes(serviceId)) throw new Fault('not-found');
      await identities.choose(user.id, { serviceId });
    },

    /** All services, the default one first; those of one name are told apart by a number. */
    async named(): Promise<readonly NamedService[]> {
      const ids = servers.ids();
      const names = await Promise.all(ids.map(nameOf));
      return ids.map((id, index) => {
        const name = names[index] ?? unknownName;
        const isAlone = names.filter((other) => other === name).length === 1;
        return { id, name: isAlone ? name : `${name} ${index + 1}` };
      });
    },

    /** What the server is called that somebody asks on. */
    async nameHere(who: PersonHere): Promise<string> {
      return nameOf(await this.idFor(who));
    },

    /** Whether people without an account can ask there as a guest. */
    takesGuests(serviceId: ServiceId): boolean {
      return servers.guest(serviceId) !== null;
    },

    /**
     * Where the live card of a request made in `place` goes: the space's request channel, otherwise where it was
     * asked; null when the operator keeps requests private. A private chat always keeps its card.
     */
    originFor(space: Space | null, place: Place): Origin | null {
      if (!space) return place;
      const { settings } = space;
      if (!(settings.publicCards ?? publicCards)) return null;
      const { requestPlace = place, language } = settings;
      return language ? { ...requestPlace, language } : requestPlace;
    },
  };

  async function nameOf(id: ServiceId): Promise<string> {
    try {
      return (await servers.get(id).facts()).title;
    } catch (error) {
      if (error instanceof Fault && error.code !== 'bug') return unknownName;
      throw error;
    }
  }
}

/** What a server is called while it does not say its name. */
const unknownName = 'Overseerr';
