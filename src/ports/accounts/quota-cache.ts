import type { RemoteUserId } from '../../domain/accounts/account.ts';
import type { QuotaSet } from '../../domain/accounts/quota.ts';
import type { AccountId, ServiceId } from '../../domain/id.ts';

/** What is remembered of quotas, so that nobody waits for the service to be asked. */
export interface QuotaCache {
  /**
   * The quotas of an account as they were read last, counted along with what we know to have been asked for since;
   * null for one that was never read.
   */
  find(id: AccountId): Promise<QuotaSet | null>;
  save(id: AccountId, quotas: QuotaSet, at: Date): Promise<void>;
  /**
   * Accounts of people and the guests' one, and on a small service also those whose profile names a chat, whose
   * quotas should be read again; those without any limit were not read since `unlimitedBefore`.
   */
  listDue(
    serviceId: ServiceId,
    guestUserId: RemoteUserId | null,
    unlimitedReadBefore: Date,
  ): Promise<readonly { readonly id: AccountId; readonly remoteUserId: RemoteUserId }[]>;
}
