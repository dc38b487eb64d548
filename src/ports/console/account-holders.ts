import type { AccountHolder } from '../../domain/console/console-rights.ts';
import type { UserId } from '../../domain/id.ts';

/** Reads what decides about the rights of a user. */
export interface AccountHolders {
  /** A user with their accounts, without those that their server has removed. Null if there is no such user. */
  find(userId: UserId): Promise<AccountHolder | null>;
}
