import type { ChatAccountKey } from '../place.ts';

/** What a chat platform tells us about a user with every message and button press. */
export interface Sender extends ChatAccountKey {
  readonly name: string;
  /** The unique name on the platform; missing where the platform does not send it. */
  readonly username?: string | null | undefined;
  readonly locale: string | null;
  /** Roles held in the space, by their platform ids. */
  readonly roles: readonly string[];
  /** Whether the platform lets this person manage the space. */
  readonly canManageSpace?: boolean;
}
