import type { ConsoleSignInWays, ServerSignIn } from '../../domain/console/console-sign-in.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { ConsoleUsers } from '../../ports/console/console-sign-in-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';

export type ConsoleSignInOptions = ReturnType<typeof createConsoleSignInOptions>;

/** The ways to sign in that the page offers. */
export function createConsoleSignInOptions(deps: {
  readonly users: Pick<ConsoleUsers, 'hasAdmin'>;
  readonly servers: Pick<OverseerrServers, 'get' | 'getTitle' | 'listIds'>;
  /** Whether people may sign in with Plex at all. */
  readonly hasPlex: boolean;
  /** Whether a code for the first admin is in the log as long as there is none. */
  readonly hasClaimCode: boolean;
  readonly isDemo: boolean;
}) {
  const { users, servers, hasPlex, hasClaimCode, isDemo } = deps;
  return {
    /** The ways that work now. */
    async list(): Promise<ConsoleSignInWays> {
      const [hasAdmin, ...found] = await Promise.all([
        users.hasAdmin(),
        ...(isDemo ? [] : servers.listIds().map(findMethods)),
      ]);
      return {
        claim: hasClaimCode && !hasAdmin,
        demo: isDemo,
        servers: found.filter((server) => server !== null),
      };
    },
  };

  /** Null if the server does not respond, or offers no way that the page has. */
  async function findMethods(id: ServiceId): Promise<ServerSignIn | null> {
    const info = await servers
      .get(id)
      .getInfo()
      .catch(() => null);
    if (!info) return null;
    const { signIn, mediaServer } = info;
    const isOffered = {
      plex: signIn.plex && hasPlex,
      jellyfin: signIn.jellyfin,
      password: signIn.password,
    } as const;
    const methods = (['plex', 'jellyfin', 'password'] as const).filter((each) => isOffered[each]);
    return methods.length > 0 ? { id, title: servers.getTitle(id), methods, mediaServer } : null;
  }
}
