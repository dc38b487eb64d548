import type { RemoteUserId } from '../domain/accounts/account.ts';
import { AppError } from '../domain/app-error.ts';
import type { ServiceId } from '../domain/id.ts';
import { defaultServerTitle } from '../domain/services/server-title.ts';
import type { OverseerrServers } from '../ports/services/overseerr-servers.ts';
import type { OverseerrClient } from './client.ts';

/** A configured server and its client. The first is the default one. */
export interface ServerEntry {
  readonly id: ServiceId;
  /** Its name in the settings and in webhook addresses. */
  readonly name: string;
  readonly client: OverseerrClient;
  /** The account that guests use for their requests. */
  readonly guest?: RemoteUserId | null;
}

/** The Overseerr servers, with what only the composition root needs. */
export interface ConfiguredOverseerrServers extends OverseerrServers {
  /** Finds a server by its name or id; null if there is none. */
  findId(nameOrId: string): ServiceId | null;
  close(): Promise<void>;
}

/**
 * The configured servers by id. A space without a server of its own uses the first one. A space whose server is no
 * longer configured has none, because the members and the owner of another server are different people.
 */
export function createOverseerrServers(
  entries: readonly ServerEntry[],
): ConfiguredOverseerrServers {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const [defaultEntry] = entries;
  const find = (id: ServiceId): ServerEntry => {
    const entry = byId.get(id);
    if (!entry) throw new AppError('no-overseerr-server');
    return entry;
  };

  return {
    get: (id) => find(id).client,
    getName: (id) => find(id).name,
    resolveId(space) {
      if (!defaultEntry) throw new AppError('no-overseerr-server');
      const serviceId = space?.serviceId ?? defaultEntry.id;
      if (!byId.has(serviceId)) {
        throw new AppError('no-overseerr-server', { detail: { ofSpace: true } });
      }
      return serviceId;
    },
    getTitle: (id) => byId.get(id)?.client.getLastTitle() ?? defaultServerTitle,
    listAddresses: () => entries.flatMap(({ client }) => client.getAddresses()),
    listIds: () => entries.map(({ id }) => id),
    findId: (nameOrId) =>
      entries.find(({ id, name }) => id === nameOrId || name === nameOrId)?.id ?? null,
    getGuestUserId: (id) => byId.get(id)?.guest ?? null,
    async close() {
      await Promise.all(entries.map(({ client }) => client.close()));
    },
  };
}
