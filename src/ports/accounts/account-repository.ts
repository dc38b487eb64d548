import type { Account, RemoteAccount, RemoteUserId } from '../../domain/accounts/account.ts';
import type { AccountId, ServiceId } from '../../domain/id.ts';
import type { ChatAccountKey } from '../../domain/place.ts';

/** Accounts as the Overseerr servers describe them. Accounts that a server has removed are found by `find` alone. */
export interface AccountRepository {
  find(id: AccountId): Promise<Account | null>;
  findByRemoteUserId(serviceId: ServiceId, remoteUserId: RemoteUserId): Promise<Account | null>;
  /** Accounts whose profile names a chat account. */
  listByProfile(serviceId: ServiceId, chat: ChatAccountKey): Promise<Account[]>;
  /**
   * Inserts or updates what the server said; returns the rows. An account whose remote user id now belongs to another
   * person loses its users.
   */
  upsert(serviceId: ServiceId, accounts: readonly RemoteAccount[]): Promise<Account[]>;
  /** How many accounts a server has. */
  count(serviceId: ServiceId): Promise<number>;
  /** Marks the accounts that were not saved since as removed; returns how many. */
  markRemovedBefore(serviceId: ServiceId, savedBefore: Date): Promise<number>;
}
