import type { RemoteUserId } from '../../domain/accounts/account.ts';

/** `fresh` reads past the cache; `as` is the account it is read for. */
export interface ReadOptions {
  readonly fresh?: boolean;
  readonly as?: RemoteUserId;
}
