import type { RemoteAccount } from './account.ts';

/** What tells whether a remote user id still belongs to the same person. */
export type AccountTraits = Pick<RemoteAccount, 'name' | 'email' | 'plexId' | 'createdAt'>;

/**
 * Whether an account still belongs to the person it belonged to. An Overseerr server that was set up again gives old
 * ids to other people. The name, or the email address or Plex id, has to be the same; both if the server says that the
 * account was created at another time. At the same time (to the second, which can be chance), only another name together
 * with another email address is another person.
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
