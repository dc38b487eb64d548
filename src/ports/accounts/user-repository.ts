import type {
  Account,
  RemoteAccount,
  RemoteUserId,
  VerificationMethod,
} from '../../domain/accounts/account.ts';
import type { Sender } from '../../domain/accounts/sender.ts';
import type { User } from '../../domain/accounts/user.ts';
import type { AuditEntry } from '../../domain/audit-entry.ts';
import type { AccountId, ServiceId, SpaceId, UserId } from '../../domain/id.ts';
import type { ChatAccountKey, Platform } from '../../domain/place.ts';
import type { Space, SpaceSettings } from '../../domain/spaces/space.ts';

/** People, their chat accounts and the spaces they are met in. */
export interface UserRepository {
  find(id: UserId): Promise<User | null>;
  /** The user behind a visitor, made on first contact. */
  findOrCreate(sender: Sender): Promise<User>;
  /** The user behind a visitor and the space they do something in, made on first contact. */
  findOrCreateInSpace(
    sender: Sender,
    space: Pick<Space, 'platformSpaceId' | 'name'> | null,
  ): Promise<{ readonly user: User; readonly space: Space | null }>;
  listChatAccounts(
    userId: UserId,
  ): Promise<(ChatAccountKey & { name: string; isClosed: boolean })[]>;
  /** Remembers that a person does not take direct messages, or does again. */
  setDirectMessagesClosed(account: ChatAccountKey, isClosed: boolean): Promise<void>;
  findOrCreateSpace(platform: Platform, platformSpaceId: string, name: string): Promise<Space>;
  findSpace(id: SpaceId): Promise<Space | null>;
  /** Keeps a space's settings and the audit line of the change, as one. */
  updateSpace(
    id: SpaceId,
    change: { readonly settings: SpaceSettings; readonly serviceId: ServiceId | null },
    audit: AuditEntry,
  ): Promise<Space>;
  /**
   * Makes admins of those known whom the settings name, and of those no more whom only the settings made one and no
   * longer name; returns how many these are.
   */
  syncAdmins(): Promise<number>;
  /**
   * The chat accounts of admins, also of those whom only the settings name, and of whoever manages requests on a
   * service, with the languages they read where these are known.
   */
  listApprovers(
    serviceId: ServiceId,
  ): Promise<(ChatAccountKey & { readonly locale: string | null })[]>;
}

/** Accounts on services and whose they are. */
export interface AccountRepository {
  findByUser(userId: UserId, serviceId: ServiceId): Promise<Account | null>;
  find(id: AccountId): Promise<Account | null>;
  findByRemoteUserId(serviceId: ServiceId, remoteUserId: RemoteUserId): Promise<Account | null>;
  /** Accounts whose profile names this chat account. */
  listByProfile(serviceId: ServiceId, account: ChatAccountKey): Promise<Account[]>;
  /**
   * `asker`: the chat in which it was proved; `not-yours` when that is not the user's any more. Chats that only a
   * profile brought together stay together only where this account's profile names them.
   */
  link(
    id: AccountId,
    userId: UserId,
    method: VerificationMethod,
    provenIn?: ChatAccountKey,
  ): Promise<void>;
  /**
   * Inserts or updates what the service said; returns the rows. An account stays whose it is, unless its number is
   * another person's by now.
   */
  upsert(serviceId: ServiceId, accounts: readonly RemoteAccount[]): Promise<Account[]>;
  /**
   * Brings the links that rest on profiles up to date: links accounts whose profile names the chat account of
   * exactly one user, when that user is named by no other account; unlinks those that are no longer named.
   */
  matchProfiles(serviceId: ServiceId): Promise<{ linked: number; unlinked: number }>;
  /** How many accounts a service has. */
  count(serviceId: ServiceId): Promise<number>;
  /** Marks accounts of a service as removed that were not kept since. */
  markRemovedBefore(serviceId: ServiceId, syncedBefore: Date): Promise<number>;
}
