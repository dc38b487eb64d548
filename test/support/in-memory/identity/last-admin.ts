import { permission } from '../../../../src/domain/accounts/permission.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { IdentityStore, UserRecord } from '../identity-store.ts';

/** Throws `last-admin` if a user is an admin, and nobody else could do what admins do. */
export function assertNotLastAdmin(store: IdentityStore, { user }: UserRecord): void {
  if (!user.isAdmin || user.isBlocked) return;
  const hasOther = [...store.users.values()].some(
    (each) =>
      each.user.id !== user.id &&
      each.user.isAdmin &&
      !each.user.isBlocked &&
      canComeBack(store, each),
  );
  if (!hasOther) throw new AppError('last-admin');
}

/** Throws `last-admin` if the links that are left shut the last admin out. */
export function assertNotShutOut(
  store: IdentityStore,
  { userId, links }: { readonly userId: UserRecord['user']['id']; links: IdentityStore['links'] },
): void {
  const record = store.users.get(userId);
  if (record && !canComeBack({ ...store, links }, record)) assertNotLastAdmin(store, record);
}

function canComeBack(store: IdentityStore, { user, chats }: UserRecord): boolean {
  if (chats.length > 0) return true;
  return store.links.some(({ userId, accountId }) => {
    const account = store.accounts.get(accountId);
    if (userId !== user.id || !account || account.removedAt || account.isBlocked) return false;
    return (account.remote.permissions & permission.admin) !== 0;
  });
}
