import type { PersonHere, Space, User } from '../../domain/accounts/user.ts';
import { AppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { Place } from '../../domain/place.ts';
import type { CardOrigin } from '../../domain/requests/request.ts';
import type { IdentityRepository } from '../../ports/accounts/identity-repository.ts';
import type { AccountRepository, OverseerrServers } from '../../ports/ports.ts';

/** A media server as people read it. */
export interface NamedService {
  readonly id: ServiceId;
  readonly name: string;
}

export type Services = ReturnType<typeof createServices>;

/** Which media server serves whom and where, and where its live cards stand. */
export function createServices(needs: {
  readonly servers: OverseerrServers;
  readonly accounts: AccountRepository;
  readonly identities: Pick<IdentityRepository, 'getPreferences' | 'updatePreferences'>;
  /** Whether live cards are for everybody where a space has not decided. */
  readonly publicCards: boolean;
}) {
  const { servers, accounts, identities, publicCards } = needs;
  return {
    /**
     * The service of a space, or the default one. In a private chat the one that a person has chosen, otherwise
     * the first on which they have an account. Throws `service-unset`.
     */
    async resolveServiceId({ user, space }: PersonHere): Promise<ServiceId> {
      const ids = servers.listIds();
      if (space || ids.length < 2) return servers.resolveId(space);
      const { serviceId: preferredId } = await identities.getPreferences(user.id);
      if (preferredId && ids.includes(preferredId)) return preferredId;
      for (const id of ids) if (await accounts.findByUser(user.id, id)) return id;
      return servers.resolveId(null);
    },

    /** Chooses the service of a person's private chats. Throws `not-found` for one that is not there. */
    async chooseService(user: User, serviceId: ServiceId): Promise<void> {
      if (!servers.listIds().includes(serviceId)) throw new AppError('not-found');
      await identities.updatePreferences(user.id, { serviceId });
    },

    /** All services, the default one first; those of one name are told apart by a number. */
    async listNamed(): Promise<readonly NamedService[]> {
      const ids = servers.listIds();
      const names = await Promise.all(ids.map(getName));
      return ids.map((id, index) => {
        const name = names[index] ?? fallbackName;
        const isUnique = names.filter((other) => other === name).length === 1;
        return { id, name: isUnique ? name : `${name} ${index + 1}` };
      });
    },

    /** What the server is called that somebody asks on. */
    async getCurrentName(who: PersonHere): Promise<string> {
      return getName(await this.resolveServiceId(who));
    },

    /** Whether people without an account can ask there as a guest. */
    acceptsGuests(serviceId: ServiceId): boolean {
      return servers.getGuestUserId(serviceId) !== null;
    },

    /**
     * Where the live card of a request made in `place` goes: the space's request channel, otherwise where it was
     * asked; null when the operator keeps requests private. A private chat always keeps its card.
     */
    resolveOrigin(space: Space | null, place: Place): CardOrigin | null {
      if (!space) return place;
      const { settings } = space;
      if (!(settings.publicCards ?? publicCards)) return null;
      const { requestPlace = place, language } = settings;
      return language ? { ...requestPlace, language } : requestPlace;
    },
  };

  async function getName(id: ServiceId): Promise<string> {
    try {
      return (await servers.get(id).getInfo()).title;
    } catch (error) {
      if (error instanceof AppError && error.code !== 'bug') return fallbackName;
      throw error;
    }
  }
}

/** What a server is called while it does not say its name. */
const fallbackName = 'Overseerr';
