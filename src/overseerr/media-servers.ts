import { Fault } from '../core/fault.ts';
import type { ServiceId } from '../core/id.ts';
import type { MediaServers } from '../ports.ts';
import type { Overseerr } from './client.ts';

/** A configured server and its client. The first is the default one. */
export interface ServerEntry {
  readonly id: ServiceId;
  readonly client: Overseerr;
}

/** The configured servers by id; what is asked of a space without a server of its own goes to the first. */
export function createMediaServers(
  entries: readonly ServerEntry[],
): MediaServers & { close(): Promise<void> } {
  const clients = new Map(entries.map(({ id, client }) => [id, client]));
  const [first] = entries;

  return {
    get(id) {
      const client = clients.get(id);
      if (!client) throw new Fault('service-unset');
      return client;
    },
    idFor(space) {
      if (space?.serviceId && clients.has(space.serviceId)) return space.serviceId;
      if (!first) throw new Fault('service-unset');
      return first.id;
    },
    ids: () => entries.map(({ id }) => id),
    async close() {
      await Promise.all(entries.map(({ client }) => client.close()));
    },
  };
}
