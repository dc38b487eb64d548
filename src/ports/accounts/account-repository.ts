import type { Account, RemoteAccount, RemoteUserId } from '../../domain/accounts/account.ts';
import type { Loss } from '../../domain/accounts/proven-losses.ts';
import type { AccountId, ServiceId } from '../../domain/id.ts';
import type { ChatAccountKey } from '../../domain/place.ts';

/** An account that the server's list lacks. */
export interface MissingAccount extends Loss {
  readonly id: AccountId;
}

/**
 * Accounts as the Overseerr servers describe them. Only `find` returns accounts that a server has
 * removed.
 */
export interface AccountRepository {
  find(id: AccountId): Promise<Account | null>;
  findByRemoteUserId(serviceId: ServiceId, remoteUserId: RemoteUserId): Promise<Account | null>;
  /** Accounts whose profile lists a chat account. */
  listByProfile(serviceId: ServiceId, chat: ChatAccountKey): Promise<Account[]>;
  /**
   * Inserts or updates accounts from the server, and returns them. If the remote user ID of an
   * account now belongs to another person, the account loses its users.
   */
  upsert(serviceId: ServiceId, accounts: readonly RemoteAccount[]): Promise<Account[]>;
  /** How many accounts a server has. */
  count(serviceId: ServiceId): Promise<number>;
  /**
   * Records that the server's list lacks the accounts that were not saved since `savedBefore`, and
   * returns them. An account that is saved again is no longer missing.
   */
  recordMissing(serviceId: ServiceId, savedBefore: Date): Promise<MissingAccount[]>;
  /** Marks missing accounts as removed. */
  markRemoved(ids: readonly AccountId[]): Promise<void>;
}
