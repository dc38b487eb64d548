import type { Actor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { CardOrigin } from '../../domain/requests/request.ts';
import { type DiscordIdPage, findDiscordIdPage } from '../../domain/services/discord-id-page.ts';
import type { OverseerrServerInfo } from '../../domain/services/overseerr-server-info.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { PreferenceRepository } from '../../ports/accounts/preference-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';

/** An Overseerr server under the name that people see. */
export interface NamedService {
  readonly id: ServiceId;
  readonly name: string;
}

export type Services = ReturnType<typeof createServices>;

/** Decides which Overseerr server a user or a space uses, and where public cards go. */
export function createServices(deps: {
  readonly servers: OverseerrServers;
  readonly accountLinks: Pick<AccountLinkRepository, 'findByUser'>;
  readonly preferences: PreferenceRepository;
  /** Whether requests get a public card where the space has no setting for it. */
  readonly publicCards: boolean;
}) {
  const { servers, accountLinks, preferences, publicCards } = deps;
  return {
    /**
     * The server of the actor's space, or the default one. In a private chat: the one they chose, otherwise the first
     * one on which they have an account. Throws `no-overseerr-server`.
     */
    resolveServiceId,

    /** Chooses the server for the actor's private chats. Throws `not-found` for a server that is not configured. */
    async chooseService(actor: Actor, serviceId: ServiceId): Promise<void> {
      if (!servers.listIds().includes(serviceId)) throw new AppError('not-found');
      await preferences.updatePreferences(actor.userId, { serviceId });
    },

    /** All servers, the default one first; servers of the same name get a number. */
    async listNamed(): Promise<readonly NamedService[]> {
      const ids = servers.listIds();
      const names = await Promise.all(ids.map(getName));
      return ids.map((id, index) => {
        const name = names[index] ?? servers.getTitle(id);
        const isUnique = names.filter((other) => other === name).length === 1;
        return { id, name: isUnique ? name : `${name} ${index + 1}` };
      });
    },

    /** The name of the server that the actor uses here. */
    async getCurrentName(actor: Actor): Promise<string> {
      return getName(await resolveServiceId(actor));
    },

    /** The page of a profile for the Discord ID on that server; null if it does not say, or does not respond. */
    async findDiscordIdPage(actor: Actor): Promise<DiscordIdPage | null> {
      const info = await readInfo(await resolveServiceId(actor));
      return info && findDiscordIdPage(info);
    },

    /** The last known title of a server, without asking it. */
    getTitle: (id: ServiceId): string => servers.getTitle(id),

    /** Whether users without an account can request there as a guest. */
    acceptsGuests(serviceId: ServiceId): boolean {
      return servers.getGuestUserId(serviceId) !== null;
    },

    /**
     * Where the public card of a request goes: the request channel of the space, otherwise where the request was
     * made; null when the operator keeps requests private. A private chat always keeps its card.
     */
    resolveOrigin({ space, place }: Actor): CardOrigin | null {
      if (!space) return place;
      const { settings } = space;
      if (!(settings.publicCards ?? publicCards)) return null;
      const { requestPlace = place, language } = settings;
      return language ? { ...requestPlace, language } : requestPlace;
    },
  };

  async function resolveServiceId({ userId, space }: Actor): Promise<ServiceId> {
    const ids = servers.listIds();
    if (space || ids.length < 2) return servers.resolveId(space);
    const { serviceId: preferredId } = await preferences.getPreferences(userId);
    if (preferredId && ids.includes(preferredId)) return preferredId;
    for (const id of ids) if (await accountLinks.findByUser(userId, id)) return id;
    return servers.resolveId(null);
  }

  async function getName(id: ServiceId): Promise<string> {
    return (await readInfo(id))?.title ?? servers.getTitle(id);
  }

  /** Null while the server does not respond. */
  async function readInfo(id: ServiceId): Promise<OverseerrServerInfo | null> {
    try {
      return await servers.get(id).getInfo();
    } catch (error) {
      if (error instanceof AppError && error.code !== 'internal') return null;
      throw error;
    }
  }
}
