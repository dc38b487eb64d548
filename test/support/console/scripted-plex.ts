import type { PlexUser } from '../../../src/domain/accounts/sign-in.ts';
import type { PlexTv } from '../../../src/ports/accounts/sign-in-repository.ts';

/** Plex's own sign-in, of which a test says what people confirm. */
export function createScriptedPlex() {
  const states = new Map<number, PlexUser | 'waiting' | 'gone'>();
  const signedOut: number[] = [];
  const plex: PlexTv = {
    async createPin() {
      const pinId = states.size + 1;
      states.set(pinId, 'waiting');
      return { pinId, url: `https://plex.example.com/${pinId}` };
    },
    checkPin: async (_, pinId) => states.get(pinId) ?? 'gone',
    async signOut(_, pinId) {
      signedOut.push(pinId);
    },
  };
  return {
    plex,
    signedOut,
    /** A person confirms the latest PIN. */
    confirm(plexId: string) {
      states.set(states.size, { plexId, email: null, isEmailConfirmed: false });
    },
  };
}
