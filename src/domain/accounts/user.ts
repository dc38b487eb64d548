import type { UserId } from '../id.ts';

/** A person who has written to the bot, with any number of chat accounts. */
export interface User {
  readonly id: UserId;
  readonly displayName: string;
  readonly locale: string | null;
  readonly isAdmin: boolean;
  readonly isBlocked: boolean;
}
