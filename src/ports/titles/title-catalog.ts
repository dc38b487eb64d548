import type { RemoteUserId } from '../../domain/accounts/account.ts';

/** `fresh` bypasses the cache; `as` is the account to read as. */
export interface ReadOptions {
  readonly fresh?: boolean;
  readonly as?: RemoteUserId;
}
