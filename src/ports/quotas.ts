import type { AccountNumber } from '../core/account.ts';
import type { AccountId, ServiceId } from '../core/id.ts';
import type { Quotas } from '../core/quota.ts';

/** What is remembered of quotas, so that nobody waits for the service to be asked. */
export interface QuotaBook {
  /**
   * The quotas of an account as they were read last, counted along with what we know to have been asked for since;
   * null for one that was never read.
   */
  known(id: AccountId): Promise<Quotas | null>;
  keep(id: AccountId, quotas: Quotas, at: Date): Promise<void>;
  /**
   * Accounts of people and the guests' one, and on a small service also those whose profile names a chat, whose
   * quotas should be read again; those without any limit were not read since `unlimitedBefore`.
   */
  toRead(
    serviceId: ServiceId,
    guest: AccountNumber | null,
    unlimitedBefore: Date,
  ): Promise<readonly { readonly id: AccountId; readonly number: AccountNumber }[]>;
}
