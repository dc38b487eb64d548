import type { AccountNumber } from '../core/account.ts';
import { Fault } from '../core/fault.ts';
import type { ServiceId } from '../core/id.ts';
import type { MediaServers } from '../ports.ts';
import type { Overseerr } from './client.ts';

/** A configured server and its client. The first is the default one. */
export interface ServerEntry {
  readonly id: ServiceId;
  /** By which the settings and the addresses of webhooks name it. */
  readonly name: string;
  readonly client: Overseerr;
  /** As whom people without an account ask there. */
  readonly guest?: AccountNumber | null;
}

export interface ConfiguredServers extends MediaServers {
  /** A server by its name or id; null when there is none. */
  known(nameOrId: string): ServiceId | null;
  close(): Promise<void>;
}

/**
 * The configured servers by id; what is asked of a space without a server of its own goes to the first. A space whose
 * own one is not configured any more is served by none: another has other members and another owner.
 */
export function createMediaServers(entries: readonly ServerEntry[]): ConfiguredServers {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const [first] = entries;

  return {
    get(id) {
      const client = byId.get(id)?.client;
      if (!client) throw new Fault('service-unset');
      return client;
    },
    idFor(space) {
      if (!first) throw new Fault('service-unset');
      const wanted = space?.serviceId ?? first.id;
      if (!byId.has(wanted)) throw new Fault('service-unset', { detail: { ofSpace: true } });
      return wanted;
    },
    ids: () => entries.map(({ id }) => id),
    known: (nameOrId) =>
      entries.find(({ id, name }) => id === nameOrId || name === nameOrId)?.id ?? null,
    guest: (id) => byId.get(id)?.guest ?? null,
    async close() {
      await Promise.all(entries.map(({ client }) => client.close()));
    },
  };
}
