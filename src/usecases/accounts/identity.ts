import type {
  MergeChoice,
  MergeId,
  MergePreview,
  Preferences,
} from '../../domain/accounts/identity.ts';
import type { QuotaSet } from '../../domain/accounts/quota.ts';
import type { Actor } from '../../domain/actor.ts';
import { AppError, isAppError } from '../../domain/app-error.ts';
import type { AccountId, ServiceId, UserId } from '../../domain/id.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { CodeRepository } from '../../ports/accounts/code-repository.ts';
import type { MemberRepository, UserErasure } from '../../ports/accounts/member-repository.ts';
import type { DetachTarget, MergeRepository } from '../../ports/accounts/merge-repository.ts';
import type { PreferenceRepository } from '../../ports/accounts/preference-repository.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { JobQueue } from '../../ports/job-queue.ts';
import type { RefusalLog } from '../../ports/refusal-log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import { eraseUser } from './erase-user.ts';
import type { Members, ResolvedAccount } from './members.ts';
import type { Quotas } from './quotas.ts';

/** The account that a user acts as on one server. */
export interface AccountOnService {
  readonly serviceId: ServiceId;
  /** An error says why there is no account. */
  readonly acting: ResolvedAccount | AppError;
}

/** The same, with its quotas and the names of the others who use it. */
export interface AccountWithQuotas extends AccountOnService {
  /** Null while the server does not report them. */
  readonly quotaSet: QuotaSet | null;
  readonly sharedWith: readonly string[];
}

/** A user's chats, preferences, and accounts. */
export interface IdentitySummary {
  readonly chatAccounts: Awaited<ReturnType<UserRepository['listChatAccounts']>>;
  readonly preferences: Preferences;
  readonly here: AccountOnService;
  /** Their accounts on other servers. */
  readonly elsewhere: readonly AccountOnService[];
}

/** What `/me` shows. */
export interface IdentityDetails extends IdentitySummary {
  readonly here: AccountWithQuotas;
  readonly elsewhere: readonly AccountWithQuotas[];
}

export type Identity = ReturnType<typeof createIdentity>;

/** How users manage their chats, accounts, and preferences. */
export function createIdentity(deps: {
  readonly preferences: PreferenceRepository;
  readonly merges: MergeRepository;
  readonly codes: CodeRepository;
  readonly users: Pick<UserRepository, 'listChatAccounts' | 'setDirectMessagesClosed'>;
  readonly userErasure: UserErasure;
  readonly accountLinks: Pick<AccountLinkRepository, 'findByUser' | 'listUsers' | 'unlink'>;
  readonly memberRepository: Pick<MemberRepository, 'hasAdmin'>;
  readonly refusals: RefusalLog;
  readonly members: Members;
  readonly servers: OverseerrServers;
  readonly quotas: Pick<Quotas, 'refresh'>;
  readonly jobs: JobQueue;
}) {
  const { preferences, merges, codes, users, userErasure, accountLinks } = deps;
  const { memberRepository, refusals, members, servers, quotas, jobs } = deps;

  return {
    /**
     * Issues a code. Another chat is connected to this one when the code is sent there and
     * confirmed.
     */
    issueMergeCode(actor: Actor): Promise<string> {
      return codes.issue('merge', actor);
    },

    /**
     * What connecting the chats would change. Throws `invalid-code`, `own-code`,
     * `too-many-code-attempts`.
     */
    async redeemMergeCode(actor: Actor, code: string): Promise<MergePreview> {
      const id = await codes.redeemMerge(code, actor);
      return getMergePreview(actor, id);
    },

    /**
     * Makes a code invalid that others than its owner could read. Does not tell whether there was such a code, so that
     * nobody can try codes that way. Throws `too-many-code-attempts`.
     */
    async revokeMergeCode(actor: Actor, code: string): Promise<void> {
      try {
        await codes.revokeMerge(code, actor);
      } catch (error) {
        if (!isAppError(error, 'invalid-code')) throw error;
      }
    },

    /** Throws `invalid-code` if the question was answered, has expired, or is for another user. */
    getMergePreview,

    /** Throws `invalid-code`, `account-conflict`, `user-blocked`. */
    async merge(actor: Actor, id: MergeId, choice: MergeChoice | null): Promise<void> {
      try {
        await merges.merge(id, choice, actor);
      } catch (error) {
        if (isAppError(error, 'invalid-code'))
          await refusals.recordRefusal('invalid-code', actor, { id });
        throw error;
      }
    },

    /** Moves a chat account to a new user. Throws `not-found`. */
    async detach(actor: Actor, account: Omit<DetachTarget, 'userId'>): Promise<void> {
      const isDone = await merges.detach({ ...account, userId: actor.userId }, actor);
      if (!isDone) throw new AppError('not-found');
    },

    /** Unlinks the user's account on a server. Throws `not-found` if there is none, and `last-admin`. */
    async unlinkAccount(actor: Actor, serviceId: ServiceId): Promise<{ readonly name: string }> {
      const unlinked = await accountLinks.unlink(actor.userId, serviceId, actor);
      if (!unlinked) throw new AppError('not-found');
      return unlinked;
    },

    /**
     * Looks for the user's account again, even if they gave it up before. Also returns its other
     * users' names.
     */
    async rematchAccount(
      actor: Actor,
      serviceId: ServiceId,
    ): Promise<{ readonly acting: ResolvedAccount; readonly sharedWith: readonly string[] }> {
      await preferences.updatePreferences(actor.userId, { linksByProfile: true });
      const acting = await members.resolveAccount(actor, serviceId);
      const sharedWith = acting.isGuest ? [] : await listSharers(acting.account.id, actor.userId);
      return { acting, sharedWith };
    },

    getSummary,

    /** The same as `getSummary`, with quotas and the users of shared accounts. */
    async getDetails(actor: Actor, here: ServiceId): Promise<IdentityDetails> {
      const person = await getSummary(actor, here);
      const [standing, ...others] = await Promise.all([
        withDetails(person.here, actor),
        ...person.elsewhere.map((each) => withDetails(each, actor)),
      ]);
      return { ...person, here: standing, elsewhere: others };
    },

    /**
     * Null: notify where the request was made. Throws `invalid-input` if the user has no chat on
     * the platform.
     */
    async setNotificationPlatform(
      actor: Actor,
      platform: Preferences['notifyOn'] | null,
    ): Promise<void> {
      const chats = await users.listChatAccounts(actor.userId);
      const matchingChats = chats.filter((chat) => chat.platform === platform);
      if (platform !== null && matchingChats.length === 0) throw new AppError('invalid-input');
      // A user who asks for direct messages probably accepts them now. If not, the next message
      // shows it.
      for (const chat of matchingChats)
        if (chat.isClosed) await users.setDirectMessagesClosed(chat, false);
      await preferences.updatePreferences(actor.userId, { notifyOn: platform });
    },

    setLocale(actor: Actor, locale: string): Promise<void> {
      return preferences.updatePreferences(actor.userId, { locale });
    },

    /** Makes the first admin. Throws `invalid-code`, `too-many-code-attempts`. */
    claimAdmin(actor: Actor, code: string): Promise<void> {
      return codes.redeemClaim(code, actor);
    },

    /** The code that makes its sender the first admin. Null if there already is an admin. */
    async issueClaimCode(): Promise<string | null> {
      return (await memberRepository.hasAdmin()) ? null : codes.issue('claim', null);
    },

    /** Erases a user, and removes their name from posted cards. Throws `last-admin`. */
    async erase(actor: Actor): Promise<void> {
      await eraseUser(actor.userId, actor, { userErasure, jobs });
    },
  };

  async function getMergePreview(actor: Actor, id: MergeId): Promise<MergePreview> {
    const preview = await merges.findMergePreview(id, actor);
    if (!preview) throw new AppError('invalid-code');
    return preview;
  }

  /** A user's chats and accounts: on the server `here`, and on the others. */
  async function getSummary(actor: Actor, here: ServiceId): Promise<IdentitySummary> {
    const others = servers.listIds().filter((id) => id !== here);
    const [chatAccounts, chosen, ...otherAccounts] = await Promise.all([
      users.listChatAccounts(actor.userId),
      preferences.getPreferences(actor.userId),
      ...others.map((id) => accountLinks.findByUser(actor.userId, id)),
    ]);
    const acting = await orAppError(() => members.resolveAccount(actor, here));
    const elsewhere = otherAccounts
      .filter((account) => account !== null)
      .map((account) => ({
        serviceId: account.serviceId,
        acting: account.isBlocked
          ? new AppError('account-blocked')
          : ({ account, isGuest: false } as const),
      }));
    return { chatAccounts, preferences: chosen, here: { serviceId: here, acting }, elsewhere };
  }

  async function withDetails(
    { serviceId, acting }: AccountOnService,
    { userId }: Actor,
  ): Promise<AccountWithQuotas> {
    if (acting instanceof AppError) return { serviceId, acting, quotaSet: null, sharedWith: [] };
    const [quotaSet, sharedWith] = await Promise.all([
      orAppError(() => quotas.refresh(acting.account)),
      acting.isGuest ? [] : listSharers(acting.account.id, userId),
    ]);
    if (!(quotaSet instanceof AppError)) return { serviceId, acting, quotaSet, sharedWith };
    // One answer does not end a link, because it may be wrong. But nobody is told that they can use the account.
    const isGone = quotaSet.code === 'account-not-found';
    const gone = acting.isGuest ? new AppError('guest-account-missing') : quotaSet;
    return { serviceId, acting: isGone ? gone : acting, quotaSet: null, sharedWith };
  }

  /** The names of the other users of an account. */
  async function listSharers(accountId: AccountId, userId: UserId): Promise<string[]> {
    const holders = await accountLinks.listUsers(accountId);
    return holders.filter(({ id }) => id !== userId).map((user) => user.displayName);
  }
}

/** Returns errors that only mean that something is unknown right now. Throws bugs. */
async function orAppError<Value>(read: () => Promise<Value>): Promise<Value | AppError> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && error.code !== 'internal') return error;
    throw error;
  }
}
