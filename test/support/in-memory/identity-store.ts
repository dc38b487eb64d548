import type { RemoteAccount, VerificationMethod } from '../../../src/domain/accounts/account.ts';
import type { Preferences } from '../../../src/domain/accounts/identity.ts';
import type { User } from '../../../src/domain/accounts/user.ts';
import type { AuditEntry } from '../../../src/domain/audit-entry.ts';
import type { AccountId, ServiceId, UserId } from '../../../src/domain/id.ts';
import type { ChatAccountKey } from '../../../src/domain/place.ts';

/** A user with their data. */
export interface UserRecord {
  user: User;
  preferences: Preferences;
  readonly chats: (ChatAccountKey & { readonly name: string; isClosed: boolean })[];
}

/** An account as its server last described it. */
export interface AccountRecord {
  readonly id: AccountId;
  readonly serviceId: ServiceId;
  remote: RemoteAccount;
  isBlocked: boolean;
  savedAt: Date;
  missingSince: Date | null;
  removedAt: Date | null;
}

export interface LinkRecord {
  readonly userId: UserId;
  readonly accountId: AccountId;
  readonly serviceId: ServiceId;
  readonly verifiedBy: VerificationMethod;
  missingSince: Date | null;
}

/**
 * The shared state of the in-memory repositories of users and accounts. Links are in creation
 * order.
 */
export interface IdentityStore {
  readonly users: Map<UserId, UserRecord>;
  readonly accounts: Map<AccountId, AccountRecord>;
  links: LinkRecord[];
  readonly audit: AuditEntry[];
}

export function createIdentityStore(): IdentityStore {
  return { users: new Map(), accounts: new Map(), links: [], audit: [] };
}

/** Blocks a user together with the accounts they hold. */
export function blockUser(store: IdentityStore, userId: UserId): void {
  const record = store.users.get(userId);
  if (record) record.user = { ...record.user, isBlocked: true };
  for (const { accountId } of store.links.filter((link) => link.userId === userId)) {
    const account = store.accounts.get(accountId);
    if (account) account.isBlocked = true;
  }
}
