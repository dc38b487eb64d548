import type {
  MergeChoice,
  MergeId,
  MergePreview,
  Preferences,
} from '../../domain/accounts/identity.ts';
import type { QuotaSet } from '../../domain/accounts/quota.ts';
import type { Actor } from '../../domain/actor.ts';
import { AppError, isAppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type {
  CodeRepository,
  DetachTarget,
  IdentityRepository,
} from '../../ports/accounts/identity-repository.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { JobQueue } from '../../ports/job-queue.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { Members, ResolvedAccount } from './members.ts';
import type { Quotas } from './quotas.ts';

/** Who somebody is on one service. */
export interface AccountOnService {
  readonly serviceId: ServiceId;
  /** As whom they ask; the fault says why nobody is known. */
  readonly acting: ResolvedAccount | AppError;
}

/** The same, with what they may still ask for. */
export interface AccountWithQuotas extends AccountOnService {
  /** Null when the service does not tell right now. */
  readonly quotaSet: QuotaSet | null;
}

/** Who somebody is: their chats, and as whom they ask. */
export interface IdentitySummary {
  readonly chatAccounts: Awaited<ReturnType<UserRepository['listChatAccounts']>>;
  readonly preferences: Preferences;
  readonly here: AccountOnService;
  /** Their accounts on other services. */
  readonly elsewhere: readonly AccountOnService[];
}

/** What `/me` tells. */
export interface IdentityDetails extends IdentitySummary {
  readonly here: AccountWithQuotas;
  readonly elsewhere: readonly AccountWithQuotas[];
}

export type Identity = ReturnType<typeof createIdentity>;

/** What a person does about who they are. */
export function createIdentity(needs: {
  readonly identities: IdentityRepository;
  readonly codes: CodeRepository;
  readonly users: UserRepository;
  readonly accounts: AccountRepository;
  readonly members: Members;
  readonly servers: OverseerrServers;
  readonly quotas: Pick<Quotas, 'refresh'>;
  readonly jobs: JobQueue;
}) {
  const { identities, codes, users, accounts, members, servers, quotas, jobs } = needs;

  return {
    /** A code that makes whoever hands it on, and says so, one with this chat. */
    issueMergeCode(actor: Actor): Promise<string> {
      return codes.issue('merge', actor);
    },

    /** What handing on a code would do. Throws `invalid-code`, `own-code`, `too-many-code-attempts`. */
    async redeemMergeCode(actor: Actor, code: string): Promise<MergePreview> {
      const id = await codes.redeemMerge(code, actor);
      return this.getMergePreview(actor, id);
    },

    /** Throws `invalid-code` for a question that is answered or too old, or of somebody else. */
    async getMergePreview(actor: Actor, id: MergeId): Promise<MergePreview> {
      const joining = await identities.findMergePreview(id, actor);
      if (!joining) throw new AppError('invalid-code');
      return joining;
    },

    /** Throws `invalid-code`, `account-conflict`, `user-blocked`. */
    async merge(actor: Actor, id: MergeId, choice: MergeChoice | null): Promise<void> {
      try {
        await identities.merge(id, choice, actor);
      } catch (error) {
        if (isAppError(error, 'invalid-code'))
          await identities.recordRefusal('invalid-code', actor, { id });
        throw error;
      }
    },

    /** Lets a chat account be somebody of its own again. Throws `not-found`. */
    async detach(actor: Actor, account: Omit<DetachTarget, 'userId'>): Promise<void> {
      const isDone = await identities.detach({ ...account, userId: actor.userId }, actor);
      if (!isDone) throw new AppError('not-found');
    },

    /** Gives up the account on a service. Throws `not-found` when there is none. */
    async unlinkAccount(actor: Actor, serviceId: ServiceId): Promise<{ readonly name: string }> {
      const unlinked = await identities.unlinkAccount(actor.userId, serviceId, actor);
      if (!unlinked) throw new AppError('not-found');
      return unlinked;
    },

    /** Looks again whose account a person has, also when they had left what profiles say. */
    async rematchAccount(actor: Actor, serviceId: ServiceId): Promise<ResolvedAccount> {
      await identities.updatePreferences(actor.userId, { linksByProfile: true });
      return members.resolveAccount(actor, serviceId);
    },

    getSummary,

    /** Who somebody is, and what they may still ask for. */
    async getDetails(actor: Actor, here: ServiceId): Promise<IdentityDetails> {
      const person = await getSummary(actor, here);
      const [standing, ...others] = await Promise.all([
        withQuotas(person.here),
        ...person.elsewhere.map((each) => withQuotas(each)),
      ]);
      return { ...person, here: standing, elsewhere: others };
    },

    /** Null: where they asked. Throws `invalid-input` for a platform on which they are not. */
    async setNotificationPlatform(
      actor: Actor,
      platform: Preferences['notifyOn'] | null,
    ): Promise<void> {
      const chats = await users.listChatAccounts(actor.userId);
      const matchingChats = chats.filter((chat) => chat.platform === platform);
      if (platform !== null && matchingChats.length === 0) throw new AppError('invalid-input');
      // Who asks for direct messages lets them in by now; otherwise that is found out with the next one.
      for (const chat of matchingChats)
        if (chat.isClosed) await users.setDirectMessagesClosed(chat, false);
      await identities.updatePreferences(actor.userId, { notifyOn: platform });
    },

    setLocale(actor: Actor, locale: string): Promise<void> {
      return identities.updatePreferences(actor.userId, { locale });
    },

    /** Makes the first admin. Throws `invalid-code`, `too-many-code-attempts`. */
    claimAdmin(actor: Actor, code: string): Promise<void> {
      return codes.redeemClaim(code, actor);
    },

    /** A code with which somebody becomes the first admin; null when there is one. */
    async issueClaimCode(): Promise<string | null> {
      return (await identities.hasAdmin()) ? null : codes.issue('claim', null);
    },

    /** Erases a person, and their name from the cards that stand. */
    async erase(actor: Actor): Promise<void> {
      const { requests } = await identities.erase(actor);
      await jobs.enqueue(
        requests.map((requestId) => ({ kind: 'update-cards', payload: { requestId } })),
      );
    },
  };

  /** Who somebody is: on the service `here`, and by their accounts on others. */
  async function getSummary(actor: Actor, here: ServiceId): Promise<IdentitySummary> {
    const others = servers.listIds().filter((id) => id !== here);
    const [chatAccounts, preferences, ...otherAccounts] = await Promise.all([
      users.listChatAccounts(actor.userId),
      identities.getPreferences(actor.userId),
      ...others.map((id) => accounts.findByUser(actor.userId, id)),
    ]);
    const acting = await orAppError(() => members.resolveAccount(actor, here));
    const elsewhere = otherAccounts
      .filter((account) => account !== null)
      .map((account) => ({ serviceId: account.serviceId, acting: { account, isGuest: false } }));
    return { chatAccounts, preferences, here: { serviceId: here, acting }, elsewhere };
  }

  async function withQuotas({ serviceId, acting }: AccountOnService): Promise<AccountWithQuotas> {
    if (acting instanceof AppError) return { serviceId, acting, quotaSet: null };
    const quotaSet = await orAppError(() => quotas.refresh(acting.account));
    return { serviceId, acting, quotaSet: quotaSet instanceof AppError ? null : quotaSet };
  }
}

/** Faults that only mean that something is not known right now; bugs fly on. */
async function orAppError<Value>(read: () => Promise<Value>): Promise<Value | AppError> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && error.code !== 'internal') return error;
    throw error;
  }
}
