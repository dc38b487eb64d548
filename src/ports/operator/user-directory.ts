import type { ServiceId, UserId } from '../../domain/id.ts';
import type {
  ErasurePreview,
  FreeAccount,
  LinkableAccount,
  UserDetails,
  UserFilter,
  UserOverview,
  UserPosition,
} from '../../domain/operator/user-overview.ts';

/** Users as admins look through them. Only reads. */
export interface UserDirectory {
  /** Users after a position, the newest (or last seen) first, and where the list continues; null at its end. */
  list(
    filter: UserFilter,
    page: { readonly after: UserPosition | null; readonly limit: number },
  ): Promise<{ readonly users: readonly UserOverview[]; readonly next: UserPosition | null }>;
  /** Null if there is no such user. */
  find(id: UserId): Promise<UserDetails | null>;
  /** Null if there is no such user. */
  previewErasure(id: UserId): Promise<ErasurePreview | null>;
  /** Accounts without a user, the newest first; at most 20,000. Those of `except` are left out. */
  listFreeAccounts(except: readonly ServiceId[]): Promise<readonly FreeAccount[]>;
  /** Accounts of a server by part of their name or email address, with the names of their users; at most 25. */
  searchAccounts(
    serviceId: ServiceId,
    search: string,
  ): Promise<readonly (LinkableAccount & { readonly users: readonly string[] })[]>;
}
