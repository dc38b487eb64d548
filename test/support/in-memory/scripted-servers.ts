import type { RemoteUserId } from '../../../src/domain/accounts/account.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import type { ServiceId } from '../../../src/domain/id.ts';
import type { OverseerrServer } from '../../../src/ports/services/overseerr-server.ts';
import type { OverseerrServers } from '../../../src/ports/services/overseerr-servers.ts';
import { scripted } from './scripted.ts';

/** The methods that a test defines. A call of any other method fails the test. */
export type ScriptedServer = { [Name in keyof OverseerrServer]?: OverseerrServer[Name] };

/** Overseerr servers; the first one is the default one. */
export function createScriptedServers(
  entries: readonly {
    readonly id: ServiceId;
    readonly server: ScriptedServer;
    readonly title?: string;
    readonly addresses?: readonly string[];
    readonly guest?: RemoteUserId;
  }[],
): OverseerrServers {
  const find = (id: ServiceId) => entries.find((entry) => entry.id === id);
  return {
    get(id) {
      const entry = find(id);
      if (!entry) throw new AppError('no-overseerr-server');
      return scripted<OverseerrServer>(entry.server);
    },
    getName: (id) => (id === entries[0]?.id ? 'default' : '2'),
    getTitle: (id) => find(id)?.title ?? 'Seerr',
    resolveId(space) {
      const id = space?.serviceId ?? entries[0]?.id;
      if (!id || !find(id)) throw new AppError('no-overseerr-server');
      return id;
    },
    listAddresses: () => entries.flatMap(({ addresses = [] }) => addresses),
    listIds: () => entries.map(({ id }) => id),
    getGuestUserId: (id) => find(id)?.guest ?? null,
  };
}
