import type { AccountNumber, Proof, RemoteAccount, ServiceAccount } from '../core/account.ts';
import type { AuditLine } from '../core/history.ts';
import type { AccountId, ServiceId, SpaceId, UserId } from '../core/id.ts';
import type { ChatAccountKey, Platform } from '../core/place.ts';
import type { PersonHere, Space, SpaceSettings, User, Visitor } from '../core/user.ts';

/** People, their chat accounts and the spaces they are met in. */
export interface People {
  find(id: UserId): Promise<User | null>;
  /** The user behind a visitor, made on first contact. */
  meet(visitor: Visitor): Promise<User>;
  /** The user behind a visitor and the space they do something in, made on first contact. */
  arrive(
    visitor: Visitor,
    space: Pick<Space, 'platformSpaceId' | 'name'> | null,
  ): Promise<PersonHere>;
  chatAccounts(userId: UserId): Promise<(ChatAccountKey & { name: string; isClosed: boolean })[]>;
  /** Remembers that a person does not take direct messages, or does again. */
  setDirectClosed(account: ChatAccountKey, isClosed: boolean): Promise<void>;
  enter(platform: Platform, platformSpaceId: string, name: string): Promise<Space>;
  space(id: SpaceId): Promise<Space | null>;
  /** Keeps a space's settings and the audit line of the change, as one. */
  setSpace(
    id: SpaceId,
    change: { readonly settings: SpaceSettings; readonly serviceId: ServiceId | null },
    audit: AuditLine,
  ): Promise<Space>;
  /**
   * Makes admins of those known whom the settings name, and of those no more whom only the settings made one and no
   * longer name; returns how many these are.
   */
  heedAdmins(): Promise<number>;
  /**
   * The chat accounts of admins, also of those whom only the settings name, and of whoever manages requests on a
   * service, with the languages they read where these are known.
   */
  approvers(serviceId: ServiceId): Promise<(ChatAccountKey & { readonly locale: string | null })[]>;
}

/** Accounts on services and whose they are. */
export interface Accounts {
  ofUser(userId: UserId, serviceId: ServiceId): Promise<ServiceAccount | null>;
  find(id: AccountId): Promise<ServiceAccount | null>;
  byNumber(serviceId: ServiceId, number: AccountNumber): Promise<ServiceAccount | null>;
  /** Accounts whose profile names this chat account. */
  namedBy(serviceId: ServiceId, account: ChatAccountKey): Promise<ServiceAccount[]>;
  /**
   * `asker`: the chat in which it was proved; `not-yours` when that is not the user's any more. Chats that only a
   * profile brought together stay together only where this account's profile names them.
   */
  link(id: AccountId, userId: UserId, proof: Proof, asker?: ChatAccountKey): Promise<void>;
  /**
   * Inserts or updates what the service said; returns the rows. An account stays whose it is, unless its number is
   * another person's by now.
   */
  keep(serviceId: ServiceId, accounts: readonly RemoteAccount[]): Promise<ServiceAccount[]>;
  /**
   * Brings the links that rest on profiles up to date: links accounts whose profile names the chat account of
   * exactly one user, when that user is named by no other account; unlinks those that are no longer named.
   */
  matchProfiles(serviceId: ServiceId): Promise<{ linked: number; unlinked: number }>;
  /** How many accounts a service has. */
  count(serviceId: ServiceId): Promise<number>;
  /** Marks accounts of a service as removed that were not kept since. */
  dropOlderThan(serviceId: ServiceId, syncedBefore: Date): Promise<number>;
}
