import type { RemoteUserId } from '../../domain/accounts/account.ts';
import type { QuotaSet } from '../../domain/accounts/quota.ts';
import type { AccountId, ServiceId } from '../../domain/id.ts';

/** Caches quotas, so that users do not wait for the server. */
export interface QuotaCache {
  /**
   * The quotas of an account as they were last read, plus the requests that we know were made since
   * then. Null if they were never read.
   */
  find(id: AccountId): Promise<QuotaSet | null>;
  save(id: AccountId, quotas: QuotaSet, at: Date): Promise<void>;
  /**
   * Accounts whose quotas should be read again: those of users, the guest account, and on a small
   * server also those whose profile lists a chat. Accounts without a limit are included only if
   * they were not read since `unlimitedReadBefore`.
   */
  listDue(
    serviceId: ServiceId,
    guestUserId: RemoteUserId | null,
    unlimitedReadBefore: Date,
  ): Promise<readonly { readonly id: AccountId; readonly remoteUserId: RemoteUserId }[]>;
}
