import type { HttpBindings } from '@hono/node-server';
import type { Caller } from '../../domain/console/caller.ts';

/** What the routes of the API find in their context. */
export interface ConsoleEnv {
  readonly Bindings: Partial<HttpBindings>;
  readonly Variables: {
    /** The origin of the console's own page, as the browser sees it. */
    ownOrigin: string;
    /** Whoever makes the call; null for somebody who has not signed in. Routes with `access` have `caller` instead. */
    visitor: Caller | null;
    /** The token of the browser's session, if it sent one. */
    sessionToken: string | null;
  };
}

/** The same for a route with `access`. */
export interface CallerEnv {
  readonly Variables: { caller: Caller };
}
