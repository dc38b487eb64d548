import type { PageMethod } from '../accounts/sign-in.ts';
import type { ServiceId } from '../id.ts';
import type { MediaServer } from '../services/media-server.ts';

/** How long the link that the bot sends to a chat can be used. */
export const consoleLinkLifetimeMs = 5 * 60_000;

/** How long a sign-in with Plex stays open. */
export const consolePlexLifetimeMs = 10 * 60_000;

/** The ways to sign in that a server offers. */
export interface ServerSignIn {
  readonly id: ServiceId;
  readonly title: string;
  readonly methods: readonly ('plex' | PageMethod)[];
  readonly mediaServer: MediaServer | null;
}

/** The ways to sign in to the console, besides the link from the bot. */
export interface ConsoleSignInWays {
  /** Whether there is no admin yet, so that the code from the log makes the first one. */
  readonly claim: boolean;
  /** Whether anybody may enter as the owner of the demo. */
  readonly demo: boolean;
  /** Servers that do not respond are left out. */
  readonly servers: readonly ServerSignIn[];
}

/** Somebody who is about to sign in. */
export interface ConsoleVisitor {
  /** The other end of the connection; it limits how often somebody may try. */
  readonly address: string;
  /** What the browser calls itself. */
  readonly browser: string | null;
}
