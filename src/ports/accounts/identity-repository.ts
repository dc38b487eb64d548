import type {
  AccountSuggestion,
  CodePurpose,
  ErasureResult,
  Member,
  MergeChoice,
  MergeId,
  MergePreview,
  Preferences,
} from '../../domain/accounts/identity.ts';
import type { Actor, ActorIdentity } from '../../domain/actor.ts';
import type { AccountId, ServiceId, UserId } from '../../domain/id.ts';

/**
 * One-time codes, kept as hashes: 40 bits, ten minutes (codes to claim: 30 days), for one purpose, once. Case,
 * spaces, hyphens and letters that look like digits do not matter.
 */
export interface CodeRepository {
  /** Makes a code as it is to be shown; earlier ones of that user and purpose are void. */
  issue(purpose: CodePurpose, by: Actor | null): Promise<string>;
  /**
   * Trades a code that two people have handed on for the question whether they are one.
   * Throws `invalid-code`, `own-code`, and `too-many-code-attempts` after five wrong ones in ten minutes.
   */
  redeemMerge(code: string, by: Actor): Promise<MergeId>;
  /** Makes somebody admin who has the code of the log while nobody is. Throws `invalid-code`, `too-many-code-attempts`. */
  redeemClaim(code: string, by: Actor): Promise<void>;
}

/** Who is one person, what they chose, and what becomes of them. Every change writes its audit line with it. */
export interface IdentityRepository {
  getPreferences(userId: UserId): Promise<Preferences>;
  /** `locale` null follows the platforms again, `tellAt` null the place of the wish, `byProfile` what profiles say. */
  updatePreferences(
    userId: UserId,
    choice:
      | { readonly locale: string | null }
      | { readonly notifyOn: Preferences['notifyOn'] | null }
      | { readonly serviceId: ServiceId }
      | { readonly linksByProfile: true },
  ): Promise<void>;
  hasAdmin(): Promise<boolean>;

  /** What stands between two who are to be one; null when that question is answered, too old or not theirs. */
  findMergePreview(id: MergeId, by: Actor): Promise<MergePreview | null>;
  /**
   * Makes them one; null says that no accounts clash. Throws `invalid-code` for a question that is not open any
   * more, or of a chat that is somebody else's by now, `account-conflict` when accounts clash and nobody said which is kept, `user-blocked` when one is blocked.
   */
  merge(id: MergeId, choice: MergeChoice | null, by: Actor): Promise<void>;
  /** Makes a chat account somebody of its own again; false when it is the only one, or not theirs. */
  detach(target: DetachTarget, by: Actor): Promise<boolean>;
  /** Takes a user's account on a service from them, and profiles give it back no more; null when there is none. */
  unlinkAccount(
    userId: UserId,
    serviceId: ServiceId,
    by: Actor,
  ): Promise<{ readonly name: string } | null>;

  /** Members by part of a name, by their id on a platform or a mention with it, the unlinked first; at most 300. */
  listMembers(
    serviceId: ServiceId,
    filter: { readonly nameQuery: string | null; readonly onlyUnlinked: boolean },
  ): Promise<readonly Member[]>;
  findMember(serviceId: ServiceId, userId: UserId): Promise<Member | null>;
  /** Accounts of a service that nobody has and that go by a member's name or e-mail address; by user. */
  listAccountSuggestions(
    serviceId: ServiceId,
    members: readonly Member[],
  ): Promise<readonly AccountSuggestion[]>;
  /** Accounts of a service that nobody has, by part of their name; at most 25. */
  listUnlinkedAccounts(
    serviceId: ServiceId,
    nameQuery: string | null,
  ): Promise<
    readonly { readonly id: AccountId; readonly name: string; readonly remoteUserId: number }[]
  >;
  /**
   * Gives an account that nobody has to a user. Throws `account-taken`, `account-not-found`, and `chats-detached` when only
   * a profile had brought the user's chats together: they stand alone by then, and nothing is linked.
   */
  linkAccount(accountId: AccountId, userId: UserId, by: ActorIdentity): Promise<void>;
  /** Throws `not-found`. */
  setBlocked(userId: UserId, isBlocked: boolean, by: ActorIdentity): Promise<void>;

  /** Erases a person: their rows are gone, and what must stay names nobody. */
  erase(by: Actor): Promise<ErasureResult>;
  /** Writes down that something was refused. */
  recordRefusal(
    action: string,
    by: Actor,
    detail: Readonly<Record<string, unknown>>,
  ): Promise<void>;
}

/** Which of a user's chat accounts is to stand alone. */
export interface DetachTarget {
  readonly userId: UserId;
  readonly platform: Member['chatAccounts'][number]['platform'];
  readonly platformUserId: string;
}
