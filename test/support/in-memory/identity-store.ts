import type { RemoteAccount, VerificationMethod } from '../../../src/domain/accounts/account.ts';
import type { CodePurpose, MergeId, Preferences } from '../../../src/domain/accounts/identity.ts';
import type { User } from '../../../src/domain/accounts/user.ts';
import type { AuditEntry } from '../../../src/domain/audit-entry.ts';
import type { AccountId, ServiceId, UserId } from '../../../src/domain/id.ts';
import type { ChatAccountKey } from '../../../src/domain/place.ts';
import { anId } from '../factories.ts';

/** A user with their data. */
export interface UserRecord {
  user: User;
  preferences: Preferences;
  readonly chats: ChatRecord[];
}

export interface ChatRecord extends ChatAccountKey {
  name: string;
  username?: string | null;
  isClosed: boolean;
}

/** A question whether two users are the same person. */
export interface MergeRecord {
  readonly by: UserId;
  readonly other: UserId;
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
  /** Codes by their text, and who issued them. */
  readonly codes: Map<string, { readonly purpose: CodePurpose; readonly by: UserId | null }>;
  readonly merges: Map<MergeId, MergeRecord>;
}

export function createIdentityStore(): IdentityStore {
  return {
    users: new Map(),
    accounts: new Map(),
    links: [],
    audit: [],
    codes: new Map(),
    merges: new Map(),
  };
}

/** Adds a user with these chats. */
export function addUserTo(store: IdentityStore, chats: readonly ChatAccountKey[]): UserId {
  const id = anId<'user'>();
  const user = { id, displayName: 'Ada', locale: null, isAdmin: false, isBlocked: false };
  const records = chats.map((chat) => ({ ...chat, name: 'Ada', isClosed: false }));
  store.users.set(id, { user, preferences: {}, chats: records });
  return id;
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
