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

/** For how long sessions last, as the settings say. */
export interface SessionLimits {
  /** A session ends when it was not used for this long. */
  readonly idleMs: number;
  /** A session ends after this time in any case. */
  readonly lifetimeMs: number;
}

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
  /** The absolute end, as the settings were when it began; a lifetime that was made shorter since ends it before. */
  readonly expiresAt: Date;
}

/** Sessions that began, or were last used, at these times or before are over. */
export function toSessionCutoffs({ idleMs, lifetimeMs }: SessionLimits, now: Date) {
  return {
    createdAt: new Date(now.getTime() - lifetimeMs),
    lastUsedAt: new Date(now.getTime() - idleMs),
  };
}

/** When a session ends at the latest. */
export function toSessionEnd(
  { createdAt, expiresAt }: Pick<ConsoleSession, 'createdAt' | 'expiresAt'>,
  { lifetimeMs }: SessionLimits,
): Date {
  return new Date(Math.min(expiresAt.getTime(), createdAt.getTime() + lifetimeMs));
}

/** Whether a session is over. */
export function isSessionOver(
  session: Pick<ConsoleSession, 'createdAt' | 'lastUsedAt' | 'expiresAt'>,
  limits: SessionLimits,
  now: Date,
): boolean {
  const isUnused = now.getTime() - session.lastUsedAt.getTime() >= limits.idleMs;
  return isUnused || now >= toSessionEnd(session, limits);
}
