import type { RemoteUserId } from '../domain/accounts/account.ts';
import { AppError } from '../domain/app-error.ts';
import type { ServiceId } from '../domain/id.ts';
import { defaultServerTitle } from '../domain/services/server-title.ts';
import type { OverseerrServers } from '../ports/ports.ts';
import type { OverseerrClient } from './client.ts';

/** A configured server and its client. The first is the default one. */
export interface ServerEntry {
  readonly id: ServiceId;
  /** By which the settings and the addresses of webhooks name it. */
  readonly name: string;
  readonly client: OverseerrClient;
  /** As whom people without an account ask there. */
  readonly guest?: RemoteUserId | null;
}

export interface ConfiguredOverseerrServers extends OverseerrServers {
  /** A server by its name or id; null when there is none. */
  findId(nameOrId: string): ServiceId | null;
  close(): Promise<void>;
}

/**
 * The configured servers by id; what is asked of a space without a server of its own goes to the first. A space whose
 * own one is not configured any more is served by none: another has other members and another owner.
 */
export function createOverseerrServers(
  entries: readonly ServerEntry[],
): ConfiguredOverseerrServers {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const [defaultEntry] = entries;

  return {
    get(id) {
      const client = byId.get(id)?.client;
      if (!client) throw new AppError('no-overseerr-server');
      return client;
    },
    resolveId(space) {
      if (!defaultEntry) throw new AppError('no-overseerr-server');
      const serviceId = space?.serviceId ?? defaultEntry.id;
      if (!byId.has(serviceId))
        throw new AppError('no-overseerr-server', { detail: { ofSpace: true } });
      return serviceId;
    },
    getTitle: (id) => byId.get(id)?.client.getLastTitle() ?? defaultServerTitle,
    listIds: () => entries.map(({ id }) => id),
    findId: (nameOrId) =>
      entries.find(({ id, name }) => id === nameOrId || name === nameOrId)?.id ?? null,
    getGuestUserId: (id) => byId.get(id)?.guest ?? null,
    async close() {
      await Promise.all(entries.map(({ client }) => client.close()));
    },
  };
}
