import type {
  Account,
  RemoteAccount,
  RemoteUserId,
  VerificationMethod,
} from '../../domain/accounts/account.ts';
import type { AccountId, ServiceId, UserId } from '../../domain/id.ts';
import type { ChatAccountKey } from '../../domain/place.ts';

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
