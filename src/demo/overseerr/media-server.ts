import { randomBytes, randomInt } from 'node:crypto';
import type { MediaServerKind } from './state.ts';

/** A user of Jellyfin or Emby. */
export interface MediaServerUser {
  readonly id: string;
  readonly name: string;
  readonly password: string;
  /** Disabled users are refused even with the right password. */
  isDisabled: boolean;
}

interface QuickConnectRequest {
  readonly code: string;
  readonly startedAt: number;
  approvedBy: MediaServerUser | null;
}

/** Why Jellyfin refuses: its HTTP status, or null if it does not respond. */
export interface MediaServerRefusal {
  readonly refusedWith: number | null;
}

/** The Jellyfin or Emby server that the Overseerr server asks about names, passwords, and codes. */
export type MediaServer = ReturnType<typeof createMediaServer>;

const quickConnectLifetimeMs = 10 * 60_000;

/** Creates a server without users. `now` is the time of the Overseerr server. */
export function createMediaServer(kind: MediaServerKind, now: () => number) {
  const users: MediaServerUser[] = [];
  const requests = new Map<string, QuickConnectRequest>();
  const state = { isDown: false, allowsQuickConnect: true };
  const unreachable: MediaServerRefusal = { refusedWith: null };

  return {
    kind,
    /** Whether it responds, and whether its owner allows Quick Connect. */
    state,

    addUser({ name, password }: { readonly name: string; readonly password: string }) {
      const user = { id: randomBytes(16).toString('hex'), name, password, isDisabled: false };
      users.push(user);
      return user;
    },

    authenticate(name: string, password: string): MediaServerUser | MediaServerRefusal {
      if (state.isDown) return unreachable;
      const user = findUser(name);
      if (!user || user.password !== password) return { refusedWith: 401 };
      return user.isDisabled ? { refusedWith: 403 } : user;
    },

    startQuickConnect(): { readonly code: string; readonly secret: string } | MediaServerRefusal {
      if (state.isDown) return unreachable;
      // Emby has no Quick Connect. Jellyfin refuses it while it is turned off.
      if (kind !== 'jellyfin') return { refusedWith: 404 };
      if (!state.allowsQuickConnect) return { refusedWith: 401 };
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const secret = randomBytes(32).toString('hex').toUpperCase();
      requests.set(secret, { code, startedAt: now(), approvedBy: null });
      return { code, secret };
    },

    /** Who approved a code; null while nobody has. A secret stays valid until it expires. */
    checkQuickConnect(
      secret: string,
    ): { readonly user: MediaServerUser | null } | MediaServerRefusal {
      if (state.isDown) return unreachable;
      if (!state.allowsQuickConnect) return { refusedWith: 401 };
      const request = requests.get(secret.toUpperCase());
      if (!request || now() - request.startedAt >= quickConnectLifetimeMs) {
        return { refusedWith: 404 };
      }
      return { user: request.approvedBy };
    },

    /** A user enters a code on their Quick Connect page. */
    approve(code: string, name: string): void {
      const request = [...requests.values()].find((one) => one.code === code);
      const user = findUser(name);
      if (!request || !user) throw new Error('unknown code or user');
      request.approvedBy = user;
    },

    /** Forgets all codes, as Jellyfin does after ten minutes or when it restarts. */
    forgetCodes(): void {
      requests.clear();
    },
  };

  function findUser(name: string): MediaServerUser | undefined {
    return users.find((user) => user.name.toLowerCase() === name.toLowerCase());
  }
}
