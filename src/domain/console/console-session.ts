import type { AccountId, Id, UserId } from '../id.ts';

export type ConsoleSessionId = Id<'console-session'>;

/**
 * How somebody signed in. `link`: with the link that the bot sent to their chat. `plex`, `password`, `jellyfin`: with
 * their account. `claim`: with the code from the log. `demo`: as the owner of the demo.
 */
export const consoleSignInMethods = [
  'link',
  'plex',
  'password',
  'jellyfin',
  'claim',
  'demo',
] as const;
export type ConsoleSignInMethod = (typeof consoleSignInMethods)[number];

/** A session ends when it was not used for this long, */
export const sessionIdleMs = 12 * 60 * 60_000;
/** and at the latest after this time. */
export const sessionLifetimeMs = 30 * 24 * 60 * 60_000;

/** A browser that is signed in to the console. */
export interface ConsoleSession {
  readonly id: ConsoleSessionId;
  readonly userId: UserId;
  /**
   * The account that the sign-in proved: only this account's permissions count, because a profile can name anybody's
   * chat account. Null: it proved who the user is, and the user's own rights count.
   */
  readonly accountId: AccountId | null;
  readonly method: ConsoleSignInMethod;
  /** What the browser calls itself. Null: it does not say. */
  readonly browser: string | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  /** The absolute end. */
  readonly expiresAt: Date;
}

/** Whether a session is over. */
export function isSessionOver(
  { lastUsedAt, expiresAt }: Pick<ConsoleSession, 'lastUsedAt' | 'expiresAt'>,
  now: Date,
): boolean {
  return now >= expiresAt || now.getTime() - lastUsedAt.getTime() >= sessionIdleMs;
}
