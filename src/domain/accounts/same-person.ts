import type { RemoteAccount } from './account.ts';

/** What shows whether a remote user ID still belongs to the same person. */
export type AccountTraits = Pick<RemoteAccount, 'name' | 'email' | 'plexId' | 'createdAt'>;

/**
 * Whether an account still belongs to the same person. An Overseerr server that was reinstalled
 * gives old IDs to other people. The name, or the email address or Plex ID, has to match. Both have
 * to match if the creation time changed. If the creation time is the same (to the second, so it can
 * be a coincidence), it is another person only if both the name and the email address changed.
 */
export function isSamePerson(before: AccountTraits, after: AccountTraits): boolean {
  const isSameName = before.name.toLowerCase() === after.name.toLowerCase();
  const isSameEmail =
    Boolean(after.email) && before.email?.toLowerCase() === after.email?.toLowerCase();
  const isMarkedSame = isSameEmail || (after.plexId !== null && before.plexId === after.plexId);
  if (before.createdAt === null || after.createdAt === null) return isSameName || isMarkedSame;
  if (before.createdAt.getTime() !== after.createdAt.getTime()) return isSameName && isMarkedSame;
  return isSameName || isMarkedSame || !before.email || !after.email;
}
